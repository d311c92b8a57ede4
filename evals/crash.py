"""Whether a killed process loses or halves a report: `python -m evals.crash [--kills 50] [--server URL]`.

In each round two processes add the same made-up reports to one new ledger, each in an order of its own, and both are
killed (SIGKILL) at a random moment, from before the ledger is made until after the last report. What they had reported as
finished must then be in the ledger as it was read, the ledger must verify without a fault, and whoever adds the rest
afterwards must find each report once. The readings are made up, so that the time goes into writing; the writing is the
real one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from sayso.ledger.store import Store, open_store
from sayso.ledger.verify import verify_ledger
from sayso.model import (
    Change,
    Figure,
    OffsetMap,
    Quantity,
    Raw,
    Reading,
    Report,
    Span,
    Statement,
    Text,
    Versions,
    make_pin,
)
from sayso.text import decode_raw

REPORTS, KILLS, SEED = 300, 50, 7
VERSIONS = Versions("0.0.0", "made up")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A round: reports finished when the processes were killed, of those lost, faults, and whether all came in later."""

    finished: int
    lost: int
    faults: int
    complete: bool


def make_pair(number: int) -> tuple[Raw, Reading]:
    """A report of ten lines, each with a statement and a figure."""
    lines = [f"{number * 100 + line} trucks were lost, the mayor of Oldford said." for line in range(10)]
    body = "\n".join(lines)
    data, address = body.encode(), f"https://news.example.org/{number}"
    starts = [sum(len(line) + 1 for line in lines[:order]) for order in range(len(lines))]
    spans = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    name = f"r{number}"
    report = Report(name, address, "text/plain", hashlib.sha256(data).hexdigest(), url=address, language="en")
    text = Text(name, body, spans, spans, OffsetMap(((0, 0, len(body)),)))
    told = [_make_entries(body, order, span) for order, span in enumerate(spans)]
    statements, figures = tuple(one for one, _ in told), tuple(figure for _, figure in told)
    reading = Reading(report, text, (), statements, (), figures, (), (), (), (), VERSIONS)
    return Raw(data, "text/plain", address, url=address), reading


def _make_entries(body: str, order: int, span: Span) -> tuple[Statement, Figure]:
    comma = body.index(",", span.start)
    content, source, cue = (
        make_pin(body, place)
        for place in (Span(span.start, comma), Span(comma + 2, span.end - 6), Span(span.end - 5, span.end))
    )
    number = make_pin(body, Span(span.start, body.index(" ", span.start)))
    statement = Statement(
        f"s{order}", "indirect", (source,), (cue,), (content,), source.words, "person", None, "asserts", None, (), None,
        0.9, "made up",
    )  # fmt: skip
    count = Decimal(number.words)
    figure = Figure(
        f"f{order}", number, Quantity(count, count, "exact", number.words), "lost", "truck", None, None, None, None, False,
        None, (), None, statement.id, source.words, "claim", "asserted", 0.9, "made up",
    )  # fmt: skip
    return statement, figure


def add_reports(where: str, seed: int, count: int) -> None:
    """Adds all reports in an order of the seed, and prints the number of each that is finished."""
    print("begun", flush=True)
    order = random.Random(seed).sample(range(count), count)
    with open_store(where, create=True) as store:
        for number in order:
            store.write(*make_pair(number), _tell_nothing)
            print(number, flush=True)


def _tell_nothing(older: Reading, newer: Reading) -> Sequence[Change]:
    return ()


def start_adding(where: str, count: int, seed: int) -> list[subprocess.Popen[str]]:
    """Two processes that have begun to add."""
    command = [sys.executable, "-m", "evals.crash", "--add", where, "--reports", str(count), "--seed"]
    adding = [subprocess.Popen([*command, str(seed + order)], stdout=subprocess.PIPE, text=True) for order in (0, 1)]
    for process in adding:
        if process.stdout:
            process.stdout.readline()
    return adding


def measure_time(where: str, count: int) -> float:
    """Seconds that two processes take to add all reports side by side."""
    adding, begun = start_adding(where, count, SEED), time.monotonic()
    for process in adding:
        process.communicate()
    return time.monotonic() - begun


def run_round(where: str, delay: float, count: int, seed: int) -> Outcome:
    """Two processes that add, killed after `delay` seconds: what is left, and whether the rest comes in."""
    adding = start_adding(where, count, seed)
    time.sleep(delay)
    for process in adding:
        process.kill()
    finished = {int(line) for process in adding for line in process.communicate()[0].split()}
    with open_store(where, create=True) as store:
        lost = sum(not _is_kept(store, number) for number in finished)
        faults = sum(1 for _ in verify_ledger(store, decode_raw))
        for number in range(count):
            store.write(*make_pair(number), _tell_nothing)
        complete = len({edition.document for edition in store.editions()}) == len(list(store.editions())) == count
    return Outcome(len(finished), lost, faults, complete)


def _is_kept(store: Store, number: int) -> bool:
    raw, reading = make_pair(number)
    found = store.find_reading(raw, VERSIONS)
    return found is not None and store.reading(found.edition.id) == reading and store.raw(found.edition.id) == raw


@contextmanager
def _make_place(server: str | None) -> Iterator[str]:
    """Where a new ledger may be made; gone afterwards."""
    if server is None:
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder, "crash.sayso"))
        return
    import psycopg  # only for --server

    name = f"crash_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
        try:
            yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
        finally:
            connection.execute(f'DROP SCHEMA "{name}" CASCADE')


def run_rounds(kills: int, count: int, server: str | None) -> Iterator[Outcome]:
    """A round for each kill, at moments spread at random over the whole time."""
    with _make_place(server) as where:
        whole = measure_time(where, count)
    chance = random.Random(SEED)
    for order in range(kills):
        with _make_place(server) as where:
            yield run_round(where, chance.uniform(0, whole), count, seed=2 * order)


def main() -> int:
    """Prints each round and the sum; 1 where anything was lost, halved or missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--server", help="address of a PostgreSQL database; without it the ledger is a file")
    parser.add_argument("--add", help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=SEED, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.add:
        add_reports(given.add, given.seed, given.reports)
        return 0
    good = 0
    for order, outcome in enumerate(run_rounds(given.kills, given.reports, given.server), 1):
        print(order, outcome, flush=True)
        good += outcome.lost == outcome.faults == 0 and outcome.complete
    print(f"{good} of {given.kills} kills: nothing lost, nothing half written")
    return int(good != given.kills)


if __name__ == "__main__":
    sys.exit(main())
