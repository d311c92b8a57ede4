"""Finds the rows that may meet a filter, newest first, without ever making the state of the whole ledger.

Candidates are the rows whose values meet the filter as a machine read them, and those that a correction may have made to meet
it; whoever asked looks at each again as it stands. A search is led by one condition: the one that fewest rows meet,
counted up to `FREQUENT`; the others are looked at row by row. Left to itself a database picks by averages, which tell
nothing of names: one party has half of all figures, another three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, literal, or_, select, true, union_all
from sqlalchemy.engine import Connection

from sayso.ledger.conditions import Condition, Fix, source_of
from sayso.ledger.schema import edition, figure, judgement, reading, statement
from sayso.ledger.sizes import FREQUENT, size_conditions
from sayso.ledger.state import State


@dataclass(frozen=True, slots=True)
class Search:
    """A search for rows of a table: the condition that leads it, if one does, and the others."""

    table: Table
    leading: Condition | None
    others: tuple[Condition, ...]
    state: State

    def find(self, connection: Connection, before: int | None, count: int) -> tuple[list[int], int | None]:
        """Candidates with a lower `seq` than `before`, the highest first, at most `count` of each kind, and from where to go
        on: None where there are no more."""
        sqlite = connection.dialect.name == "sqlite"
        selects = [*self._select_read(sqlite), *self._select_corrected(sqlite)]
        lists = [self._run(connection, asked, before, count) for asked in selects]
        floor = max((found[-1] for found in lists if len(found) == count), default=None)
        merged = sorted({seq for found in lists for seq in found if floor is None or seq >= floor}, reverse=True)
        return merged, floor

    def _run(self, connection: Connection, asked: Select[Any], before: int | None, count: int) -> list[int]:
        seq = asked.selected_columns[0]
        if before is not None:
            asked = asked.where(seq < before)
        return list(connection.scalars(asked.limit(count)).all())

    def _select_read(self, sqlite: bool) -> Iterator[Select[Any]]:
        """Rows that meet all conditions as they were read."""
        source, seq = source_of(self.table, self.leading) if self.leading else (self.table, self.table.c.seq)
        ordered = self.leading is None or self.leading.ordered
        asked = select(seq).select_from(source).where(*(one.loose(seq, sqlite) for one in self.others))
        if self.state.moment is not None:
            asked = asked.where(is_current(self.table, self.state))
        # Where the index gives no order, + 0 keeps the database from walking the whole table in that order instead.
        asked = asked.order_by((seq if ordered else seq + literal(0)).desc())
        yield from (asked.where(part) for part in self.leading.tight) if self.leading else [asked]

    def _select_corrected(self, sqlite: bool) -> Iterator[Select[Any]]:
        """Rows that meet a condition because they were corrected, and all others as they were read or corrected, by the
        kind of entry that was corrected."""
        seq = self.table.c.seq
        conditions = [one for one in (self.leading, *self.others) if one and not one.joint]
        fixes = sorted((fix for one in conditions for fix in one.fixes), key=_kind)
        for _, of_kind in groupby(fixes, key=_kind):
            asked = select(seq).where(_is_corrected(self.table, list(of_kind), self.state))
            yield asked.where(*(self._may_meet(one, sqlite) for one in conditions)).order_by((seq + literal(0)).desc())

    def may_meet(self, connection: Connection) -> ColumnElement[bool]:
        """Whether a row may meet all conditions as it was read or corrected; no index is taken for it."""
        conditions = [one for one in (self.leading, *self.others) if one and not one.joint]
        return and_(true(), *(self._may_meet(one, connection.dialect.name == "sqlite") for one in conditions))

    def _may_meet(self, condition: Condition, sqlite: bool) -> ColumnElement[bool]:
        corrected = (_is_corrected(self.table, [fix], self.state) for fix in condition.fixes)
        return or_(condition.loose(self.table.c.seq, sqlite), *corrected)


def _kind(fix: Fix) -> str:
    return fix.kind


def is_current(table: Table, state: State) -> ColumnElement[bool]:
    """Whether the reading of a row counts."""
    joined = reading.join(edition, reading.c.edition == edition.c.id)
    return exists(select(1).select_from(joined).where(reading.c.id == table.c.reading, *state.current()))


def _is_corrected(table: Table, fixes: Sequence[Fix], state: State) -> ColumnElement[bool]:
    """Whether a correction that counts is of one of these, which must all be of one kind of entry."""
    targets = union_all(*(_select_targets(fix, state) for fix in fixes))
    if fixes[0].kind == table.name:
        return table.c.id.in_(targets)
    return figure.c.spoken.in_(select(statement.c.seq).where(statement.c.id.in_(targets)))


def _select_targets(fix: Fix, state: State) -> Select[Any]:
    c = judgement.c
    asked = select(c.target).where(
        c.kind == fix.kind, c.field == fix.field, c.act == "correct", *state.made_live(judgement)
    )
    return asked if fix.keys is None else asked.where(c.value_key.in_(sorted(fix.keys)))


def plan_search(connection: Connection, table: Table, conditions: Sequence[Condition], state: State) -> Search:
    """A search for the rows that meet all conditions, led by the one that fewest rows meet; by none where all of them
    are frequent and no index gives their rows in order: then the newest rows are gone through."""
    leading = _choose(connection, table, [one for one in conditions if one.indexed])
    return Search(table, leading, tuple(one for one in conditions if one is not leading), state)


def _choose(connection: Connection, table: Table, indexed: Sequence[Condition]) -> Condition | None:
    if len(indexed) == 1 and indexed[0].ordered:
        return indexed[0]
    sizes = size_conditions(connection, table, indexed)
    sized = [
        (size, not one.ordered, -len(one.columns), at)
        for at, (size, one) in enumerate(zip(sizes, indexed, strict=True))
    ]
    usable = [size for size in sized if size[0] < FREQUENT or not size[1]]
    return indexed[min(usable)[3]] if usable else None
