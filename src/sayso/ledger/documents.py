"""The documents of a ledger, by their newest editions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.ask import find_figures, find_statements
from sayso.ledger.asked import ask, asks_for_figures
from sayso.ledger.kept import load_readings
from sayso.ledger.restore import make_edition, select_editions
from sayso.ledger.schema import edition, figure, flag, reading, statement
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import Edition, Filter, Flag, KeptDocument

PAGE = 200
"""Documents that are put together in one go."""


def find_documents(
    store: Store,
    filter: Filter,
    limit: int | None = None,
    as_of: datetime | None = None,
    units: frozenset[str] | None = None,
) -> Iterator[KeptDocument]:
    """The documents that meet the filter by their newest editions, the newest added first.

    What entries have is met by a document in which an entry stands that meets the whole filter.
    """
    state = State.of(as_of)
    within = _find_holding(store, replace(filter, replaced=False), as_of, units)
    with store.read() as connection:
        asked = select(reading.c.id, edition.c.document).join(edition, reading.c.edition == edition.c.id)
        asked = asked.where(*state.current(), *_meets(filter)).order_by(edition.c.added.desc(), edition.c.id.desc())
        ids = [id for id, document in connection.execute(asked) if within is None or document in within][:limit]
    for start in range(0, len(ids), PAGE):
        with store.read() as connection:
            yield from load_documents(connection, reading.c.id.in_(ids[start : start + PAGE]), state)


def _meets(filter: Filter) -> Iterator[ColumnElement[bool]]:
    """What the reading and its edition must meet."""
    if filter.document:
        yield edition.c.document == filter.document
    if filter.publisher:
        yield reading.c.publisher_key.in_(ask(filter, None, {}).publishers)
    if filter.published:
        yield reading.c.published.between(filter.published.start, filter.published.end)


def _find_holding(
    store: Store, filter: Filter, as_of: datetime | None, units: frozenset[str] | None
) -> set[str] | None:
    """The documents that hold entries which meet the filter; None where it asks for nothing that entries have."""
    if asks_for_figures(filter):
        return {one.edition.document for one in find_figures(store, filter, units, as_of)}
    if not (filter.speaker or filter.stance or filter.said or filter.ids or filter.reviewed is not None):
        return None
    spoken = {one.edition.document for one in find_statements(store, filter, as_of)}
    return spoken | {one.edition.document for one in find_figures(store, filter, units, as_of)}


def list_editions(store: Store, document: str) -> tuple[Edition, ...]:
    """All editions of a document, the oldest first; InputError where there is no such document."""
    asked = select_editions().where(edition.c.document == document, reading.c.superseded.is_(None))
    with store.read() as connection:
        found = connection.execute(asked.order_by(edition.c.number)).mappings().all()
    if not found:
        raise InputError(f"the ledger has no document {document[:40]}")
    return tuple(map(make_edition, found))


def load_documents(connection: Connection, where: ColumnElement[bool], state: State) -> list[KeptDocument]:
    """The documents whose current reading or edition meets a condition, the newest added first."""
    asked = select(reading.c.id).join(edition, reading.c.edition == edition.c.id).where(where, *state.current())
    readings = load_readings(connection, list(connection.scalars(asked)), state)
    counts = [_count(connection, table, list(readings)) for table in (statement, figure)]
    editions = _count_editions(connection, [told.edition.document for told in readings.values()], state)
    flags = load_flags(connection, list(readings))
    made = [
        KeptDocument(
            id=told.edition.document,
            edition=told.edition,
            editions=editions[told.edition.document],
            statements=counts[0].get(id, 0),
            figures=counts[1].get(id, 0),
            flags=tuple(flags[id]),
        )
        for id, told in readings.items()
    ]
    return sorted(made, key=lambda one: (one.edition.added, one.edition.id), reverse=True)


def _count(connection: Connection, table: Table, readings: Sequence[str]) -> Mapping[str, int]:
    asked = select(table.c.reading, func.count()).where(table.c.reading.in_(readings)).group_by(table.c.reading)
    return {row[0]: row[1] for row in connection.execute(asked)}


def _count_editions(connection: Connection, documents: Sequence[str], state: State) -> Mapping[str, int]:
    asked = select(edition.c.document, func.count()).where(edition.c.document.in_(documents))
    if state.moment is not None:
        asked = asked.where(edition.c.added <= state.moment)
    return {row[0]: row[1] for row in connection.execute(asked.group_by(edition.c.document))}


def load_flags(connection: Connection, readings: Sequence[str]) -> Mapping[str, list[Flag]]:
    """The flags of readings, by reading; their sides are the ledger's own ids."""
    found = defaultdict[str, list[Flag]](list)
    rows: Sequence[Any] = connection.execute(
        select(flag).where(flag.c.reading.in_(readings)).order_by(flag.c.seq)
    ).all()
    ids = _load_ids(connection, sorted({row.reading for row in rows}))
    for row in rows:
        sides = tuple(ids.get((row.reading, local), local) for local in json.loads(row.sides))
        found[row.reading].append(Flag(row.kind, sides, row.reason, row.score))
    return found


def _load_ids(connection: Connection, readings: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """The ledger's id of each entry, by reading and id within the report."""
    return {
        (reading, local): id
        for table in (statement, figure)
        for reading, local, id in connection.execute(
            select(table.c.reading, table.c.local, table.c.id).where(table.c.reading.in_(readings))
        )
    }
