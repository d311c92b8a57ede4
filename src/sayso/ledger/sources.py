"""Who speaks in a ledger, and on whose word figures are, under all names that people merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, not_, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.ask import find_figures, find_statements
from sayso.ledger.asked import Asked, ask, asks_for_figures, meets_figure, meets_statement
from sayso.ledger.conditions import is_judged, list_conditions
from sayso.ledger.identity import make_key
from sayso.ledger.kept import load_figures, load_statements
from sayso.ledger.marks import Marks, read_marks
from sayso.ledger.schema import edition, figure, reading, statement
from sayso.ledger.sources_kept import list_sources, name_source
from sayso.ledger.state import State, select_live_targets
from sayso.ledger.store import Store
from sayso.model import Filter, KeptFigure, KeptSource, KeptStatement


@dataclass(slots=True)
class _Tally:
    """What was said under a name, or under all that were merged with it."""

    names: dict[str, dict[str, tuple[int, int]]] = field(default_factory=lambda: defaultdict(dict))
    documents: set[str] = field(default_factory=set)
    statements: int = 0
    figures: int = 0
    on_word: int = 0
    first: date = date.max
    last: date = date.min

    def name(self, key: str, name: str, statements: int, on_word: int) -> None:
        """Counts how often a name is written so."""
        told = self.names[key].get(name, (0, 0))
        self.names[key][name] = (told[0] + statements, told[1] + on_word)


_Tallies = defaultdict[str, _Tally]


def find_sources(
    store: Store,
    filter: Filter,
    limit: int | None = None,
    as_of: datetime | None = None,
    units: frozenset[str] | None = None,
    after: str | None = None,
) -> Iterator[KeptSource]:
    """Those whose statements meet the filter, or on whose word a figure is that meets it, by most statements, then by most
    such figures, then by name; what they said is counted as it stands.

    `figures` are those that stand in these statements, `first` and `last` the days on which they were said, else
    published; `after` is the key of the source to go on behind, InputError where it isn't among them. All sources of now
    are counted already; for a filter or a moment all that meets it is counted, some seconds in a ledger of a million
    statements.
    """
    if filter == Filter() and as_of is None:
        return list_sources(store, limit, after)
    found = _count_sources(store, filter, as_of, units)
    if after is not None:
        found = found[_find_place(found, after) + 1 :]
    return iter(found[:limit])


def _find_place(found: Sequence[KeptSource], key: str) -> int:
    place = next((at for at, one in enumerate(found) if one.key == key), None)
    if place is None:
        raise InputError(f"there is no source {key[:80]!r} among them to go on behind")
    return place


def _count_sources(
    store: Store, filter: Filter, as_of: datetime | None, units: frozenset[str] | None
) -> list[KeptSource]:
    state = State.of(as_of, filter.replaced)
    tallies: _Tallies = defaultdict(_Tally)
    with store.read() as connection:
        marks = read_marks(connection, state)
        asked = ask(filter, units, marks.same)
        if not asks_for_figures(filter):
            _count_unjudged(connection, asked, state, marks, tallies)
            _count_kept(_load_judged(connection, asked, state), marks, tallies)
            _count_unjudged_words(connection, asked, state, marks, tallies)
            _count_words(_load_judged_figures(connection, asked, state), marks, tallies)
    if asks_for_figures(filter):
        _count_kept(find_statements(store, filter, as_of, units=units), marks, tallies)
        _count_words(find_figures(store, filter, units, as_of), marks, tallies)
    made = [_make_source(key, tally, marks.sides) for key, tally in tallies.items()]
    return sorted(made, key=lambda one: (-one.statements, -one.on_word, one.key))


def _count_unjudged(connection: Connection, asked: Asked, state: State, marks: Marks, tallies: _Tallies) -> None:
    """Counts what stands as it was read, by name and document."""
    c = statement.c
    counted = select(func.count()).where(figure.c.spoken == c.seq).scalar_subquery()
    joined = statement.join(reading, c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    conditions = [one.test(*one.columns) for one in list_conditions(statement, asked, state, connection)]
    found = (
        select(
            c.speaker_key,
            edition.c.document,
            c.speaker.label("name"),
            func.count().label("statements"),
            func.sum(counted).label("figures"),
            func.min(func.coalesce(c.said_start, reading.c.published)).label("first"),
            func.max(func.coalesce(c.said_end, reading.c.published)).label("last"),
        )
        .select_from(joined)
        .where(c.speaker_key.is_not(None), not_(is_judged("statement", c.id, state)), *state.current(), *conditions)
        .group_by(c.speaker_key, c.speaker, edition.c.document)
    )
    for row in connection.execute(found):
        _add(tallies[marks.same.get(row.speaker_key, row.speaker_key)], row)


def _add(tally: _Tally, row: Row[Any]) -> None:
    tally.name(row.speaker_key, row.name, row.statements, 0)
    tally.documents.add(row.document)
    tally.statements += row.statements
    tally.figures += int(row.figures)
    tally.first = min(tally.first, row.first or date.max)
    tally.last = max(tally.last, row.last or date.min)


def _load_judged(connection: Connection, asked: Asked, state: State) -> list[KeptStatement]:
    """The judged statements that meet the filter as they stand."""
    judged = statement.c.id.in_(select_live_targets("statement", state))
    return [one for _, one in load_statements(connection, judged, state) if meets_statement(one, asked)]


def _count_kept(statements: Iterable[KeptStatement], marks: Marks, tallies: _Tallies) -> None:
    for one in statements:
        name, said, published = one.statement.speaker, one.statement.said, one.edition.report.published
        if key := make_key(name):
            tally = tallies[marks.same.get(key, key)]
            tally.name(key, name or key, 1, 0)
            tally.documents.add(one.edition.document)
            tally.statements += 1
            tally.figures += len(one.figures)
            tally.first = min(tally.first, said.start if said else published or date.max)
            tally.last = max(tally.last, said.end if said else published or date.min)


def _count_unjudged_words(connection: Connection, asked: Asked, state: State, marks: Marks, tallies: _Tallies) -> None:
    """Counts on whose word figures are that stand as they were read."""
    c = figure.c
    joined = figure.join(reading, c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    conditions = [one.test(*one.columns) for one in list_conditions(figure, asked, state, connection)]
    unjudged = not_(is_judged("figure", c.id, state))
    found = select(c.whose_key, c.whose, func.count()).select_from(joined)
    found = found.where(c.whose_key.is_not(None), unjudged, *state.current(), *conditions)
    for key, name, number in connection.execute(found.group_by(c.whose_key, c.whose)):
        _add_words(key, name, number, marks, tallies)


def _load_judged_figures(connection: Connection, asked: Asked, state: State) -> list[KeptFigure]:
    judged = figure.c.id.in_(select_live_targets("figure", state))
    return [one for _, one in load_figures(connection, judged, state) if meets_figure(one, asked)]


def _count_words(figures: Iterable[KeptFigure], marks: Marks, tallies: _Tallies) -> None:
    for one in figures:
        name = one.figure.according_to
        if name and (key := make_key(name)):
            _add_words(key, name, 1, marks, tallies)


def _add_words(key: str, name: str, number: int, marks: Marks, tallies: _Tallies) -> None:
    tally = tallies[marks.same.get(key, key)]
    tally.name(key, name, 0, number)
    tally.on_word += number


def _make_source(key: str, tally: _Tally, sides: Mapping[str, str]) -> KeptSource:
    return KeptSource(
        key=key,
        **name_source(key, tally.names),
        side=sides.get(key),
        statements=tally.statements,
        figures=tally.figures,
        documents=len(tally.documents),
        first=tally.first if tally.first < date.max else None,
        last=tally.last if tally.last > date.min else None,
        on_word=tally.on_word,
    )
