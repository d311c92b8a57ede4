"""Which entries people should look at next: the most doubtful ones that nobody has judged, or for a second, blind reading
those that somebody else has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, not_, or_, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger.acts import make_judgement
from sayso.ledger.ask import FIGURES, STATEMENTS, Kind
from sayso.ledger.asked import Asked, ask, asks_for_figures
from sayso.ledger.candidates import is_current
from sayso.ledger.conditions import Condition, is_judged, list_conditions, source_of
from sayso.ledger.derived import flagged
from sayso.ledger.marks import read_marks
from sayso.ledger.schema import judgement
from sayso.ledger.show import find_id
from sayso.ledger.sizes import FREQUENT, size_conditions
from sayso.ledger.state import State, select_live_targets
from sayso.ledger.store import Store
from sayso.ledger.weight import weigh_figures, weigh_statements
from sayso.model import Filter, Judgement, KeptFigure, KeptStatement, Weight

EntryKind = Literal["figure", "statement"]
Order = Literal["doubt", "weight"]
Doubt = tuple[float, int, EntryKind]
"""The trust in an entry (its score, less what a flag takes), its `seq` and its kind: the order of a queue."""

ORDERS: tuple[Order, ...] = ("doubt", "weight")
KINDS: tuple[EntryKind, ...] = ("figure", "statement")
ALL = Filter()
MOST = 1_000
"""Entries up to which a queue is counted."""
WINDOW = 200
"""The most doubtful entries that are put in the order of their weight together. All that wait can't be: a weight changes
with every figure that comes."""
AHEAD = 10
"""Entries that are looked up beyond those that are wanted, as some may not be asked for as they stand."""


def find_queue(
    store: Store,
    *,
    by: str,
    kinds: Sequence[EntryKind] = KINDS,
    filter: Filter = ALL,
    units: frozenset[str] | None = None,
    second: bool = False,
    order: Order = "doubt",
    limit: int | None = 20,
    after: str | None = None,
) -> Iterator[KeptFigure | KeptStatement]:
    """The entries for `by` to judge, those that are least to be trusted first (see `flagged.trust`), as many of each kind
    as come. By `weight` the `WINDOW` least to be trusted are taken, and of these first what most hangs on (see
    `sayso.ledger.weight`); then the next so many.

    Those that nobody has judged, as they stand; for a `second` reading those that somebody else has judged and `by` has
    not, as `by` sees them: as they were read, whatever others have said. `after` is the id of the entry to go on behind;
    InputError where there is none. What only figures have is asked of figures alone.
    """
    asking = [
        _Asking(kind, by, second, filter, units) for kind in kinds if kind == "figure" or not asks_for_figures(filter)
    ]
    with store.read() as connection:
        place = _find_place(connection, after) if after is not None else None
    if order == "weight":
        yield from islice(_go_by_weight(store, asking, place, limit), limit)
        return
    found = merge(*(_go_through(store, one, place, limit) for one in asking), key=lambda pair: pair[0])
    yield from islice((one for _, one in found), limit)


def weigh_entry(store: Store, id: str) -> Weight:
    """How much hangs on an entry, as it was read; InputError where there is none of that id."""
    with store.read() as connection:
        place = _find_place(connection, id)
        return _weigh(connection, [place])[place]


def count_queue(
    store: Store,
    *,
    by: str,
    kinds: Sequence[EntryKind] = KINDS,
    filter: Filter = ALL,
    units: frozenset[str] | None = None,
    second: bool = False,
) -> int:
    """How many entries there are for `by` to judge, counted up to `MOST` + 1 of each kind. Corrections of names and days by
    others are not looked at: a few may be counted that aren't asked for as they stand."""
    total = 0
    with store.read() as connection:
        for kind in kinds:
            if kind == "figure" or not asks_for_figures(filter):
                plan = _plan(connection, _Asking(kind, by, second, filter, units))
                rows = plan.select(connection, None).where(is_current(plan.kind.table, plan.state))
                counted = select(func.count()).select_from(rows.order_by(None).limit(MOST + 1).subquery())
                total += connection.scalar(counted) or 0
    return total


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks for which entries."""

    kind: EntryKind
    by: str
    second: bool
    filter: Filter
    units: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the entries are found: `leading` is the condition that few rows meet, if there is one; else all are gone through
    by their trust."""

    name: EntryKind
    kind: Kind[Any]
    asked: Asked
    state: State
    waiting: ColumnElement[bool]
    leading: Condition | None
    others: tuple[Condition, ...]
    few: bool

    def find(self, connection: Connection, place: Doubt | None, count: int) -> list[Doubt]:
        """The next so many entries, with their trust."""
        found: list[Doubt] = [
            (trust, seq, self.name)
            for flags in (False, True)
            for trust, seq in connection.execute(self.select(connection, place, flags).limit(count))
        ]
        return sorted(found)[:count]

    def select(self, connection: Connection, place: Doubt | None, flags: bool | None = None) -> Select[Any]:
        """Trust and `seq` of the entries behind a place, in order: without flags against them, with (their own table has
        these in order), or all of them in the order of their scores."""
        table, sqlite = self.kind.table, connection.dialect.name == "sqlite"
        against = and_(flagged.c.kind == table.name, flagged.c.entry == table.c.seq)
        source, seq = source_of(table, self.leading) if self.leading else (table, table.c.seq)
        trust = flagged.c.trust if flags else table.c.score
        asked = select(trust, table.c.seq).select_from(source.join(flagged, against) if flags else source)
        asked = asked.where(self.waiting, *(one.loose(table.c.seq, sqlite) for one in self.others))
        if self.leading:
            asked = asked.where(or_(*self.leading.tight))
        if flags is False:
            asked = asked.where(not_(exists(select(1).where(against))))
        if place is not None:
            least, last, kind = place
            behind = table.c.seq > last if self.name <= kind else table.c.seq >= last
            asked = asked.where(trust >= least, or_(trust > least, behind))
        # Where few rows are left they are put in order; + 0 keeps the database from going through all in that order.
        return asked.order_by(trust + literal(0.0), seq) if self.few else asked.order_by(trust, table.c.seq)


def _plan(connection: Connection, asking: _Asking) -> _Plan:
    kind: Kind[Any] = FIGURES if asking.kind == "figure" else STATEMENTS
    table = kind.table
    state = State(by=asking.by if asking.second else None)
    asked = ask(asking.filter, asking.units, read_marks(connection, State()).same)
    conditions = list_conditions(table, asked, state, connection)
    indexed = [one for one in conditions if one.indexed]
    sizes = size_conditions(connection, table, indexed)
    leading = indexed[sizes.index(min(sizes))] if sizes and min(sizes) < FREQUENT else None
    others = tuple(one for one in conditions if one is not leading)
    few = leading is not None or (asking.second and _count_judged(connection, asking.kind) < FREQUENT)
    return _Plan(
        asking.kind, kind, asked, state, _is_waiting(table.name, table.c.id, asking, few), leading, others, few
    )


def _count_judged(connection: Connection, kind: str) -> int:
    judged = select_live_targets(kind, State()).limit(FREQUENT).subquery()
    return connection.scalar(select(func.count()).select_from(judged)) or 0


def _is_waiting(kind: str, id: ColumnElement[Any], asking: _Asking, few: bool) -> ColumnElement[bool]:
    """Whether an entry waits for whoever asks."""
    if not asking.second:
        return not_(is_judged(kind, id, State()))
    own = is_judged(kind, id, State(by=asking.by))
    others = select_live_targets(kind, State()).where(judgement.c.by != asking.by)
    return and_(id.in_(others) if few else is_judged(kind, id, State()), not_(own))


def _go_through(
    store: Store, asking: _Asking, place: Doubt | None, limit: int | None
) -> Iterator[tuple[Doubt, KeptFigure | KeptStatement]]:
    """The entries of one kind, page by page."""
    count = min((limit or MOST) + AHEAD, 500)
    while True:
        with store.read() as connection:
            plan = _plan(connection, asking)
            found = plan.find(connection, place, count)
            met = _load(connection, plan, found)
        yield from sorted(met.items(), key=lambda pair: pair[0])
        if len(found) < count:
            return
        place = found[-1]


def _load(connection: Connection, plan: _Plan, places: Sequence[Doubt]) -> dict[Doubt, KeptFigure | KeptStatement]:
    """Those of the entries at these places that are asked for as they stand."""
    wanted = {seq: (trust, seq, kind) for trust, seq, kind in places if kind == plan.name}
    kept = plan.kind.load(connection, wanted, plan.state)
    return {wanted[seq]: one for seq, one in kept if plan.kind.meets(one, plan.asked)}


def _go_by_weight(
    store: Store, asking: Sequence[_Asking], after: Doubt | None, limit: int | None
) -> Iterator[KeptFigure | KeptStatement]:
    """The entries window by window; within the first one that reaches as far as `after` those that are lighter than it."""
    start: Doubt | None = None
    while True:
        with store.read() as connection:
            plans = [_plan(connection, one) for one in asking]
            window = sorted(place for plan in plans for place in plan.find(connection, start, WINDOW))[:WINDOW]
            reached = after is None or len(window) < WINDOW or after <= window[-1]
            heavy = _order_by_weight(connection, window, after) if reached else []
        size = min(limit or WINDOW, WINDOW) + AHEAD
        for page in (heavy[at : at + size] for at in range(0, len(heavy), size)):
            with store.read() as connection:
                met = {place: one for plan in plans for place, one in _load(connection, plan, page).items()}
            yield from (met[place] for place in page if place in met)
        if len(window) < WINDOW:
            return
        start, after = window[-1], None if reached else after


def _order_by_weight(connection: Connection, window: Sequence[Doubt], after: Doubt | None) -> list[Doubt]:
    """The places of a window, the heaviest first, those behind `after`."""
    weights = _weigh(connection, [*window, *([after] if after else [])])
    heavy = sorted({(-weights[place].sum, place) for place in window})
    return [one[1] for one in heavy if after is None or one > (-weights[after].sum, after)]


def _weigh(connection: Connection, places: Sequence[Doubt]) -> dict[Doubt, Weight]:
    figures = weigh_figures(connection, [seq for _, seq, kind in places if kind == "figure"])
    statements = weigh_statements(connection, [seq for _, seq, kind in places if kind == "statement"])
    return {place: (figures if place[2] == "figure" else statements)[place[1]] for place in places}


def _find_place(connection: Connection, id: str) -> Doubt:
    """The place in the order of an entry, whether it still waits or not."""
    name: EntryKind = "figure" if id.startswith("f") else "statement"
    table = (FIGURES if name == "figure" else STATEMENTS).table
    against = and_(flagged.c.kind == table.name, flagged.c.entry == table.c.seq)
    trust = func.coalesce(flagged.c.trust, table.c.score)
    asked = select(trust, table.c.seq).select_from(table.join(flagged, against, isouter=True)).where(table.c.id == id)
    row = connection.execute(asked.order_by(table.c.seq.desc()).limit(1)).first()
    if row is None:
        raise InputError(f"the ledger has no {table.name} {id[:40]} to go on behind")
    return row[0], row[1], name


def list_activity(store: Store, limit: int | None = 50, before: str | None = None) -> Iterator[Judgement]:
    """The judgements that people made, the newest first, with those that were taken back; `before` is the id of the one to go
    on behind, InputError where there is none."""
    asked = select(judgement).order_by(judgement.c.seq.desc()).limit(limit)
    with store.read() as connection:
        if before is not None:
            found = find_id(connection, judgement, before)
            asked = asked.where(
                judgement.c.seq < select(judgement.c.seq).where(judgement.c.id == found).scalar_subquery()
            )
        rows = connection.execute(asked).mappings().all()
    yield from map(make_judgement, rows)
