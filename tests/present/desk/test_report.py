"""A report's page: its text, its marks, its parts, and what it says of itself."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Flag, KeptReading, Post
from tests.factories import BODY, make_dropped, make_figure, make_reading, make_report, make_span, make_text
from tests.ledger.reports import BODY as WAR
from tests.ledger.reports import NEWER, add_bytes, make_pair
from tests.present.desk import hostile


def strip(page: str) -> str:
    """The words of the report's text on its page, without the lines beside it."""
    paragraphs = re.findall(r'<div class="row"><p[^>]*>(.*?)</p>', page, re.DOTALL)
    return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", words)) for words in paragraphs)


def list_links(page: str) -> list[str]:
    """Where the lines beside the text lead."""
    return [html.unescape(link) for link in re.findall(r'href="([^"]*)" data-id', page)]


def list_ids(whole: KeptReading) -> list[str]:
    """The ids of all entries."""
    return [one.id for one in whole.statements] + [one.id for one in whole.figures]


def test_the_text_stands_there_as_it_is(client: TestClient, ledger: Ledger) -> None:
    for one in ledger.documents():
        page = client.get(f"/reports/{one.id}")
        assert page.status_code == 200
        assert strip(page.text).split() == ledger.body(one.edition.text_digest).split()


def test_every_entry_has_its_line_and_its_mark(client: TestClient, ledger: Ledger) -> None:
    for one in ledger.documents():
        page, whole = client.get(f"/reports/{one.id}").text, ledger.whole(one.edition.id)
        for id in list_ids(whole):
            assert f'id="at-{id}"' in page
            assert f"/reports/{one.id}?entry={id}#entry" in list_links(page)


@pytest.mark.parametrize(
    ("layers", "shown", "hidden"),
    [
        ("", ("source", "cue", "content", "figure"), ()),
        ("figures", ("figure",), ("source", "cue", "content")),
        ("sources,cues", ("source", "cue"), ("content", "figure")),
        ("none", (), ("source", "cue", "content", "figure")),
        ("nonsense", ("source", "cue", "content", "figure"), ()),
    ],
)
def test_layers_are_shown_as_the_address_asks(
    client: TestClient, ledger: Ledger, layers: str, shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    document = next(one for one in ledger.documents() if one.figures and one.statements)
    page = client.get(f"/reports/{document.id}", params={"layers": layers}).text
    text = page[page.index('<article class="text"') :]
    marked = {role for classes in re.findall(r'class="mark ([^"]*)"', text) for role in classes.split()}
    assert set(shown) <= marked
    assert not set(hidden) & marked
    assert strip(page).split() == ledger.body(document.edition.text_digest).split()


def test_one_voice_alone_is_marked(client: TestClient, ledger: Ledger) -> None:
    document = max(ledger.documents(), key=lambda one: one.statements)
    whole = ledger.whole(document.edition.id)
    page = client.get(f"/reports/{document.id}?who=A").text
    first = whole.statements[0].statement.speaker
    others = [one.id for one in whole.statements if one.statement.speaker != first]
    assert f'id="at-{whole.statements[0].id}"' in page
    assert others
    assert not any(f'id="at-{id}"' in page for id in others)


def test_speakers_are_told_apart_by_letter_and_by_line(client: TestClient, ledger: Ledger) -> None:
    document = max(ledger.documents(), key=lambda one: one.statements)
    page = client.get(f"/reports/{document.id}").text
    voices = re.findall(r'<b class="no\s+(voice-\d)">([A-Z]+)</b>', page[: page.index("<article")])
    assert len(voices) > 1
    assert len(set(voices)) == len(voices)


def test_an_open_entry_stands_beside_its_words(client: TestClient, ledger: Ledger) -> None:
    document = next(one for one in ledger.documents() if one.figures)
    figure = ledger.whole(document.edition.id).figures[0]
    page = client.get(f"/reports/{document.id}?entry={figure.id}").text
    row = next(row for row in page.split('<div class="row">') if f'id="at-{figure.id}"' in row)
    assert f'id="entry" data-id="{figure.id}"' in row
    assert re.search(r'class="mark [^"]*\bon\b', row)


def test_what_was_rejected_is_told_but_not_marked(client: TestClient, ledger: Ledger) -> None:
    document = next(one for one in ledger.documents() if one.figures)
    figure = ledger.whole(document.edition.id).figures[0]
    ledger.reject(figure.id, by="Ed Example")
    page = client.get(f"/reports/{document.id}").text
    assert "✗ rejected" in page
    assert "1 rejected." in page
    assert f'id="at-{figure.id}"' not in page
    assert f'id="at-{figure.id}"' in client.get(f"/reports/{document.id}?entry={figure.id}").text


@pytest.mark.parametrize(
    "address",
    [
        "/reports/d0000000000000000", "/reports/x", "/reports/{id}/99", "/reports/{id}?part=2", "/reports/{id}?entry=f0",
        "/reports/{id}?entry=%3Cscript%3E", "/reports/d0000000000000000/versions", f"/reports/{'d' * 5000}",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(client: TestClient, ledger: Ledger, address: str) -> None:
    document = next(iter(ledger.documents())).id
    page = client.get(address.replace("{id}", document))
    assert page.status_code == 404
    assert "<script>" not in page.text.replace("<script src", "")


def test_flags_posts_corrections_and_gaps_are_shown(tmp_path: Path) -> None:
    post = Post(make_span(BODY, BODY.split("\n")[1]), make_span(BODY, "We had no choice"), None, None, None, None)
    figure = make_figure(BODY, "overnight")
    flag = Flag("sum", ("f1",), "The parts make more than the total.", 0.8)
    reading = make_reading(
        text=make_text(BODY, posts=(post,), corrections=(make_span(BODY, BODY.split("\n")[2]),)),
        figures=(figure,), flags=(flag,), dropped=(make_dropped(detail="a table without heads"),),
        report=make_report(byline="Ed Example"),
    )  # fmt: skip
    with hostile.open_ledger(tmp_path / "x.db", [add_bytes(BODY.encode(), reading)]) as ledger:
        document = next(iter(ledger.documents())).id
        page = hostile.visit(ledger).get(f"/reports/{document}").text
    for told in ("The parts make more than the total.", "a table without heads", "Ed Example", "Oldford Echo", "⚑"):
        assert told in page
    assert 'class="post first"' in page
    assert 'class="correction first"' in page


def test_versions_tell_what_changed(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_pair(WAR), make_pair(NEWER)]) as ledger:
        client, document = hostile.visit(ledger), next(iter(ledger.documents())).id
        changes = list(ledger.changes(document))
        newest, older = (client.get(f"/reports/{document}{rest}").text for rest in ("", "/1"))
        versions = client.get(f"/reports/{document}/versions").text
        assert changes
        assert html.escape(changes[0].reason) in newest
        assert html.escape(changes[0].reason) in versions
        assert "This version was replaced" in older
        assert "This version was replaced" not in newest
        for link in re.findall(r'href="(/reports/[^"#]*entry=[^"#]*)', versions):
            assert client.get(html.unescape(link)).status_code == 200


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_hostile()]) as ledger:
        client, document = hostile.visit(ledger), next(iter(ledger.documents()))
        whole = ledger.whole(document.edition.id)
        ids = list_ids(whole)
        assert "{{ 7 * 7 }}" in html.unescape(client.get(f"/reports/{document.id}").text)
        addresses = [f"/reports/{document.id}", f"/reports/{document.id}/versions"]
        addresses += [address for id in ids for address in (f"/reports/{document.id}?entry={id}", f"/entries/{id}")]
        for address in addresses:
            page = client.get(address).text
            assert "<script>alert" not in page
            assert "<img" not in page
            assert 'href="javascript' not in page
            assert not set("\u202e\u2066\x1b\x07\x00") & set(page)
            assert 'onclick="x' not in page


def test_thousands_of_figures_go_over_several_parts(tmp_path: Path) -> None:
    number = 5000
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_counts(number)]) as ledger:
        client, document = hostile.visit(ledger), next(iter(ledger.documents()))
        seen, pages = set[str](), 0
        address: str | None = f"/reports/{document.id}"
        while address:
            page = client.get(address).text
            assert len(page) < 2_000_000
            seen |= set(re.findall(r'data-id="(f[0-9a-f]{16})"', page))
            pages += 1
            found = re.search(r'href="([^"]*)" rel="next">Next part', page)
            address = html.unescape(found[1]) if found else None
        assert len(seen) == number
        assert pages > 1
        last = ledger.whole(document.edition.id).figures[-1]
        assert f'id="at-{last.id}"' in client.get(f"/reports/{document.id}?entry={last.id}").text


def test_a_paragraph_of_two_megabytes_goes_over_several_parts(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_paragraph(2_000_000)]) as ledger:
        client, document = hostile.visit(ledger), next(iter(ledger.documents()))
        page = client.get(f"/reports/{document.id}").text
        count = int(re.findall(r"Part 1 of (\d+)", page)[0])
        parts = [strip(client.get(f"/reports/{document.id}?part={part}").text) for part in range(1, count + 1)]
        assert "".join("".join(parts).split()) == "".join(ledger.body(document.edition.text_digest).split())
        assert max(map(len, parts)) < 200_000
        figure = ledger.whole(document.edition.id).figures[0]
        opened = client.get(f"/reports/{document.id}?entry={figure.id}").text
        assert f"Part {count} of {count}" in opened
        assert 'id="entry"' in opened
        assert len(client.get(f"/entries/{figure.id}").text) < 50_000


def test_the_keys_are_listed(client: TestClient) -> None:
    page = client.get("/keys").text
    assert page.count("<kbd>") > 8
