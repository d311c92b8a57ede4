"""The chain of a ledger's changes: each row seals what was written, and the row before.

Whoever changes, takes out or puts in something later has to make all later rows anew, and then the last digest is another:
it shows to everybody who noted an earlier one. A plain hash chain, as in Haber and Stornetta, *How to time-stamp a digital
document* (1991); nothing in it is secret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain as join
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, insert, select, text, true
from sqlalchemy.engine import Connection

from sayso.ledger import schema
from sayso.ledger.chain_tables import chain, custody
from sayso.ledger.identity import digest_json, name_moment
from sayso.ledger.sheet import Fields, Row

FIRST = "0" * 64
"""What stands for the digest of the change before the first one."""

FORGOTTEN = "forgotten"
"""What a change is called that takes away the row with its id; `content` is then what had been written."""

_TURN = 0x5361797300000001
"""The lock of whoever appends in PostgreSQL, held to the end of the transaction; in SQLite only one writes at all."""

_INSERT = insert(chain)
_LAST = select(chain.c.number, chain.c.digest).order_by(chain.c.number.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Head:
    """The last change of a ledger: how many there are, and its digest."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A kind of rows that the chain seals, by the name that `chain.what` has for it: where they stand, which of them, and
    the digest of what was written, of a row with all columns that are `asked` for."""

    asked: Select[Any]
    id: ColumnElement[str]
    made: ColumnElement[str]
    tell: Callable[[Row], str]
    by: ColumnElement[str] | None = None


def _digest_row(row: Row) -> str:
    return str(row["digest"])


def _digest_reading(row: Row) -> str:
    """A reading with its edition and document: what was read, of which bytes, at which place."""
    return digest_json([row[name] for name in _OF_READING])


def _digest_unretired(row: Row) -> str:
    """A judgement as it was made."""
    left = {name: value for name, value in row.items() if name not in ("seq", "digest")}
    return digest_json(left | dict.fromkeys(("retired", "retired_by", "retired_why")))


_OF_READING = (
    "reading_digest", "edition_id", "edition_number", "edition_blob", "edition_added", "document_id", "document_key",
    "document_added",
)  # fmt: skip


def _select_readings() -> Select[Any]:
    reading, edition, document = schema.reading, schema.edition, schema.document
    told = [column for table in (reading, edition, document) for column in table.columns]
    named = [column.label(name) for column in told if (name := f"{column.table.name}_{column.name}") in _OF_READING]
    return (
        select(reading.c.id, *named)
        .select_from(reading)
        .join(edition, reading.c.edition == edition.c.id)
        .join(document, edition.c.document == document.c.id)
    )


def _list(
    table: Table, tell: Callable[[Row], str], only: ColumnElement[bool], made: str = "made", by: str = ""
) -> Sealed:
    return Sealed(select(table).where(only), table.c.id, table.c[made], tell, table.c[by] if by else None)


SEALED: Mapping[str, Sealed] = {
    "reading": Sealed(_select_readings(), schema.reading.c.id, schema.reading.c.made, _digest_reading),
    "dropped": _list(schema.dropped, _digest_row, schema.dropped.c.reading.is_(None)),
    "judgement": _list(schema.judgement, _digest_unretired, true(), by="by"),
    "retraction": _list(
        schema.judgement, _digest_row, schema.judgement.c.retired.is_not(None), "retired", "retired_by"
    ),
    "custody": _list(custody, _digest_row, true(), by="by"),
}
"""Everything that the chain seals. A reading is sealed with the digest of all its rows, of its edition and document."""


def append(connection: Connection, what: str, id: str, content: str, by: str | None = None) -> None:
    """Appends a change within the transaction that makes it, and as the last thing that it does: others wait from here on.

    `content` is the digest of what was written (see `seal`).
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _TURN})
    connection.execute(_INSERT, make_link(find_head(connection), what, id, content, by))


def make_link(head: Head, what: str, id: str, content: str, by: str | None) -> Fields:
    """The row of a change that follows the last one."""
    told = {"made": name_moment(datetime.now(UTC)), "what": what, "id": id, "by": by, "content": content}
    last = follow(head, digest_told(told))
    return told | {"number": last.number, "before": head.digest, "digest": last.digest}


def digest_told(row: Row) -> str:
    """The digest of what a change tells. With it alone the chain can be followed, and what was changed isn't given away."""
    return digest_json({name: row[name] for name in ("made", "what", "id", "by", "content")})


def follow(head: Head, told: str) -> Head:
    """The change that tells what has this digest (`digest_told`), after the last one."""
    return Head(head.number + 1, digest_json([head.number + 1, head.digest, told]))


def seal(connection: Connection, what: str, id: str, by: str | None = None) -> None:
    """Appends what was just written of a kind of `SEALED`."""
    kind = SEALED[what]
    row = connection.execute(kind.asked.where(kind.id == id)).mappings().one()
    append(connection, what, id, kind.tell(row), by)


def find_head(connection: Connection) -> Head:
    """The last change; number 0 and zeros where nothing was ever written."""
    row = connection.execute(_LAST).first()
    return Head(row.number, row.digest) if row else Head(0, FIRST)


def begin_chain(connection: Connection) -> None:
    """Seals what a ledger held before it had a chain, or what was put in from outside, in the order in which it came.

    From now on a change of it shows; what was changed before, of course, doesn't.
    """
    found = sorted(join.from_iterable(_list_unsealed(connection, what) for what in SEALED))
    head, rows = find_head(connection), list[Fields]()
    for _, what, id, content, by in found:
        rows.append(make_link(head, what, id, content, by or None))
        head = Head(rows[-1]["number"], rows[-1]["digest"])
    if rows:
        connection.execute(_INSERT, rows)


def _list_unsealed(connection: Connection, what: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Moment, kind, id, content and doer of what isn't in the chain."""
    kind = SEALED[what]
    by = [] if kind.by is None else [kind.by.label("sealed_by")]
    sealed = select(chain.c.id).where(chain.c.what == what)
    asked = kind.asked.add_columns(kind.made.label("sealed_made"), *by).where(kind.id.not_in(sealed))
    for row in connection.execute(asked).mappings():
        told = {name: value for name, value in row.items() if name not in ("sealed_made", "sealed_by")}
        yield row["sealed_made"], what, row["id"], kind.tell(told), row.get("sealed_by") or ""


def forget(connection: Connection, links: Iterable[tuple[str, str]]) -> None:
    """Appends that rows were taken away, given by their kind (of `SEALED`) and id, with what had been written of each."""
    for what, id in links:
        last = select(chain.c.content).where(chain.c.what == what, chain.c.id == id).order_by(chain.c.number.desc())
        append(connection, FORGOTTEN, id, connection.scalar(last.limit(1)) or FIRST)


def select_live() -> FromClause:
    """The changes whose rows should be there: no later change tells that they were forgotten."""
    later = chain.alias()
    gone = select(later.c.number).where(
        later.c.id == chain.c.id, later.c.what == FORGOTTEN, later.c.number > chain.c.number
    )
    return select(chain).where(chain.c.what != FORGOTTEN, ~gone.exists()).subquery("live")
