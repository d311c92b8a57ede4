"""How far entries are to be trusted where a flag of their own reading speaks against them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from sayso.ledger.derived import flagged
from sayso.ledger.schema import figure, flag, statement
from sayso.ledger.sheet import Fields


@dataclass(frozen=True, slots=True)
class Entry:
    """What is needed of an entry: its table's name, its `seq`, its id within the report and its score."""

    kind: str
    seq: int
    local: str
    score: float


def list_flagged(entries: Iterable[Entry], flags: Iterable[tuple[str, float]]) -> list[Fields]:
    """The rows of `flagged` for the entries of a reading; `flags` are columns `sides` and `score`.

    An entry's trust is its score, less the part that the strongest flag against it takes: of 0.9 a flag of 0.8 leaves 0.18.
    """
    strongest: dict[str, float] = {}
    for sides, score in flags:
        for local in json.loads(sides):
            strongest[local] = max(score, strongest.get(local, 0.0))
    return [
        {"kind": one.kind, "entry": one.seq, "trust": one.score * (1 - strongest[one.local])}
        for one in entries
        if one.local in strongest
    ]


def list_all_flagged(connection: Connection) -> Iterator[Fields]:
    """The rows of `flagged` for all readings of a ledger."""
    asked = select(flag.c.reading, flag.c.sides, flag.c.score).order_by(flag.c.reading, flag.c.seq)
    rows = connection.execute(asked).all()
    for reading, found in groupby(rows, key=lambda row: str(row.reading)):
        yield from list_flagged(_list_entries(connection, reading), ((row.sides, row.score) for row in found))


def _list_entries(connection: Connection, reading: str) -> Iterator[Entry]:
    for table in (statement, figure):
        asked = select(table.c.seq, table.c.local, table.c.score).where(table.c.reading == reading)
        yield from (Entry(table.name, *row) for row in connection.execute(asked))


def flag_all(connection: Connection) -> None:
    """Writes anew which entries of a ledger flags speak against."""
    connection.execute(delete(flagged))
    rows = list(list_all_flagged(connection))
    if rows:
        connection.execute(insert(flagged), rows)
