"""A part of a ledger as a ledger of its own: some documents with all that was read in them and said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.engine import Connection

from sayso.ledger import schema
from sayso.ledger.chain import FIRST, Head, begin_chain, digest_told, follow
from sayso.ledger.chain_tables import chain
from sayso.ledger.checks import list_passages
from sayso.ledger.derive import derive_all
from sayso.ledger.sheet import Row, read_sheet
from sayso.ledger.store import Store
from sayso.ledger.write import insert_once, write_passages, write_sheet
from sayso.model import Fault, Span

_AT_ONCE = 200
"""Ids that are asked for in one go."""


def copy_documents(source: Store, target: Store, documents: Sequence[str], links: Collection[str] = ()) -> None:
    """Writes documents of one ledger into an empty other one, in one transaction: all editions with their bytes, all
    readings, and the judgements of their entries, of the sources and parties that they name, and of `links` (ids).

    Rows come out as they are, but for their numbers; the chain of the new ledger begins with them.
    """
    with source.read() as old, target.change() as new:
        for row in _list_readings(old, documents):
            _copy_reading(old, new, row)
        _copy_judgements(old, new, links)
        derive_all(new)
        begin_chain(new)


def _list_readings(old: Connection, documents: Sequence[str]) -> Iterator[Row]:
    """The readings of the documents in the order in which they came, with their editions."""
    reading, edition = schema.reading, schema.edition
    joined = reading.join(edition, reading.c.edition == edition.c.id)
    found: list[tuple[str, str]] = []
    for batch in _split(documents):
        asked = select(reading.c.made, reading.c.id).select_from(joined).where(edition.c.document.in_(batch))
        found += [(made, id) for made, id in old.execute(asked)]
    for _, id in sorted(found):
        yield old.execute(select(reading).where(reading.c.id == id)).mappings().one()


def _split(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _copy_reading(old: Connection, new: Connection, row: Row) -> None:
    """A reading with its edition, document, bytes and text, as far as these aren't there yet."""
    edition = _find(old, select(schema.edition).where(schema.edition.c.id == row["edition"]))
    document = _find(old, select(schema.document).where(schema.document.c.id == edition["document"]))
    if _is_new(new, schema.document, document["id"]):
        new.execute(insert(schema.document), document)
    if _is_new(new, schema.edition, edition["id"]):
        insert_once(new, schema.blob, _find(old, select(schema.blob).where(schema.blob.c.id == edition["blob"])))
        new.execute(insert(schema.edition), edition)
    body = _find(old, select(schema.body).where(schema.body.c.id == row["body"]))
    if insert_once(new, schema.body, body):
        passages = [Span(*pair) for pair in list_passages(row["rest"])]
        write_passages(new, body["id"], body["words"], passages)
    write_sheet(new, read_sheet(old, row))


def _find(old: Connection, asked: Select[Any]) -> dict[str, Any]:
    return dict(old.execute(asked).mappings().one())


def _is_new(new: Connection, table: Any, id: str) -> bool:
    return new.scalar(select(table.c.id).where(table.c.id == id)) is None


def _copy_judgements(old: Connection, new: Connection, links: Collection[str]) -> None:
    """The judgements that bear on what was copied, in their order."""
    judgement = schema.judgement
    entries, names = _list_entries(new), _list_names(new)
    rows = [dict(row) for row in old.execute(select(judgement).order_by(judgement.c.seq)).mappings()]
    sources = _find_sources([row for row in rows if row["kind"] == "source"], names)
    kept = {"figure": entries, "statement": entries, "source": sources, "link": set(links)}
    for row in rows:
        if row["target"] in kept[row["kind"]]:
            new.execute(insert(judgement), {name: value for name, value in row.items() if name != "seq"})


def _list_entries(new: Connection) -> set[str]:
    return {id for table in (schema.figure, schema.statement) for id in new.scalars(select(table.c.id))}


def _list_names(new: Connection) -> set[str]:
    """The folded names of all sources and parties that are told of."""
    figure, statement = schema.figure, schema.statement
    columns = (statement.c.speaker_key, figure.c.whose_key, figure.c.party_key, figure.c.by_key)
    return {name for column in columns for name in new.scalars(select(column).distinct()) if name}


def _find_sources(rows: Sequence[Row], names: Collection[str]) -> set[str]:
    """These names with all that were ever merged with one of them, or split from it."""
    found = set(names)
    pairs = [{row["target"], row["value_key"]} for row in rows if row["act"] in ("merge", "split")]
    while more := {name for pair in pairs if pair & found for name in pair} - found:
        found |= more
    return found


def tell_chain(source: Store, target: Store) -> Iterator[dict[str, Any]]:
    """The chain of a ledger, in order: of what the other ledger has too all that a change tells, of the rest only its digest."""
    with target.read() as new:
        known = {(what, id) for what, id in new.execute(select(chain.c.what, chain.c.id))}
    with source.read() as old:
        for row in old.execute(select(chain).order_by(chain.c.number)).mappings():
            if (row["what"], row["id"]) in known:
                yield {name: row[name] for name in ("made", "what", "id", "by", "content")}
            else:
                yield {"sealed": digest_told(row)}


def follow_chain(told: Iterable[Mapping[str, Any]], target: Store) -> tuple[Head, list[Fault]]:
    """Where a chain that was told so ends, and every change of the ledger `target` that it doesn't have, or has otherwise."""
    head, found = Head(0, FIRST), dict[tuple[str, str], str]()
    for row in told:
        sealed = row.get("sealed")
        if sealed is None:
            found[row["what"], row["id"]] = row["content"]
        head = follow(head, sealed if isinstance(sealed, str) else digest_told(row))
    with target.read() as new:
        rows = new.execute(select(chain.c.what, chain.c.id, chain.c.content)).all()
    return head, [
        Fault("chain", f"{what} {id}", "is not what the ledger had that the case was taken from")
        for what, id, content in rows
        if found.get((what, id)) != content
    ]


def count_rows(store: Store, tables: Iterable[str]) -> list[tuple[str, int]]:
    """How many rows each of these tables has."""
    with store.read() as connection:
        return [
            (name, connection.scalar(select(func.count()).select_from(schema.metadata.tables[name])) or 0)
            for name in tables
        ]
