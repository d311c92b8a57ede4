"""The review: one entry at a time, the least to be trusted first, and a second reading that is blind."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Filter, KeptFigure, KeptStatement
from sayso.present.desk.passwords import Passwords
from tests.present.desk import hostile
from tests.present.desk.conftest import Send

ANN, ED = "Ann Example", "Ed Example"


def read(client: TestClient, address: str) -> str:
    """A page that is there, without its marks of HTML."""
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def find_shown(page: str) -> str | None:
    """The id of the entry that is to be judged."""
    found = re.search(r'class="turn" data-id="(\w+)"', page)
    return found[1] if found else None


def list_queue(ledger: Ledger, **asked: object) -> list[str]:
    return [one.id for one in ledger.queue(by=ANN, limit=None, **asked)]  # type: ignore[arg-type]  # passed on


def first(ledger: Ledger, **asked: object) -> str:
    return list_queue(ledger, **asked)[0]


def test_the_least_trusted_entry_is_shown_with_its_words(client: TestClient, ledger: Ledger) -> None:
    kept = next(ledger.queue(by=ANN, kinds=("figure",), limit=1))
    assert isinstance(kept, KeptFigure)
    page = read(client, "/review?kinds=figure")
    assert find_shown(page) == kept.id
    excerpt = re.search(r'class="excerpt".*?</p>', page, re.DOTALL)
    assert excerpt
    assert re.search(rf'class="mark[^"]*figure[^"]*on">{re.escape(kept.figure.pin.words)}<', excerpt[0])
    for told in ("Why it is doubtful", "The order: what is least to be trusted first", f"/provenance/{kept.id}"):
        assert told in page
    assert f"{ledger.count_queue(by=ANN, kinds=('figure',))} entries wait" in page


def test_skipping_walks_through_all_and_comes_to_an_end(client: TestClient, ledger: Ledger, send: Send) -> None:
    expected, seen, address = list_queue(ledger), list[str](), "/review"
    while (shown := find_shown(read(client, address))) is not None:
        seen.append(shown)
        address = send("/review/judge", entry=shown, act="skip").headers["location"]
    assert seen == expected
    assert "Those that you skipped still wait." in read(client, address)
    assert not list(ledger.judgements())


def test_by_weight_what_most_hangs_on_is_shown_and_why(client: TestClient, ledger: Ledger, send: Send) -> None:
    expected, seen, address = list_queue(ledger, order="weight"), list[str](), "/review?order=weight"
    assert expected != list_queue(ledger)
    page = read(client, address)
    weight = ledger.weigh(expected[0])
    assert f"this one weighs most: {weight.sum:.1f}" in page
    assert "told of the same event, unit and party" in page
    assert "It is the least trusted entry that waits" in read(client, "/review")
    while (shown := find_shown(read(client, address))) is not None:
        seen.append(shown)
        address = send("/review/judge", entry=shown, act="skip", asked="?order=weight").headers["location"]
        assert "order=weight" in address
    assert seen == expected
    assert client.get("/review?order=age").status_code == 400


@pytest.mark.parametrize(("act", "told"), [("confirm", "Confirmed"), ("reject", "Rejected")])
def test_an_entry_is_judged_and_the_next_one_shown(
    client: TestClient, ledger: Ledger, send: Send, act: str, told: str
) -> None:
    id, behind = list_queue(ledger)[:2]
    done = send("/review/judge", entry=id, act=act, why="looked at twice")
    assert done.status_code == 303
    page = read(client, done.headers["location"])
    assert find_shown(page) == behind
    assert told in page
    (judgement,) = ledger.judgements(id)
    assert (judgement.act, judgement.by, judgement.why) == (act, ANN, "looked at twice")
    back = send("/review/judge", entry=id, act="retract", judgement=judgement.id)
    assert find_shown(read(client, back.headers["location"])) == id
    assert next(ledger.judgements(id)).retired


def test_a_field_is_corrected(client: TestClient, ledger: Ledger, send: Send) -> None:
    id = first(ledger, kinds=("figure",))
    page = read(client, f"/review?kinds=figure&entry={id}&field=unit")
    assert 'id="correct" open' in page
    done = send(
        "/review/judge", entry=id, act="correct", field="unit", value="conscript", asked="?kinds=figure&event=killed"
    )
    assert done.headers["location"].startswith(f"/review?event=killed&kinds=figure&after={id}&done=j")
    kept = ledger.show(id)
    assert isinstance(kept, KeptFigure)
    assert (kept.figure.unit, kept.review) == ("conscript", "corrected")
    assert "→ <bdi>conscript</bdi>" in read(client, done.headers["location"])
    gone = client.get(f"/review?entry={id}")
    assert gone.headers["location"] == f"/entries/{id}"


def test_filters_and_kinds_go_together(client: TestClient, ledger: Ledger) -> None:
    page = read(client, "/review?event=killed&kinds=figure")
    kept = ledger.show(str(find_shown(page)))
    assert isinstance(kept, KeptFigure)
    assert kept.figure.event == "killed"
    assert '<input type="hidden" name="kinds" value="figure">' in page
    assert isinstance(ledger.show(str(find_shown(read(client, "/review?kinds=statement")))), KeptStatement)
    assert "Nothing of this kind waits" in read(client, "/review?unit=whale")


def test_a_second_reading_is_blind(client: TestClient, ledger: Ledger, send: Send) -> None:
    id = first(ledger, kinds=("figure",))
    ledger.correct(id, "unit", "quartermaster", by=ED, why="a secret reason")
    ledger.reject(id, by=ED)
    page = read(client, "/review?second=yes")
    assert find_shown(page) == id
    assert not any(told in page for told in ("quartermaster", "secret reason", ED, f"?entry={id}#entry"))
    kept = ledger.show(id)
    assert isinstance(kept, KeptFigure)
    done = send("/review/judge", entry=id, act="confirm", asked="?second=yes")
    assert done.headers["location"].startswith(f"/review?second=yes&after={id}")
    own = next(one for one in ledger.judgements(id) if one.by == ANN)
    assert isinstance(own.was, dict)
    assert own.was["unit"] == kept.machine.unit
    assert "Nobody else has judged" in read(client, "/review?second=yes")


def test_agreement_is_told_with_what_people_differ_on(client: TestClient, ledger: Ledger) -> None:
    assert "No entry was judged by two people yet." in read(client, "/review/agreement")
    one, other, third = list_queue(ledger)[:3]
    for id in (one, other, third):
        ledger.confirm(id, by=ANN)
    ledger.confirm(one, by=ED, blind=True)
    ledger.reject(other, by=ED, blind=True)
    page = read(client, "/review/agreement")
    for told in (
        "2 people have judged 3 entries, 2 of them by two or more",
        "50 %",
        "Krippendorff",
        f"/entries/{other}",
    ):
        assert told in page
    assert f"/entries/{one}" not in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/review?kinds=both", 400),
        ("/review?second=perhaps", 400),
        ("/review?event=vanished", 400),
        ("/review?after=f0", 404),
        ("/review?entry=nonsense", 303),
        ("/review?done=nonsense&done=j0", 200),
    ],
)
def test_what_cannot_be_asked_for_is_said(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"act": "destroy"}, 400),
        ({"act": "correct", "field": "colour", "value": "red"}, 400),
        ({"act": "correct", "field": "event", "value": "vanished"}, 409),
        ({"act": "confirm", "why": "x" * 1001}, 400),
        ({"act": "confirm", "asked": "?kinds=all"}, 400),
        ({"act": "confirm", "csrf": "made up"}, 403),
        ({"act": "retract", "judgement": "j0"}, 404),
    ],
)
def test_what_cannot_be_judged_is_refused(ledger: Ledger, send: Send, form: dict[str, str], status: int) -> None:
    id = first(ledger, kinds=("figure",))
    assert send("/review/judge", entry=id, **form).status_code == status
    assert not list(ledger.judgements())


def test_a_reader_looks_and_does_not_judge(client: TestClient, ledger: Ledger) -> None:
    ledger.accounts(Passwords(CHEAPEST)).add("Ola Example", "a long boat song", "reader")
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/sign-in").text)
    assert token
    client.post("/sign-in", data={"csrf": token[1], "name": "Ola Example", "password": "a long boat song"})
    page = read(client, "/review")
    assert "As a reader you may look, but not judge." in page
    assert "/review/judge" not in page


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_hostile()]) as ledger:
        client = hostile.visit(ledger)
        for kind in ("figure", "statement"):
            page = client.get(f"/review?kinds={kind}")
            assert page.status_code == 200
            assert "<img" not in page.text
            assert "\u202e" not in page.text


def test_a_very_long_sentence_is_cut_around_its_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_paragraph(200_000)]) as ledger:
        client = hostile.visit(ledger)
        for kind in ("figure", "statement"):
            page = client.get(f"/review?kinds={kind}")
            assert page.status_code == 200
            assert len(page.text) < 60_000


def test_nothing_waits_in_an_empty_ledger(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", []) as ledger:
        assert "Nothing of this kind waits" in read(hostile.visit(ledger), "/review")
        assert not list(ledger.figures(Filter()))
