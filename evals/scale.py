"""How fast a ledger of any size answers: `python -m evals.scale --count FIGURES --where PATH_OR_URL [--json PATH]`.

Fills the ledger with made-up reports (`evals.worlds`) if it is empty, judges some thousands of entries, and times
questions on it: half of them ask for names drawn as often as reports tell them, half for any name, be it ever so rare.
Times are those of a first page of 50 entries as they stand, unless all are asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import mean, quantiles
from typing import Any, TypeVar

from sqlalchemy import func, select, text

from evals.filling import fill
from evals.worlds import (
    BEGUN,
    CODES,
    DAYS,
    FIGURES,
    FIRST_UNIT,
    STATUSES,
    UNITS_EACH,
    World,
    Zipf,
    make_report,
    make_world,
)
from sayso.errors import JudgementError
from sayso.ledger import ask, documents, judge, queue, schema, search, sources
from sayso.ledger.store import Store, open_store
from sayso.model import Change, Days, Event, Filter, Locale, Reading

ADDED = 200
"""Reports that are added to tell how fast that is."""
PAGE = 50
"""Entries of a first page."""

Thing = TypeVar("Thing")
Run = Callable[[Store], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of a kind of question, and how many entries its answers had on average."""

    name: str
    p50: float
    p95: float
    most: float
    entries: float


def time_adding(store: Store, world: World, total: int) -> float:
    """Reports a second that `Store.write` adds to the ledger as it is, one transaction each."""
    with store.read() as connection:
        first = connection.scalar(select(func.count()).select_from(schema.document)) or 0
    pairs = [make_report(world, number, total) for number in range(first, first + ADDED)]
    begun = time.perf_counter()
    for raw, reading in pairs:
        store.write(raw, reading, _tell_nothing)
    return ADDED / (time.perf_counter() - begun)


def _tell_nothing(older: Reading, newer: Reading) -> Sequence[Change]:
    return ()


def tidy(store: Store) -> None:
    """What a server does by itself within the hour: counts and marks what is there."""
    if store.engine.dialect.name == "postgresql":
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def judge_some(store: Store, world: World, count: int) -> None:
    """Judges so many entries all over the ledger, and merges some speakers."""
    random = Random(11)
    with store.read() as connection:
        last = connection.scalar(select(func.max(schema.figure.c.seq))) or 1
        made = connection.scalar(select(func.count()).select_from(schema.judgement)) or 0
        seqs = sorted(random.randrange(1, last) for _ in range(max(count - made, 0)))
        ids = list(connection.scalars(select(schema.figure.c.id).where(schema.figure.c.seq.in_(seqs))))
    for id in ids:
        kind = random.random()
        if kind < 0.4:
            judge.confirm(store, id, by="Ann Example")
        elif kind < 0.5:
            judge.reject(store, id, by="Ann Example")
        else:
            _correct(store, id, world, random)
    for _ in range(20 if ids else 0):
        _merge(store, world, random)


def _correct(store: Store, id: str, world: World, random: Random) -> None:
    field, value = random.choice([("party", world.parties.draw(random)), ("unit", world.units.draw(random))])
    try:
        judge.correct(store, id, field, value, by="Ed Example")
    except JudgementError:  # it says so already
        judge.confirm(store, id, by="Ed Example")


def _merge(store: Store, world: World, random: Random) -> None:
    try:
        judge.merge(store, world.speakers.draw(random), world.speakers.draw(random), by="Ann Example")
    except JudgementError:  # they are one already, or one of them hasn't spoken
        return


@dataclass(frozen=True, slots=True)
class Asker:
    """Draws what is asked for: names as often as reports tell them (`known`), or any."""

    world: World
    random: Random
    known: bool

    def pick(self, names: Zipf[Thing]) -> Thing:
        """One of the things that reports tell of."""
        return names.draw(self.random) if self.known else self.random.choice(names.things)

    def event(self) -> Event:
        """An event."""
        return self.pick(self.world.events)

    def days(self, count: int) -> Days:
        """So many days, somewhere in the time of the reports."""
        start = BEGUN + timedelta(days=self.random.randrange(DAYS))
        return Days(start, start + timedelta(days=count - 1))

    def country(self) -> Locale:
        """A country, the first of which have most places."""
        number = self.pick(Zipf(range(12)))
        return Locale(0, CODES[number], "country", CODES[number], 0.0, 0.0, 1.0)

    def region(self) -> Locale:
        """A first-level unit of such a country."""
        unit = FIRST_UNIT + UNITS_EACH * self.pick(Zipf(range(12))) + self.random.randrange(UNITS_EACH)
        return Locale(unit, "Unit", "region", CODES[0], 0.0, 0.0, 1.0)

    def question(self) -> dict[str, Any]:
        """Event, unit and party."""
        world = self.world
        return {"event": self.event(), "unit": self.pick(world.units), "party": self.pick(world.parties)}


FILTERS: Mapping[str, Callable[[Asker], Filter]] = {
    "nothing": lambda a: Filter(),
    "event": lambda a: Filter(event=a.event()),
    "unit": lambda a: Filter(unit=a.pick(a.world.units)),
    "party": lambda a: Filter(party=a.pick(a.world.parties)),
    "event, unit": lambda a: Filter(event=a.event(), unit=a.pick(a.world.units)),
    "event, unit, party": lambda a: Filter(**a.question()),
    "whose": lambda a: Filter(whose=a.pick(a.world.speakers)),
    "speaker": lambda a: Filter(speaker=a.pick(a.world.speakers)),
    "publisher": lambda a: Filter(publisher=a.pick(a.world.publishers)),
    "stance": lambda a: Filter(stance=a.pick(a.world.stances)[1]),
    "status": lambda a: Filter(status=a.pick(Zipf(list(STATUSES.values())))),
    "place": lambda a: Filter(place=a.pick(a.world.places).name),
    "within country": lambda a: Filter(within=a.country()),
    "within region": lambda a: Filter(within=a.region()),
    "period, a week": lambda a: Filter(period=a.days(7)),
    "said, a week": lambda a: Filter(said=a.days(7)),
    "published, a week": lambda a: Filter(published=a.days(7)),
    "reviewed": lambda a: Filter(reviewed=True),
    "not reviewed": lambda a: Filter(reviewed=False),
    "event, party, country": lambda a: Filter(event=a.event(), party=a.pick(a.world.parties), within=a.country()),
    "party, publisher": lambda a: Filter(party=a.pick(a.world.parties), publisher=a.pick(a.world.publishers)),
    "party, published, a month": lambda a: Filter(party=a.pick(a.world.parties), published=a.days(30)),
    "speaker, stance": lambda a: Filter(speaker=a.pick(a.world.speakers), stance=a.pick(a.world.stances)[1]),
    "unit, period, a month": lambda a: Filter(unit=a.pick(a.world.units), period=a.days(30)),
    "event, region, reviewed": lambda a: Filter(event=a.event(), within=a.region(), reviewed=True),
    "place, publisher": lambda a: Filter(place=a.pick(a.world.places).name, publisher=a.pick(a.world.publishers)),
}
"""What figures are asked for."""

SPOKEN: Mapping[str, Callable[[Asker], Filter]] = {
    "speaker": FILTERS["speaker"],
    "stance": FILTERS["stance"],
    "publisher": FILTERS["publisher"],
    "said, a week": FILTERS["said, a week"],
    "speaker, published, a month": lambda a: Filter(speaker=a.pick(a.world.speakers), published=a.days(30)),
    "event, party": lambda a: Filter(event=a.event(), party=a.pick(a.world.parties)),
}
"""What statements are asked for."""


def list_runs(world: World, ids: Sequence[str], reports: Sequence[str]) -> Iterator[tuple[str, Callable[[Asker], Run]]]:
    """All kinds of questions by name, each with what makes one."""
    for name, make in FILTERS.items():
        yield f"figures: {name}", _ask_figures(make, PAGE)
    yield "figures: document", lambda a: _run_figures(Filter(document=a.random.choice(reports)), None)
    yield "figures: ten ids", lambda a: _run_figures(Filter(ids=tuple(a.random.sample(ids, 10))), None)
    yield (
        "figures: party, behind an entry",
        lambda a: _run_figures(Filter(party=a.pick(a.world.parties)), PAGE, a.random.choice(ids)),
    )
    yield "one series: event, unit, party, place", lambda a: _run_figures(_ask_series(a), None)
    yield (
        "one series: event, unit, party, a month",
        lambda a: _run_figures(Filter(**a.question(), published=a.days(30)), None),
    )
    yield (
        "one series: the most frequent, two months",
        lambda a: _run_figures(Filter("killed", "person", world.parties.things[0], published=a.days(60)), None),
    )
    for name, make in SPOKEN.items():
        yield f"statements: {name}", _ask_statements(make)
    yield "sources", lambda a: lambda store: sources.find_sources(store, Filter(), PAGE)
    for name in ("nothing", "publisher", "published, a week", "event, party, country"):
        yield f"documents: {name}", _ask_documents(FILTERS[name])
    for name in ("nothing", "event", "party, published, a month"):
        yield f"queue: {name}", _ask_queue(FILTERS[name], second=False)
        yield f"queue of second readings: {name}", _ask_queue(FILTERS[name], second=True)
    yield "search: a rare word", lambda a: _run_search(a.random.choice(world.words.things[5000:]))
    yield "search: a common word", lambda a: _run_search(a.random.choice(world.words.things[:20]))
    yield "search: two words", lambda a: _run_search(f"{a.pick(world.words)} {a.pick(world.words)}")
    yield "search: a phrase", lambda a: _run_search(f'"{a.pick(world.speakers)} said"')


def _ask_series(asker: Asker) -> Filter:
    return Filter(**asker.question(), place=asker.pick(asker.world.places).name)


def _ask_figures(make: Callable[[Asker], Filter], limit: int | None) -> Callable[[Asker], Run]:
    return lambda asker: _run_figures(make(asker), limit)


def _ask_statements(make: Callable[[Asker], Filter]) -> Callable[[Asker], Run]:
    def prepare(asker: Asker) -> Run:
        filter = make(asker)
        return lambda store: ask.find_statements(store, filter, limit=PAGE)

    return prepare


def _ask_documents(make: Callable[[Asker], Filter]) -> Callable[[Asker], Run]:
    def prepare(asker: Asker) -> Run:
        filter = make(asker)
        return lambda store: documents.find_documents(store, filter, PAGE)

    return prepare


def _ask_queue(make: Callable[[Asker], Filter], second: bool) -> Callable[[Asker], Run]:
    def prepare(asker: Asker) -> Run:
        filter = make(asker)
        return lambda store: queue.find_queue(store, by="Ed Example", filter=filter, second=second)

    return prepare


def _run_figures(filter: Filter, limit: int | None, after: str | None = None) -> Run:
    return lambda store: ask.find_figures(store, filter, limit=limit, after=after)


def _run_search(words: str) -> Run:
    return lambda store: search.search_passages(store, words, 20)


def measure(store: Store, world: World, rounds: int) -> Iterator[Timing]:
    """Each kind of question, asked so many times with other names each time."""
    with store.read() as connection:
        last = connection.scalar(select(func.max(schema.figure.c.seq))) or 1
        some = sorted(Random(3).sample(range(1, last + 1), min(1000, last)))
        ids = list(connection.scalars(select(schema.figure.c.id).where(schema.figure.c.seq.in_(some))))
        reports = list(connection.scalars(select(schema.document.c.id).limit(1000)))
    for name, make in list_runs(world, ids, reports):
        random = Random(name)
        yield time_runs(name, store, [make(Asker(world, random, n % 2 == 0)) for n in range(rounds)])


def time_runs(name: str, store: Store, runs: Iterable[Run]) -> Timing:
    """How long the runs take."""
    taken, entries = list[float](), list[int]()
    for run in runs:
        begun = time.perf_counter()
        entries.append(sum(1 for _ in run(store)))
        taken.append((time.perf_counter() - begun) * 1000)
    cuts = quantiles(taken, n=20, method="inclusive")
    return Timing(name, cuts[9], cuts[18], max(taken), mean(entries))


def render(timings: Sequence[Timing]) -> str:
    """The table of what was measured."""
    lines = ["| question | p50 ms | p95 ms | most ms | entries |", "|---|---|---|---|---|"]
    lines += [f"| {t.name} | {t.p50:.1f} | {t.p95:.1f} | {t.most:.1f} | {t.entries:.1f} |" for t in timings]
    return "\n".join(lines) + "\n"


def measure_sizes(store: Store) -> dict[str, float]:
    """The megabytes of each table and index."""
    if store.engine.dialect.name == "postgresql":
        asked = (
            "SELECT relname, pg_relation_size(oid) FROM pg_class "
            "WHERE relkind IN ('r', 'i') AND relnamespace = current_schema()::regnamespace"
        )
    else:
        asked = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
    with store.read() as connection:
        return {name: round(int(size) / 1e6, 1) for name, size in connection.execute(text(asked)) if size}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill, judge, measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000, help="figures, and as many statements (default: 100000)")
    parser.add_argument("--where", required=True, metavar="PATH|URL", help="the ledger; made where there is none")
    parser.add_argument("--judgements", type=int, default=4000, help="entries that are judged (default: 4000)")
    parser.add_argument("--rounds", type=int, default=100, help="how often each is asked (default: 100)")
    parser.add_argument("--json", type=Path, metavar="PATH", help="also write all that was measured")
    args = parser.parse_args(arguments)
    world = make_world()
    with open_store(args.where, create=True) as store:
        fill(store, world, args.count // FIGURES)
        rate = time_adding(store, world, args.count // FIGURES)
        judge_some(store, world, args.judgements)
        tidy(store)
        timings = list(measure(store, world, args.rounds))
        sizes = measure_sizes(store)
    sys.stdout.write(f"{args.count:,} figures and as many statements; {rate:.0f} reports a second are added.\n\n")
    sys.stdout.write(render(timings))
    if args.json:
        told = {"count": args.count, "rate": rate, "timings": [asdict(one) for one in timings], "megabytes": sizes}
        args.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
