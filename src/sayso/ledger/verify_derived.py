"""Whether the tables that are made of others still say what those say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, not_, select
from sqlalchemy.engine import Connection

from sayso.ledger.derived import flagged, source, source_name, stamp, voice
from sayso.ledger.doubt import list_all_flagged
from sayso.ledger.kept import load_statements
from sayso.ledger.schema import statement
from sayso.ledger.state import State
from sayso.ledger.verify_tally import check_tallies
from sayso.ledger.voices import (
    VOICE,
    list_standing,
    make_name,
    make_voices,
    select_judged,
    select_names,
    select_sources,
    select_voices,
)
from sayso.model import Fault


def check_derived(connection: Connection) -> Iterator[Fault]:
    """Every row that differs from what it is made of."""
    yield from _check_voices(connection)
    yield from _check_judged_voices(connection)
    told = select(*(source.c[name] for name in ("key", "statements", "figures", "documents")))
    yield from _compare(connection, "source", select_sources(), told.where(source.c.documents != 0))
    told = select(*(source_name.c[name] for name in ("key", "name", "statements")))
    yield from _compare(connection, "source_name", select_names(), told.where(source_name.c.statements != 0))
    yield from _check_digests(connection)
    yield from check_tallies(connection)
    yield from _check_flagged(connection)
    if (connection.scalar(select(func.count()).select_from(stamp)) or 0) != 1 and connection.scalar(
        select(voice.c.seq).limit(1)
    ):
        yield Fault("missing", "stamp", "there should be one row")


def _compare(connection: Connection, name: str, expected: Select[Any], told: Select[Any]) -> Iterator[Fault]:
    """The rows that only one of two queries has, by their first columns, which is all that is read of them."""
    found = set[str]()
    for one, other in ((expected, told), (told, expected)):
        rows = one.except_(other).subquery()
        found.update(map(str, connection.scalars(select(next(iter(rows.c))))))
    yield from (Fault("row", f"{name} {key}", "is not what the rows say that it counts") for key in sorted(found))


def _check_voices(connection: Connection) -> Iterator[Fault]:
    told = select(voice.c.reading, *(voice.c[name] for name in VOICE)).where(not_(voice.c.reading.in_(select_judged())))
    yield from _compare(connection, "voice of the reading", select_voices(), told)


def _check_judged_voices(connection: Connection) -> Iterator[Fault]:
    """The voices of readings of which somebody judged statements, as these stand."""
    for id in connection.scalars(select_judged().distinct().order_by(statement.c.reading)).all():
        kept = load_statements(connection, statement.c.reading == id, State())
        asked = select(*(voice.c[name] for name in VOICE)).where(voice.c.reading == id)
        try:
            told = [dict(row) for row in connection.execute(asked).mappings()]
        except ValueError:  # what should be a day is none
            told = []
        if _sort(told) != _sort(make_voices(list_standing(one for _, one in kept))):
            yield Fault("row", f"voice of the reading {id}", "is not what its statements say")


def _sort(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["key"], row["name"]))


def _check_digests(connection: Connection) -> Iterator[Fault]:
    c = source_name.c
    for key, digest, name in connection.execute(select(c.key, c.digest, c.name)):
        if make_name(key, name, 1, 0)["digest"] != digest:
            yield Fault("row", f"source_name {key}", "its digest is not that of the name")


def _check_flagged(connection: Connection) -> Iterator[Fault]:
    try:
        expected = {(row["kind"], row["entry"]): row["trust"] for row in list_all_flagged(connection)}
    except ValueError:  # a flag's JSON can't be read: its reading has been named for it
        return
    told = {(kind, entry): trust for kind, entry, trust in connection.execute(select(flagged))}
    for kind, entry in sorted(expected.keys() | told.keys()):
        if expected.get((kind, entry)) != told.get((kind, entry)):
            yield Fault("row", f"flagged {kind} {entry}", "is not what the flags of its reading say")
