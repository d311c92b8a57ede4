"""Fitting the choices of days and places to made-up marked reports; needs the `train` extra."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scipy", reason="needs the train extra")

from sayso.attribute import load_tagger
from sayso.lexicon.choices import CHOICES, parse_choices
from sayso.model import Period
from sayso.train.choices import (
    START,
    Example,
    Mark,
    count_right,
    fit_choices,
    is_period,
    is_place,
    read_examples,
    validate,
    write_choices,
)

TOWNS = ("Kharkiv", "Odesa", "Lviv")
DAY = Period(date(2022, 3, 4), date(2022, 3, 4))


def make_row(town: str) -> dict[str, Any]:
    """A made-up report with one marked count."""
    text = f"A blast killed 12 people in {town} on Friday, the made-up mayor Ann Example said."
    start = text.index("12")
    figure = {
        "span": [start, start + 2],
        "period": {"start": "2022-03-04", "end": "2022-03-04"},
        "cumulative": False,
        "place": town,
    }
    row = {"id": town, "title": None, "publisher": "Oldford Echo", "published": "2022-03-07", "text": text}
    return {**row, "figures": [figure]}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    path: Path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    rows = [*(make_row(town) for town in TOWNS), {**make_row("Kyiv"), "figures": []}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return list(read_examples([path], load_tagger()))


def test_a_reports_marks_stand_at_its_counts(examples: list[Example]) -> None:
    assert [one.text for one in examples] == list(TOWNS)
    for one, town in zip(examples, TOWNS, strict=True):
        assert one.find_marks(one.counts) == [Mark(DAY, False, town)]


def test_fitted_weights_meet_the_marks_and_are_a_table(examples: list[Example]) -> None:
    empty = {name: dict[str, float]() for name in CHOICES}
    weights = fit_choices(examples * 3, empty)
    met = count_right(examples, weights)
    assert met == {"marks": 3, "period": 3, "cumulative": 3, "place": 3}
    assert set(parse_choices(write_choices(weights))) == set(CHOICES)


def test_what_is_validated_was_not_fitted_to(examples: list[Example]) -> None:
    assert validate(examples, parse_choices(START.read_text("utf-8")))["marks"] == 3


@pytest.mark.parametrize(
    ("mark", "value", "right"),
    [
        (DAY, DAY, True),
        (Period(None, DAY.end), DAY, True),
        (Period(None, DAY.end), Period(None, DAY.end), True),
        (DAY, Period(None, DAY.end), False),
        (DAY, None, False),
        (None, DAY, False),
        (None, None, True),
    ],
)
def test_a_mark_without_a_start_meets_any(mark: Period | None, value: Period | None, right: bool) -> None:
    assert is_period(Mark(mark, False, None), value) is right


@pytest.mark.parametrize(
    ("mark", "value", "right"),
    [
        ("Oldford, Norland", "Oldford", True),
        ("U.S.", "United States", True),
        ("the market in Oldford", "Newtown", False),
        (None, None, True),
        (None, "Oldford", False),
        ("Oldford", None, False),
    ],
)
def test_much_the_same_words_name_one_place(mark: str | None, value: str | None, right: bool) -> None:
    assert is_place(Mark(None, False, mark), value) is right
