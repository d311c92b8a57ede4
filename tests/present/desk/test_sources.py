"""Who says what."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.compare.compare import SortedOut
from sayso.compare.group import Group
from sayso.model import Filter, KeptSource, Link, Origin
from sayso.present.desk import standing
from sayso.present.desk.standing import find_standing
from sayso.present.desk.views import sources
from tests.present.desk import hostile
from tests.present.desk.conftest import Send


@pytest.fixture
def source(ledger: Ledger) -> KeptSource:
    """The source that says most."""
    return next(ledger.sources())


def read(client: TestClient, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def find_path(source: KeptSource) -> str:
    return f"/sources/{quote(source.key, safe='')}"


def test_sources_are_listed_by_most_statements(client: TestClient, ledger: Ledger) -> None:
    page = read(client, "/sources")
    places = [page.index(f'href="/sources/{quote(one.key)}"') for one in ledger.sources()]
    assert places == sorted(places)
    assert len(places) > 3


def test_the_list_goes_on_page_by_page(client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SHOWN", 2)
    third = list(ledger.sources())[2]
    assert find_path(third) not in client.get("/sources").text
    second = list(ledger.sources())[1]
    assert f'href="/sources/{quote(third.key)}"' in read(client, f"/sources?after={quote(second.key)}")
    assert client.get("/sources?after=nobody").status_code == 404


def test_a_source_is_found_by_a_part_of_its_name(client: TestClient, source: KeptSource) -> None:
    assert f'href="/sources/{quote(source.key)}"' in read(client, f"/sources?name={quote(source.name[:5].upper())}")
    assert "Nobody whose name has these words" in read(client, "/sources?name=%25")
    assert client.get(f"/sources?name={'x' * 201}").status_code == 400


def test_a_source_is_told_with_what_it_said(client: TestClient, ledger: Ledger, source: KeptSource) -> None:
    page = read(client, find_path(source))
    for kept in ledger.statements(Filter(speaker=source.key), limit=10):
        assert f'href="/entries/{kept.id}"' in page
    assert f"{find_path(source)}/word".replace("%20", " ") in page.replace("%20", " ")


def test_those_who_never_speak_have_a_page_where_figures_are_on_their_word(client: TestClient, ledger: Ledger) -> None:
    kept = next(ledger.figures())
    ledger.correct(kept.id, "according_to", "a Westland general", by="Ann Example")
    assert 'href="/sources/westland%20general"' in client.get("/sources").text
    page = read(client, "/sources/westland%20general")
    assert "No statement is its own" in page
    assert f'href="/entries/{kept.id}"' in page
    assert "a Westland general" in read(client, "/sources?name=westland")
    assert client.get("/sources/westland%20general/word").status_code == 200


def test_another_spelling_leads_to_the_source(client: TestClient, source: KeptSource) -> None:
    assert source.name != source.key
    gone = client.get(f"/sources/{quote(source.name)}")
    assert (gone.status_code, gone.headers["location"]) == (303, find_path(source))


@pytest.mark.parametrize("name", ["nobody", "x" * 4000, "%27%20OR%201=1", "..%2F..%2Fetc"])
def test_whoever_says_nothing_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/sources/{name}").status_code == 404
    assert client.get(f"/sources/{name}/word").status_code == 404


def test_a_side_is_marked(client: TestClient, ledger: Ledger, source: KeptSource, send: Send) -> None:
    done = send("/sources/judge", key=source.key, act="side", other=" Norland ", why="they say so")
    assert (done.status_code, done.headers["location"]) == (303, find_path(source))
    assert ledger.source(source.key).side == "Norland"
    assert "they say so" in read(client, find_path(source))


def test_names_are_merged_and_split(client: TestClient, ledger: Ledger, source: KeptSource, send: Send) -> None:
    other = list(ledger.sources())[1]
    done = send("/sources/judge", key=other.key, act="merge", other=source.name)
    assert done.headers["location"] == find_path(source)
    merged = ledger.source(other.key)
    assert merged.key == source.key
    assert merged.statements == source.statements + other.statements
    assert {one.key for one in ledger.sources_named(other.name)} >= {source.key}
    assert client.get(find_path(other)).headers["location"] == find_path(source)
    assert "Split a name off" in read(client, find_path(source))
    send("/sources/judge", key=source.key, act="split", other=other.name)
    assert ledger.source(other.key).statements == other.statements


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"act": "merge", "other": "nobody"}, 409),
        ({"act": "split", "other": "nobody"}, 409),
        ({"act": "side", "other": "  "}, 409),
        ({"act": "forget", "other": "x"}, 400),
        ({"act": "side", "other": "Norland", "csrf": "made up"}, 403),
    ],
)
def test_what_cannot_be_said_of_a_source_is_refused(
    ledger: Ledger, source: KeptSource, send: Send, form: dict[str, str], status: int
) -> None:
    assert send("/sources/judge", key=source.key, **form).status_code == status
    assert not list(ledger.judgements())


def test_what_a_source_changed_is_told(client: TestClient, ledger: Ledger) -> None:
    source = ledger.source("Norland's army")
    found = find_standing(ledger, source.key)
    assert {one.kind for _, one in found.changes} == {"revision", "fall"}
    page = read(client, f"{find_path(source)}/word")
    for _, one in found.changes:
        assert one.reason in page


def test_who_was_first_and_who_repeats_is_told(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = ledger.source("Norland's army")
    own = [one.id for one in ledger.figures(Filter(whose=source.key))]
    other, foreign = [one.id for one in ledger.figures() if one.id not in own][:2]
    links = [
        Link("l1", "copies", other, own[0], "", (), 0.9),
        Link("l2", "credits", own[1], foreign, "The report credits them.", (), 0.9),
        Link("l3", "same word", own[2], other, "", (), 0.9),
    ]
    origins = (
        Origin("o1", source.name, "own", own[0], (own[0], other), (), (links[0],)),
        Origin("o2", "Somebody", "third", foreign, (foreign, own[1]), (), (links[1],)),
        Origin("o3", source.name, "own", own[2], (own[2],), (), (links[2],)),
    )
    series = next(one for one in ledger.compare() if {point.figure for point in one.points} & set(own))
    made = SortedOut([Group("g1", "untold", series.question, "", tuple(ledger.figures()))], {}, None)  # type: ignore[arg-type]  # lays nothing
    monkeypatch.setattr(Ledger, "sort_out", lambda *_: made)
    monkeypatch.setattr(SortedOut, "lay_out", lambda *_: replace(series, origins=origins, findings=()))
    found = find_standing(ledger, source.key)
    assert [(one.figure, one.echoes) for one in found.first] == [(own[0], (other,)), (own[2], ())]
    assert found.repeats == (links[1],)
    page = read(client, f"{find_path(source)}/word")
    assert f"/provenance/{own[0]}" in page
    assert "The report credits them." in page


def test_more_figures_than_are_laid_are_told(
    client: TestClient, source: KeptSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "OWN", 2)
    assert "It has more figures" in read(client, f"{find_path(source)}/word")


def test_hostile_names_stay_names(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_hostile()]) as ledger:
        client = hostile.visit(ledger)
        ways = ["/sources", *(find_path(one) for one in ledger.sources())]
        for way in (*ways, *(f"{one}/word" for one in ways[1:])):
            page = client.get(way)
            assert page.status_code == 200
            assert "<img" not in page.text
            assert "\u202e" not in page.text
