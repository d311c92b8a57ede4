"""Figures by the question that they answer: the same as by laying each beside each, with far fewer looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare import counted
from sayso.compare.counted import is_one_question, part_questions
from sayso.model import Figure, Period
from tests.factories import make_figure

DAY = date(2022, 3, 1)


def part_each_by_each(figures: Sequence[Figure]) -> list[list[str]]:
    left, parts = list(figures), []
    while left:
        first, *rest = left
        same = [first, *(one for one in rest if is_one_question(first, one))]
        left = [one for one in rest if all(one is not other for other in same)]
        parts.append([one.id for one in same])
    return parts


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    days = draw(st.sampled_from([None, (0, 0), (0, 3), (2, 2), (0, 90), (None, 2), (None, 9)]))
    period = days and Period(None if days[0] is None else DAY + timedelta(days[0]), DAY + timedelta(days[1]))
    return replace(
        make_figure(),
        event=draw(st.sampled_from(["killed", "injured", "other"])),
        unit=draw(st.sampled_from([None, "person", "soldier", "troop", "tank"])),
        party=draw(st.sampled_from([None, "Norland", "the Norland army", "Sudland", "the"])),
        place=draw(st.sampled_from([None, "Oldford", "near Oldford"])),
        status=draw(st.sampled_from([None, "civilian", "military"])),
        period=period,
        cumulative=draw(st.booleans()),
        part_of=draw(st.sampled_from([None, None, None, "f1"])),
        role=draw(st.sampled_from(["claim", "claim", "comparison"])),
    )


@given(st.lists(_figures(), max_size=12))
def test_parts_are_those_of_laying_each_beside_each(figures: list[Figure]) -> None:
    numbered = [replace(one, id=f"f{at}") for at, one in enumerate(figures)]

    assert [[one.id for one in part] for part in part_questions(numbered)] == part_each_by_each(numbered)


@pytest.mark.parametrize("by_day", [False, True])
def test_thousands_of_figures_are_not_each_laid_beside_each(by_day: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def look(one: Figure, other: Figure) -> bool:
        nonlocal looks
        looks += 1
        return is_one_question(one, other)

    monkeypatch.setattr(counted, "is_one_question", look)
    days = [DAY + timedelta(at // 2 if by_day else 0) for at in range(2000)]
    towns = [f"Town{one}{other}" for one in "abcdefghij" for other in "bcdfghjklmnpqrtvwxyz"]
    places = ["Oldford" if by_day else towns[at // 10] for at in range(2000)]
    figures = [
        replace(make_figure(), id=f"f{at}", place=place, period=Period(day, day), status="civilian")
        for at, (day, place) in enumerate(zip(days, places, strict=True))
    ]

    assert len(list(part_questions(figures))) == (1000 if by_day else 200)
    assert looks < 2 * len(figures)
