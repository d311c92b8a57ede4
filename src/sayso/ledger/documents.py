"""The documents of a ledger, by their newest editions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, literal, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.asked import Asked, ask, asks_for_figures, meets_figure, meets_statement
from sayso.ledger.candidates import Search, plan_search
from sayso.ledger.conditions import is_touched, list_conditions
from sayso.ledger.kept import load_editions, load_figures_at, load_statements_at
from sayso.ledger.marks import read_marks
from sayso.ledger.recent import find_recent
from sayso.ledger.restore import make_edition, select_editions
from sayso.ledger.schema import edition, figure, flag, reading, statement
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import Edition, Filter, Flag, KeptDocument

PAGE = 200
"""Documents that are put together in one go."""

FEW = 2000
"""Documents that can be put in order, and entries that can be looked up, in a few milliseconds."""


def find_documents(
    store: Store,
    filter: Filter,
    limit: int | None = None,
    as_of: datetime | None = None,
    units: frozenset[str] | None = None,
    after: str | None = None,
) -> Iterator[KeptDocument]:
    """The documents that meet the filter by their newest editions, the newest added first.

    What entries have is met by a document in which an entry stands that meets the whole filter. `after` is the id of the
    document to go on behind; InputError where there is none.
    """
    state = State.of(as_of)
    with store.read() as connection:
        held = _plan(connection, replace(filter, replaced=False), state, units)
        if limit is not None and limit <= PAGE and after is None:
            recent = held.find_recent(connection, state, limit)
            if recent is not None:
                yield from load_documents(connection, reading.c.id.in_(recent), state)
                return
        held = _bound(connection, held)
        asked = _select_newest(connection, filter, held, state)
        place = _find_place(connection, after, state) if after is not None else None
    count, found = min(limit or PAGE, PAGE), 0
    while limit is None or found < limit:
        with store.read() as connection:
            rows = connection.execute((asked if place is None else asked.where(_is_behind(place))).limit(count)).all()
            ids = held.choose(connection, [row.id for row in rows], state)
            page = load_documents(connection, reading.c.id.in_(ids), state) if ids else []
        yield from page if limit is None else page[: limit - found]
        found += len(page)
        if len(rows) < count:
            return
        place = rows[-1].added, rows[-1].edition


def _select_newest(connection: Connection, filter: Filter, held: _Held, state: State) -> Select[Any]:
    """The readings that meet the filter and what is held, the newest edition first. Where few do, they are found and put in
    order, else editions are gone through in their order: SQLite can't tell, and is kept from the other way."""
    joined = reading.join(edition, reading.c.edition == edition.c.id)
    added, id = edition.c.added, edition.c.id
    asked = select(reading.c.id, added, id.label("edition")).select_from(joined).where(*state.current())
    if held.few is not None:
        asked = asked.where(held.few)
    elif held.probe is not None:
        asked = asked.where(held.probe)
    if filter.document or held.few is not None or _are_few(connection, filter):
        asked = asked.where(*_meets(filter, sqlite=False))
        return asked.order_by((added + literal("")).desc(), (id + literal("")).desc())
    return asked.where(*_meets(filter, connection.dialect.name == "sqlite")).order_by(added.desc(), id.desc())


def _are_few(connection: Connection, filter: Filter) -> bool:
    """Whether few readings meet what the filter asks of them; without anything asked all do."""
    conditions = list(_meets(filter, sqlite=False))
    found = select(literal(1)).select_from(reading).where(*conditions).limit(FEW + 1).subquery()
    return bool(conditions) and (connection.scalar(select(func.count()).select_from(found)) or 0) <= FEW


def _is_behind(place: tuple[str, str]) -> ColumnElement[bool]:
    added, id = edition.c.added, edition.c.id
    return and_(added <= place[0], or_(added < place[0], id < place[1]))


def _find_place(connection: Connection, document: str, state: State) -> tuple[str, str]:
    """The place in the order of a document by its current edition."""
    asked = select(edition.c.added, edition.c.id).join(reading, reading.c.edition == edition.c.id)
    row = connection.execute(asked.where(edition.c.document == document, *state.current())).first()
    if row is None:
        raise InputError(f"the ledger has no document {document[:40]} to go on behind")
    return row.added, row.id


def _meets(filter: Filter, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    """What the reading and its edition must meet, in `sqlite` so that no index is taken for it."""
    publisher, published = reading.c.publisher_key, reading.c.published
    if filter.document:
        yield edition.c.document == filter.document
    if filter.publisher:
        keys = ask(filter, None, {}).publishers
        yield (func.coalesce(publisher, publisher) if sqlite else publisher).in_(keys)
    if filter.published:
        days = filter.published
        yield (func.coalesce(published, published) if sqlite else published).between(days.start, days.end)


@dataclass(frozen=True, slots=True)
class _Held:
    """What entries the documents must hold: one in each of `searches`' tables would do. Where few rows come into question
    the readings that have them meet `few`, else readings are looked at one by one by `probe`."""

    asked: Asked
    searches: tuple[Search, ...] = ()
    few: ColumnElement[bool] | None = None
    probe: ColumnElement[bool] | None = None

    def find_recent(self, connection: Connection, state: State, count: int) -> list[str] | None:
        """The readings of the newest documents, so many or all there are; None where that takes other ways."""

        def choose(search: Search, seqs: Sequence[int]) -> set[str]:
            return self._choose(connection, search.table, search.table.c.seq.in_(seqs), state)

        found = find_recent(connection, self.searches, choose, state, count) if self.searches else None
        return None if found is None else [one.reading for one in found]

    def choose(self, connection: Connection, readings: Sequence[str], state: State) -> list[str]:
        """Those of the readings in which an entry stands that is asked for."""
        if not self.searches or not readings:
            return list(readings)
        met = set[str]()
        for search in self.searches:
            where = search.table.c.reading.in_(readings) & search.may_meet(connection)
            met |= self._choose(connection, search.table, where, state)
        return [id for id in readings if id in met]

    def _choose(self, connection: Connection, table: Table, where: ColumnElement[bool], state: State) -> set[str]:
        """The readings of those rows that are asked for as they stand. What nobody judged stands as it was read, so that
        only the others are put together, and of these only where no other one does."""
        touched = is_touched(table, state).label("touched")
        rows = connection.execute(select(table.c.seq, table.c.reading, touched).where(where)).all()
        met = {row.reading for row in rows if not row.touched}
        return met | self._look_at(connection, table, [row.seq for row in rows if row.reading not in met], state)

    def _look_at(self, connection: Connection, table: Table, seqs: Sequence[int], state: State) -> set[str]:
        if not seqs:
            return set()
        if table is figure:
            met = {seq for seq, one in load_figures_at(connection, seqs, state) if meets_figure(one, self.asked)}
        else:
            met = {seq for seq, one in load_statements_at(connection, seqs, state) if meets_statement(one, self.asked)}
        return set(connection.scalars(select(table.c.reading).where(table.c.seq.in_(met))).all())


def _plan(connection: Connection, filter: Filter, state: State, units: frozenset[str] | None) -> _Held:
    asked = ask(filter, units, read_marks(connection, state).same)
    if not _asks_for_entries(filter):
        return _Held(asked)
    tables = (figure,) if asks_for_figures(filter) else (figure, statement)
    searches = tuple(
        plan_search(connection, table, list_conditions(table, asked, state, connection), state) for table in tables
    )
    return _Held(asked, searches)


def _bound(connection: Connection, held: _Held) -> _Held:
    """What is held, with what readings must meet to hold it."""
    found = [(one.table, *one.find(connection, None, FEW // len(held.searches))) for one in held.searches]
    if not found:
        return held
    if any(further is not None for _, _, further in found):
        probes = (
            select(literal(1)).where(_holds(one.table), one.may_meet(connection)).exists() for one in held.searches
        )
        return replace(held, probe=or_(*probes))
    readings = (
        id
        for table, seqs, _ in found
        for id in connection.scalars(select(table.c.reading).where(table.c.seq.in_(seqs)).distinct()).all()
    )
    return replace(held, few=reading.c.id.in_(sorted(set(readings))))


def _holds(table: Table) -> ColumnElement[bool]:
    """Whether the row of an entry belongs to the reading that is looked at."""
    return table.c.reading == reading.c.id


def _asks_for_entries(filter: Filter) -> bool:
    """Whether the filter asks for something that entries have."""
    told = filter.speaker or filter.stance or filter.said or filter.ids or filter.reviewed is not None
    return bool(told) or asks_for_figures(filter)


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
    readings = load_editions(connection, list(connection.scalars(asked)), state)
    counts = [_count(connection, table, list(readings)) for table in (statement, figure)]
    editions = _count_editions(connection, [found.document for found in readings.values()], state)
    flags = load_flags(connection, list(readings))
    made = [
        KeptDocument(
            id=found.document,
            edition=found,
            editions=editions[found.document],
            statements=counts[0].get(id, 0),
            figures=counts[1].get(id, 0),
            flags=tuple(flags[id]),
        )
        for id, found in readings.items()
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
