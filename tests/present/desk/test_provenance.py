"""Who told whom: the pages of figures and statements, and links that people cut."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Link, Origin, Period, Quantity, Raw, Reading, Series
from sayso.present.desk.desk import Desk
from sayso.present.desk.passwords import Passwords
from tests.factories import make_figure, make_reading, make_report, make_statement
from tests.ledger.reports import add_bytes
from tests.present.desk import hostile
from tests.present.desk.conftest import Send


@pytest.fixture
def echo(ledger: Ledger) -> tuple[Series, Origin, Link]:
    """A link of the ledger, with its origin and its series."""
    return find_link(ledger)


def find_link(ledger: Ledger) -> tuple[Series, Origin, Link]:
    """The first link that there is."""
    return next((series, one, link) for series in ledger.compare() for one in series.origins for link in one.links)


def list_links(ledger: Ledger) -> list[Link]:
    """All links that there are."""
    return [link for series in ledger.compare() for one in series.origins for link in one.links]


def read(client: TestClient, address: str) -> str:
    """A page that is there, without its marks of HTML."""
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def test_a_figure_is_told_with_all_of_its_origin(
    client: TestClient, ledger: Ledger, echo: tuple[Series, Origin, Link]
) -> None:
    series, origin, link = echo
    page = read(client, f"/provenance/{link.figure}")
    assert "<svg" in page
    assert f"{len(origin.figures)} figures in" in page
    for told in (
        origin.name,
        link.reason,
        link.kind,
        f"{link.score * 100:.0f} of 100",
        *(one.pin.words for one in link.grounds),
    ):
        assert str(told) in page
    for figure in ledger.figures():
        place = f'/reports/{figure.edition.document}?entry={figure.id}#entry"'
        assert (place in page) == (figure.id in origin.figures)
    assert f"series={series.id}" in page
    assert "this figure" in page


@pytest.mark.parametrize(
    "query", ["", "?event=killed&unit=soldier&series=g0000", "?party=Nobody", "?from=x", "?from=99"]
)
def test_a_figure_is_found_whatever_the_address_asks_for(
    client: TestClient, echo: tuple[Series, Origin, Link], query: str
) -> None:
    assert "The way it took" in read(client, f"/provenance/{echo[2].figure}{query}")


def test_a_link_is_cut_and_the_cut_is_taken_back(
    client: TestClient, ledger: Ledger, send: Send, echo: tuple[Series, Origin, Link]
) -> None:
    link = echo[2]
    here = f"/provenance/{link.figure}"
    answer = send("/provenance/cut", link=link.id, figure=link.figure, why="It counted for itself.", next=here)
    assert (answer.status_code, answer.headers["location"]) == (303, here)
    cut = next(iter(ledger.judgements(link.id)))
    assert (cut.act, cut.by, cut.why) == ("cut", "Ann Example", "It counted for itself.")
    for figure in (link.figure, link.to):
        page = read(client, f"/provenance/{figure}")
        assert "Links that people cut" in page
        assert "It counted for itself." in page
        assert f'value="{cut.id}"' in page
        assert f'id="{link.id}"' not in page
    assert send("/activity/retract", judgement=cut.id, next=here).status_code == 303
    page = read(client, here)
    assert f'id="{link.id}"' in page
    assert "Links that people cut" not in page


def test_a_link_in_place_of_a_cut_one_says_so_and_is_cut_too(
    client: TestClient, ledger: Ledger, send: Send, tmp_path: Path
) -> None:
    words = "The bridge guard Ed Example said that 98 soldiers of Norland were killed near Oldford in the long night."
    rows = [{"text": words, "publisher": name, "published": "2022-03-07"} for name in ("Oldford Echo", "Lumen Post")]
    path = tmp_path / "twice.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    known = {link.id for link in list_links(ledger)}
    assert len(list(ledger.add([path]))) == 2
    for cut in (0, 1):
        (link,) = (one for one in list_links(ledger) if one.id not in known)
        page = read(client, f"/provenance/{link.figure}")
        assert ("The machine found this link after people cut 1 other link of this figure" in page) == bool(cut)
        assert send("/provenance/cut", link=link.id, figure=link.figure).status_code == 303
    assert {link.id for link in list_links(ledger)} == known
    assert page.count("Take the cut back") == 1
    assert read(client, f"/provenance/{link.figure}").count("Take the cut back") == 2


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"link": "x"}, 409),
        ({"link": "l" + "0" * 500}, 409),
        ({"link": "l" + "0" * 16}, 400),
        ({}, 400),
        ({"link": "l1", "why": "x" * 1001}, 400),
        ({"link": "l1", "figure": "f1"}, 404),
    ],
)
def test_what_is_no_link_is_refused(
    send: Send, ledger: Ledger, echo: tuple[Series, Origin, Link], fields: dict[str, str], status: int
) -> None:
    assert send("/provenance/cut", **{"figure": echo[2].figure, **fields}).status_code == status
    assert list(ledger.judgements()) == []


def test_a_form_from_elsewhere_cuts_nothing(
    client: TestClient, ledger: Ledger, echo: tuple[Series, Origin, Link]
) -> None:
    assert client.post("/provenance/cut", data={"link": echo[2].id}).status_code == 403
    assert list(ledger.judgements()) == []


def test_after_a_cut_one_goes_to_no_other_site(send: Send, echo: tuple[Series, Origin, Link]) -> None:
    answer = send("/provenance/cut", link=echo[2].id, figure=echo[2].figure, next="//elsewhere.example/")
    assert answer.headers["location"] == "/"


def test_who_may_only_look_can_not_cut(
    desk: Desk, client: TestClient, ledger: Ledger, echo: tuple[Series, Origin, Link]
) -> None:
    accounts = ledger.accounts(Passwords(CHEAPEST))
    accounts.add("Ed Example", "a long password", "admin")
    accounts.add("Ann Example", "a long password", "reader")
    token = find_token(client.get("/sign-in").text)
    client.post("/sign-in", data={"name": "Ann Example", "password": "a long password", "csrf": token})
    page = read(client, f"/provenance/{echo[2].figure}")
    assert "Cut this link" not in page
    answer = client.post(
        "/provenance/cut", data={"link": echo[2].id, "figure": echo[2].figure, "csrf": find_token(page)}
    )
    assert answer.status_code == 403
    assert list(ledger.judgements()) == []


def find_token(page: str) -> str:
    """The token of a form, as a browser sends it back."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def test_a_rejected_figure_stands_by_itself(
    client: TestClient, ledger: Ledger, echo: tuple[Series, Origin, Link]
) -> None:
    ledger.reject(echo[2].figure, by="Ann Example")
    page = read(client, f"/provenance/{echo[2].figure}")
    assert "Somebody rejected this figure" in page
    assert "1 figure in 1 report" in page


def test_the_way_of_a_statement(client: TestClient, ledger: Ledger) -> None:
    for kept in ledger.statements():
        page = read(client, f"/provenance/{kept.id}")
        assert "<svg" in page
        assert str(kept.statement.speaker or "Speaker not told") in page
        assert all(relay.name in page for relay in kept.statement.via)
        assert all(f"/provenance/{figure}" in page for figure in kept.figures)


@pytest.mark.parametrize("id", ["f0000", "nothing", "%00", "l0123456789abcdef", "{document}", "{document}.1"])
def test_what_has_no_way_is_not_found(client: TestClient, ledger: Ledger, id: str) -> None:
    document = next(iter(ledger.documents())).id
    assert client.get(f"/provenance/{id.format(document=document)}").status_code == 404


def make_echo(number: int) -> tuple[Raw, Reading]:
    """A report of a paper of its own that tells the number of all others, on the same word."""
    body = f"Paper {number} writes: 1,200 people were killed, Norland's army said."
    said = make_statement(body, "Norland's army", "said", "1,200 people were killed", speaker="Norland's army")
    count = Quantity(Decimal(1200), Decimal(1200), "exact", "1,200")
    day = Period(date(2022, 3, 1), date(2022, 3, 1))
    figure = make_figure(body, "1,200", quantity=count, period=day, statement="s1", according_to="Norland's army")
    report = make_report(publisher=f"Paper {number}", title=f"Number {number}")
    return add_bytes(
        body.encode(), make_reading(body, (said,), figures=(figure,), report=report), address=f"{number}.txt"
    )


def test_hundreds_of_figures_are_drawn_in_part_and_listed_by_pages(tmp_path: Path) -> None:
    pairs = [make_echo(number) for number in range(120)]
    with hostile.open_ledger(tmp_path / "x.db", pairs) as ledger:
        client = hostile.visit(ledger)
        origin = next(one for series in ledger.compare() for one in series.origins)
        assert len(origin.figures) == 120
        listed = set[str]()
        for start in (0, 50, 100):
            page = read(client, f"/provenance/{origin.figures[-1]}?from={start}")
            assert "Drawn are the first 30 of 120 figures" in page
            drawing, words = page.rsplit("</svg>", 1)
            assert drawing.count('class="node report"') == 30
            listed |= {id for id in origin.figures if f"entry={id}#entry" in words}
        assert listed == set(origin.figures)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_hostile()]) as ledger:
        client = hostile.visit(ledger)
        for id in (*(one.id for one in ledger.figures()), *(one.id for one in ledger.statements())):
            page = client.get(f"/provenance/{id}")
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<img" not in page.text
            assert "' onmouseover='" not in page.text
            assert not set("\u202e\u2066\x1b\x07") & set(page.text)
