"""Searching the words of all reports."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from sayso import Ledger
from sayso.model import Passage, Raw, Reading, Span, make_pin
from sayso.present.desk.views.search import AROUND, cut_pieces
from tests.compare.make import make_edition
from tests.factories import make_reading
from tests.ledger.reports import add_bytes
from tests.present.desk import hostile


def ask(client: TestClient, words: str, **more: str) -> str:
    """The page that answers, without its marks of HTML."""
    page = client.get("/search", params={"words": words, **more})
    assert page.status_code == 200
    return html.unescape(page.text)


def test_passages_are_shown_with_their_words_and_what_was_read_there(client: TestClient, ledger: Ledger) -> None:
    page = ask(client, "soldiers killed")
    found = list(ledger.search("soldiers killed"))
    assert page.count('class="item"') == len(found) > 0
    for passage in found:
        assert f"/reports/{passage.edition.document}?entry=" in page
        assert all(f"entry={id}#entry" in page for id in (*passage.statements, *passage.figures))
        for span in passage.found:
            at = passage.pin.span.start
            assert f"<mark>{passage.pin.words[span.start - at : span.end - at]}</mark>" in page


def test_nothing_is_looked_for_where_no_words_are_given(client: TestClient) -> None:
    for address in ("/search", "/search?words=", "/search?words=+++"):
        page = client.get(address).text
        assert "Words to look for" in page
        assert 'role="alert"' not in page
        assert 'class="item"' not in page


def test_words_that_no_report_has(client: TestClient) -> None:
    assert "No paragraph has all of these words" in ask(client, "unheardof")


@pytest.mark.parametrize("words", ['""', "!?", "x" * 201, " ".join(map(str, range(60)))])
def test_what_is_no_word_is_told(client: TestClient, words: str) -> None:
    assert "Nothing was looked for" in ask(client, words)


@pytest.mark.parametrize(
    "words",
    [
        hostile.MARKUP, hostile.STEERING + "x", "' OR 1=1 --", '"; DROP TABLE passage; --', "NEAR(army", "army*", "army AND", "(((", "\\",
        "{{ 7 * 7 }}", '"unclosed army', "col:army", "-army", "^army", "%", "\ud7ff", "مرحبا",
    ],
)  # fmt: skip
def test_hostile_words_are_only_words(client: TestClient, words: str) -> None:
    page = client.get("/search", params={"words": words})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img" not in page.text
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", page.text)[0]
    assert not set("\u202e\u2066\x1b\x07") & set(page.text)


def test_hostile_reports_stay_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [hostile.make_hostile()]) as ledger:
        page = hostile.visit(ledger).get("/search?words=people").text
        assert "<mark>people</mark>" in page
        assert "<script>alert" not in page
        assert "javascript:" not in page
        assert not set("\u202e\u2066\x1b\x07") & set(page)


def make_lines(number: int) -> tuple[Raw, Reading]:
    """A report of so many paragraphs in which nothing was read."""
    body = "\n".join(f"Two roads were closed, for the {at}th time." for at in range(number))
    return add_bytes(body.encode(), make_reading(body, ()), address="lines.txt")


@pytest.mark.parametrize(
    ("limit", "shown", "further"),
    [("", 20, "limit=40"), ("40", 40, "limit=60"), ("190", 190, "limit=200"), ("999", 200, None), ("x", 20, "limit=40"), ("-1", 20, "limit=40"), ("9" * 99, 20, "limit=40")],
)  # fmt: skip
def test_more_are_shown_a_page_at_a_time(tmp_path: Path, limit: str, shown: int, further: str | None) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_lines(230)]) as ledger:
        page = ask(hostile.visit(ledger), "roads", limit=limit)
        assert page.count('class="item"') == shown
        assert f"The first {shown} passages" in page
        if further:
            assert f"{further}#p{shown + 1}" in page
        assert ("look for more words" in page) == (further is None)


def test_where_nothing_was_read_the_browser_finds_the_words(tmp_path: Path) -> None:
    with hostile.open_ledger(tmp_path / "x.db", [make_lines(1)]) as ledger:
        document = next(iter(ledger.documents())).id
        page = ask(hostile.visit(ledger), '"roads were"')
        assert f'href="/reports/{document}#:~:text={quote("roads were")}"' in page


def make_passage(words: str, *found: tuple[int, int]) -> Passage:
    """A passage that begins behind ten other characters of its text, with words found at these places of it."""
    body = "x" * 10 + words
    spans = tuple(Span(10 + start, 10 + stop) for start, stop in found)
    return Passage(make_edition(body), make_pin(body, Span(10, len(body))), spans, (), ())


@given(st.text("ab ", min_size=1, max_size=90), st.data())
def test_the_pieces_of_a_short_passage_are_all_of_it(words: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=8)))
    found = [(start, stop) for start, stop in zip(ends[::2], ends[1::2], strict=False)]
    pieces = list(cut_pieces(make_passage(words, *found)))
    assert "".join(piece.words for piece in pieces) == words
    assert [piece.words for piece in pieces if piece.found] == [words[start:stop] for start, stop in found]


def test_of_a_long_passage_only_what_is_near_is_shown() -> None:
    words = "so " * 1000 + "roads " + "and " * 1000 + "closed " + "too " * 1000
    first, second = words.index("roads"), words.index("closed")
    pieces = list(cut_pieces(make_passage(words, (first, first + 5), (second, second + 6))))
    assert [piece.words for piece in pieces if piece.found] == ["roads", "closed"]
    assert [piece.left for piece in pieces] == [True, False, False, True, False, False]
    assert all(len(piece.words) <= AROUND + 2 for piece in pieces)
    assert pieces[-1].words.endswith("too …")
