"""What one source tells, and then tells otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from sayso.compare.causes import find_mistyped
from sayso.compare.findings import find_findings
from sayso.model import Cause, Finding, KeptFigure, Period, Question
from tests.compare.make import make_kept

START = date(2022, 2, 24)
TOTAL = Question("killed", "person", "Norland", None, None, None, True, START, None)
INCIDENT = Question(
    "killed", "person", None, None, None, "Oldford", False, None, Period(date(2022, 3, 7), date(2022, 3, 7))
)


def make_total(number: int, day: int, words: str | None = None, **values: object) -> KeptFigure:
    """The ministry's running total for a day of June 2022, told on that day."""
    told = date(2022, 5, 31) + timedelta(days=day)
    defaults: dict[str, object] = {
        "body": f"Day {day}: {words or number} people had been killed, the ministry said.",
        "published": told,
        "publisher": "Ministry of Norland",
        "period": Period(START, told),
        "cumulative": True,
        "party": "Norland",
    }
    return make_kept(words or str(number), **{"low": number, "high": number, **defaults, **values})  # type: ignore[arg-type]  # a case names fields as it likes


def make_toll(number: int, hour: int, **values: object) -> KeptFigure:
    """A toll of one incident on the police's word, in a report of its own."""
    defaults: dict[str, object] = {
        "body": f"Update {hour}: {number} people died at Oldford, police said.",
        "according_to": "police",
        "published": date(2022, 3, 7) + timedelta(days=hour // 24),
    }
    return make_kept(str(number), **{"low": number, "high": number, **defaults, **values})  # type: ignore[arg-type]  # a case names fields as it likes


def find(question: Question, *figures: KeptFigure) -> list[Finding]:
    return [one for one in find_findings(question, figures, ()) if one.kind in ("revision", "fall")]


def test_a_growing_total_is_one_new_count() -> None:
    figures = [make_total(100 + day, day) for day in range(1, 6)]
    (found,) = find(TOTAL, *figures)
    assert (found.kind, found.cause, found.day) == ("revision", "new count", date(2022, 6, 5))
    assert found.sides == (figures[0].id, figures[-1].id)
    assert found.reason == (
        "people killed (Norland): Ministry of Norland’s “101” (1 June 2022) grew in 4 steps to “105” (5 June 2022); a new count."
    )
    assert [ground.pin.words for ground in found.grounds] == ["101", "105"]


def make_round(tenths: int, day: int, **values: object) -> KeptFigure:
    return make_total(tenths * 100_000, day, f"{tenths / 10} million", **values)


def test_a_rounded_number_above_all_later_ones_is_another_count() -> None:
    assert find(TOTAL, *(make_round(number, day) for day, number in enumerate((12, 15, 12, 12), 1))) == []
    (fall,) = find(TOTAL, make_round(15, 2), make_round(12, 3))
    assert fall.kind == "fall"
    corrected = "Day 3: 1.2 million people had been killed, the ministry said, which corrected what it had told before."
    fall = find(TOTAL, make_round(15, 2), make_round(12, 3, body=corrected), make_round(12, 4))[0]
    assert (fall.kind, fall.cause) == ("fall", "correction")


def test_a_total_that_stands_is_nothing() -> None:
    assert find(TOTAL, *(make_total(100, day) for day in range(1, 6))) == []


@pytest.mark.parametrize(
    ("numbers", "day", "cause"),
    [
        ((1310, 1359, 1340), 3, "unknown"),
        ((1310, 1531, 1360), 3, "slip"),  # 1351, two digits swapped
        ((661, 6690, 700), 3, "slip"),  # 669 or 690, a digit too many
        ((1310, 135, 1380), 2, "slip"),  # 1350, the last digit dropped
        ((1032, 1000, 1010), 2, "unknown"),
    ],
)
def test_finds_a_fall_with_its_day_and_cause(numbers: tuple[int, ...], day: int, cause: Cause) -> None:
    figures = [make_total(number, at + 1) for at, number in enumerate(numbers)]
    falls = [one for one in find(TOTAL, *figures) if one.kind == "fall"]
    assert [(one.day, one.cause) for one in falls] == [(date(2022, 6, day), cause)]
    assert "falls from" in falls[0].reason


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("Day 2: 90 people had been killed, the ministry clarified.", "correction"),
        ("Day 2: 90 people had been killed, not including missing ones.", "redefinition"),
        ("Day 2: 90 people had been killed, the ministry said.", "unknown"),
    ],
)
def test_the_words_of_a_fall_tell_its_cause(body: str, cause: Cause) -> None:
    assert [one.cause for one in find(TOTAL, make_total(100, 1), make_total(90, 2, body=body))] == [cause]


def test_an_old_total_told_late_by_another_outlet_is_no_fall() -> None:
    ministry = {"according_to": "Ministry of Norland"}
    late = make_total(101, 4, publisher="Oldford Echo", **ministry)
    rounded = make_total(100, 4, publisher="Oldford Echo", **ministry)
    run = [make_total(101, 1), make_total(105, 2), make_total(109, 3)]
    for told in (late, rounded):
        assert [one.kind for one in find(TOTAL, *run, told)] == ["revision"]


def test_one_report_that_tells_how_a_total_fell_is_no_fall() -> None:
    body = "By 1 June 100 people were missing, by 2 June 90 people."
    figures = [make_total(number, day, body=body, published=date(2022, 6, 2)) for number, day in ((100, 1), (90, 2))]
    assert find(TOTAL, *figures) == []


def test_a_total_of_a_tenth_is_another_count() -> None:
    assert find(TOTAL, make_total(1000, 1), make_total(93, 2)) == []


def test_a_total_that_leaps_after_months_is_another_count() -> None:
    assert find(TOTAL, make_total(150, 1), make_total(26_000, 80)) == []
    assert [one.cause for one in find(TOTAL, make_total(150, -90), make_total(26_000, -60))] == ["new count"]


def test_an_open_number_is_no_fall() -> None:
    assert find(TOTAL, make_total(1250, 1), make_total(1200, 2, "more than 1200", high=None, bound="more_than")) == []


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("Day 1: 120 people had been killed, the ministry corrected.", "correction"),
        ("In all 120 people were killed.", "unknown"),
    ],
)
def test_another_value_for_the_same_day_is_a_revision(words: str, cause: Cause) -> None:
    later = make_total(120, 1, body=words, published=date(2022, 6, 2))
    (found,) = find(TOTAL, make_total(100, 1), later)
    assert (found.kind, found.cause, found.day) == ("revision", cause, date(2022, 6, 1))
    assert "told otherwise for the same day" in found.reason


def test_a_toll_of_an_incident_grows_by_new_counts() -> None:
    found = find(INCIDENT, make_toll(4, 1), make_toll(9, 30), make_toll(9, 50))
    assert [(one.kind, one.cause) for one in found] == [("revision", "new count")]


def test_one_report_never_revises_itself() -> None:
    body = "Police said 4 people died; 9 people died at Oldford, they said."
    figures = [make_kept(one, int(one), int(one), body=body, according_to="police") for one in ("4", "9")]
    assert find(INCIDENT, *figures) == []


def test_two_sources_revise_nothing() -> None:
    assert find(INCIDENT, make_toll(4, 1), make_toll(9, 30, according_to="the mayor")) == []


@pytest.mark.parametrize(
    ("number", "low", "high", "meant"),
    [
        (1532, 1300, 1360, [1352]),
        (661, 700, 900, []),
        (6611, 600, 700, [611, 661]),
        (75, 751, 753, [751, 752, 753]),
        (7, 70, 79, []),
    ],
)
def test_finds_what_was_mistyped(number: int, low: int, high: int, meant: list[int]) -> None:
    assert find_mistyped(Decimal(number), Decimal(low), Decimal(high)) == tuple(map(Decimal, meant))
