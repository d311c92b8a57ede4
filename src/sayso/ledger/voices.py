"""Who speaks in the documents of a ledger, counted as it stands whenever it changes, so that nobody need count all of it.

A `voice` is a name in the newest reading of a newest edition; `source` and `source_name` are the sums of all voices.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, Table, delete, func, insert, not_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from sayso.ledger.derived import source, source_name, voice
from sayso.ledger.identity import digest_json, make_key
from sayso.ledger.kept import load_statements
from sayso.ledger.schema import edition, figure, reading, statement
from sayso.ledger.sheet import Fields, Sheet
from sayso.ledger.state import State, select_live_targets
from sayso.model import KeptStatement

NOW = State()
VOICE = ("key", "name", "statements", "figures", "first", "last")
"""What a voice tells, beside the reading that it is in."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What counts of a statement: by whom, how many figures stand in it, and on which days it was said, else published."""

    key: str
    name: str
    figures: int
    first: date | None
    last: date | None


def list_read(sheet: Sheet) -> Iterator[Spoken]:
    """The statements of a sheet, as they were read."""
    figures = Counter(row["spoken"] for row in sheet.rows["figure"])
    for order, row in enumerate(sheet.rows["statement"]):
        if row["speaker_key"]:
            first, last = row["said_start"] or row["published"], row["said_end"] or row["published"]
            yield Spoken(row["speaker_key"], row["speaker"], figures[order], first, last)


def list_standing(statements: Iterable[KeptStatement]) -> Iterator[Spoken]:
    """Those of the statements that nobody rejected, as they stand."""
    for one in statements:
        name, said, published = one.statement.speaker, one.statement.said, one.edition.report.published
        if name and one.review != "rejected" and (key := make_key(name)):
            first, last = (said.start, said.end) if said else (published, published)
            yield Spoken(key, name, len(one.figures), first, last)


def make_voices(spoken: Iterable[Spoken]) -> list[Fields]:
    """The voices of one reading, in order."""
    gathered = defaultdict[tuple[str, str], list[Spoken]](list)
    for one in spoken:
        gathered[one.key, one.name].append(one)
    return [
        {
            "key": key,
            "name": name,
            "statements": len(found),
            "figures": sum(one.figures for one in found),
            "first": min((one.first for one in found if one.first), default=None),
            "last": max((one.last for one in found if one.last), default=None),
        }
        for (key, name), found in sorted(gathered.items())
    ]


def count_voices(connection: Connection, id: str, spoken: Iterable[Spoken], gone: str | None = None) -> None:
    """Counts what stands in a reading instead of what stood in the one that is `gone`, which may be the same."""
    before: Sequence[Fields] = []
    if gone is not None:
        asked = select(*(voice.c[name] for name in VOICE)).where(voice.c.reading == gone)
        before = [dict(row) for row in connection.execute(asked).mappings()]
        connection.execute(delete(voice).where(voice.c.reading == gone))
    after = make_voices(spoken)
    if after:
        connection.execute(insert(voice), [{"reading": id, **row} for row in after])
    _add(connection, source, ("key",), _count_sources(before, after))
    _add(connection, source_name, ("key", "digest"), _count_names(before, after))


def recount(connection: Connection, id: str, gone: str) -> None:
    """Counts a reading as it stands after all judgements, instead of the one that is `gone`, which may be the same."""
    kept = load_statements(connection, statement.c.reading == id, NOW)
    count_voices(connection, id, list_standing(one for _, one in kept), gone)


def recount_statement(connection: Connection, id: str) -> None:
    """Counts the reading anew in which a statement stands that was judged, if it is a current one."""
    joined = statement.join(reading, statement.c.reading == reading.c.id).join(
        edition, reading.c.edition == edition.c.id
    )
    asked = select(reading.c.id).select_from(joined).where(statement.c.id == id, *NOW.current())
    for found in connection.scalars(asked).all():
        recount(connection, found, found)


def _count_sources(before: Iterable[Fields], after: Iterable[Fields]) -> list[Fields]:
    """By how much each source's counts change, those that don't left out."""
    changes = defaultdict[str, Counter[str]](Counter)
    for sign, rows in ((-1, before), (1, after)):
        for key, found in _gather(rows).items():
            changes[key].update({"documents": sign})
            for row in found:
                changes[key].update({name: sign * row[name] for name in ("statements", "figures")})
    counted = (
        {"key": key, **{name: found[name] for name in ("statements", "figures", "documents")}}
        for key, found in sorted(changes.items())
    )
    return [row for row in counted if row["statements"] or row["figures"] or row["documents"]]


def _gather(rows: Iterable[Fields]) -> Mapping[str, list[Fields]]:
    gathered = defaultdict[str, list[Fields]](list)
    for row in rows:
        gathered[row["key"]].append(row)
    return gathered


def _count_names(before: Iterable[Fields], after: Iterable[Fields]) -> list[Fields]:
    changes = Counter[tuple[str, str]]()
    for sign, rows in ((-1, before), (1, after)):
        for row in rows:
            changes[row["key"], row["name"]] += sign * row["statements"]
    return [make_name(key, name, by) for (key, name), by in sorted(changes.items()) if by]


def make_name(key: str, name: str, statements: int) -> Fields:
    """A row of `source_name`."""
    return {"key": key, "digest": digest_json(name)[:16], "name": name, "statements": statements}


def _add(connection: Connection, table: Table, keys: Sequence[str], changes: Sequence[Fields]) -> None:
    """Adds to the counts of a table's rows, makes those that aren't there, and removes those that count nothing any more.

    Rows are always changed in order, so that no two writers can wait for each other.
    """
    if not changes:
        return
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    asked = make(table)
    sums = {
        name: table.c[name] + asked.excluded[name] for name in ("statements", "figures", "documents") if name in table.c
    }
    connection.execute(asked.on_conflict_do_update(index_elements=list(keys), set_=sums), list(changes))
    fewer = sorted({row["key"] for row in changes if row["statements"] < 0})
    if fewer:
        connection.execute(delete(table).where(table.c.key.in_(fewer), table.c.statements == 0))


def select_voices() -> Select[Any]:
    """The voices of all readings in which nobody judged a statement, as the columns `reading` and those of `VOICE`."""
    c = statement.c
    counted = select(func.count()).where(figure.c.spoken == c.seq).scalar_subquery()
    joined = statement.join(reading, c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    return (
        select(
            c.reading,
            c.speaker_key.label("key"),
            c.speaker.label("name"),
            func.count().label("statements"),
            func.sum(counted).label("figures"),
            func.min(func.coalesce(c.said_start, reading.c.published)).label("first"),
            func.max(func.coalesce(c.said_end, reading.c.published)).label("last"),
        )
        .select_from(joined)
        .where(c.speaker_key.is_not(None), not_(c.reading.in_(select_judged())), *NOW.current())
        .group_by(c.reading, c.speaker_key, c.speaker)
    )


def select_judged() -> Select[Any]:
    """The readings in which somebody judged a statement."""
    return select(statement.c.reading).where(statement.c.id.in_(select_live_targets("statement", NOW)))


def select_sources() -> Select[Any]:
    """What `source` holds, counted from `voice`."""
    c = voice.c
    return select(
        c.key,
        func.sum(c.statements).label("statements"),
        func.sum(c.figures).label("figures"),
        func.count(c.reading.distinct()).label("documents"),
    ).group_by(c.key)


def select_names() -> Select[Any]:
    """What `source_name` holds but for the digest, counted from `voice`."""
    c = voice.c
    return select(c.key, c.name, func.sum(c.statements).label("statements")).group_by(c.key, c.name)


def count_all(connection: Connection) -> None:
    """Counts all voices of a ledger anew: some seconds for a million statements."""
    for table in (voice, source, source_name):
        connection.execute(delete(table))
    connection.execute(insert(voice).from_select(["reading", *VOICE], select_voices()))
    connection.execute(insert(source).from_select(["key", "statements", "figures", "documents"], select_sources()))
    names = [make_name(*row) for row in connection.execute(select_names())]
    if names:
        connection.execute(insert(source_name), names)
    judged = select_judged().join(reading, statement.c.reading == reading.c.id)
    judged = judged.join(edition, reading.c.edition == edition.c.id).where(*NOW.current()).distinct()
    for id in connection.scalars(judged.order_by(statement.c.reading)).all():
        recount(connection, id, id)
