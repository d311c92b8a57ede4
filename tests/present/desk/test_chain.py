"""The tree of who told whom, and how it is drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import KeptFigure, Link, Origin
from sayso.present.desk.chain import choose_figures, order_figures, plant
from sayso.present.desk.chain_drawing import DOWN, HIGH, LETTERS, draw, lay_out
from tests.compare.make import make_kept
from tests.present.desk.hostile import MARKUP, STEERING

Figures = dict[str, KeptFigure]
SVG = "{http://www.w3.org/2000/svg}"


def make_web(up: list[int | None], **values: object) -> tuple[Origin, Figures]:
    """An origin with a figure for each place; `up` tells the place of the one that it goes back to."""
    day = date(2022, 3, 7)
    kept = [
        replace(make_kept(publisher=f"Paper {at}", published=day + timedelta(at)), id=f"f{at}") for at in range(len(up))
    ]
    links = tuple(
        Link(f"l{at}", "credits", f"f{at}", f"f{to}", "It credits the other.", (), 0.9)
        for at, to in enumerate(up)
        if to is not None
    )
    origin = Origin("o1", "Ann Example", "own", "f0", tuple(one.id for one in kept), ("Lumen TV",), links)
    return replace(origin, **values), {one.id: one for one in kept}  # type: ignore[arg-type]  # fields of an origin


def tell(origin: Origin, figures: Figures, shown: list[str] | None = None) -> list[tuple[int, str]]:
    """The depth and the name of each node, as they are read."""
    root = plant(origin, figures, order_figures(origin) if shown is None else shown, "/")
    return [(depth, node.name) for depth, node in root.walk()]


@st.composite
def forests(draw_from: st.DrawFn) -> list[int | None]:
    """For each place one before it, or none."""
    count = draw_from(st.integers(1, 30))
    return [draw_from(st.one_of(st.none(), st.integers(0, at - 1))) if at else None for at in range(count)]


def test_reports_stand_behind_those_they_go_back_to() -> None:
    origin, figures = make_web([None, 0, 1, 0, None])
    assert tell(origin, figures) == [
        (0, "Ann Example"), (1, "Paper 0"), (2, "Paper 1"), (3, "Paper 2"), (2, "Paper 3"), (1, "Paper 4"),
    ]  # fmt: skip


def test_what_goes_back_to_a_figure_that_is_not_shown_stands_at_the_beginning() -> None:
    origin, figures = make_web([None, 0, 1])
    assert tell(origin, figures, ["f2"]) == [(0, "Ann Example"), (1, "Paper 2")]


def test_those_who_passed_it_on_stand_between_and_together() -> None:
    origin, figures = make_web([None, None])
    passed = {id: replace(one, speaker="Ann Example", via=("Lumen TV",)) for id, one in figures.items()}
    assert tell(origin, passed) == [(0, "Ann Example"), (1, "Lumen TV"), (2, "Paper 0"), (2, "Paper 1")]


def test_nobody_passes_on_what_went_through_him_before() -> None:
    origin, figures = make_web([None, 0])
    passed = {id: replace(one, via=("Lumen TV",)) for id, one in figures.items()}
    assert tell(origin, passed) == [(0, "Ann Example"), (1, "Lumen TV"), (2, "Paper 0"), (3, "Paper 1")]


@pytest.mark.parametrize("via", ["Paper 0", "Paper 1"])
def test_a_paper_does_not_pass_on_its_own_report(via: str) -> None:
    origin, figures = make_web([None, 0], chain=("Paper 0", "Paper 1"))
    passed = {**figures, "f1": replace(figures["f1"], via=(via,))}
    assert tell(origin, passed) == [(0, "Ann Example"), (1, "Paper 0"), (2, "Paper 1")]


def test_an_origin_that_nobody_named_says_so() -> None:
    origin, figures = make_web([None], name=None)
    assert tell(origin, figures)[0] == (0, "Nobody who is named")


@given(forests())
def test_all_figures_are_ordered_once_each_behind_the_one_it_goes_back_to(up: list[int | None]) -> None:
    origin, _ = make_web(up)
    ordered = order_figures(origin)
    assert sorted(ordered) == sorted(origin.figures)
    assert all(ordered.index(str(link.to)) < ordered.index(link.figure) for link in origin.links)


@given(forests(), st.data())
def test_the_chosen_figure_is_among_those_drawn_with_its_way(up: list[int | None], data: st.DataObject) -> None:
    origin, _ = make_web(up)
    chosen, most = data.draw(st.sampled_from(origin.figures)), data.draw(st.integers(1, 30))
    picked = choose_figures(origin, chosen, most)
    assert picked[0] == chosen
    assert len(set(picked)) == len(picked) == min(most, len(origin.figures))


def test_a_long_way_is_cut_behind_the_chosen_figure() -> None:
    origin, _ = make_web([None, *range(1999)])
    assert choose_figures(origin, "f1999", 30) == [f"f{at}" for at in range(1999, 1969, -1)]
    assert order_figures(origin)[-1] == "f1999"


@given(forests())
def test_no_two_nodes_stand_on_each_other(up: list[int | None]) -> None:
    origin, figures = make_web(up)
    spots = lay_out(plant(origin, figures, order_figures(origin), "/"))
    columns: dict[int, list[int]] = {}
    for spot in spots:
        columns.setdefault(spot.left, []).append(spot.top)
    for tops in columns.values():
        assert all(after - before >= HIGH + DOWN for before, after in pairwise(tops))
    assert all(spot.left > spots[spot.before].left for spot in spots if spot.before is not None)


def test_nodes_are_links_in_reading_order_with_names_of_their_own() -> None:
    origin, figures = make_web([None, 0])
    drawn = ElementTree.fromstring(draw(plant(origin, figures, ["f0", "f1"], "/x"), "Who told whom", "f1"))
    links = list(drawn.iter(f"{SVG}a"))
    names = [link.get("aria-label", "") for link in links]
    assert [name.split(".")[0].split(",")[0] for name in names] == [
        "Whose word it is: Ann Example", "Report: Paper 0", "Report: Paper 1",
    ]  # fmt: skip
    assert names[2].endswith("Behind Paper 0 (credits)")
    assert links[0].get("href") == "/x"
    assert links[2].get("href") == f"/reports/{figures['f1'].edition.document}?entry=f1#entry"
    assert [link.get("aria-current") for link in links] == [None, None, "true"]
    assert [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "kind"] == ["credits"]


def test_a_link_that_is_less_sure_is_dashed() -> None:
    origin, figures = make_web([None, 0])
    unsure = replace(origin, links=(replace(origin.links[0], score=0.45),))
    assert "edge unsure" not in draw(plant(origin, figures, ["f0", "f1"], "/"), "x")
    assert 'class="edge unsure"' in draw(plant(unsure, figures, ["f0", "f1"], "/"), "x")


def test_hostile_names_stay_words_and_the_drawing_has_no_style_of_its_own() -> None:
    origin, figures = make_web([None], name=MARKUP + "x" * 500)
    edition = figures["f0"].edition
    report = replace(edition.report, publisher=MARKUP + STEERING, title=STEERING)
    hostile = {"f0": replace(figures["f0"], edition=replace(edition, report=report))}
    drawn = draw(plant(origin, hostile, ["f0"], "/"), MARKUP)
    parsed = ElementTree.fromstring(drawn)
    assert {part.tag for part in parsed.iter()} == {
        f"{SVG}{name}" for name in ("svg", "g", "a", "rect", "path", "text")
    }
    assert all(len(text.text or "") <= LETTERS for text in parsed.iter(f"{SVG}text"))
    assert "style=" not in drawn
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", drawn)
