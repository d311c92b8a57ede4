"""Figures by place, drawn and listed."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Filter, KeptFigure
from sayso.present.desk import atlas
from sayso.present.desk.atlas import Atlas, address_place, gather_places
from tests.present.desk import hostile
from tests.present.map.make import make_locale


@pytest.fixture
def placed(ledger: Ledger) -> list[KeptFigure]:
    """Figures of which some were put at two places."""
    norland, oldford = make_locale(id=7, name="Oldford"), make_locale(id=0, name="Amber Sea", kind="water", country="")
    figures = [replace(one, locales=()) for one in ledger.figures()]
    places = [(norland,)] * 5 + [(oldford,)] * 2
    return [replace(one, locales=where) for one, where in zip(figures, places, strict=False)] + figures[7:]


def read(client: TestClient, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def test_the_list_tells_what_the_drawing_shows(client: TestClient, ledger: Ledger) -> None:
    page = read(client, "/map")
    counts = Counter(address_place(one.locales[0]) for one in ledger.figures() if one.locales)
    assert counts
    for place in counts:
        assert f'id="{place[1:]}"' in page
        assert f'href="{place}"' in page
    assert f"<span>{len(counts)} place" in page


def test_figures_are_gathered_by_place(placed: list[KeptFigure]) -> None:
    places = gather_places(placed)
    assert [(one.href, one.figures) for one in places.marks.marks] == [("#place-7", 5), ("#place-Amber-Sea", 2)]
    assert places.told["#place-7"] == placed[: atlas.TOLD]
    assert places.marks.untold + places.marks.unknown == len(placed) - 7
    assert not places.cut


def test_more_figures_than_a_map_takes_are_told(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atlas, "MOST", 3)
    assert gather_places(ledger.figures()).cut
    assert "There are more than" in read(client, "/map")


def test_the_map_is_moved_by_links_that_keep_the_question(client: TestClient) -> None:
    page = read(client, "/map?event=killed&view=50,30,4")
    closer = re.search(r'href="(/map\?[^"]*)" rel="nofollow">Closer', page)
    assert closer
    assert closer[1] == "/map?event=killed&view=50%2C30%2C5"
    assert "All places" in page
    assert 'rel="nofollow">Closer' not in read(client, "/map?view=50,30,8")


@pytest.mark.parametrize("view", ["nowhere", "91,0,1", "1,2,3,4", "<img>"])
def test_a_view_that_is_none_is_refused(client: TestClient, view: str) -> None:
    assert client.get("/map", params={"view": view}).status_code == 400


def test_the_style_of_the_drawing_is_served(client: TestClient) -> None:
    address = re.search(r'href="(/map/style.css\?\w+)"', client.get("/map").text)
    assert address
    style = client.get(address[1])
    assert style.headers["content-type"].startswith("text/css")
    assert ".map-drawing" in style.text


def test_places_are_kept_until_the_ledger_changes(ledger: Ledger) -> None:
    kept = Atlas()
    first = kept.find(ledger, Filter())
    assert kept.find(ledger, Filter()) is first
    ledger.reject(next(ledger.figures()).id, by="Ann Example")
    assert kept.find(ledger, Filter()).figures == first.figures - 1


def test_a_map_of_nothing_says_so(client: TestClient) -> None:
    assert "No figure here tells a place" in read(client, "/map?unit=whale")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_hostile()]) as ledger:
        page = hostile.visit(ledger).get("/map", params={"party": hostile.MARKUP})
        assert page.status_code == 200
        assert "<img" not in page.text
