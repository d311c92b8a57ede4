"""Figures in the sentences of findings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sayso.compare.explain import name_figure, name_voice, show_bounds
from sayso.model import Event
from tests.compare.make import make_kept
from tests.factories import make_figure


@pytest.mark.parametrize(
    ("event", "unit", "party", "told"),
    [
        ("killed", "soldier", "Norland", "soldiers killed (Norland)"),
        ("shot_down", "aircraft", None, "aircraft shot down"),
        ("detained", "person", None, "people detained"),
        ("other", None, None, "the count"),
        ("killed", None, None, "killed"),
    ],
)
def test_names_what_is_counted(event: Event, unit: str | None, party: str | None, told: str) -> None:
    assert name_figure(make_figure(event=event, unit=unit, party=party)) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (12, 12, "12"),
        (12, None, "12 or more"),
        (None, 12, "at most 12"),
        (10, 12, "10 to 12"),
        (None, None, "no number"),
    ],
)
def test_shows_what_a_number_commits_to(low: int | None, high: int | None, told: str) -> None:
    ends = [None if one is None else Decimal(one) for one in (low, high)]
    assert show_bounds(*ends) == told


def test_names_whose_word_it_is() -> None:
    assert name_voice(make_kept(according_to="the county", speaker="Ann Example")) == "the county"
    assert name_voice(make_kept(speaker="Ann Example")) == "Ann Example"
    assert name_voice(make_kept()) == "Oldford Echo"
    assert name_voice(make_kept(publisher=None)) == "a report"
