"""Finds the paragraphs of a ledger's texts by their words.

Words are compared whole, without case, accents and marks; what was asked is never read as a language of queries. SQLite's
FTS5 and PostgreSQL's tsvector find which paragraphs may have them; where they stand is looked up in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, column, func, literal, literal_column, select, table
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.kept import Told, load_readings
from sayso.ledger.schema import edition, figure, passage, pin, reading, statement
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.ledger.words import fold_letters, fold_words
from sayso.model import Passage, Span, make_pin

MOST_WORDS = 50
"""Words that may be looked for at once."""
PAGE = 100
"""Paragraphs that are looked at in one go, at most."""

NEWEST = 2_000
"""Paragraphs among which frequent words are looked for first."""

_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_NOW = State()
_INDEX = table("passage_words", column("rowid"), column("passage_words"))
"""SQLite's full-text index; the column of the table's own name takes what to look for."""

Phrase = tuple[str, ...]
"""Folded words that must stand one behind the other."""


def search_passages(store: Store, words: str, limit: int | None = 20) -> Iterator[Passage]:
    """The paragraphs in current editions that have all of the words, the newest first.

    Words between double quotes, and those that marks join (*3,500*), must stand one behind the other. InputError where there
    is no word to look for, or more than `MOST_WORDS`.
    """
    return islice(_search(store, read_phrases(words), PAGE if limit is None else max(1, min(limit, PAGE))), limit)


def read_phrases(words: str) -> list[Phrase]:
    """What is looked for: each word, and each phrase in double quotes, folded as the index has them."""
    parts = (fold_words(quoted or plain).split() for quoted, plain in _PARTS.findall(words))
    phrases = list(dict.fromkeys(tuple(part) for part in parts if part))
    if not phrases:
        raise InputError("there is no word to look for; give one, or several in double quotes that stand together")
    if sum(map(len, phrases)) > MOST_WORDS:
        raise InputError(f"at most {MOST_WORDS} words can be looked for at once")
    return phrases


def _search(store: Store, phrases: Sequence[Phrase], count: int) -> Iterator[Passage]:
    before: int | None = None
    while True:
        with store.read() as connection:
            seqs = _find(connection, phrases, before, count)
            page = list(_load(connection, seqs, phrases))
        yield from page
        if len(seqs) < count:
            return
        before = seqs[-1]


def _find(connection: Connection, phrases: Sequence[Phrase], before: int | None, count: int) -> Sequence[int]:
    """The numbers of the next paragraphs that the full-text index finds."""
    if connection.dialect.name == "postgresql":
        return _find_on_server(connection, phrases, before, count)
    asked, seq = _ask_sqlite(phrases)
    return _run(connection, asked if before is None else asked.where(seq < before), seq, count)


def _find_on_server(connection: Connection, phrases: Sequence[Phrase], before: int | None, count: int) -> Sequence[int]:
    """PostgreSQL can't tell how rare a word is: it might go through all paragraphs for one, or sort them all for another.
    Frequent words are found among the newest paragraphs; if these don't do, the words are rare enough to sort all."""
    seq = passage.c.seq
    end = before or (connection.scalar(select(func.max(seq))) or 0) + 1
    asked = _ask_postgresql(phrases).where(seq < end)
    newest = _run(connection, asked.where(seq >= end - NEWEST), seq, count)
    return newest if len(newest) == count else _run(connection, asked, seq + literal(0), count)


def _run(connection: Connection, asked: Select[Any], order: ColumnElement[Any], count: int) -> Sequence[int]:
    return list(connection.scalars(asked.order_by(order.desc()).limit(count)))


def _ask_sqlite(phrases: Sequence[Phrase]) -> tuple[Select[Any], Any]:
    """Every word stands in double quotes, and has only letters and digits: nothing in it can be an operator."""
    wanted = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    return select(_INDEX.c.rowid).where(_INDEX.c.passage_words.op("MATCH")(wanted)), _INDEX.c.rowid


def _ask_postgresql(phrases: Sequence[Phrase]) -> Select[Any]:
    simple: ColumnElement[Any] = literal_column("'simple'::regconfig")
    queries: list[ColumnElement[Any]] = [func.phraseto_tsquery(simple, " ".join(phrase)) for phrase in phrases]
    wanted = reduce(lambda left, right: left.op("&&")(right), queries)
    return select(passage.c.seq).where(column("lexemes").op("@@")(wanted))


@dataclass(frozen=True, slots=True)
class _Standing:
    """An entry of a reading, and a place of its words."""

    id: str
    start: int
    stop: int


def _load(connection: Connection, seqs: Sequence[int], phrases: Sequence[Phrase]) -> Iterator[Passage]:
    """The paragraphs of these numbers that stand in current editions and have the words, with what was read in them."""
    asked = (
        select(passage.c.start, passage.c.stop, reading.c.id)
        .join(reading, reading.c.body == passage.c.body)
        .join(edition, reading.c.edition == edition.c.id)
        .where(passage.c.seq.in_(seqs), *_NOW.current())
        .order_by(passage.c.seq.desc(), reading.c.made.desc(), reading.c.id)
    )
    rows = connection.execute(asked).all()
    ids = sorted({id for _, _, id in rows})
    readings = load_readings(connection, ids, _NOW)
    entries = _load_statements(connection, ids), _load_figures(connection, ids)
    for start, stop, id in rows:
        if found := find_words(readings[id].body[start:stop], phrases):
            yield _make_passage(Span(start, stop), found, readings[id], *(of[id] for of in entries))


def _make_passage(
    span: Span, found: Sequence[Span], told: Told, statements: Sequence[_Standing], figures: Sequence[_Standing]
) -> Passage:
    return Passage(
        edition=told.edition,
        pin=make_pin(told.body, span),
        found=tuple(Span(span.start + one.start, span.start + one.end) for one in found),
        statements=_within(span, statements),
        figures=_within(span, figures),
    )


def _within(span: Span, entries: Sequence[_Standing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in entries if one.start < span.end and one.stop > span.start))


def _load_figures(connection: Connection, readings: Sequence[str]) -> Mapping[str, list[_Standing]]:
    c = figure.c
    return _gather(connection, select(c.reading, c.id, c.start, c.stop).order_by(c.seq), figure, readings)


def _load_statements(connection: Connection, readings: Sequence[str]) -> Mapping[str, list[_Standing]]:
    c = statement.c
    asked = select(c.reading, c.id, pin.c.start, pin.c.stop).join(pin, pin.c.statement == c.seq)
    return _gather(connection, asked.where(pin.c.start.is_not(None)).order_by(c.seq), statement, readings)


def _gather(
    connection: Connection, asked: Select[Any], table: Table, readings: Sequence[str]
) -> Mapping[str, list[_Standing]]:
    found = defaultdict[str, list[_Standing]](list)
    for within, id, start, stop in connection.execute(asked.where(table.c.reading.in_(readings))):
        found[within].append(_Standing(id, start, stop))
    return found


def find_words(text: str, phrases: Sequence[Phrase]) -> list[Span]:
    """The places of all phrases in a text, in order and without overlaps; none where one of them isn't there."""
    tokens = list(_read_tokens(text))
    words = [word for word, _ in tokens]
    found = [
        [Span(tokens[at][1].start, tokens[at + len(phrase) - 1][1].end) for at in _find_phrase(words, phrase)]
        for phrase in phrases
    ]
    return _drop_overlaps(sorted(span for spans in found for span in spans)) if all(found) else []


def _find_phrase(words: Sequence[str], phrase: Phrase) -> Iterator[int]:
    for at, word in enumerate(words):
        if word == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
            yield at


def _drop_overlaps(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _read_tokens(text: str) -> Iterator[tuple[str, Span]]:
    """The words of a text, folded as the index has them, with their places in the text as it is."""
    letters = [text.lower()] if text.isascii() else [_fold_letter(letter) for letter in text]
    places = range(len(text)) if text.isascii() else [at for at, folded in enumerate(letters) for _ in folded]
    for match in _WORD.finditer("".join(letters)):
        yield match[0], Span(places[match.start()], places[match.end() - 1] + 1)


@lru_cache(4096)
def _fold_letter(letter: str) -> str:
    """A character as the index has it: none, or one or more."""
    return fold_letters(letter)
