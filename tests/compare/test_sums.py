"""Totals and what was added to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from sayso.compare.findings import find_findings
from sayso.model import Finding, KeptFigure, Period, Question
from tests.compare.make import make_kept

START = date(2022, 2, 24)
TOTAL = Question("lost", "tank", "Norland", None, None, None, True, START, None)


def make_day(day: int, total: int, added: int, voice: str = "Ministry of Norland") -> tuple[KeptFigure, KeptFigure]:
    """A report that tells the total by a day of June 2022 and what was added on it."""
    until = date(2022, 5, 31) + timedelta(days=day)
    body = f"Day {day}: tanks {total} (+{added})."
    common = {"body": body, "published": until, "publisher": voice, "event": "lost", "unit": "tank", "party": "Norland"}
    whole = make_kept(str(total), total, total, period=Period(START, until), cumulative=True, **common)  # type: ignore[arg-type]  # a case names fields as it likes
    step = make_kept(f"+{added}", added, added, period=Period(until, until), **common)  # type: ignore[arg-type]  # a case names fields as it likes
    return whole, step


def find(days: Sequence[tuple[KeptFigure, KeptFigure]]) -> list[Finding]:
    totals, daily = zip(*days, strict=True)
    return [one for one in find_findings(TOTAL, totals, (), daily=daily) if one.kind == "sum"]


def test_totals_that_grow_by_what_was_added_are_no_finding() -> None:
    assert find([make_day(1, 100, 3), make_day(2, 104, 4), make_day(3, 104, 0)]) == []


def test_a_total_that_fits_neither_neighbour_is_a_slip() -> None:
    days = [make_day(1, 310, 2), make_day(2, 310, 14), make_day(3, 329, 5)]
    (found,) = find(days)
    assert (found.cause, found.day) == ("slip", date(2022, 6, 2))
    assert found.sides == (days[0][0].id, days[1][0].id, days[1][1].id, days[2][0].id)
    assert found.reason == (
        "tanks lost (Norland): Ministry of Norland tells “310” for 1 June 2022 and “+14” added by 2 June 2022, which makes"
        " 324, but “310” for 2 June 2022; 324 also fits “329” for 3 June 2022, so this looks like a slip."
    )


@pytest.mark.parametrize(("second", "cause"), [(make_day(2, 110, 7), None), (make_day(2, 100, 7), "slip")])
def test_a_total_that_misses_its_addition_is_a_finding(
    second: tuple[KeptFigure, KeptFigure], cause: str | None
) -> None:
    assert [(one.cause, one.day) for one in find([make_day(1, 100, 3), second])] == [(cause, date(2022, 6, 2))]


def test_days_without_an_addition_between_are_not_checked() -> None:
    assert find([make_day(1, 100, 3), make_day(3, 120, 4)]) == []


def test_one_voice_is_not_checked_against_another() -> None:
    assert find([make_day(1, 100, 3), make_day(2, 90, 4, voice="Tally Blog")]) == []
