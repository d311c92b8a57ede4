"""The newest documents in which entries stand that are asked for, without looking at all such entries.

Rows of entries are numbered as they are written, so that the newest entries stand in the newest readings, and these are of
the newest documents: but for editions that were read again later, whose entries are newer than they are. Entries are gone
through from the newest on until enough documents are found that were read when they were added, and an older one. None that
was added later than that one is left out then, whatever was read again since.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger.candidates import Search
from sayso.ledger.schema import edition, reading
from sayso.ledger.state import State

LOOKED_AT = 2000
"""Entries that are gone through; where there are not enough documents by then, to go on may take long."""

Choose = Callable[[Search, Sequence[int]], Collection[str]]
"""The readings of those of some entries that are asked for as they stand."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The place of a document's newest edition among all, with its reading; `late` where it was read again since."""

    added: str
    edition: str
    reading: str
    late: bool


def find_recent(
    connection: Connection, searches: Sequence[Search], choose: Choose, state: State, count: int
) -> list[Place] | None:
    """The newest editions, the newest first, so many or all there are, that have an entry that is asked for by one of the
    searches; None where too many entries would have to be gone through."""
    found = set[Place]()
    last: Place | None = None
    for search in searches:
        gone = _go_through(connection, search, choose, state, count)
        if gone is None:
            return None
        places, end = gone
        found |= places
        last = max(last, end) if last and end else last or end
    return sorted((one for one in found if last is None or one >= last), reverse=True)[:count]


def _go_through(
    connection: Connection, search: Search, choose: Choose, state: State, count: int
) -> tuple[set[Place], Place | None] | None:
    """Editions that one search finds, and the last of those before which none is missing: None where none is at all."""
    found = set[Place]()
    before: int | None = None
    for size in (count + count // 4 + 2, LOOKED_AT):
        seqs, before = search.find(connection, before, size)
        found |= _place(connection, search, choose, seqs, state)
        timely = sorted((one for one in found if not one.late), reverse=True)
        if len(timely) > count and timely[-1].added < timely[count - 1].added:
            return found, timely[count - 1]
        if before is None:
            return found, None
    return None


def _place(connection: Connection, search: Search, choose: Choose, seqs: Sequence[int], state: State) -> set[Place]:
    """The editions of entries, those that count and have one that is asked for."""
    chosen = choose(search, seqs) if seqs else ()
    asked = (
        select(edition.c.added, edition.c.id, reading.c.id.label("reading"), reading.c.made)
        .join_from(reading, edition, reading.c.edition == edition.c.id)
        .where(reading.c.id.in_(chosen), *state.current())
    )
    return {Place(row.added, row.id, row.reading, row.made != row.added) for row in connection.execute(asked)}
