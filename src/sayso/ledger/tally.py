"""Whose losses figures count, and on whose word they are: counted as they stand whenever that changes.

A change is told by the figures that counted before and those that count now; what is in both changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, delete, func, insert, literal, literal_column, not_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from sayso.ledger.derived import party, party_topic, party_word
from sayso.ledger.identity import LONGEST_KEY, make_key
from sayso.ledger.kept import load_figures
from sayso.ledger.schema import edition, figure, reading
from sayso.ledger.sheet import Fields, Sheet
from sayso.ledger.state import State, select_live_targets
from sayso.model import KeptFigure

NOW = State()
_EMPTY: ColumnElement[str] = literal_column(
    "''"
)  # no parameter: what is grouped by must be the same words as what is selected
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What counts of a figure: names folded, empty where none is told. `name` is whose word it is as it is written, and
    `reviewed` tells whether somebody has judged it."""

    party: str
    event: str
    unit: str
    whose: str
    name: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Turnover:
    """The figures that counted before a change, and those that count after it."""

    before: Sequence[Told] = ()
    after: Sequence[Told] = ()

    def sum_words(self) -> tuple[Counter[str], Counter[tuple[str, str]]]:
        """By how much the figures change that are on somebody's word: by folded name, and by folded and written name."""
        keys, names = Counter[str](), Counter[tuple[str, str]]()
        for sign, one in self._each():
            if one.whose:
                keys[one.whose] += sign
                names[one.whose, one.name] += sign
        return keys, names

    def sum_parties(self) -> dict[Table, list[Fields]]:
        """By how much the rows of each table of parties change, in order."""
        parties, topics, words, reviewed = Counter[Keys](), Counter[Keys](), Counter[Keys](), Counter[Keys]()
        for sign, one in self._each():
            if one.party:
                parties[(one.party,)] += sign
                topics[one.party, one.event, one.unit] += sign
            words[one.party, one.whose] += sign
            reviewed[one.party, one.whose] += sign * one.reviewed
        return {
            party: _list_rows(party, parties),
            party_topic: _list_rows(party_topic, topics),
            party_word: _list_rows(party_word, words, reviewed),
        }

    def _each(self) -> Iterable[tuple[int, Told]]:
        yield from ((-1, one) for one in self.before)
        yield from ((1, one) for one in self.after)


def _list_rows(table: Table, *counts: Counter[Keys]) -> list[Fields]:
    """The rows of keys of which some count isn't 0."""
    names = [column.name for column in table.columns]
    keys = sorted({key for count in counts for key, number in count.items() if number})
    return [dict(zip(names, (*key, *(count[key] for count in counts)), strict=True)) for key in keys]


def list_read(sheet: Sheet) -> list[Told]:
    """The figures of a sheet, as they were read."""
    return [
        Told(
            row["party_key"] or "",
            row["event"],
            row["unit_key"] or "",
            row["whose_key"] or "",
            row["whose"] or "",
            False,
        )
        for row in sheet.rows["figure"]
    ]


def list_standing(figures: Iterable[KeptFigure]) -> list[Told]:
    """Those of the figures that nobody rejected, as they stand."""
    return [_tell(one) for one in figures if one.review != "rejected"]


def _tell(kept: KeptFigure) -> Told:
    one = kept.figure
    return Told(
        make_key(one.party) or "",
        one.event,
        (one.unit or "")[:LONGEST_KEY],
        make_key(one.according_to) or "",
        one.according_to or "",
        kept.review != "unreviewed",
    )


def load_reading(connection: Connection, id: str) -> list[Told]:
    """What counts of a reading's figures."""
    return list_standing(one for _, one in load_figures(connection, figure.c.reading == id, NOW))


def load_entry(connection: Connection, id: str) -> list[Told]:
    """What counts of the figure with this id."""
    return list_standing(one for _, one in load_figures(connection, figure.c.id == id, NOW))


def count_parties(connection: Connection, turnover: Turnover) -> None:
    """Counts what is told of parties after a change."""
    for table, rows in turnover.sum_parties().items():
        add_counts(connection, table, rows)


def add_counts(connection: Connection, table: Table, changes: Sequence[Fields]) -> None:
    """Adds to the counts of a table's rows, makes those that aren't there, and removes those that count nothing any more.

    `changes` have all columns. Rows are always changed in their order, so that no two writers can wait for each other.
    """
    if not changes:
        return
    connection.execute(_make_adding(table, connection.dialect.name), list(changes))
    first, *_ = (column.name for column in table.primary_key)
    counts = _list_counts(table)
    fewer = sorted({row[first] for row in changes if any(row[name] < 0 for name in counts)})
    if fewer:
        nothing = and_(*(table.c[name] == 0 for name in counts))
        connection.execute(delete(table).where(table.c[first].in_(fewer), nothing))


def _list_counts(table: Table) -> list[str]:
    return [column.name for column in table.columns if not column.primary_key and column.name != "name"]


@cache
def _make_adding(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """The statement is made once: to make one takes as long as to run it."""
    asked = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    sums = {name: table.c[name] + asked.excluded[name] for name in _list_counts(table)}
    keys = [column.name for column in table.primary_key]
    return asked.on_conflict_do_update(index_elements=keys, set_=sums)


def select_told(*columns: Any) -> Select[Any]:
    """How many figures that nobody judged have these values of columns. The few readings that don't count are left out one by
    one: to look at the reading of each figure would take ten times as long."""
    joined = reading.join(edition, reading.c.edition == edition.c.id)
    gone = select(reading.c.id).select_from(joined).where(not_(and_(*NOW.current())))
    judged = figure.c.id.in_(select_live_targets("figure", NOW))
    return select(*columns, func.count()).where(not_(figure.c.reading.in_(gone)), not_(judged)).group_by(*columns)


def select_parties() -> dict[Table, Select[Any]]:
    """What `party_topic` and `party_word` hold of figures that nobody judged."""
    c = figure.c
    of, unit, whose = (func.coalesce(column, _EMPTY) for column in (c.party_key, c.unit_key, c.whose_key))
    return {
        party_topic: select_told(c.party_key, c.event, unit).where(c.party_key.is_not(None)),
        party_word: select_told(of, whose).add_columns(literal(0)),
    }


def select_sums() -> Select[Any]:
    """What `party` holds, counted from `party_topic`."""
    c = party_topic.c
    return select(c.party, func.sum(c.figures)).group_by(c.party)


def select_words() -> Select[Any]:
    """How many figures are on somebody's word, by folded name, counted from `party_word`."""
    c = party_word.c
    return select(c.whose, func.sum(c.figures)).where(c.whose != _EMPTY).group_by(c.whose)


def load_judged(connection: Connection) -> Turnover:
    """What counts of the figures that somebody judged."""
    judged = figure.c.id.in_(select_live_targets("figure", NOW))
    return Turnover(after=list_standing(one for _, one in load_figures(connection, judged, NOW)))


def count_all_parties(connection: Connection) -> None:
    """Counts all parties of a ledger anew: some seconds for a million figures."""
    for table, asked in select_parties().items():
        connection.execute(delete(table))
        connection.execute(insert(table).from_select([column.name for column in table.columns], asked))
    judged = load_judged(connection).sum_parties()
    for table in (party_topic, party_word):
        add_counts(connection, table, judged[table])
    connection.execute(delete(party))
    connection.execute(insert(party).from_select(["key", "figures"], select_sums()))
