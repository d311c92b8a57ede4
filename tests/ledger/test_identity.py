"""What is the same gets the same id, and what isn't doesn't."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from sayso.ledger.identity import (
    digest_json,
    make_document_key,
    make_fingerprint,
    make_key,
    name_figures,
    name_moment,
    name_statements,
    plain_address,
)
from sayso.ledger.rows import find_passage, split_passages
from sayso.ledger.words import fold_words
from sayso.model import Raw, Span, Versions
from tests.ledger.reports import make_whole

ADDRESSES = [
    ("HTTPS://News.Example.org:443/A/?utm_source=x&id=7#top", "https://news.example.org/A?id=7"),
    ("http://news.example.org.:80/a", "http://news.example.org/a"),
    ("https://news.example.org:8443/a", "https://news.example.org:8443/a"),
    ("https://news.example.org/a?b=&c=1&b=2", "https://news.example.org/a?b=&c=1&b=2"),
    ("https://news.example.org/a?q=a%20b&fbclid=1", "https://news.example.org/a?q=a+b"),
    ("https://ann:secret@news.example.org/a", "https://news.example.org/a"),
    ("  https://news.example.org/  ", "https://news.example.org"),
    ("https://[::1]:8000/a", "https://[::1]:8000/a"),
    ("https://[bad/a", "https://[bad/a"),
    ("https://host:port/a", "https://host:port/a"),
    ("no address", "no address"),
    ("", ""),
]


@pytest.mark.parametrize(("given", "expected"), ADDRESSES)
def test_addresses_are_made_plain(given: str, expected: str) -> None:
    assert plain_address(given) == expected
    assert plain_address(expected) == expected


def test_what_makes_a_document() -> None:
    raw = Raw(b"x", "text/plain", "/a/../b.txt")

    assert make_document_key(raw, "https://example.org/a/") == "url https://example.org/a"
    assert make_document_key(replace(raw, id="7", address="/a/../b.jsonl:12"), None) == "row 7 /b.jsonl"
    assert make_document_key(replace(raw, id="7", address="-:12"), None) == "row 7 -"
    assert make_document_key(raw, None) == "path /b.txt"
    assert make_document_key(replace(raw, address="-"), None).startswith("bytes 2d711642b726")


FACTS: dict[str, Any] = {
    "id": "7", "title": "War", "publisher": "Echo", "published": date(2022, 3, 7), "url": "https://example.org/",
    "encoding": "cp1252", "media_type": "text/html", "data": b"y",
}  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_makes_another_fingerprint(name: str) -> None:
    raw, versions = Raw(b"x", "text/plain", "a.txt"), Versions("1", "2")

    assert make_fingerprint(replace(raw, **{name: FACTS[name]}), versions) != make_fingerprint(raw, versions)
    assert make_fingerprint(raw, Versions("1", "3")) != make_fingerprint(raw, versions)
    assert make_fingerprint(replace(raw, address="b", fetched=datetime(2022, 3, 7)), versions) == make_fingerprint(
        raw, versions
    )


def test_entries_are_named_by_document_text_and_place() -> None:
    reading = make_whole()
    first = name_figures("d1", "t1", reading.figures)

    assert len(set(first)) == 3
    assert name_figures("d1", "t1", [replace(figure, event="other", id="x") for figure in reading.figures]) == first
    assert not set(first) & set(name_figures("d2", "t1", reading.figures))
    assert not set(first) & set(name_figures("d1", "t2", reading.figures))
    assert name_statements("d1", "t1", reading.statements[1:]) == name_statements("d1", "t1", reading.statements)[1:]


MOMENTS = [
    (datetime(2022, 3, 7, tzinfo=UTC), "2022-03-07T00:00:00.000000Z"),
    (datetime(2022, 3, 7, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=2))), "2022-03-06T23:02:03.000004Z"),
    (datetime(2022, 3, 7), "2022-03-07T00:00:00.000000"),
]


@pytest.mark.parametrize(("moment", "expected"), MOMENTS)
def test_moments_sort_as_they_stand(moment: datetime, expected: str) -> None:
    assert name_moment(moment) == expected
    assert datetime.fromisoformat(expected) == moment


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Łódź Echo's", "lodz echo"), ("", None), (None, None), ("—", None), ("a" * 300, "a" * 200)],
)
def test_keys(name: str | None, expected: str | None) -> None:
    assert make_key(name) == expected


def test_what_has_no_place_in_a_row_is_refused() -> None:
    with pytest.raises(TypeError, match="no place"):
        digest_json({"a": b"bytes"})


def test_words_are_folded_for_the_index() -> None:
    assert fold_words("Caf\u00e9s: 3,500 \x00 “Ünï_versity”") == "cafes 3 500 uni versity"


SENTENCES = (Span(0, 10), Span(10, 20), Span(22, 30), Span(30, 40))


@pytest.mark.parametrize(
    ("span", "sentence", "passage"),
    [
        (Span(12, 15), Span(10, 20), Span(0, 30)),
        (Span(0, 3), Span(0, 10), Span(0, 20)),
        (Span(35, 40), Span(30, 40), Span(22, 40)),
        (Span(8, 12), Span(0, 12), Span(0, 20)),
        (Span(20, 21), Span(20, 21), Span(20, 21)),
        (Span(50, 51), Span(50, 51), Span(50, 51)),
    ],
)
def test_a_figures_sentence_and_its_neighbours(span: Span, sentence: Span, passage: Span) -> None:
    assert find_passage(SENTENCES, span) == (sentence, passage)


def test_a_place_in_a_text_without_sentences_stands_alone() -> None:
    assert find_passage((), Span(1, 2)) == (Span(1, 2), Span(1, 2))


def test_very_long_paragraphs_are_parted() -> None:
    parts = split_passages((Span(0, 3), Span(5, 40_000)))

    assert parts == (Span(0, 3), Span(5, 16_389), Span(16_389, 32_773), Span(32_773, 40_000))
