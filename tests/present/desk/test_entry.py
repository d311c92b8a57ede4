"""One entry: its panel, its page, and what people say of it."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.ledger.fields import FIELDS
from sayso.model import Filter, KeptFigure, KeptStatement
from sayso.present.desk.fields import FIGURE, STATEMENT, Field, list_held
from sayso.present.desk.passwords import Passwords
from tests.ledger.reports import BODY, NEWER, make_pair
from tests.present.desk import hostile
from tests.present.desk.conftest import Send

CARD = {"accept": "application/json"}


@pytest.fixture
def figure(ledger: Ledger) -> KeptFigure:
    """A figure on somebody's word."""
    return next(one for one in ledger.figures() if one.figure.according_to and one.statement)


@pytest.fixture
def statement(ledger: Ledger, figure: KeptFigure) -> KeptStatement:
    """The statement in which it stands."""
    kept = ledger.show(str(figure.statement))
    assert isinstance(kept, KeptStatement)
    return kept


def read(client: TestClient, address: str) -> str:
    """A page that is there, without its marks of HTML."""
    page = client.get(address)
    assert page.status_code == 200
    return html.unescape(page.text)


def find_token(page: str) -> str:
    """The token of a form, as a browser sends it back."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def test_the_fields_are_those_that_the_ledger_corrects() -> None:
    assert [field.name for field in FIGURE] == list(FIELDS["figure"])
    assert [field.name for field in STATEMENT] == list(FIELDS["statement"])


@pytest.mark.parametrize("field", [*FIGURE, *STATEMENT], ids=lambda field: field.name)
def test_every_choice_is_one_that_the_ledger_takes(field: Field) -> None:
    kind = "figure" if field in FIGURE else "statement"
    for choice in field.choices:
        assert FIELDS[kind][field.name](choice) == choice
    if not field.needed:
        assert FIELDS[kind][field.name](None) is None


@pytest.mark.parametrize("way", ["/entries/{id}", "/entries/{id}/panel", "/reports/{document}?entry={id}"])
def test_a_figure_is_told_with_what_it_rests_on(client: TestClient, figure: KeptFigure, way: str) -> None:
    page = read(client, way.format(id=figure.id, document=figure.edition.document))
    pin = figure.figure.pin
    for told in (
        pin.words,
        str(figure.figure.according_to),
        f"{pin.span.start}–{pin.span.end}",
        figure.versions.tagger,
    ):
        assert told in page
    for link in (
        "/question?event=",
        f"/provenance/{figure.id}",
        f"/entries/{figure.id}",
        "/testimony/",
        "/map?",
        "/publish?",
    ):
        assert f'href="{link}' in page
    assert re.search(rf'class="chain">\s*<li>.*{re.escape(str(figure.figure.according_to))}', page)


@pytest.mark.parametrize("way", ["/entries/{id}", "/entries/{id}/panel", "/reports/{document}?entry={id}"])
def test_a_statement_is_told_with_all_its_pins(client: TestClient, statement: KeptStatement, way: str) -> None:
    page = read(client, way.format(id=statement.id, document=statement.edition.document))
    told = statement.statement
    for pin in (*told.source, *told.cue, *told.content):
        assert f"{pin.span.start}–{pin.span.end}" in page
    assert str(told.speaker) in page


def test_the_chain_goes_from_the_speaker_to_the_report(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_pair(BODY)]) as ledger:
        kept = next(one for one in ledger.figures() if one.via)
        page = read(hostile.visit(ledger), f"/entries/{kept.id}/panel")
        report = kept.edition.report
    steps = re.findall(r"<bdi>(.*?)</bdi>", page[page.index('class="chain"') : page.index("</ol>")])
    assert steps[1 : 1 + len(kept.via)] == list(kept.via)
    assert steps[0] == (kept.figure.according_to or kept.speaker)
    assert steps[-1] == report.title


def test_entries_lead_to_those_beside_them(client: TestClient, ledger: Ledger, figure: KeptFigure) -> None:
    whole = ledger.whole(figure.edition.id)
    count, seen = len(whole.statements) + len(whole.figures), list[str]()
    page = read(client, f"/reports/{figure.edition.document}")
    first = re.search(r'href="([^"]*)" data-id="([^"]*)"', page)
    while first:
        seen.append(first[2])
        page = read(client, first[1].partition("#")[0])
        first = re.search(r'href="([^"]*)" data-id="([^"]*)" rel="next"', page)
    assert len(seen) == len(set(seen)) == count


@pytest.mark.parametrize("kind", ["documents", "edition", "judgement", "short"])
def test_other_ids_lead_to_where_they_are_shown(
    client: TestClient, ledger: Ledger, figure: KeptFigure, kind: str
) -> None:
    document = figure.edition.document
    ids = {"documents": document, "edition": figure.edition.id, "short": figure.id[:-2]}
    ids["judgement"] = ledger.confirm(figure.id, by="Ann Example").id
    gone = client.get(f"/entries/{ids[kind]}")
    there = f"/reports/{document}" if kind in ("documents", "edition") else f"/entries/{figure.id}"
    assert (gone.status_code, gone.headers["location"]) == (303, there)


@pytest.mark.parametrize("id", ["f0000000000000000", "nonsense", "f%27%20OR%201=1", "s" * 4000, "d0000000000000000.1"])
@pytest.mark.parametrize("way", ["/entries/{id}", "/entries/{id}/panel"])
def test_an_unknown_entry_is_said_to_be_unknown(client: TestClient, id: str, way: str) -> None:
    answer = client.get(way.format(id=id), headers=CARD)
    assert (answer.status_code, answer.json()["error"]["kind"]) == (404, "not found")


def test_a_person_confirms_and_takes_it_back(
    client: TestClient, ledger: Ledger, figure: KeptFigure, send: Send
) -> None:
    back = f"/reports/{figure.edition.document}?entry={figure.id}#entry"
    done = send(f"/entries/{figure.id}/judge", act="confirm", why="counted again", next=back)
    assert (done.status_code, done.headers["location"]) == (303, back)
    judgement = next(ledger.judgements(figure.id))
    assert (judgement.act, judgement.by, judgement.why) == ("confirm", "Ann Example", "counted again")
    page = read(client, f"/entries/{figure.id}")
    assert "counted again" in page
    assert "Take it back" in page
    send(f"/entries/{figure.id}/judge", act="retract", judgement=judgement.id)
    assert next(ledger.judgements(figure.id)).retired
    assert "Taken back by" in read(client, f"/entries/{figure.id}")


def test_a_person_rejects(ledger: Ledger, figure: KeptFigure, send: Send) -> None:
    assert send(f"/entries/{figure.id}/judge", act="reject", why="a year").status_code == 303
    assert figure.id not in {one.id for one in ledger.figures()}
    assert figure.id in {one.id for one in ledger.figures(Filter(rejected=True))}


@pytest.mark.parametrize(
    ("field", "form", "told"),
    [
        ("high", {"value": "9,000"}, "9000"),
        ("high", {"value": ""}, None),
        ("bound", {"value": "nearly"}, "nearly"),
        ("event", {"value": "missing"}, "missing"),
        ("unit", {"value": " conscript "}, "conscript"),
        ("unit", {"value": hostile.MARKUP}, hostile.MARKUP),
        ("status", {"value": "medic"}, "medic"),
        ("place", {"value": "Oldford"}, "Oldford"),
        ("cumulative", {"value": "yes"}, True),
        ("cumulative", {"value": "no"}, False),
        ("period", {"start": "2031-01-02", "end": "2031-01-05"}, {"start": "2031-01-02", "end": "2031-01-05"}),
        ("period", {"start": "", "end": "2031-01-05"}, {"start": None, "end": "2031-01-05"}),
        ("period", {"start": "2031-01-05", "end": ""}, {"start": "2031-01-05", "end": "2031-01-05"}),
        ("according_to", {"value": ""}, None),
        ("modality", {"value": "denied"}, "denied"),
    ],
)
def test_a_person_corrects(
    client: TestClient, ledger: Ledger, figure: KeptFigure, send: Send, field: str, form: dict[str, str], told: object
) -> None:
    held = {one.field.name: one.value for one in list_held(figure)}
    done = send(f"/entries/{figure.id}/judge", act="correct", field=field, **form)
    if held[field] == told:
        assert done.status_code == 409
        return
    assert done.status_code == 303
    kept = ledger.show(figure.id)
    assert isinstance(kept, KeptFigure)
    now = next(one for one in list_held(kept) if one.field.name == field)
    assert (now.value, now.machine) == (told, held[field])
    page = client.get(f"/entries/{figure.id}").text
    assert "read as" in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"act": "correct", "field": "event", "value": "vanished"}, 409, "it is one of"),
        ({"act": "correct", "field": "low", "value": "many"}, 409, "number"),
        ({"act": "correct", "field": "period", "start": "2031-02-31", "end": "2031-03-01"}, 409, "takes a day"),
        ({"act": "correct", "field": "colour", "value": "red"}, 400, "no field to correct"),
        ({"act": "correct", "field": "speaker", "value": "Ed"}, 400, "no field to correct"),
        ({"act": "retract", "judgement": "j0"}, 404, "judgement"),
        ({"act": "destroy"}, 400, "act"),
        ({}, 400, "act"),
        ({"act": "confirm", "why": "x" * 1001}, 400, "why"),
        ({"act": "confirm", "csrf": "made up"}, 403, "form"),
    ],
)
def test_what_is_refused_is_said(
    ledger: Ledger, figure: KeptFigure, send: Send, form: dict[str, str], status: int, said: str
) -> None:
    answer = send(f"/entries/{figure.id}/judge", **form)
    assert answer.status_code == status
    assert said in html.unescape(answer.text)
    assert not list(ledger.judgements())


@pytest.mark.parametrize(
    "next",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil",
        "javascript:alert(1)",
        "/\t/evil",
        "evil",
    ],
)
def test_one_goes_on_within_the_desk_only(figure: KeptFigure, send: Send, next: str) -> None:
    assert send(f"/entries/{figure.id}/judge", act="confirm", next=next).headers["location"] == "/"


def test_a_reader_looks_and_does_not_judge(client: TestClient, ledger: Ledger, figure: KeptFigure) -> None:
    ledger.accounts(Passwords(CHEAPEST)).add("Ola Example", "a long boat song", "reader")
    token = find_token(client.get("/sign-in").text)
    client.post("/sign-in", data={"csrf": token, "name": "Ola Example", "password": "a long boat song"})
    page = read(client, f"/entries/{figure.id}")
    assert "As a reader you may look, but not judge." in page
    assert "/judge" not in page
    told = {"csrf": find_token(page), "act": "confirm"}
    refused = client.post(f"/entries/{figure.id}/judge", data=told, headers=CARD)
    assert (refused.status_code, refused.json()["error"]["kind"]) == (403, "not allowed")
    assert not list(ledger.judgements())


def test_an_entry_of_a_replaced_version_is_not_judged(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_pair(BODY), make_pair(NEWER)]) as ledger:
        client, document = hostile.visit(ledger), next(iter(ledger.documents())).id
        older = ledger.whole(f"{document}.1").figures[0]
        page = read(client, f"/reports/{document}/1?entry={older.id}")
    assert "This version was replaced; what is judged" in page
    assert "/judge" not in page


def test_fields_say_when_something_else_was_read(figure: KeptFigure) -> None:
    changed = replace(figure, figure=replace(figure.figure, unit="conscript", cumulative=not figure.figure.cumulative))
    held = {one.field.name: one for one in list_held(changed)}
    assert held["unit"].told == "conscript"
    assert held["unit"].read == figure.machine.unit
    assert held["cumulative"].matters
    assert held["event"].read is None
