"""An edition as a whole: its text with all entries of its newest reading, as they stand now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from sqlalchemy import RowMapping, Table, func, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.documents import load_flags
from sayso.ledger.kept import Readings, Told, load_figures_at, load_statements_at
from sayso.ledger.restore import make_dropped, make_edition, make_entity, make_text, select_editions
from sayso.ledger.schema import body, dropped, edition, entity, figure, reading, statement
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import KeptReading, Versions

T = TypeVar("T")
Load = Callable[[Connection, range, State, Readings], list[tuple[int, T]]]

AT_ONCE = 5000
"""Entries that are put together in one go: a database takes only so many values in a question."""


def load_whole(store: Store, edition_id: str) -> KeptReading:
    """The text of an edition and all that its newest reading found, in text order; InputError where there is none."""
    asked = select_editions().where(edition.c.id == edition_id, reading.c.superseded.is_(None))
    with store.read() as connection:
        row = connection.execute(asked).mappings().first()
        if row is None:
            raise InputError(f"the ledger has no edition {edition_id[:40]}")
        return _load(connection, row)


def _load(connection: Connection, row: RowMapping) -> KeptReading:
    id = row["id"]
    words = connection.scalar(select(body.c.words).where(body.c.id == row["body"])) or ""
    told = Told(make_edition(row), Versions(row["sayso"], row["tagger"]), words)
    return KeptReading(
        edition=told.edition,
        text=make_text(row, json.loads(row["rest"]), words),
        statements=tuple(_load_entries(connection, {id: told}, statement, load_statements_at)),
        figures=tuple(_load_entries(connection, {id: told}, figure, load_figures_at)),
        entities=tuple(map(make_entity, _list_rows(connection, entity, id))),
        flags=tuple(load_flags(connection, [id])[id]),
        dropped=tuple(map(make_dropped, _list_rows(connection, dropped, id))),
        versions=told.versions,
    )


def _load_entries(connection: Connection, known: Readings, table: Table, load: Load[T]) -> Iterator[T]:
    """The entries of a reading, some at a time: the rows of a reading were written one after another."""
    (reading_id,) = known
    ends = select(func.min(table.c.seq), func.max(table.c.seq)).where(table.c.reading == reading_id)
    first, last = connection.execute(ends).one()
    if first is None:
        return
    for start in range(first, last + 1, AT_ONCE):
        part = range(start, min(start + AT_ONCE, last + 1))
        yield from (kept for _, kept in reversed(load(connection, part, State(replaced=True), known)))


def _list_rows(connection: Connection, table: Table, reading_id: str) -> Iterator[RowMapping]:
    yield from connection.execute(select(table).where(table.c.reading == reading_id).order_by(table.c.seq)).mappings()
