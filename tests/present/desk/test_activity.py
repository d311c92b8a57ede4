"""The log of what people did."""

from __future__ import annotations

import html
from itertools import islice

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.present.desk import pages
from sayso.present.desk.views import activity
from tests.present.desk import hostile
from tests.present.desk.conftest import Send


def read(client: TestClient, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def test_every_act_is_told_the_newest_first(client: TestClient, ledger: Ledger) -> None:
    one, other, third = islice(ledger.figures(), 3)
    name, into = (source.name for source in ledger.sources(limit=2))
    ledger.confirm(one.id, by="Ann Example", why="counted again")
    ledger.reject(other.id, by="Ed Example")
    ledger.correct(third.id, "unit", hostile.MARKUP, by="Ed Example")
    ledger.mark_side(name, "Norland", by="Ann Example")
    ledger.merge(name, into, by="Ann Example")
    link = next(link for series in ledger.compare() for origin in series.origins for link in origin.links)
    ledger.cut(link.id, by="Ann Example")
    page = client.get("/activity").text
    assert "<img" not in page
    page = html.unescape(page)
    told = ["cut a link", "said that", "marked", "corrected unit of", "rejected", "confirmed", "counted again"]
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert all(f'href="/entries/{kept.id}"' in page for kept in (one, other, third))


def test_an_act_is_taken_back_and_stays_listed(client: TestClient, ledger: Ledger, send: Send) -> None:
    figure = next(ledger.figures())
    judgement = ledger.confirm(figure.id, by="Ann Example")
    done = send("/activity/retract", judgement=judgement.id, why="too soon", next="/activity?after=j1")
    assert (done.status_code, done.headers["location"]) == (303, "/activity?after=j1")
    page = read(client, "/activity")
    assert "taken back by" in page
    assert "too soon" in page
    assert "/activity/retract" not in page


@pytest.mark.parametrize(("judgement", "status"), [("j0", 404), ("nonsense", 404), ("", 400)])
def test_what_is_no_judgement_is_not_taken_back(send: Send, judgement: str, status: int) -> None:
    assert send("/activity/retract", judgement=judgement).status_code == status


def test_figures_are_no_judgements(ledger: Ledger, send: Send) -> None:
    assert send("/activity/retract", judgement=next(ledger.figures()).id).status_code == 404


def test_the_log_goes_on_page_by_page(client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "SHOWN", 2)
    made = [ledger.confirm(one.id, by="Ann Example").id for one in islice(ledger.figures(), 3)]
    page = read(client, "/activity")
    assert f"/activity?after={made[1]}" in page
    assert f'id="{made[0]}"' not in page
    assert f'id="{made[0]}"' in read(client, f"/activity?after={made[1]}")
    assert client.get("/activity?after=nonsense").status_code == 404
    assert pages.SHOWN == 50


def test_an_empty_log_says_so(client: TestClient) -> None:
    assert "Nobody has judged anything yet" in read(client, "/activity")
