"""Reports that contradict themselves, and such as don't."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sayso.model import Bound, Days, Figure, Flag, Period, Quantity, Span, Statement, Text, Time, TimeKind, make_pin
from sayso.resolve.flags import find_flags
from tests.factories import make_report, make_span, make_statement, make_text

MONDAY = Period(date(2022, 3, 7), date(2022, 3, 7))


def make_figure(body: str, words: str, number: int, **values: Any) -> Figure:
    """A figure of that many people killed where the body has the words; `bound` is its bound."""
    bound: Bound = values.pop("bound", "exact")
    low = None if bound in ("at_most", "fewer_than") else Decimal(number)
    high = None if bound in ("at_least", "more_than") else Decimal(number)
    told: dict[str, Any] = {
        "id": f"f{number}", "event": "killed", "unit": "person", "party": None, "by": None, "status": None,
        "period": None, "cumulative": False, "place": None, "places": (), "part_of": None, "statement": None,
        "according_to": None, "role": "claim", "modality": "asserted", "score": 0.9, "method": "test",
    }  # fmt: skip
    pin = make_pin(body, make_span(body, words))
    return Figure(**{**told, **values, "pin": pin, "quantity": Quantity(low, high, bound, words)})


def make_time(body: str, words: str, kind: TimeKind, value: str, day: date | None = None) -> Time:
    return Time(make_pin(body, make_span(body, words)), kind, value, None if day is None else Period(day, day))


def read(
    text: Text, figures: list[Figure], statements: tuple[Statement, ...] = (), times: tuple[Time, ...] = ()
) -> list[Flag]:
    return list(find_flags(make_report(), text, statements, figures, times))


# Sums


@pytest.mark.parametrize(
    ("body", "whole", "parts", "bound", "flagged"),
    [
        ("The storm killed 12 people: 9 in Oldford, 5 in Newtown.", 12, (9, 5), "exact", True),
        ("The storm killed 14 people: 9 in Oldford, 5 in Newtown.", 14, (9, 5), "exact", False),
        ("The storm killed 20 people: 9 in Oldford, 5 in Newtown.", 20, (9, 5), "exact", True),
        ("The storm killed 20 people: 9 in Oldford, 5 in Newtown, the rest at sea.", 20, (9, 5), "exact", False),
        ("The storm killed 20 people, including 9 in Oldford and 5 in Newtown.", 20, (9, 5), "exact", False),
        ("The storm killed 12 people, including 9 women and 5 men.", 12, (9, 5), "exact", True),
        ("The storm killed 12 people, including 15 children.", 12, (15,), "exact", True),
        ("The storm killed at least 12 people, including 15 children.", 12, (15,), "at_least", False),
        # they may overlap
        ("It launched 12 drones, 9 of which came down, 5 of which burned.", 12, (9, 5), "exact", False),
        ("About 12 people died, including 9 women and 5 men.", 12, (9, 5), "about", False),
    ],
)
def test_sums(body: str, whole: int, parts: tuple[int, ...], bound: Bound, flagged: bool) -> None:
    told = make_figure(body, str(whole), whole, bound=bound)
    figures = [told, *(make_figure(body, str(part), part, part_of=told.id) for part in parts)]
    flags = read(make_text(body), figures)
    assert [flag.kind for flag in flags] == ["sum"] * flagged
    assert all(flag.sides == tuple(figure.id for figure in figures) for flag in flags)


def test_what_is_hedged_makes_no_sum() -> None:
    body = "The storm killed 12 people, including perhaps 15 children."
    whole = make_figure(body, "12", 12)
    assert read(make_text(body), [whole, make_figure(body, "15", 15, part_of="f12", modality="hedged")]) == []


# Periods

SPOKEN = (
    "Norland has bombed Sudland since invading it on Friday.\n"
    "“Why are 300 people killed in the 72 hours of the aggression?” Ann Example said."
)


def read_spoken(body: str = SPOKEN, length: str = "PT72H", **values: Any) -> list[Flag]:
    question = body.splitlines()[-1].removesuffix(" Ann Example said.")
    said = Days(date(2022, 3, 5), date(2022, 3, 5))
    asked = make_statement(body, "Ann Example", "said", question, **{"kind": "direct", "said": said, **values})
    start = body.index(question) + question.index("300")
    figure = replace(make_figure(body, "300", 300, statement="s1"), pin=make_pin(body, Span(start, start + 3)))
    times = (
        make_time(body, "Friday", "date", "2022-03-04", date(2022, 3, 4)),
        make_time(body, "72 hours", "duration", length),
    )
    return read(make_text(body), [figure], (asked,), times)


def test_a_period_that_cannot_have_passed_is_flagged() -> None:
    (flag,) = read_spoken()
    assert (flag.kind, flag.sides) == ("period", ("f300", "s1"))
    assert "4 March 2022" in flag.reason
    assert "48 hours" in flag.reason


@pytest.mark.parametrize(
    ("values", "length"),
    [
        ({"said": Days(date(2022, 3, 6), date(2022, 3, 6))}, "PT72H"),
        ({}, "PT48H"),
        ({}, "P2D"),
        ({}, "PXD"),  # some days
    ],
)
def test_a_period_that_can_have_passed_is_not(values: dict[str, Any], length: str) -> None:
    assert read_spoken(length=length, **values) == []


@pytest.mark.parametrize(
    "change", [("the 72 hours of", "nearly 72 hours of"), ("of the aggression", "of the strike"), ("of the", "in the")]
)
def test_a_rough_length_and_one_of_something_else_are_not(change: tuple[str, str]) -> None:
    assert read_spoken(SPOKEN.replace(*change)) == []


def test_a_well_known_start_is_recalled() -> None:
    body = "In 40 days of the invasion 300 people were killed in Ukraine."
    times = (make_time(body, "40 days", "duration", "P40D"),)
    (flag,) = read(make_text(body), [make_figure(body, "300", 300)], (), times)
    assert "24 February 2022" in flag.reason


@pytest.mark.parametrize(
    ("body", "day", "flagged"),
    [
        ("On March 20 the storm killed 12 people.", date(2022, 3, 20), True),
        ("On March 20 the storm will have killed 12 people.", date(2022, 3, 20), False),
        ("On March 8 the storm killed 12 people.", date(2022, 3, 8), False),  # the next day: another time zone
        ("On March 2 the storm killed 12 people.", date(2022, 3, 2), False),
    ],
)
def test_a_day_after_the_words_is_flagged_where_told_as_past(body: str, day: date, flagged: bool) -> None:
    figure = make_figure(body, "12", 12, period=Period(day, day))
    words = body.removeprefix("On ").split(" the")[0]
    flags = read(make_text(body), [figure], (), (make_time(body, words, "date", day.isoformat(), day),))
    assert [flag.kind for flag in flags] == ["period"] * flagged


# Told twice

TWO = "Police said 25 people had been killed.\nThe governor put the toll at 31."


@pytest.mark.parametrize(
    ("body", "values", "flagged"),
    [
        (TWO, ({"according_to": "police"}, {"according_to": "governor"}), True),
        (TWO, ({"according_to": "police"}, {"according_to": "governor", "event": "injured"}), False),
        (TWO, ({"according_to": "police"}, {"according_to": "governor", "place": "Oldford"}), False),
        (TWO, ({"according_to": "police"}, {"according_to": "governor", "role": "comparison"}), False),
        (TWO, ({"according_to": "police"}, {"according_to": "governor", "modality": "denied"}), False),
        (TWO, ({"according_to": "police", "bound": "at_least"}, {"according_to": "governor"}), False),
        (TWO, ({}, {}), False),  # nothing ties the two
        (TWO, ({"place": "Oldford", "period": MONDAY}, {"place": "Oldford", "period": MONDAY}), True),
        ("Police said 25 people had been killed.\nThe toll later rose to 31.", ({}, {"according_to": "police"}), False),
        ("Police said 5 people had died.\nThe governor spoke of 31.", ({}, {"according_to": "governor"}), False),
    ],
)
def test_a_count_told_twice(body: str, values: tuple[dict[str, Any], dict[str, Any]], flagged: bool) -> None:
    first = 25 if "25" in body else 5
    figures = [make_figure(body, str(first), first, **values[0]), make_figure(body, "31", 31, **values[1])]
    flags = read(make_text(body), figures)
    assert [flag.kind for flag in flags] == ["told_twice"] * flagged
    assert all(flag.sides == (f"f{first}", "f31") for flag in flags)
