"""The shipped outlines are what the map takes them for."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.lexicon.geography import load_geography
from sayso.present.map.outlines import KINDS, Detail, Points, load_names, load_outlines, load_reaches

DETAILS: tuple[Detail, ...] = ("world", "near")
UNDRAWN = {"", "BV", "CC", "CX", "GI", "SJ", "SX", "TK", "TV", "UM"}
"""Specks, or territories that the source draws with their country."""


def stands_in(east: float, north: float, rings: list[Points]) -> bool:
    """Whether a place stands in rings, holes left out."""
    crossings = 0
    for ring in rings:
        start, end = ring[:-1], ring[1:]
        over = (start[:, 1] > north) != (end[:, 1] > north)
        start, end = start[over], end[over]
        at = start[:, 0] + (north - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
        crossings += int((at > east).sum())
    return crossings % 2 == 1


def find_rings(detail: Detail, code: str) -> list[Points]:
    outlines = load_outlines(detail)
    return [
        outlines.rings[index]
        for index, country in enumerate(outlines.countries.tolist())
        if outlines.codes[country] == code
    ]


@pytest.mark.parametrize("detail", DETAILS)
def test_countries_are_the_gazetteers(detail: Detail) -> None:
    drawn = {load_outlines(detail).codes[index] for index in load_outlines(detail).countries.tolist()}
    known = set(load_geography().centres)
    assert drawn - {""} <= known
    assert known - drawn <= UNDRAWN


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize(
    ("code", "north", "east"),
    [
        ("UA", 50.45, 30.52),
        ("UA", 45.0, 34.1),
        ("RU", 55.75, 37.6),
        ("RU", 66.0, 185.0),
        ("PS", 31.95, 35.2),
        ("CY", 35.25, 33.6),
        ("SO", 9.56, 44.06),
        ("XK", 42.6, 20.9),
        ("AQ", -85.0, 20.0),
        ("EG", 26.0, 30.0),
    ],
)
def test_places_stand_in_their_country(detail: Detail, code: str, north: float, east: float) -> None:
    rings = find_rings(detail, code)
    assert any(stands_in(east + turn, north, rings) for turn in (-360, 0, 360))


@pytest.mark.parametrize("detail", DETAILS)
def test_rings_close_and_lie_on_the_earth(detail: Detail) -> None:
    rings = load_outlines(detail).rings
    for index in range(len(rings)):
        assert np.allclose(rings[index][0], rings[index][-1], atol=1e-6)
    assert rings.points[:, 1].min() >= -90
    assert rings.points[:, 1].max() <= 90
    assert np.ptp(rings.boxes[:, [0, 2]]) <= 720


def test_a_line_that_others_hold_is_disputed() -> None:
    outlines = load_outlines("near")
    disputed = outlines.lines.boxes[outlines.kinds == KINDS.index("disputed")]
    assert any(33 < west < 34 and 45 < south < 46 for west, south, _, _ in disputed.tolist())


def test_names_and_reaches() -> None:
    assert load_names()["UA"] == "Ukraine"
    reaches = load_reaches()
    assert len(reaches) > 3000
    assert all(5 <= one.region <= 1500 and one.district >= 3 for one in reaches.values())
