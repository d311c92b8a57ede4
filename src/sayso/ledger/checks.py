"""What must hold within one reading: its rows against its text, its text against the report's bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.errors import SpanError
from sayso.ledger.identity import digest_json, find_report
from sayso.ledger.rows import find_passage, split_passages
from sayso.ledger.sheet import Fields, Row, Sheet
from sayso.model import Fault, Span

_SHOWN = 40
"""Characters of a text that a fault shows."""


def check_seal(sheet: Sheet) -> Iterator[Fault]:
    """Whether all rows are those that were written; names those that aren't, as far as the checks tell."""
    name, sealed = sheet.reading["id"], sheet.seal()
    if sealed["digest"] == sheet.reading["digest"]:
        if sealed["checks"] != sheet.reading["checks"]:
            yield Fault("reading", f"reading {name}", "the checks of its rows are not what was written")
        return
    found = list(_name_rows(sheet, json.loads(sealed["checks"])))
    yield from found or [Fault("reading", f"reading {name}", "its own row or its digest is not what was written")]


def _name_rows(sheet: Sheet, now: dict[str, list[int]]) -> Iterator[Fault]:
    written = _load(sheet.reading["checks"], dict)
    of = f"of the reading {sheet.reading['id']}"
    for table in sorted({*now, *written}):
        rows, before = now.get(table, []), written.get(table, [])
        if len(rows) != len(before):
            detail = f"{len(rows)} rows {of} where {len(before)} were written"
            yield Fault("reading", f"{table} {of}", detail)
        for order, (one, other) in enumerate(zip(rows, before, strict=False)):
            if one != other:
                yield Fault("row", _name_row(sheet, table, order), f"{of}: is not what was written")


def _load(written: object, kind: type) -> Any:
    """A value's JSON; empty where it is none, or of another kind."""
    try:
        found = json.loads(written) if isinstance(written, str) else None
    except ValueError:
        return kind()
    return found if isinstance(found, kind) else kind()


def _name_row(sheet: Sheet, table: str, order: int) -> str:
    """The row for people: by its id, else by its place among those of the reading."""
    row = sheet.rows[table][order]
    if table == "pin":
        statements = sheet.rows["statement"]
        return f"pin {row['part']} {row['ordinal']} of the statement {statements[row['statement']]['id']}"
    return f"{table} {row.get('id') or row.get('local') or order}"


def check_fingerprint(reading: Row, blob: str) -> Iterator[Fault]:
    """Whether the reading's fingerprint and id are those of its bytes, what was told, and versions."""
    told = find_report(_load(reading["given"], dict))
    fingerprint = digest_json([blob, told, reading["sayso"], reading["tagger"]])
    if fingerprint != reading["fingerprint"] or reading["id"] != f"r{fingerprint[:16]}":
        detail = "the fingerprint is not that of its bytes, what was told of the report, and versions"
        yield Fault("reading", f"reading {reading['id']}", detail)


def check_words(sheet: Sheet, body: str) -> Iterator[Fault]:
    """Whether the text has the words of every pin, figure and place where they are said to be."""
    for table in ("pin", "figure", "place"):
        for order, row in enumerate(sheet.rows[table]):
            if row["start"] is not None or row["words"] is not None:
                yield from _check_place(body, row["start"], row["stop"], row["words"], _name_row(sheet, table, order))


def _check_place(body: str, start: object, stop: object, words: object, where: str) -> Iterator[Fault]:
    span = _find_span((start, stop), body)
    if span is None:
        yield Fault("span", where, f"{start!r}-{stop!r} is no place in a text of {len(body)} characters")
    elif body[span.start : span.end] != words:
        said = _shorten(body[span.start : span.end])
        yield Fault("words", where, f"the text says {said} at {span.start}-{span.end}, not {_shorten(words)}")


def _find_span(pair: object, body: str) -> Span | None:
    """The span that two numbers tell, None where they are none, or none of this text."""
    match pair:
        case [int(start), int(stop)] if 0 <= start < stop <= len(body):
            return Span(start, stop)
    return None


def _shorten(words: object) -> str:
    shown = words if isinstance(words, str) else repr(words)
    return repr(shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…")


def check_spans(sheet: Sheet, body: str) -> Iterator[Fault]:
    """Whether paragraphs, sentences and all other places lie in the text, and those of figures are those of its
    sentences."""
    where = f"reading {sheet.reading['id']}"
    rest = _load(sheet.reading["rest"], dict)
    spans = list(_list_spans(rest))
    for entity in sheet.rows["entity"]:
        spans += _load(entity["mentions"], list)
    wrong = [span for span in spans if _find_span(span, body) is None]
    if wrong or not rest:
        detail = f"{wrong[0]} is no place in a text of {len(body)} characters" if wrong else "its JSON can't be read"
        yield Fault("span", where, detail)
        return
    sentences = [Span(*pair) for pair in rest["sentences"]]
    for order, row in enumerate(sheet.rows["figure"]):
        yield from _check_passage(row, sentences, body, _name_row(sheet, "figure", order))


def _list_spans(rest: Fields) -> Iterator[object]:
    for name in ("paragraphs", "sentences", "corrections"):
        yield from rest.get(name, [None])
    for whole, content, source, _, _, _, _, *passed in rest.get("posts", ()):
        relays, tallies, _ = passed[0] if passed else ((), (), None)
        further = (*(span for _, span, *_ in relays), *(span for span, _ in tallies))
        yield from (span for span in (whole, content, source, *further) if span is not None)
    for whole, content, speaker, *_ in rest.get("turns", ()):
        yield from (span for span in (whole, content, speaker) if span is not None)
    yield from (span for span, *_ in rest.get("timed", ()))
    for source, cue, content, _ in rest.get("attributions", ()):
        yield from (*source, *cue, *content)
    for span, *_ in rest.get("times", ()):
        yield span


def list_passages(rest: object) -> Iterator[tuple[int, int]]:
    """The passages of the text that a reading's column `rest` tells the paragraphs of; none where it can't be read."""
    paragraphs = _load(rest, dict).get("paragraphs", [])
    try:
        spans = split_passages([Span(*pair) for pair in paragraphs])
    except (SpanError, TypeError):
        return
    yield from ((span.start, span.end) for span in spans)


def _check_passage(row: Fields, sentences: Sequence[Span], body: str, where: str) -> Iterator[Fault]:
    span = _find_span((row["start"], row["stop"]), body)
    if span is None:
        return  # told already
    expected = [(one.start, one.end) for one in find_passage(sentences, span)]
    if [(row["sentence_start"], row["sentence_stop"]), (row["passage_start"], row["passage_stop"])] != expected:
        yield Fault("span", where, "its sentence or passage is not that of the text")


def check_offsets(reading: Row, body: str, decoded: str) -> Iterator[Fault]:
    """Whether each run of the text stands in the decoded bytes where the offset map says."""
    where = f"reading {reading['id']}"
    runs = _load(reading["offsets"], list)
    for start, source, length in runs:
        here, there = body[start : start + length], decoded[source : source + length]
        if not here or here != there or len(here) != length:
            detail = f"the text says {_shorten(here)} at {start}, the report's bytes {_shorten(there)} at {source}"
            yield Fault("offsets", where, detail)
            return
    if reading["offsets"] != "[]" and not runs:
        yield Fault("offsets", where, "the JSON of its offset map can't be read")


def check_order(rows: Sequence[tuple[str, str | None, str]], what: str) -> Iterator[Fault]:
    """Whether each of several rows that follow each other (id, end, start) ended when the next one came, and the last
    has no end."""
    starts = [start for _, _, start in rows]
    for (name, end, _), expected in zip(rows, [*starts[1:], None], strict=False):
        if end != expected:
            yield Fault("row", f"{what} {name}", f"ended at {end}, but the next one came at {expected}")
