"""Figures told in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.model import Flag, Period
from sayso.present.counts import tell_amount, tell_event, tell_flag, tell_period, tell_sides, tell_source
from tests.factories import make_figure

MONDAY, TUESDAY = date(2022, 3, 7), date(2022, 3, 8)

EVENTS: list[tuple[dict[str, Any], str]] = [
    ({}, "killed"),
    ({"event": "shot_down"}, "shot down"),
    ({"event": "other"}, "told of"),
    ({"modality": "hedged"}, "killed, hedged"),
    ({"role": "comparison", "part_of": "f1"}, "killed, comparison, part of f1"),
]


@pytest.mark.parametrize(("values", "told"), EVENTS)
def test_events(values: dict[str, Any], told: str) -> None:
    assert tell_event(make_figure(**values)) == told


SIDES: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"party": "Norland"}, "Norland"),
    ({"party": "Norland", "status": "aid_worker", "by": "Oldland"}, "Norland, aid worker, by Oldland"),
    ({"by": "Oldland\x1b[2J"}, "by Oldland␛[2J"),
]


@pytest.mark.parametrize(("values", "told"), SIDES)
def test_sides(values: dict[str, Any], told: str) -> None:
    assert tell_sides(make_figure(**values)) == told


PERIODS: list[tuple[Period | None, bool, str]] = [
    (None, False, ""),
    (None, True, "running total"),
    (Period(MONDAY, MONDAY), False, "7 Mar 2022"),
    (Period(MONDAY, TUESDAY), False, "7 Mar 2022 – 8 Mar 2022"),
    (Period(None, TUESDAY), True, "up to 8 Mar 2022, running total"),
]


@pytest.mark.parametrize(("period", "cumulative", "told"), PERIODS)
def test_periods(period: Period | None, cumulative: bool, told: str) -> None:
    assert tell_period(period, cumulative) == told


def test_an_amount_has_its_words_and_unit() -> None:
    assert tell_amount(make_figure()) == "at least 12 (person)"
    assert tell_amount(make_figure(unit=None)) == "at least 12 (of what isn't told)"


def test_whose_word_it_is() -> None:
    assert tell_source(make_figure()) == "the report itself"
    assert tell_source(make_figure(according_to="Ann Example")) == "Ann Example"


def test_a_flag_leads_to_its_sides() -> None:
    told = tell_flag(Flag("sum", ("f1", "f2"), "The parts don't add up.", 0.7))
    assert told == "Look again: The parts don't add up. (f1, f2)"
