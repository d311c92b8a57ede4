"""Which rows of a ledger count: those of now, or those that counted at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, Table, or_, select

from sayso.ledger.identity import name_moment
from sayso.ledger.schema import edition, judgement, reading


@dataclass(frozen=True, slots=True)
class State:
    """The state at a moment (as the ledger writes it), None for now. `replaced` takes in editions that had been replaced,
    `every` all readings of all of them; where `by` is somebody, only what he or she judged counts."""

    moment: str | None = None
    replaced: bool = False
    every: bool = False
    by: str | None = None

    @classmethod
    def of(cls, as_of: datetime | None, replaced: bool = False) -> Self:
        """The state as of a moment; one without a time zone is local time."""
        return cls(name_moment(as_of.astimezone(UTC)) if as_of else None, replaced)

    def current(self) -> Iterator[ColumnElement[bool]]:
        """What `reading` and `edition` must meet for an entry to count."""
        yield from self._within(reading.c.made, None if self.every else reading.c.superseded)
        yield from self._within(edition.c.added, None if self.every or self.replaced else edition.c.replaced)

    def made_live(self, table: Table) -> Iterator[ColumnElement[bool]]:
        """What a judgement must meet to count."""
        yield from self._within(table.c.made, table.c.retired)
        if self.by is not None:
            yield table.c.by == self.by

    def _within(self, begun: ColumnElement[Any], ended: ColumnElement[Any] | None) -> Iterator[ColumnElement[bool]]:
        """Begun by the moment, and not ended by then."""
        if self.moment is not None:
            yield begun <= self.moment
        if ended is not None:
            yield ended.is_(None) if self.moment is None else or_(ended.is_(None), ended > self.moment)


def select_live_targets(kind: str, state: State) -> Select[Any]:
    """The targets of the judgements of a kind that count."""
    return select(judgement.c.target).where(judgement.c.kind == kind, *state.made_live(judgement))
