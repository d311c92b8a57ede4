"""Counts and the days that they are told for."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.compare.findings import find_findings
from sayso.model import Days, Event, Finding, Flag, KeptFigure, Period, Question
from tests.compare.make import make_kept

TOLD = date(2022, 3, 7)
START = date(2022, 2, 24)
QUESTION = Question("killed", "soldier", "Russia", None, None, None, False, None, None)
TOTAL = Question("killed", "soldier", "Norland", None, None, None, True, START, None)


def find(figure: KeptFigure) -> list[Finding]:
    found = find_findings(QUESTION, [figure], ())
    return [one for one in found if one.kind == "impossible date"]


@pytest.mark.parametrize(
    ("first", "last", "event", "impossible"),
    [
        (date(2022, 3, 11), date(2022, 3, 11), "killed", True),
        (date(2022, 3, 8), date(2022, 3, 8), "killed", False),  # clocks differ
        (date(2022, 3, 5), date(2022, 3, 11), "killed", False),  # a week that is not over
        (date(2022, 3, 11), date(2022, 3, 11), "deployed", False),  # may be planned
    ],
)
def test_finds_what_was_told_before_it_happened(first: date, last: date, event: Event, impossible: bool) -> None:
    figure = make_kept(period=Period(first, last), event=event, published=TOLD)
    assert [one.day for one in find(figure)] == ([last] if impossible else [])


def test_a_running_total_may_not_end_ahead() -> None:
    figure = make_kept(period=Period(START, date(2022, 3, 11)), cumulative=True, said=Days(TOLD, TOLD))
    (found,) = find(figure)
    assert found.reason == (
        "soldiers killed (Russia): Oldford Echo’s “12” is told for 11 March 2022, but was known by 7 March 2022."
    )


def test_a_total_from_before_the_war_is_impossible() -> None:
    (found,) = find(make_kept(period=Period(None, date(2013, 3, 1)), party="Russia", by="Ukraine", cumulative=True))
    assert "before" in found.reason
    assert find(make_kept(period=Period(START, TOLD), party="Russia", by="Ukraine", cumulative=True)) == []


def test_takes_over_what_a_reading_says_against_itself() -> None:
    flags = Flag("sum", ("f1",), "Parts.", 0.5), Flag("period", ("f1",), "No Friday.", 0.5)
    for role in ("claim", "repeat"):
        assert [one.reason for one in find(make_kept(flags=flags, role=role))] == [
            "soldiers killed (Russia): No Friday."
        ]


def make_total(number: int, day: date) -> KeptFigure:
    return make_kept(str(number), number, number, period=Period(START, day), cumulative=True, publisher="Ministry")


@pytest.mark.parametrize(
    ("number", "first", "mistaken"),
    [(3500, TOLD, True), (3480, TOLD, True), (350, TOLD, False), (3500, date(2022, 2, 24), False)],
)
def test_finds_a_total_that_was_taken_for_a_day(number: int, first: date, mistaken: bool) -> None:
    single = make_kept(str(number), number, number, period=Period(first, TOLD))
    found = find_findings(TOTAL, [make_total(3500, TOLD)], (), daily=[single])
    assert [one.kind for one in found] == (["total for a day"] if mistaken else [])


def test_the_first_days_total_is_a_days_count() -> None:
    single = make_kept("350", 350, 350, period=Period(START, START), published=START)
    assert find_findings(TOTAL, [make_total(350, START)], (), daily=[single]) == ()


@pytest.mark.parametrize(
    "body", ["12 people will have been killed by then.", "Storms may have killed 12 this weekend."]
)
def test_a_sentence_that_looks_ahead_tells_of_no_day_that_was(body: str) -> None:
    assert find(make_kept(body=body, period=Period(date(2022, 3, 11), date(2022, 3, 12)), published=TOLD)) == []
