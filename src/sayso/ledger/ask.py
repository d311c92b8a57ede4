"""Asking a ledger: its figures, statements and single entries, as they stand now or stood at a moment.

Nothing is put together for all of the ledger: rows that may be asked for are found by indexes, newest first, and each of
them is looked at as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import dropwhile, islice
from typing import Generic, TypeVar

from sqlalchemy import Table, func, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.asked import Asked, ask, asks_for_figures, meets_figure, meets_statement
from sayso.ledger.candidates import Search, plan_search
from sayso.ledger.conditions import list_conditions
from sayso.ledger.kept import load_figures_at, load_statements_at
from sayso.ledger.marks import read_marks
from sayso.ledger.schema import edition, figure, reading, statement
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import Filter, KeptFigure, KeptStatement

SMALLEST, FIRST, LARGEST = 20, 200, 1000
"""Rows that are looked at in one go: at least, at first where all are wanted, and at most."""

Kept = TypeVar("Kept", KeptFigure, KeptStatement)


@dataclass(frozen=True, slots=True)
class Kind(Generic[Kept]):
    """A kind of entry: its table, how its rows are loaded, and whether one is asked for."""

    table: Table
    load: Callable[[Connection, Collection[int], State], list[tuple[int, Kept]]]
    meets: Callable[[Kept, Asked], bool]


FIGURES = Kind(figure, load_figures_at, meets_figure)
STATEMENTS = Kind(statement, load_statements_at, meets_statement)


def find_figures(
    store: Store,
    filter: Filter,
    units: frozenset[str] | None = None,
    as_of: datetime | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> Iterator[KeptFigure]:
    """The figures that meet the filter as they stand, the newest added first.

    `units` are the terms that `filter.unit` takes in (else it alone), `after` is the id of the figure to go on behind. A
    moment without a time zone is local time. InputError where no figure has the id `after`, or a name holds no letter.
    """
    return _find(store, FIGURES, filter, units, State.of(as_of, filter.replaced), limit, after)


def find_statements(
    store: Store,
    filter: Filter,
    as_of: datetime | None = None,
    limit: int | None = None,
    after: str | None = None,
    units: frozenset[str] | None = None,
) -> Iterator[KeptStatement]:
    """The statements that meet the filter as they stand, the newest added first (see `find_figures`).

    What only figures have is met by a statement in which a figure stands that meets all of it; these come in the order of
    those figures.
    """
    state = State.of(as_of, filter.replaced)
    if not asks_for_figures(filter):
        return _find(store, STATEMENTS, filter, None, state, limit, after)
    found = _find_by_figures(store, filter, units, state, _first_size(limit))
    if after:
        found = islice(dropwhile(lambda one: one.id != after, found), 1, None)
    return islice(found, limit)


def _find(
    store: Store,
    kind: Kind[Kept],
    filter: Filter,
    units: frozenset[str] | None,
    state: State,
    limit: int | None,
    after: str | None,
    count: int | None = None,
) -> Iterator[Kept]:
    """Page by page, each of them read at one moment; between pages the ledger may be written to. `count` rows are looked
    at first."""
    with store.read() as connection:
        same = read_marks(connection, state).same if filter.speaker or filter.whose else {}
        asked = ask(filter, units, same)
        search = plan_search(connection, kind.table, list_conditions(kind.table, asked, state, connection), state)
        before = _find_place(connection, kind.table, after, state) if after else None
    count, found = count or _first_size(limit), 0
    while limit is None or found < limit:
        with store.read() as connection:
            page, before = _read_page(connection, kind, search, asked, before, count)
        yield from page if limit is None else page[: limit - found]
        found += len(page)
        if before is None:
            return
        count = _next_size(count, len(page), None if limit is None else limit - found)


def _first_size(limit: int | None) -> int:
    """As many as are wanted and some more, for those that don't count as they stand; not all at once where all are wanted, for
    whoever asks may stop."""
    return FIRST if limit is None else max(SMALLEST, min(limit + limit // 4, LARGEST))


def _next_size(count: int, met: int, wanted: int | None) -> int:
    """Twice as many where all are wanted, or where few of the rows were what was asked for; else what is still wanted."""
    return min(2 * count, LARGEST) if wanted is None or 2 * met < count else _first_size(wanted)


def _read_page(
    connection: Connection, kind: Kind[Kept], search: Search, asked: Asked, before: int | None, count: int
) -> tuple[Sequence[Kept], int | None]:
    """The entries of a page that are asked for, and from where to go on."""
    seqs, further = search.find(connection, before, count)
    found = kind.load(connection, seqs, search.state)
    met = [(seq, one) for seq, one in found if kind.meets(one, asked)]
    if search.state.replaced and met:
        newest = _find_newest(connection, kind.table, [one.id for _, one in met], search.state)
        met = [(seq, one) for seq, one in met if seq == newest[one.id]]
    return [one for _, one in met], further


def _find_newest(connection: Connection, table: Table, ids: Sequence[str], state: State) -> dict[str, int]:
    """The newest row of each id: a text that comes back in a later edition has the same ids again."""
    joined = table.join(reading, table.c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    asked = select(table.c.id, func.max(table.c.seq)).select_from(joined).where(table.c.id.in_(ids), *state.current())
    return {row[0]: row[1] for row in connection.execute(asked.group_by(table.c.id))}


def _find_place(connection: Connection, table: Table, id: str, state: State) -> int:
    """The place in the order of the entry with this id, which may have been replaced since."""
    if seq := _find_newest(connection, table, [id], state).get(id):
        return seq
    last: int | None = connection.scalar(select(func.max(table.c.seq)).where(table.c.id == id))
    if last is None:
        raise InputError(f"the ledger has no {table.name} {id} to go on behind")
    return last


def _find_by_figures(
    store: Store, filter: Filter, units: frozenset[str] | None, state: State, count: int
) -> Iterator[KeptStatement]:
    """The statements in which figures stand that meet the filter, in the order of those figures, each of them once;
    `count` at a time."""
    asked = ask(replace(filter, speaker=None), None, {})
    seen = set[str]()
    wanted = replace(filter, ids=(), reviewed=None, rejected=False)
    figures = _find(store, FIGURES, wanted, units, state, None, None, count)
    while batch := list(islice((one.statement for one in figures if one.statement), count)):
        new = [id for id in dict.fromkeys(batch) if id not in seen]
        seen.update(new)
        with store.read() as connection:
            newest = _find_newest(connection, statement, new, state)
            found = load_statements_at(connection, newest.values(), state)
        by_id = {one.id: one for _, one in found if meets_statement(one, asked)}
        yield from (by_id[id] for id in new if id in by_id)
