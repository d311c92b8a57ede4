"""Who speaks in the documents of a ledger, counted as it stands whenever it changes, so that nobody need count all of it.

A `voice` is a name in the newest reading of a newest edition; `source` and `source_name` are the sums of all voices, with
how many figures are on their word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, delete, func, insert, literal, not_, select
from sqlalchemy.engine import Connection

from sayso.ledger.derived import source, source_name, voice
from sayso.ledger.identity import digest_json, make_key
from sayso.ledger.kept import load_statements
from sayso.ledger.schema import edition, figure, reading, statement
from sayso.ledger.sheet import Fields, Sheet
from sayso.ledger.state import State, select_live_targets
from sayso.ledger.tally import Turnover, add_counts, load_judged, select_told, select_words
from sayso.model import KeptStatement

NOW = State()
VOICE = ("key", "name", "statements", "figures", "first", "last")
"""What a voice tells, beside the reading that it is in."""
COUNTS = ("statements", "figures", "documents", "on_word")
"""What is counted of a source."""


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


def count_voices(
    connection: Connection, id: str, spoken: Iterable[Spoken], gone: str | None = None, turnover: Turnover | None = None
) -> None:
    """Counts what stands in a reading instead of what stood in the one that is `gone`, which may be the same; `turnover` tells
    which figures come and go."""
    before: Sequence[Fields] = []
    if gone is not None:
        asked = select(*(voice.c[name] for name in VOICE)).where(voice.c.reading == gone)
        before = [dict(row) for row in connection.execute(asked).mappings()]
        connection.execute(delete(voice).where(voice.c.reading == gone))
    after = make_voices(spoken)
    if after:
        connection.execute(insert(voice), [{"reading": id, **row} for row in after])
    _count_sources(connection, before, after, turnover or Turnover())


def count_words(connection: Connection, turnover: Turnover) -> None:
    """Counts on whose word figures are after a change."""
    _count_sources(connection, (), (), turnover)


def recount(connection: Connection, id: str, gone: str, turnover: Turnover | None = None) -> None:
    """Counts a reading as it stands after all judgements, instead of the one that is `gone`, which may be the same."""
    kept = load_statements(connection, statement.c.reading == id, NOW)
    count_voices(connection, id, list_standing(one for _, one in kept), gone, turnover)


def recount_statement(connection: Connection, id: str) -> None:
    """Counts the reading anew in which a statement stands that was judged, if it is a current one."""
    joined = statement.join(reading, statement.c.reading == reading.c.id).join(
        edition, reading.c.edition == edition.c.id
    )
    asked = select(reading.c.id).select_from(joined).where(statement.c.id == id, *NOW.current())
    for found in connection.scalars(asked).all():
        recount(connection, found, found)


def _count_sources(
    connection: Connection, before: Iterable[Fields], after: Iterable[Fields], turnover: Turnover
) -> None:
    """Counts sources and their names: each table once, and in order."""
    keys, names = turnover.sum_words()
    add_counts(connection, source, _list_sources(before, after, keys))
    add_counts(connection, source_name, _list_names(before, after, names))


def _list_sources(before: Iterable[Fields], after: Iterable[Fields], words: Counter[str]) -> list[Fields]:
    """By how much each source's counts change, those that don't left out."""
    changes = defaultdict[str, Counter[str]](Counter)
    for sign, rows in ((-1, before), (1, after)):
        for key, found in _gather(rows).items():
            changes[key].update({"documents": sign})
            for row in found:
                changes[key].update({name: sign * row[name] for name in ("statements", "figures")})
    for key, number in words.items():
        changes[key].update({"on_word": number})
    rows = ({"key": key, **{name: found[name] for name in COUNTS}} for key, found in sorted(changes.items()))
    return [row for row in rows if any(row[name] for name in COUNTS)]


def _gather(rows: Iterable[Fields]) -> Mapping[str, list[Fields]]:
    gathered = defaultdict[str, list[Fields]](list)
    for row in rows:
        gathered[row["key"]].append(row)
    return gathered


def _list_names(before: Iterable[Fields], after: Iterable[Fields], words: Counter[tuple[str, str]]) -> list[Fields]:
    changes = Counter[tuple[str, str]]()
    for sign, rows in ((-1, before), (1, after)):
        for row in rows:
            changes[row["key"], row["name"]] += sign * row["statements"]
    both = sorted(changes.keys() | words.keys())
    return [make_name(*name, changes[name], words[name]) for name in both if changes[name] or words[name]]


def make_name(key: str, name: str, statements: int, on_word: int) -> Fields:
    """A row of `source_name`."""
    digest = digest_json(name)[:16]
    return {"key": key, "digest": digest, "name": name, "statements": statements, "on_word": on_word}


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


def select_word_names() -> Select[Any]:
    """How many figures that nobody judged are on somebody's word, by folded and written name."""
    return select_told(figure.c.whose_key, figure.c.whose).where(figure.c.whose_key.is_not(None))


def count_all(connection: Connection) -> None:
    """Counts all voices of a ledger anew, once its parties are counted: some seconds for a million statements."""
    for table in (voice, source, source_name):
        connection.execute(delete(table))
    connection.execute(insert(voice).from_select(["reading", *VOICE], select_voices()))
    connection.execute(insert(source).from_select(["key", *COUNTS], select_sources().add_columns(literal(0))))
    names = [make_name(key, name, number, 0) for key, name, number in connection.execute(select_names())]
    if names:
        connection.execute(insert(source_name), names)
    _count_all_words(connection)
    judged = select_judged().join(reading, statement.c.reading == reading.c.id)
    judged = judged.join(edition, reading.c.edition == edition.c.id).where(*NOW.current()).distinct()
    for id in connection.scalars(judged.order_by(statement.c.reading)).all():
        recount(connection, id, id)


def _count_all_words(connection: Connection) -> None:
    nothing = dict.fromkeys(COUNTS, 0)
    sources = [{"key": key, **nothing, "on_word": number} for key, number in connection.execute(select_words())]
    add_counts(connection, source, sources)
    _, judged = load_judged(connection).sum_words()
    names = [make_name(key, name, 0, number) for key, name, number in connection.execute(select_word_names())]
    add_counts(connection, source_name, names)
    add_counts(connection, source_name, [make_name(*name, 0, number) for name, number in sorted(judged.items())])
