"""Whether what is counted of parties, and of those on whose word figures are, is what the figures say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.engine import Connection

from sayso.ledger.derived import party, source, source_name
from sayso.ledger.tally import load_judged, select_parties, select_sums, select_words
from sayso.ledger.voices import select_word_names
from sayso.model import Fault

Counts = Mapping[tuple[Any, ...], tuple[int, ...]]


def check_tallies(connection: Connection) -> Iterator[Fault]:
    """Every row that differs from what it counts."""
    try:
        judged = load_judged(connection)
    except (LookupError, TypeError, ValueError):  # what can't be read of a figure or a judgement has been named
        return
    tables = judged.sum_parties()
    for table, expected in select_parties().items():
        keys = len(table.primary_key)
        more = {row[:keys]: row[keys:] for row in (tuple(fields.values()) for fields in tables[table])}
        yield from _check(connection, table, keys, expected, select(table), more)
    yield from _check(connection, party, 1, select_sums(), select(party), {})
    of_source = select(source.c.key, source.c.on_word).where(source.c.on_word != 0)
    yield from _check(connection, source, 1, select_words(), of_source, {})
    c = source_name.c
    of_name = select(c.key, c.name, c.on_word).where(c.on_word != 0)
    more = {key: (count,) for key, count in judged.sum_words()[1].items()}
    yield from _check(connection, source_name, 2, select_word_names(), of_name, more)


def _check(
    connection: Connection, table: Table, keys: int, expected: Select[Any], told: Select[Any], more: Counts
) -> Iterator[Fault]:
    """The rows of a table that don't hold what is expected together with `more`. Its first columns are keys, the others
    counts; rows that are as expected, which nearly all are, are not read."""
    here, there = (
        {tuple(row[:keys]): tuple(row[keys:]) for row in connection.execute(one.except_(other))}
        for one, other in ((told, expected), (expected, told))
    )
    nothing = (0,) * (len(told.selected_columns) - keys)
    for key in sorted({*here, *there, *more}, key=str):
        added = more.get(key, nothing)
        if key in here or key in there:
            right = here.get(key, nothing) == _add(there.get(key, nothing), added)
        else:
            right = added == nothing
        if not right:
            yield Fault("row", f"{table.name} {' '.join(map(str, key))}".strip(), "is not what the figures say")


def _add(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sum(pair) for pair in zip(one, other, strict=True))
