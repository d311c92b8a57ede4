"""Fills a ledger with made-up reports, many at once: the rows that `Store.write` writes, without looking at what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Index, func, insert, select, text
from sqlalchemy.engine import Connection

from evals.worlds import World, make_report
from sayso.ledger import schema
from sayso.ledger.chain import begin_chain
from sayso.ledger.derive import derive_all
from sayso.ledger.identity import name_moment
from sayso.ledger.rows import Record, make_record, split_passages
from sayso.ledger.sheet import Fields, Sheet
from sayso.ledger.store import Store
from sayso.ledger.words import fold_words

BATCH = 500
"""Reports written in one transaction."""

NUMBERED = (schema.statement, schema.figure, schema.place)
LINKS = {"pin": {"statement": "statement"}, "figure": {"spoken": "statement"}, "figure_place": {"figure": "figure", "place": "place"}}  # fmt: skip
"""Which columns hold the order of another row, which becomes its number."""


def fill(store: Store, world: World, total: int) -> None:
    """Makes of an empty ledger one of so many reports. Indexes are made at the end, which is faster."""
    with store.read() as connection:
        if connection.scalar(select(func.count()).select_from(schema.document)):
            return
    with store.change() as connection:
        for index in _list_indexes():
            index.drop(connection)
    numbers = {table.name: 1 for table in (*NUMBERED, schema.passage)}
    for start in range(0, total, BATCH):
        records = [make_record(*make_report(world, n, total)) for n in range(start, min(start + BATCH, total))]
        with store.change() as connection:
            _write_batch(connection, records, numbers)
    with store.change() as connection:
        for index in _list_indexes():
            index.create(connection)
        _set_numbers(connection, numbers)
        derive_all(connection)
        begin_chain(connection)


def _list_indexes() -> Iterator[Index]:
    for table in schema.metadata.sorted_tables:
        yield from sorted(table.indexes, key=lambda index: str(index.name))


def _write_batch(connection: Connection, records: Sequence[Record], numbers: dict[str, int]) -> None:
    now = name_moment(datetime.now(UTC))
    rows: dict[str, list[Fields]] = {table.name: [] for table in schema.metadata.sorted_tables}
    passages: list[Fields] = []
    for record in records:
        edition = f"{record.document}.1"
        body = record.reading.text
        rows["blob"].append({"id": record.blob, "size": len(record.raw.data), "data": record.raw.data})
        rows["body"].append({"id": body.digest, "words": body.body})
        rows["document"].append({"id": record.document, "key": record.key, "added": now})
        rows["edition"].append(
            {"id": edition, "document": record.document, "number": 1, "blob": record.blob, "added": now}
        )
        sheet = Sheet(record.sheet.reading | {"edition": edition, "made": now, "superseded": None}, record.sheet.rows)
        sheet.reading.update(sheet.seal())
        rows["reading"].append(sheet.reading)
        _number(sheet, numbers, rows)
        for span in split_passages(body.paragraphs):
            words = fold_words(body.body[span.start : span.end])
            place = {"seq": numbers["passage"], "body": body.digest, "start": span.start, "stop": span.end}
            passages.append(place | {"folded": words})
            numbers["passage"] += 1
    for table in schema.metadata.sorted_tables:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
    _write_passages(connection, passages)


def _number(sheet: Sheet, numbers: dict[str, int], rows: dict[str, list[Fields]]) -> None:
    """Adds the rows of a sheet with the numbers that they get in this ledger."""
    first = dict(numbers)
    for name, found in sheet.rows.items():
        links = LINKS.get(name, {})
        for order, row in enumerate(found):
            led = row | {link: first[table] + row[link] for link, table in links.items() if row[link] is not None}
            if name in first:
                led |= {"seq": first[name] + order}
            if name not in ("pin", "figure_place"):
                led |= {"reading": sheet.reading["id"]}
            rows[name].append(led)
        if name in first:
            numbers[name] += len(found)


def _write_passages(connection: Connection, rows: Sequence[Fields]) -> None:
    columns, values = "seq, body, start, stop", ":seq, :body, :start, :stop"
    if connection.dialect.name == "postgresql":
        columns, values = f"{columns}, lexemes", f"{values}, to_tsvector('simple', :folded)"
    connection.execute(text(f"INSERT INTO passage ({columns}) VALUES ({values})"), rows)
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO passage_words (rowid, words) VALUES (:seq, :folded)"), rows)


def _set_numbers(connection: Connection, numbers: dict[str, int]) -> None:
    """Tells a server from where to go on counting."""
    if connection.dialect.name == "postgresql":
        for name, number in numbers.items():
            asked = text("SELECT setval(pg_get_serial_sequence(:name, 'seq'), :number, false)")
            connection.execute(asked, {"name": name, "number": number})
