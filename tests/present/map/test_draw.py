"""The drawing: precision shown, nothing covered, nothing of a name run, nothing that the page's policy forbids."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest

from sayso.present.map import View, draw_map
from sayso.present.map.frame import Frame
from sayso.present.map.ground import make_ground
from sayso.present.map.mark import Precision
from tests.present.map.make import SVG, draw, find_links, make_mark

NEAR = View(49, 32, 4)


@pytest.mark.parametrize(
    ("precision", "shape", "under"),
    [("settlement", "circle", None), ("region", "path", "map-extent"), ("country", "rect", "map-told"), ("area", "path", "map-unbounded")],
)  # fmt: skip
def test_how_exactly_a_place_is_known_is_drawn(precision: Precision, shape: str, under: str | None) -> None:
    drawing = draw([make_mark("Norland", 49, 32, precision=precision, country="UA", reach=100.0)], NEAR)
    (link,) = find_links(drawing)
    assert [child.tag for child in link if child.get("class") == "map-shape"] == [SVG + shape]
    classes = {element.get("class") for element in drawing.iter()}
    assert classes & {"map-extent", "map-told", "map-unbounded"} == ({under} if under else set())


def test_a_country_without_an_outline_in_view_has_a_dashed_ring() -> None:
    drawing = draw([make_mark("Smallland", 49, 32, precision="country", country="BV")], NEAR)
    assert any(element.get("class") == "map-unbounded" for element in drawing.iter())


def test_areas_go_with_figures() -> None:
    drawing = draw([make_mark("Oldford", 49, 32, figures=16), make_mark("Newford", 48, 36, figures=4)], NEAR)
    sizes = [child.get("r") for link in find_links(drawing) for child in link if child.get("class") == "map-shape"]
    assert [float(size or 0) for size in sizes] == [22, 11]


def test_links_have_names_and_the_most_figures_come_first() -> None:
    drawing = draw([make_mark("Oldford", 49, 32), make_mark("Newford", 48, 36, figures=4, label="Newford: 4")], NEAR)
    assert [link.get("aria-label") for link in find_links(drawing)] == ["Newford: 4", "Oldford: 1 figure"]
    assert all(link.findtext(f"{SVG}title") for link in find_links(drawing))
    assert drawing.findtext(f"{SVG}desc") == "2 places with 5 figures, most figures first."


def test_marks_at_one_place_step_aside() -> None:
    marks = [make_mark("Oldford", 49, 32), make_mark("Oldford district", 49, 32, precision="region", reach=40.0)]
    drawing = draw(marks, NEAR)
    spots = {(link[0].get("cx"), link[0].get("cy")) for link in find_links(drawing)}
    assert len(spots) == 2
    assert [len(list(group)) for group in drawing if group.get("class") == "map-leaders"] == [2]


def test_many_towns_become_a_cluster_that_leads_closer() -> None:
    marks = [make_mark(f"Oldford {number}", 49 + number / 100, 32) for number in range(9)]
    (link,) = find_links(draw(marks, NEAR))
    assert (link.get("aria-label") or "").startswith("9 settlements, 9 figures: Oldford 0, ")
    assert link.get("href") == "/map?view=49,32,6"
    assert len(find_links(draw(marks, View(49, 32, 8)))) == 9


def test_the_order_of_marks_does_not_matter() -> None:
    marks = [
        make_mark(f"Oldford {number}", 47 + number % 5, 30 + number % 7, figures=number % 4 + 1) for number in range(60)
    ]
    shuffled = random.Random(1).sample(marks, len(marks))
    assert draw_map(marks, NEAR, str) == draw_map(shuffled, NEAR, str)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><a href="javascript:1">', "\u202eevil\x1b[31m", "&amp;]]>", "x" * 5000]
)
def test_hostile_names_are_words(name: str) -> None:
    drawing = draw([make_mark(name, 49, 32)], NEAR)
    (link,) = find_links(drawing)
    words = "".join(drawing.itertext())
    assert not any(element.tag.endswith("script") for element in drawing.iter())
    assert "\u202e" not in words
    assert "\x1b" not in words
    assert len(link.get("aria-label") or "") >= len(name)


@pytest.mark.parametrize("view", [View(), View(80, 15, 2), View(-80, 0, 1), View(-17, 179, 5), View(66, -170, 3)])
def test_nothing_that_the_policy_forbids(view: View) -> None:
    drawn = draw_map([make_mark("Oldford", 66, 180, precision="country", country="RU")], view, str)
    assert not re.search(r"\s(style|on\w+)=|<style|<script|nan|inf\b", drawn)
    assert len(drawn) < 300_000


def test_marks_beyond_the_view_are_told() -> None:
    drawing = draw([make_mark("Oldford", 49, 32), make_mark("Farford", -49, -148)], NEAR)
    assert drawing.findtext(f"{SVG}desc") == "1 place with 1 figure, most figures first. 1 more lie outside this view."


def test_a_map_without_marks_says_so() -> None:
    assert (draw([], View()).findtext(f"{SVG}desc") or "").startswith("A map without marks")


@pytest.mark.parametrize("zoom", [2, 3])
def test_countries_across_the_antimeridian_are_whole(zoom: int) -> None:
    """The Chukchi Peninsula lies on both sides of it: its land is drawn left and right of the middle of the view."""
    across = np.vstack(make_ground(Frame(View(66, 180, zoom))).land["RU"])[:, 0]
    assert across.min() < 400
    assert across.max() > 520
