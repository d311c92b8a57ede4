"""Stretches of the calendar."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.times.stretch import Stretch, Unit, hold

CASES: list[tuple[Unit, str, str, str]] = [
    ("day", "2022-03-07", "2022-03-07", "2022-03-07"),
    ("week", "2022-W10", "2022-03-07", "2022-03-13"),
    ("weekend", "2022-W10-WE", "2022-03-12", "2022-03-13"),
    ("month", "2022-03", "2022-03-01", "2022-03-31"),
    ("season", "2022-SP", "2022-03-01", "2022-05-31"),
    ("quarter", "2022-Q1", "2022-01-01", "2022-03-31"),
    ("half", "2022-H1", "2022-01-01", "2022-06-30"),
    ("year", "2022", "2022-01-01", "2022-12-31"),
    ("decade", "202", "2020-01-01", "2029-12-31"),
    ("century", "20", "2000-01-01", "2099-12-31"),
]


@pytest.mark.parametrize(("unit", "value", "start", "end"), CASES, ids=[case[0] for case in CASES])
def test_what_holds_a_day(unit: Unit, value: str, start: str, end: str) -> None:
    stretch = hold(unit, date(2022, 3, 7))
    assert stretch is not None
    assert (stretch.value, str(stretch.start), str(stretch.end)) == (value, start, end)


def test_winter_is_named_for_the_year_that_it_begins_in() -> None:
    stretch = hold("season", date(2022, 2, 1))
    assert stretch is not None
    assert (stretch.value, stretch.start) == ("2021-WI", date(2021, 12, 1))


def test_nothing_lies_past_the_calendars_ends() -> None:
    assert Stretch("year", date(9999, 1, 1)).shift(1) is None
    assert Stretch("day", date.min).shift(-1) is None
    assert Stretch("month", date(1, 1, 1)).move(-1) is None
    assert Stretch("year", date(9999, 1, 1)).end == date.max


def test_the_29th_of_february_moves_to_the_28th() -> None:
    assert Stretch("day", date(2020, 2, 29)).move(1) == Stretch("day", date(2021, 2, 28))


@given(st.sampled_from(get_args(Unit)), st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(-5, 5))
def test_there_and_back(unit: Unit, day: date, count: int) -> None:
    stretch = hold(unit, day)
    assert stretch is not None
    moved = stretch.shift(count)
    assert moved is not None
    assert moved.shift(-count) == stretch
    if unit != "weekend":
        assert stretch.start <= day <= stretch.end
