"""Writes what was read of a report, all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import RowMapping, Table, bindparam, func, insert, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from sayso.ledger import schema, tally
from sayso.ledger.carry import find_adrift
from sayso.ledger.doubt import Entry, list_flagged
from sayso.ledger.identity import digest_json, find_report, name_moment, tell_given
from sayso.ledger.restore import EDITION, make_edition, read_reading, select_editions
from sayso.ledger.rows import Record, make_record, split_passages
from sayso.ledger.sheet import LATE, Fields, Sheet
from sayso.ledger.tally import Told, Turnover
from sayso.ledger.voices import count_voices, list_read, recount
from sayso.ledger.words import fold_words
from sayso.model import Added, AddedState, Change, Dropped, Reading, Span

Differ = Callable[[Reading, Reading], Sequence[Change]]
"""What differs between an older and a newer reading, in ids within the reports."""


_INSERT = {table.name: insert(table) for table in schema.metadata.sorted_tables}
_ONCE = {
    (dialect, table.name): make(table).on_conflict_do_nothing().returning(table.c.id)
    for table in (schema.blob, schema.body, schema.dropped)
    for dialect, make in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_KEPT = select_editions().where(schema.reading.c.fingerprint == bindparam("fingerprint"))
_ALIKE = (
    select(schema.document.c.key, schema.reading.c.given)
    .join_from(schema.reading, schema.edition, schema.reading.c.edition == schema.edition.c.id)
    .join(schema.document, schema.edition.c.document == schema.document.c.id)
    .where(schema.edition.c.blob == bindparam("blob"))
    .order_by(schema.reading.c.made)
)
_STANDING = select_editions().where(
    schema.edition.c.document == bindparam("document"),
    schema.reading.c.superseded.is_(None),
    or_(schema.edition.c.blob == bindparam("blob"), schema.edition.c.replaced.is_(None)),
)
_LAST = {
    name: select(func.max(schema.metadata.tables[name].c.seq)) for name in ("statement", "figure", "place", "passage")
}
"""Statements are made once: to make one takes as long as to run it."""


def write_record(connection: Connection, record: Record, differ: Differ, now: datetime) -> Added:
    """Writes a report's record within a transaction that writes, and tells what became of it."""
    _lock(connection, record.blob)
    kept = find_kept(connection, record.fingerprint)
    if kept is not None:
        return kept
    record = _find_document(connection, record)
    _lock(connection, record.document)
    moment = name_moment(now)
    _write_bytes(connection, record)
    standing = connection.execute(_STANDING, {"document": record.document, "blob": record.blob}).mappings().all()
    same = next((row for row in standing if row["edition_blob"] == record.blob), None)
    older = next((row for row in standing if row["edition_replaced"] is None), None)
    changes: tuple[Change, ...] = ()
    counted = same is None or same["edition_replaced"] is None  # else it is of an edition that has been replaced
    before = tally.load_reading(connection, str(older["id"])) if older is not None and counted else []
    if same:
        edition = {name: same[f"edition_{name}"] for name in EDITION}
        _end(connection, schema.reading, same["id"], "superseded", moment)
    else:
        edition = _add_edition(connection, record, older, moment)
        changes = _find_changes(connection, record, older, edition, differ)
    sheet = _finish_sheet(record, edition, _list_changes(edition, changes), moment)
    write_sheet(connection, sheet)
    if older is None:
        _count_new(connection, sheet)
    elif counted:
        _count_again(connection, sheet, str(older["id"]), before)
    found = make_edition(sheet.reading | {f"edition_{name}": value for name, value in edition.items()})
    state: AddedState = "new reading" if same else "new edition" if older else "new"
    adrift = () if state == "new" else find_adrift(connection, record.document)
    ids = tuple(dict.fromkeys(judgement.id for judgement, _ in adrift))
    return Added(state, found, len(record.reading.statements), len(record.reading.figures), changes, ids)


def find_kept(connection: Connection, fingerprint: str) -> Added | None:
    """The reading with this fingerprint, if the ledger has it: `unchanged`, with what it holds."""
    row = connection.execute(_KEPT, {"fingerprint": fingerprint}).mappings().first()
    if row is None:
        return None
    statements, figures = (
        connection.scalar(select(func.count()).where(table.c.reading == row["id"])) or 0
        for table in (schema.statement, schema.figure)
    )
    return Added("unchanged", make_edition(row), statements, figures)


def _lock(connection: Connection, name: str) -> None:
    """Others who write these bytes or this document wait; in SQLite, whoever writes at all does.

    All lock the bytes before the document, so that no two can wait for each other.
    """
    if connection.dialect.name == "postgresql":
        number = int.from_bytes(bytes.fromhex(digest_json(name)[:16]), "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def _find_document(connection: Connection, record: Record) -> Record:
    """The record as one of the document under which the same report is kept, even where it would have another key today:
    a newer version may read another address in the page, and a copy of a file lies elsewhere."""
    told = find_report(tell_given(record.raw))
    for key, given in connection.execute(_ALIKE, {"blob": record.blob}):
        if key != record.key and find_report(json.loads(given)) == told:
            return make_record(record.raw, record.reading, key)
    return record


def _end(connection: Connection, table: Table, name: str, column: str, moment: str) -> None:
    connection.execute(update(table).where(table.c.id == name).values({column: moment}))


def _write_bytes(connection: Connection, record: Record) -> None:
    body, data = record.reading.text, record.raw.data
    insert_once(connection, schema.blob, {"id": record.blob, "size": len(data), "data": data})
    if insert_once(connection, schema.body, {"id": body.digest, "words": body.body}):
        write_passages(connection, body.digest, body.body, split_passages(body.paragraphs))


def insert_once(connection: Connection, table: Table, row: Fields) -> bool:
    """Whether the row was not there yet. Two who write the same at once wait for each other, and one of them writes."""
    return connection.execute(_ONCE[connection.dialect.name, table.name], row).first() is not None


def write_passages(connection: Connection, digest: str, body: str, passages: Sequence[Span]) -> None:
    """The stretches of a text with their words for the full-text index."""
    if not passages:
        return
    rows = [
        {
            "seq": seq,
            "body": digest,
            "start": span.start,
            "stop": span.end,
            "folded": fold_words(body[span.start : span.end]),
        }
        for seq, span in zip(_reserve(connection, schema.passage, len(passages)), passages, strict=True)
    ]
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO passage (seq, body, start, stop) VALUES (:seq, :body, :start, :stop)"), rows
        )
        connection.execute(text("INSERT INTO passage_words (rowid, words) VALUES (:seq, :folded)"), rows)
    else:
        values = "(:seq, :body, :start, :stop, to_tsvector('simple', :folded))"
        connection.execute(text(f"INSERT INTO passage (seq, body, start, stop, lexemes) VALUES {values}"), rows)


def _reserve(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """Numbers for new rows, in order, that nobody else takes."""
    if connection.dialect.name == "sqlite":
        first = (connection.scalar(_LAST[table.name]) or 0) + 1
        return range(first, first + count)
    asked = text("SELECT nextval(pg_get_serial_sequence(:name, 'seq')) FROM generate_series(1, :count)")
    return sorted(connection.scalars(asked, {"name": table.name, "count": count}))


def _add_edition(connection: Connection, record: Record, older: RowMapping | None, moment: str) -> Fields:
    number = 1 if older is None else int(older["edition_number"]) + 1
    name = f"{record.document}.{number}"
    if older is None:
        connection.execute(_INSERT["document"], {"id": record.document, "key": record.key, "added": moment})
    else:
        _end(connection, schema.edition, older["edition_id"], "replaced", moment)
    row = {"id": name, "document": record.document, "number": number, "blob": record.blob, "added": moment}
    connection.execute(_INSERT["edition"], row)
    return row | {"replaced": None}


def _find_changes(
    connection: Connection, record: Record, older: RowMapping | None, edition: Fields, differ: Differ
) -> tuple[Change, ...]:
    """What differs from the edition before, in ids of the ledger."""
    if older is None:
        return ()
    before = _find_names(connection, str(older["id"]))
    after = {
        (what, row["local"]): str(row["id"]) for what in ("statement", "figure") for row in record.sheet.rows[what]
    }
    return tuple(
        replace(
            change,
            before=before[change.what, change.before] if change.before is not None else None,
            after=after[change.what, change.after] if change.after is not None else None,
            older=older["edition_id"],
            newer=edition["id"],
        )
        for change in differ(read_reading(connection, older), record.reading)
    )


def _find_names(connection: Connection, reading: str) -> Mapping[tuple[str, str], str]:
    """The ledger's ids of a reading's entries, by what they are and their ids within the report."""
    return {
        (table.name, local): name
        for table in (schema.statement, schema.figure)
        for name, local in connection.execute(select(table.c.id, table.c.local).where(table.c.reading == reading))
    }


def _list_changes(edition: Fields, changes: Sequence[Change]) -> list[Fields]:
    """The rows of what an edition changed."""
    return [{"document": edition["document"]} | asdict(change) for change in changes]


def _finish_sheet(record: Record, edition: Fields, changes: list[Fields], moment: str) -> Sheet:
    """The sheet with what is known only now, and its digest."""
    reading = record.sheet.reading | {"edition": edition["id"], "made": moment, "superseded": None}
    dropped = [list_dropped(reading["id"], order, one, moment) for order, one in enumerate(record.reading.dropped)]
    sheet = Sheet(reading, record.sheet.rows | {"change": changes, "dropped": dropped})
    sheet.reading.update(sheet.seal())
    return sheet


def write_sheet(connection: Connection, sheet: Sheet) -> None:
    """Writes all rows of a reading, numbered anew, within a transaction that writes."""
    rows, reading = sheet.rows, sheet.reading["id"]
    connection.execute(_INSERT["reading"], sheet.reading)
    numbers = {
        table.name: _reserve(connection, table, len(rows[table.name]))
        for table in (schema.statement, schema.figure, schema.place)
        if rows[table.name]
    }

    def lead(row: Fields, **links: str) -> Fields:
        """The row with the numbers of those that it refers to by their order."""
        return row | {name: numbers[table][row[name]] for name, table in links.items() if row[name] is not None}

    def number(name: str) -> list[Fields]:
        return [
            row | {"seq": seq, "reading": reading} for seq, row in zip(numbers.get(name, ()), rows[name], strict=True)
        ]

    for table, found in (
        (schema.statement, number("statement")),
        (schema.pin, [lead(dict.fromkeys(LATE) | row, statement="statement") for row in rows["pin"]]),
        (schema.figure, [lead(row, spoken="statement") for row in number("figure")]),
        (schema.place, number("place")),
        (schema.figure_place, [lead(row, figure="figure", place="place") for row in rows["figure_place"]]),
        *((table, [row | {"reading": reading} for row in rows[table.name]]) for table in (schema.entity, schema.flag, schema.dropped)),
        (schema.change, rows["change"]),
        (schema.flagged, _list_flagged(rows, numbers)),
    ):  # fmt: skip
        if found:
            connection.execute(_INSERT[table.name], found)


def _list_flagged(rows: Mapping[str, list[Fields]], numbers: Mapping[str, Sequence[int]]) -> list[Fields]:
    if not rows["flag"]:
        return []
    entries = (
        Entry(kind, seq, row["local"], row["score"])
        for kind in ("statement", "figure")
        for seq, row in zip(numbers.get(kind, ()), rows[kind], strict=True)
    )
    return list_flagged(entries, [(row["sides"], row["score"]) for row in rows["flag"]])


def _count_new(connection: Connection, sheet: Sheet) -> None:
    """Counts who speaks in a new document, and of whom."""
    turnover = Turnover(after=tally.list_read(sheet))
    count_voices(connection, sheet.reading["id"], list_read(sheet), turnover=turnover)
    tally.count_parties(connection, turnover)


def _count_again(connection: Connection, sheet: Sheet, older: str, before: Sequence[Told]) -> None:
    """Counts the same of a new edition, or of a new reading of the newest one, instead of what counted before."""
    turnover = Turnover(before, tally.load_reading(connection, sheet.reading["id"]))
    recount(connection, sheet.reading["id"], older, turnover)
    tally.count_parties(connection, turnover)


def list_dropped(reading: str | None, order: int, dropped: Dropped, moment: str) -> Fields:
    """The row of what was dropped, in a reading or (None) as a whole report."""
    told = {"report": dropped.report, "stage": dropped.stage, "reason": dropped.reason, "detail": dropped.detail}
    row = {"id": f"x{digest_json([reading, order, told])[:16]}", **told, "made": moment}
    return row | {"digest": digest_json(row)}


def write_dropped(connection: Connection, dropped: Dropped, now: datetime) -> str | None:
    """Writes that a report could not be read, and gives the id of the row; None where the ledger has it already."""
    row = list_dropped(None, 0, dropped, name_moment(now))
    return str(row["id"]) if insert_once(connection, schema.dropped, row | {"reading": None}) else None
