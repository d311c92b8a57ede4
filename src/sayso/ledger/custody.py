"""The custody log of a ledger: what was done with its reports, from the chain of its changes and what that seals."""

from __future__ import annotations

import heapq
import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger import chain as links
from sayso.ledger import schema
from sayso.ledger.chain_tables import chain, custody
from sayso.ledger.identity import digest_json, name_moment
from sayso.ledger.restore import read_moment
from sayso.ledger.sheet import Row
from sayso.ledger.store import Store
from sayso.model import ActKind, Handling
from sayso.version import __version__

TOOL = f"sayso {__version__}"


@dataclass(frozen=True, slots=True)
class Deed:
    """An act to be recorded (see `ActKind`): of which `documents` (none: of the whole ledger), who did it, where what was
    made of them was written, the SHA-256 of it, and what else is to be known."""

    act: ActKind
    by: str
    documents: Sequence[str] = ()
    place: str | None = None
    hash: str | None = None
    detail: str | None = None


def record_deed(store: Store, deed: Deed) -> str:
    """Writes an act into the custody log, and gives its id; InputError where nobody did it."""
    if not deed.by.strip():
        raise InputError("the custody log needs the name of who did it")
    row: dict[str, Any] = {
        "id": f"c{secrets.token_hex(8)}",
        "made": name_moment(datetime.now(UTC)),
        "act": deed.act,
        "documents": json.dumps(sorted(deed.documents)),
        "by": deed.by.strip(),
        "tool": TOOL,
        "place": deed.place,
        "hash": deed.hash,
        "detail": deed.detail,
    }
    with store.change() as connection:
        connection.execute(insert(custody).values(row | {"digest": digest_json(row)}))
        links.seal(connection, "custody", row["id"], row["by"])
    return str(row["id"])


def list_handlings(store: Store, document: str | None = None) -> Iterator[Handling]:
    """Everything that was done, in order; of one document what was done with it and with the whole ledger."""
    with store.read() as connection:
        found = [_list(connection, document) for _list in (_list_readings, _list_judged, _list_deeds)]
        if document is None:
            found += [_list_dropped(connection), _list_forgotten(connection)]
        yield from heapq.merge(*found, key=lambda one: one.number)


_LINK = (
    chain.c.number,
    chain.c.made.label("at"),
    chain.c.what.label("sealed"),
    chain.c.id.label("link"),
    chain.c.by.label("who"),
)


def _select(what: str, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*_LINK, *columns).where(chain.c.what == what).order_by(chain.c.number)


def _make(row: Row, act: Any, **told: Any) -> Handling:
    return Handling(row["number"], read_moment(row["at"]), act, row["who"], **{"what": row["link"], **told})


def _list_readings(connection: Connection, document: str | None) -> Iterator[Handling]:
    reading, edition, blob = schema.reading, schema.edition, schema.blob
    columns = [reading.c[name] for name in ("sayso", "tagger", "address", "url", "fetched", "made")]
    told = [edition.c.id.label("edition"), edition.c.document, edition.c.added, edition.c.blob, blob.c.size]
    asked = _select("reading", *columns, *told).join(reading, reading.c.id == chain.c.id)
    asked = asked.join(edition, reading.c.edition == edition.c.id).join(blob, edition.c.blob == blob.c.id)
    if document is not None:
        asked = asked.where(edition.c.document == document)
    for row in connection.execute(asked).mappings():
        first = row["made"] == row["added"]
        fetched = f"; fetched {row['fetched']}" if row["fetched"] else ""
        yield _make(
            row,
            "collected" if first else "read",
            what=row["edition"] if first else row["link"],
            documents=(row["document"],),
            place=row["url"] or row["address"],
            hash=row["blob"],
            tool=f"sayso {row['sayso']}, tagger {row['tagger']}",
            detail=f"{row['size']} bytes kept{fetched}" if first else f"of {row['edition']}",
        )


def _list_judged(connection: Connection, document: str | None) -> Iterator[Handling]:
    """Judgements with the document of the entry that they are of; those of sources and links are of the whole ledger."""
    judgement = schema.judgement
    told = [judgement.c[name] for name in ("kind", "target", "act", "field", "why", "retired_why")]
    of = func.coalesce(*(_select_document(table) for table in (schema.figure, schema.statement))).label("document")
    asked = select(*_LINK, *told, of).join(judgement, judgement.c.id == chain.c.id).order_by(chain.c.number)
    asked = asked.where(chain.c.what.in_(("judgement", "retraction")))
    for row in connection.execute(asked).mappings():
        if document is not None and row["document"] not in (None, document):
            continue
        made = row["sealed"] == "judgement"
        act = " ".join(filter(None, (row["act"], row["field"], "of the", row["kind"], row["target"])))
        why = row["why"] if made else row["retired_why"]
        documents = (row["document"],) if row["document"] else ()
        yield _make(
            row, "judged" if made else "taken back", documents=documents, detail=f"{act}: {why}" if why else act
        )


def _select_document(entries: Any) -> Any:
    """The document of the entry that a judgement is of; it is the same in all readings that have the entry."""
    reading, edition = schema.reading, schema.edition
    found = select(func.min(edition.c.document)).select_from(entries)
    found = found.join(reading, entries.c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    return found.where(
        entries.c.id == schema.judgement.c.target, schema.judgement.c.kind == entries.name
    ).scalar_subquery()


def _list_deeds(connection: Connection, document: str | None) -> Iterator[Handling]:
    asked = _select("custody", *(custody.c[name] for name in ("act", "documents", "tool", "place", "hash", "detail")))
    asked = asked.join(custody, custody.c.id == chain.c.id)
    if document is not None:
        asked = asked.where(
            or_(custody.c.documents == "[]", custody.c.documents.contains(f'"{document}"', autoescape=True))
        )
    for row in connection.execute(asked).mappings():
        told = {name: row[name] for name in ("place", "hash", "tool", "detail")}
        yield _make(row, row["act"], documents=tuple(json.loads(row["documents"])), **told)


def _list_dropped(connection: Connection) -> Iterator[Handling]:
    dropped = schema.dropped
    asked = _select("dropped", dropped.c.report, dropped.c.reason).join(dropped, dropped.c.id == chain.c.id)
    for row in connection.execute(asked).mappings():
        yield _make(row, "not read", place=row["report"], detail=row["reason"])


def _list_forgotten(connection: Connection) -> Iterator[Handling]:
    for row in connection.execute(_select(links.FORGOTTEN, chain.c.content)).mappings():
        yield _make(row, "forgotten", hash=row["content"])
