"""Recomputes every digest and every place of a ledger. What differs is found and named, never mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Boolean,
    Float,
    Integer,
    LargeBinary,
    Select,
    Table,
    column,
    except_,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.engine import Connection, RowMapping

from sayso.errors import SaysoError
from sayso.ledger import schema
from sayso.ledger.chain_tables import custody
from sayso.ledger.checks import (
    check_fingerprint,
    check_offsets,
    check_order,
    check_seal,
    check_spans,
    check_words,
    list_passages,
)
from sayso.ledger.identity import digest_bytes, digest_json, make_document_id
from sayso.ledger.restore import make_raw
from sayso.ledger.sheet import Fields, Row, list_columns, read_sheet
from sayso.ledger.store import Store
from sayso.ledger.verify_chain import check_chain
from sayso.ledger.verify_derived import check_derived
from sayso.ledger.words import fold_words
from sayso.model import Fault, FaultKind, Raw

Decode = Callable[[Raw], str]
"""The characters of a report's bytes, as they were read."""

_AT_ONCE = 16
"""Rows that are in memory at a time; a row may hold a report."""


def verify_ledger(store: Store, decode: Decode) -> Iterator[Fault]:
    """Every difference between what the ledger holds and what was written, each with its row; nothing where it is whole.

    All bytes and texts are hashed again, every pin's words are looked up in their text and every run of a text in the
    report's bytes, which `decode` makes characters of; all rows are compared with the digests of their readings, and
    judgements, saved questions and accounts with their own. The words in the full-text index are made anew and compared;
    SQLite puts a second index into a temporary file meanwhile. One report is in memory at a time. Of SQLite's file the
    structure is checked too, and that its rows are numbered without a gap. The chain of changes is gone through: so a reading
    or a judgement that was taken out or put in from outside is seen; what came last, and was taken out of the chain too, only by
    whoever noted the chain's head. That a saved question or an account is gone can't be told. LedgerError where the file is too
    damaged to be read.
    """
    with store.read() as connection, _any_text(connection):
        odd = list(_check_kinds(connection))
        yield from (*_check_file(connection), *odd)
        if odd:  # what is not even text or a number can't be looked into
            return
        yield from _check_links(connection)
        yield from _check_blobs(connection)
        yield from _check_gaps(connection)
        with _indexing(connection):
            yield from _check_bodies(connection)
            yield from _check_index(connection)
        yield from _check_documents(connection)
        yield from _check_readings(connection, decode)
        yield from _check_digests(connection)
        yield from _check_targets(connection)
        yield from check_derived(connection)
        yield from check_chain(connection)


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Lets texts of SQLite be read whose bytes are no UTF-8 any more, so that they can be named."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.dbapi_connection
    driver.text_factory = lambda data: data.decode("utf-8", "backslashreplace")
    try:
        yield
    finally:
        driver.text_factory = str


def _stream(connection: Connection, asked: Select[Any]) -> Iterator[RowMapping]:
    yield from connection.execute(asked, execution_options={"yield_per": _AT_ONCE}).mappings()


def _check_file(connection: Connection) -> Iterator[Fault]:
    """SQLite's own checks of the file's structure, and of what columns may hold."""
    if connection.dialect.name == "sqlite":
        for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if found != "ok":
                yield Fault("file", "file", str(found))


def _check_links(connection: Connection) -> Iterator[Fault]:
    """Whether every row is there that another leads to."""
    for rows in schema.metadata.sorted_tables:
        first = next(iter(rows.primary_key))
        for link in rows.foreign_keys:
            column, other = link.parent, link.column
            asked = select(first, column).where(column.is_not(None), ~exists().where(other == column))
            for name, wanted in connection.execute(asked):
                detail = f"leads by {column.name} to {wanted} of {other.table.name}, which isn't there"
                yield Fault("missing", f"{rows.name} {name}", detail)


_KINDS: Mapping[type, str] = {LargeBinary: "blob", Integer: "integer", Boolean: "integer", Float: "real"}
"""What SQLite stores of which type of column; of all others text."""


def _check_kinds(connection: Connection) -> Iterator[Fault]:
    """Whether SQLite's values are of the kinds of their columns, to which the file doesn't hold it."""
    if connection.dialect.name != "sqlite":
        return
    for rows in schema.metadata.sorted_tables:
        odd = [func.typeof(one).not_in([_KINDS.get(type(one.type), "text"), "null"]) for one in rows.columns]
        for row in connection.scalars(select(literal_column("rowid", Integer)).select_from(rows).where(or_(*odd))):
            yield Fault("row", f"{rows.name}, row {row}", "holds a value of another kind than its column")


def _check_blobs(connection: Connection) -> Iterator[Fault]:
    for row in _stream(connection, select(schema.blob)):
        if digest_bytes(row["data"]) != row["id"]:
            yield Fault("bytes", f"blob {row['id']}", f"the bytes have the digest {digest_bytes(row['data'])}")
        elif len(row["data"]) != row["size"]:
            yield Fault("row", f"blob {row['id']}", f"has {len(row['data'])} bytes, not {row['size']}")


def _check_bodies(connection: Connection) -> Iterator[Fault]:
    for row in _stream(connection, select(schema.body)):
        found = digest_bytes(row["words"].encode("utf-8", "surrogatepass"))
        if found != row["id"]:
            yield Fault("text", f"body {row['id']}", f"the text has the digest {found}")
        yield from _check_passages(connection, row["id"], row["words"])


def _check_passages(connection: Connection, digest: str, body: str) -> Iterator[Fault]:
    """Whether a text's passages are the paragraphs that a reading of it has; in PostgreSQL also their indexed words."""
    passage, reading = schema.passage, schema.reading
    asked = (
        select(passage.c.seq, passage.c.start, passage.c.stop).where(passage.c.body == digest).order_by(passage.c.seq)
    )
    passages = connection.execute(asked).all()
    spans = [(row.start, row.stop) for row in passages]
    rests = connection.scalars(select(reading.c.rest).where(reading.c.body == digest)).all()
    if not any(spans == list(list_passages(rest)) for rest in rests):
        yield Fault("span", f"body {digest}", "its passages are not the paragraphs of any reading")
    for seq, start, stop in passages:
        told = {"seq": seq, "folded": fold_words(body[start:stop])}
        if connection.dialect.name == "sqlite":
            connection.execute(_EXPECT, told)
        elif not connection.scalar(_INDEXED, told):
            yield Fault("row", f"passage {seq}", _OTHER_WORDS)


_OTHER_WORDS = "its words in the full-text index are not those of the text"
_INDEXED = text("SELECT lexemes = to_tsvector('simple', :folded) FROM passage WHERE seq = :seq")


_EXPECT = text("INSERT INTO temp.verify_words (rowid, words) VALUES (:seq, :folded)")
_TEMPORARY = {
    "verify_words": "fts5(words, content='', tokenize='unicode61 remove_diacritics 2')",
    "verify_expected": "fts5vocab(temp, 'verify_words', 'instance')",
    "verify_found": "fts5vocab(main, 'passage_words', 'instance')",
}
"""A second full-text index as the first should be, and the words of both with their places."""


@contextmanager
def _indexing(connection: Connection) -> Iterator[None]:
    """Makes SQLite's second index. Only its own tokenizer tells what it takes for a word, and the check that it has of its
    own for an index writes to the file, which may be one that can't be written."""
    if connection.dialect.name != "sqlite":
        yield
        return
    for name, made in _TEMPORARY.items():
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{name} USING {made}")
    yield
    for name in reversed(_TEMPORARY):
        connection.exec_driver_sql(f"DROP TABLE temp.{name}")


def _check_index(connection: Connection) -> Iterator[Fault]:
    """Whether each passage stands in SQLite's full-text index with its words, and nothing else does."""
    if connection.dialect.name != "sqlite":
        return
    seq, listed = schema.passage.c.seq, table("passage_words_docsize", column("id")).c.id
    for one, other in ((seq, listed), (listed, seq)):
        for found in connection.scalars(select(one).where(one.not_in(select(other)))):
            yield Fault("missing", f"passage {found}", "stands in the table or in the full-text index, but not in both")
    places: list[Any] = [
        select(column("term"), column("doc"), column("offset")).select_from(text(f"temp.{name}"))
        for name in ("verify_expected", "verify_found")
    ]
    odd = [except_(*order).subquery() for order in (places, reversed(places))]
    for found in sorted({doc for one in odd for doc in connection.scalars(select(one.c.doc).distinct())}):
        yield Fault("row", f"passage {found}", _OTHER_WORDS)


_APPENDED = (
    schema.statement, schema.pin, schema.figure, schema.place, schema.entity, schema.flag, schema.dropped, schema.change,
    schema.judgement, schema.passage,
)  # fmt: skip
"""Tables whose rows are numbered as they come, and never taken out."""


def _check_gaps(connection: Connection) -> Iterator[Fault]:
    """Whether SQLite's rows are numbered without a gap, as its one writer at a time does; PostgreSQL's counters go on even
    where a transaction is taken back."""
    if connection.dialect.name != "sqlite":
        return
    for rows in _APPENDED:
        before = func.lag(rows.c.seq, 1, 0).over(order_by=rows.c.seq).label("before")
        numbered = select(rows.c.seq, before).subquery()
        asked = select(numbered.c.before, numbered.c.seq).where(numbered.c.seq > numbered.c.before + 1)
        for last, following in connection.execute(asked):
            gone = f"{last + 1}" if following == last + 2 else f"{last + 1} to {following - 1}"
            yield Fault("missing", f"{rows.name}, row {gone}", "was written, and is gone")


def _check_documents(connection: Connection) -> Iterator[Fault]:
    """Documents by their key, and the editions of each by their order."""
    document, edition = schema.document, schema.edition
    asked = select(document.c.key, document.c.added.label("first"), edition).join(edition, isouter=True)
    rows = _stream(connection, asked.order_by(document.c.id, edition.c.number))
    for (key, first), found in groupby(rows, key=lambda row: (row["key"], row["first"])):
        yield from _check_document(make_document_id(key), first, list(found))


def _check_document(name: str, added: str, editions: Sequence[Row]) -> Iterator[Fault]:
    if [row["document"] for row in editions] != [name] * len(editions):
        yield Fault("row", f"document {name}", "its id is not that of its key, or it has no edition")
        return
    expected = [(f"{name}.{number}", number) for number in range(1, len(editions) + 1)]
    if [(row["id"], row["number"]) for row in editions] != expected or editions[0]["added"] != added:
        yield Fault(
            "row", f"document {name}", "its editions are not counted from 1, or it came before or after the first"
        )
    yield from check_order([(row["id"], row["replaced"], row["added"]) for row in editions], "edition")


def _check_readings(connection: Connection, decode: Decode) -> Iterator[Fault]:
    """Each reading by itself, and those of an edition by their order."""
    edition, reading = schema.edition, schema.reading
    told = [edition.c.id.label("of"), edition.c.blob, edition.c.added]
    asked = select(*told, *list_columns(reading, plain=True)).select_from(edition).join(reading, isouter=True)
    rows = _stream(connection, asked.order_by(edition.c.id, reading.c.made, reading.c.id))
    for (name, added), found in groupby(rows, key=lambda row: (row["of"], row["added"])):
        kept: list[tuple[str, str | None, str]] = []
        for row in found:
            if row["id"] is not None:
                yield from _check_reading(connection, row, decode)
                kept.append((row["id"], row["superseded"], row["made"]))
        first = kept[0][2] if kept else None
        if first != added:
            yield Fault("row", f"edition {name}", f"came at {added}, but its first reading at {first}")
        yield from check_order(kept, "reading")


def _check_reading(connection: Connection, row: Row, decode: Decode) -> Iterator[Fault]:
    sheet = read_sheet(connection, {name: row[name] for name in schema.reading.columns.keys()}, plain=True)  # noqa: SIM118 - a collection of columns is no dict
    yield from check_seal(sheet)
    yield from check_fingerprint(sheet.reading, row["blob"])
    body = connection.scalar(select(schema.body.c.words).where(schema.body.c.id == row["body"]))
    data = connection.scalar(select(schema.blob.c.data).where(schema.blob.c.id == row["blob"]))
    for name, found in (("text", body), ("bytes", data)):
        if found is None:
            yield Fault("missing", f"reading {row['id']}", f"its {name} are not there")
    if body is not None:
        yield from check_words(sheet, body)
        yield from check_spans(sheet, body)
    if body is not None and data is not None:
        yield from _check_source(sheet.reading, data, body, decode)


def _check_source(reading: Fields, data: bytes, body: str, decode: Decode) -> Iterator[Fault]:
    """Whether the text stands in the report's bytes."""
    try:
        decoded = decode(make_raw(reading, data))
    except (SaysoError, ValueError, TypeError) as wrong:
        yield Fault("offsets", f"reading {reading['id']}", f"its bytes can't be read as they were: {wrong}")
        return
    yield from check_offsets(reading, body, decoded)


_DIGESTED: Sequence[tuple[Table, str, FaultKind, frozenset[str]]] = (
    (schema.dropped, "id", "row", frozenset({"seq", "reading"})),
    (schema.judgement, "id", "judgement", frozenset({"seq"})),
    (schema.question, "name", "row", frozenset()),
    (schema.account, "name", "row", frozenset()),
    (custody, "id", "row", frozenset({"seq"})),
)
"""Tables whose rows have digests of their own: what names a row, and what the digest leaves out."""


def _check_digests(connection: Connection) -> Iterator[Fault]:
    for rows, name, kind, left_out in _DIGESTED:
        for row in _stream(connection, select(rows)):
            told = {name: value for name, value in row.items() if name not in left_out | {"digest"}}
            if digest_json(told) != row["digest"]:
                yield Fault(kind, f"{rows.name} {row[name]}", "is not what was written")


def _check_targets(connection: Connection) -> Iterator[Fault]:
    """Whether the entries that people judged are there."""
    judgement = schema.judgement
    for entries in (schema.statement, schema.figure):
        asked = select(judgement.c.id, judgement.c.target).where(judgement.c.kind == entries.name)
        asked = asked.where(judgement.c.target.not_in(select(entries.c.id)))
        for name, target in connection.execute(asked).all():
            yield Fault("missing", f"judgement {name}", f"is of the {entries.name} {target}, which isn't there")
