"""Whose losses figures count, and who tells them."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Filter, KeptParty
from sayso.present.desk.party import find_telling
from sayso.present.desk.views import parties
from tests.present.desk.conftest import Send


@pytest.fixture
def party(ledger: Ledger) -> KeptParty:
    """The party of which most is told."""
    return next(ledger.parties().list())


def read(client: TestClient, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def find_path(party: KeptParty) -> str:
    return f"/parties/{quote(party.key, safe='')}"


def test_parties_are_listed_by_most_figures(client: TestClient, ledger: Ledger) -> None:
    every = list(ledger.parties().list())
    assert len(every) > 1
    page = read(client, "/parties")
    places = [page.index(f'href="{find_path(one)}"') for one in every]
    assert places == sorted(places)


def test_the_list_goes_on_page_by_page(client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    every = list(ledger.parties().list())
    monkeypatch.setattr(parties, "SHOWN", 1)
    assert find_path(every[1]) not in client.get("/parties").text
    assert find_path(every[1]) in client.get(f"/parties?after={quote(every[0].key)}").text
    assert client.get("/parties?after=nobody").status_code == 404


def test_a_party_is_found_by_a_part_of_its_name(client: TestClient, party: KeptParty) -> None:
    assert find_path(party) in read(client, f"/parties?name={quote(party.name[:4].upper())}")
    assert "No figure is told of anybody" in read(client, "/parties?name=%25")
    assert client.get(f"/parties?name={'x' * 201}").status_code == 400


def test_what_is_told_of_a_party_leads_to_its_questions(client: TestClient, ledger: Ledger, party: KeptParty) -> None:
    page = read(client, find_path(party))
    for topic in ledger.parties().topics(party.key):
        unit = f"&unit={quote(topic.unit)}" if topic.unit else ""
        assert f'href="/question?event={topic.event}{unit}&party={quote(party.key)}"' in page
    for voice in ledger.parties().voices(party.key):
        assert not voice.key or f'href="/sources/{quote(voice.key)}"' in page
    for kept in ledger.figures(Filter(party=party.key), limit=10):
        assert f'href="/entries/{kept.id}"' in page


def test_every_voice_that_a_party_shows_has_a_page(client: TestClient, ledger: Ledger) -> None:
    named = {voice.key for one in ledger.parties().list() for voice in ledger.parties().voices(one.key) if voice.key}
    assert named
    assert {client.get(f"/sources/{quote(key, safe='')}").status_code for key in named} == {200}


def test_its_own_side_and_the_other_are_told_apart(ledger: Ledger) -> None:
    told = find_telling(ledger, ledger.parties().find("Sudland"))
    camps = {camp.relation: {voice.name for voice in camp.voices} for camp in told.camps}
    assert any("Sudland" in name for name in camps["own"])
    assert any("Norland" in name for name in camps["enemy"])
    counted = sum(camp.figures for camp in told.camps) + told.own_word + told.others
    assert counted == told.party.figures == len(list(ledger.figures(Filter(party="Sudland"))))
    newest = {kept.id: relation for line in told.lines for relation, kept in line.newest.items()}
    assert {"own", "enemy"} <= set(newest.values())


def test_another_spelling_leads_to_the_party(client: TestClient, party: KeptParty) -> None:
    gone = client.get(f"/parties/{quote(party.name.upper())}")
    assert (gone.status_code, gone.headers["location"]) == (303, find_path(party))


@pytest.mark.parametrize("name", ["nobody", "x" * 4000, "%27%20OR%201=1", "..%2F..%2Fetc", "%00"])
def test_whom_no_figure_is_told_of_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/parties/{name}").status_code == 404


def test_a_side_is_marked(client: TestClient, ledger: Ledger, party: KeptParty, send: Send) -> None:
    done = send("/parties/judge", key=party.key, side=" Westland ", why="they say so")
    assert (done.status_code, done.headers["location"]) == (303, find_path(party))
    assert ledger.parties().find(party.key).side == "Westland"
    assert ledger.sides()[party.key] == "Westland"
    page = read(client, find_path(party))
    assert "they say so" in page
    assert "as people marked it" in page
    assert "Westland" in read(client, "/parties")


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"side": "  "}, 409),
        ({"side": "x" * 1001}, 400),
        ({"key": "nobody", "side": "Norland"}, 404),
        ({"side": "Norland", "csrf": "made up"}, 403),
    ],
)
def test_what_cannot_be_said_of_a_party_is_refused(
    ledger: Ledger, party: KeptParty, send: Send, form: dict[str, str], status: int
) -> None:
    assert send("/parties/judge", **{"key": party.key, **form}).status_code == status
    assert not list(ledger.judgements())
