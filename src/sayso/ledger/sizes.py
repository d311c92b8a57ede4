"""How many rows meet a condition, by which a search is led.

Sizes lead to the faster way and to the same rows, so that those of names that are asked for again and again may be some
seconds old.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlalchemy import Table, func, literal, select
from sqlalchemy.engine import Connection

from sayso.ledger.conditions import Condition

RARE, FREQUENT = 500, 20_000
"""Rows up to which conditions are counted, first all of them to see whether one is rare; as many as `FREQUENT` can be put in
order in a few milliseconds."""
REMEMBERED = 60.0
"""Seconds for which a size is remembered."""
MOST = 10_000
"""Sizes that are remembered for a connection."""

Sizes = dict[tuple[str, int, tuple[str, ...]], tuple[float, int]]


def size_conditions(connection: Connection, table: Table, conditions: Sequence[Condition]) -> list[int]:
    """How many rows meet each condition by itself: up to `RARE` where one is rarer than that, else up to `FREQUENT`."""
    sizes = [_find_size(connection, table, one, RARE) for one in conditions]
    if sizes and min(sizes) < RARE:
        return sizes
    return [_find_size(connection, table, one, FREQUENT) for one in conditions]


def _find_size(connection: Connection, table: Table, condition: Condition, most: int) -> int:
    if condition.key is None:
        return _count(connection, table, condition, most)
    known: Sizes = connection.info.setdefault("sayso sizes", {})
    key, now = (table.name, most, condition.key), time.monotonic()
    if key in known and now - known[key][0] < REMEMBERED:
        return known[key][1]
    if len(known) >= MOST:
        known.clear()
    size = _count(connection, table, condition, most)
    known[key] = now, size
    return size


def _count(connection: Connection, table: Table, condition: Condition, most: int) -> int:
    source = table if condition.aside is None else condition.aside
    limited = (select(literal(1)).select_from(source).where(part).limit(most).subquery() for part in condition.tight)
    return sum(connection.scalar(select(func.count()).select_from(found)) or 0 for found in limited)
