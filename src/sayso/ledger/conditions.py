"""What a filter asks for, as conditions on the rows of a table. Every value is a bound parameter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, exists, func, not_, or_, select
from sqlalchemy.engine import Connection

from sayso.ledger.asked import Asked, is_unit
from sayso.ledger.schema import edition, figure, figure_place, judgement, reading, statement
from sayso.ledger.state import State, select_live_targets
from sayso.model import Days, Locale

Columns = Sequence[ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class Fix:
    """By which corrections a row may come to meet a condition: of a field of a `kind` of entry, to one of `keys`, or
    to any value where `keys` is None."""

    kind: str
    field: str
    keys: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on some columns. `indexed` tells that an index finds the rows that meet it, `ordered` that it gives
    them newest first, too. `aside` is the table that holds the columns where that is another one. `joint` tells that it is
    made of other conditions, which stand beside it. `parts` are conditions of which each row that meets `test` meets one,
    where one index answers each of them and none answers all. `key` is what it asks for, told of those that are asked for
    again and again.
    """

    columns: Columns
    test: Callable[..., ColumnElement[bool]]
    indexed: bool = True
    ordered: bool = False
    fixes: tuple[Fix, ...] = ()
    aside: Table | None = None
    joint: bool = False
    parts: tuple[Callable[..., ColumnElement[bool]], ...] = ()
    key: tuple[str, ...] | None = None

    @property
    def tight(self) -> list[ColumnElement[bool]]:
        """The condition in the form in which a database uses an index for it: together, its parts."""
        return [part(*self.columns) for part in self.parts or (self.test,)]

    def loose(self, seq: ColumnElement[int], sqlite: bool) -> ColumnElement[bool]:
        """The condition as one that leads no search. SQLite knows no more of an index than how many rows a value has on
        average, so that it might take a frequent value for a rare one: it is kept from using an index here."""
        if self.aside is not None:
            return exists(select(1).where(self.aside.c.figure == seq, *self.tight))
        return self.test(*(func.coalesce(column, column) if sqlite else column for column in self.columns))


def list_conditions(table: Table, asked: Asked, state: State, connection: Connection) -> list[Condition]:
    """The conditions that rows of `figure` or `statement` must meet as a machine read them."""
    found = [*_on_report(table, asked), *_on_speech(table, asked), *_on_entry(table, asked, state, connection)]
    if table is figure:
        found += [*_on_count(asked), *_on_place(asked.filter.within)]
    return found


def _among(column: ColumnElement[Any], keys: frozenset[str], *fixes: Fix) -> Iterator[Condition]:
    if keys:
        listed = sorted(keys)
        if len(listed) == 1:
            yield Condition((column,), lambda c: c == listed[0], ordered=True, fixes=fixes, key=(str(column), *listed))
        else:
            yield Condition((column,), lambda c: c.in_(listed), fixes=fixes, key=(str(column), *listed))


def _fixed(kind: str, field: str, keys: frozenset[str]) -> Fix:
    return Fix(kind, field, keys)


def _one(value: object) -> frozenset[str]:
    """The key of a plain value; none where nothing is asked for."""
    return frozenset() if value in (None, "") else frozenset({str(value)})


def _on_report(table: Table, asked: Asked) -> Iterator[Condition]:
    yield from _among(table.c.publisher_key, asked.publishers)
    if days := asked.filter.published:
        yield Condition((table.c.published,), lambda c: c.between(days.start, days.end))


def _on_speech(table: Table, asked: Asked) -> Iterator[Condition]:
    filter, stances = asked.filter, _one(asked.filter.stance)
    yield from _among(table.c.speaker_key, asked.speakers, Fix("statement", "speaker", asked.speakers))
    yield from _among(table.c.stance, stances, Fix("statement", "stance", stances))
    if filter.said:
        columns = (table.c.said_end, table.c.said_start)
        fix = Fix("statement", "said")
        yield Condition(columns, _overlap(filter.said), fixes=(fix,), parts=_part_overlap(filter.said))


def _part_overlap(days: Days) -> tuple[Callable[..., ColumnElement[bool]], ...]:
    """What ends within the days is found by one index; what ends later by another, which holds only what takes several
    days. By one index alone half of all rows would have to be gone through."""
    return (
        lambda end, start: end.between(days.start, days.end),
        lambda end, start: and_(end > days.end, start <= days.end, start < end),
    )


def _overlap(days: Days) -> Callable[..., ColumnElement[bool]]:
    return lambda end, start: and_(end >= days.start, or_(start <= days.end, start.is_(None)))


def _on_entry(table: Table, asked: Asked, state: State, connection: Connection) -> Iterator[Condition]:
    filter = asked.filter
    if filter.ids:
        yield Condition((table.c.id,), lambda c: c.in_(sorted(set(filter.ids))))
    if filter.document:
        readings = list(connection.scalars(_select_readings(filter.document)))
        yield Condition((table.c.reading,), lambda c: c.in_(readings))
    if filter.reviewed is True:
        targets = select_live_targets(table.name, state)
        yield Condition((table.c.id,), lambda c: c.in_(targets))
    if filter.reviewed is False:
        yield Condition((table.c.id,), lambda c: not_(is_judged(table.name, c, state)), indexed=False)


def _select_readings(document: str) -> Select[Any]:
    return select(reading.c.id).join(edition, reading.c.edition == edition.c.id).where(edition.c.document == document)


def is_judged(kind: str, id: ColumnElement[Any], state: State) -> ColumnElement[bool]:
    """Whether a judgement that counts is of this entry."""
    return exists(select(1).where(judgement.c.kind == kind, judgement.c.target == id, *state.made_live(judgement)))


def is_touched(table: Table, state: State) -> ColumnElement[bool]:
    """Whether a judgement that counts is of an entry, or of the statement that a figure stands in: else it stands as it was
    read."""
    own = is_judged(table.name, table.c.id, state)
    if table is not figure:
        return own
    joined = judgement.join(statement, judgement.c.target == statement.c.id)
    spoken = (
        select(1)
        .select_from(joined)
        .where(statement.c.seq == figure.c.spoken, judgement.c.kind == "statement", *state.made_live(judgement))
    )
    return or_(own, exists(spoken))


def _on_count(asked: Asked) -> Iterator[Condition]:
    filter, c = asked.filter, figure.c
    events, statuses, bounds = _one(filter.event), _one(filter.status), _one(filter.bound)
    yield from _among(c.event, events, Fix("figure", "event", events))
    yield from _among(c.unit_key, asked.units, Fix("figure", "unit", asked.units))
    yield from _among(c.party_key, asked.parties, Fix("figure", "party", asked.parties))
    yield from _among(c.by_key, asked.agents, Fix("figure", "by", asked.agents))
    yield from _among(c.status, statuses, Fix("figure", "status", statuses))
    yield from _among(c.place_key, asked.places, Fix("figure", "place", asked.places))
    yield from _among(c.whose_key, asked.whose, Fix("figure", "according_to", asked.whose))
    yield from _on_question(asked)
    if bounds:
        yield Condition((c.bound,), lambda b: b == filter.bound, False, fixes=(Fix("figure", "bound", bounds),))
    if filter.cumulative is not None:
        wanted = filter.cumulative
        fix = Fix("figure", "cumulative", _one(wanted))
        yield Condition((c.cumulative,), lambda total: total.is_(wanted), False, fixes=(fix,))
    if filter.period:
        fix = Fix("figure", "period")
        yield Condition((c.period_end, c.period_start), _overlap(filter.period), fixes=(fix,))


def _on_question(asked: Asked) -> Iterator[Condition]:
    """Event with unit, party or both: an index finds them together, where each by itself may be frequent."""
    events = [asked.filter.event] if asked.filter.event else []
    if not events or not (asked.units or asked.parties):
        return
    keys: list[list[Any]] = [list(events), sorted(asked.units), sorted(asked.parties)]
    parts = [
        part for part in zip((figure.c.event, figure.c.unit_key, figure.c.party_key), keys, strict=True) if part[1]
    ]
    single = bool(asked.parties) and all(len(values) == 1 for _, values in parts)

    def test(*columns: ColumnElement[Any]) -> ColumnElement[bool]:
        return and_(*(column.in_(values) for column, (_, values) in zip(columns, parts, strict=True)))

    yield Condition([column for column, _ in parts], test, ordered=single, joint=True)


def _on_place(within: Locale | None) -> Iterator[Condition]:
    if within is None:
        return
    column, value = _read_place(within)
    yield Condition((column,), lambda c: c == value, ordered=True, aside=figure_place)


def _read_place(within: Locale) -> tuple[ColumnElement[Any], object]:
    if within.kind == "country":
        return figure_place.c.country, within.country
    return (figure_place.c.region if is_unit(within) else figure_place.c.geonames), within.id


def source_of(table: Table, condition: Condition) -> tuple[FromClause, ColumnElement[int]]:
    """Where a search that is led by the condition looks, and the column that is `seq` there."""
    if condition.aside is None:
        return table, table.c.seq
    return condition.aside.join(table, table.c.seq == condition.aside.c.figure), condition.aside.c.figure
