"""How fast the desk answers: `python -m evals.serving --where LEDGER [--at-once 20] [--seconds 30] [--json PATH]`.

Starts `sayso serve` as a process of its own and asks it for pages from this one, so many at once, each the next as soon as
the last is answered (a closed loop). Which pages is drawn by the shares of `KINDS`; names are drawn half as often as reports
tell them, half evenly, and reports and figures by Zipf's law. An address that was asked for before is counted
apart, since the desk keeps pages that it made. All processes are on this machine: what the asking costs is told too.
Then, at a ledger of its own, reports of 10,000 words, one after the other.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from evals.scale import Asker
from evals.worlds import World, Zipf, make_report, make_world
from sayso.ledger import schema
from sayso.ledger.store import Store, open_store
from sayso.model import Change, Reading

PATIENCE = 60.0
"""Seconds that a desk has to open, and a page to come."""
MOST = 20_000
"""Reports and figures that are asked for; of figures the newest."""
LONG, WORDS, PARAGRAPHS = 10, 10_000, 285
"""Long reports, with about so many words, in so many paragraphs; two figures and two statements in each."""
SEAT = "sayso_seat=a-seat-that-asks-for-many-pages"


@dataclass(frozen=True, slots=True)
class Reader(Asker):
    """Draws addresses: those of names as an `Asker`, and of a ledger's own documents and figures."""

    documents: Zipf[str]
    figures: Zipf[str]

    def month(self) -> str:
        """Thirty days."""
        days = self.days(30)
        return f"{days.start}..{days.end}"


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages of a kind: how many of a hundred requests ask for them, and their address."""

    name: str
    share: int
    make: Callable[[Reader], str]


def _ask(path: str, **asked: object) -> str:
    return f"{path}?{urlencode(asked)}"


KINDS: tuple[Kind, ...] = (
    Kind("reports", 5, lambda r: "/"),
    Kind("reports of a publisher", 5, lambda r: _ask("/", publisher=r.pick(r.world.publishers))),
    Kind("reports: event, party", 5, lambda r: _ask("/", event=r.event(), party=r.pick(r.world.parties))),
    Kind("reports: speaker", 3, lambda r: _ask("/", speaker=r.pick(r.world.speakers))),
    Kind("reports: published, a month", 2, lambda r: _ask("/", published=r.month())),
    Kind("a report", 25, lambda r: f"/reports/{r.documents.draw(r.random)}"),
    Kind("a figure", 15, lambda r: f"/entries/{r.figures.draw(r.random)}"),
    Kind("a question, a month", 15, lambda r: _ask(
        "/question", event=r.event(), unit=r.pick(r.world.units), party=r.pick(r.world.parties), published=r.month())),
    Kind("saved questions", 2, lambda r: "/question"),
    Kind("search: two words", 5, lambda r: _ask(
        "/search", words=f"{r.pick(r.world.words)} {r.pick(r.world.words)}")),
    Kind("sources", 2, lambda r: "/sources"),
    Kind("review", 3, lambda r: "/review"),
    Kind("review: party", 2, lambda r: _ask("/review", party=r.pick(r.world.parties))),
    Kind("map: event, party, a month", 3, lambda r: _ask(
        "/map", event=r.event(), party=r.pick(r.world.parties), published=r.month())),
    Kind("who told whom", 3, lambda r: f"/provenance/{r.figures.draw(r.random)}"),
    Kind("testimony", 3, lambda r: f"/testimony/{r.documents.draw(r.random)}"),
    Kind("activity", 2, lambda r: "/activity"),
)  # fmt: skip
"""What readers ask for; the shares make a hundred."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One page: of which kind, whether its address was asked for the first time, milliseconds, status and bytes."""

    kind: str
    first: bool
    ms: float
    status: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that is open, and its process."""

    port: int
    process: int

    def cpu(self) -> float:
        """Seconds of CPU that it and the processes that it started took so far: those of its session."""
        taken = 0
        for found in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # a process that just ended
                fields = found.read_text(encoding="utf-8").rpartition(")")[2].split()
                taken += int(fields[11]) + int(fields[12]) if int(fields[3]) == self.process else 0
        return taken / os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Load:
    """So many clients that ask one desk, and what they were answered."""

    desk: Desk
    draw: Callable[[], tuple[str, str]]
    seen: set[str] = field(default_factory=set)
    answers: list[Answer] = field(default_factory=list)

    async def run(self, at_once: int, seconds: float) -> None:
        """Asks until the time is over; pages that were asked for by then are waited for."""
        end = time.perf_counter() + seconds
        await asyncio.gather(*(self._visit(end) for _ in range(at_once)))

    async def _visit(self, end: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.desk.port, limit=1 << 24)
        while time.perf_counter() < end:
            kind, address = self.draw()
            first = address not in self.seen
            self.seen.add(address)
            begun = time.perf_counter()
            status, size = await asyncio.wait_for(fetch(reader, writer, address), PATIENCE)
            self.answers.append(Answer(kind, first, (time.perf_counter() - begun) * 1000, status, size))
        writer.close()
        await writer.wait_closed()


async def fetch(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> tuple[int, int]:
    """A page over a connection that stays open: its status, and how many bytes it has."""
    writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {SEAT}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
    size = next(int(line.split(":")[1]) for line in head if line.lower().startswith("content-length:"))
    await reader.readexactly(size)
    return int(head[0].split()[1]), size


@contextmanager
def open_desk(where: str) -> Iterator[Desk]:
    """`sayso serve` with a ledger, on a free port; it is ended at last."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "sayso", "serve", "--ledger", where, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            _wait(port, process)
            yield Desk(port, process.pid)
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the desk did not open")


def make_reader(store: Store, world: World) -> Reader:
    """Who asks for this ledger's newest reports and figures."""
    with store.read() as connection:
        documents = list(connection.scalars(select(schema.document.c.id).limit(MOST)))
        last = select(schema.figure.c.id).order_by(schema.figure.c.seq.desc())
        figures = list(connection.scalars(last.limit(MOST)))
    return Reader(world, Random(5), True, Zipf(documents), Zipf(figures))


def draw_from(reader: Reader) -> Callable[[], tuple[str, str]]:
    """Draws a kind by its share, and an address of it; names in turn as often as told, and evenly."""
    kinds = [kind for kind in KINDS for _ in range(kind.share)]
    turns = (reader, replace(reader, known=False))
    drawn = 0

    def draw() -> tuple[str, str]:
        nonlocal drawn
        drawn += 1
        kind = reader.random.choice(kinds)
        return kind.name, kind.make(turns[drawn % 2])

    return draw


@dataclass(frozen=True, slots=True)
class Row:
    """What pages of a kind took, in milliseconds; None where there were none. `failed` had another status than 200."""

    name: str
    count: int
    failed: int
    p50: float | None
    p95: float | None
    first_p50: float | None
    first_p95: float | None
    again_p50: float | None
    kilobytes: float


def tell_row(name: str, answers: Sequence[Answer]) -> Row:
    """The line of a kind."""
    good = [one for one in answers if one.status == 200]
    p50, p95 = find_cuts([one.ms for one in good])
    first_p50, first_p95 = find_cuts([one.ms for one in good if one.first])
    again_p50, _ = find_cuts([one.ms for one in good if not one.first])
    size = sum(one.bytes for one in good) / max(len(good), 1) / 1000
    return Row(name, len(answers), len(answers) - len(good), p50, p95, first_p50, first_p95, again_p50, size)


def find_cuts(taken: Sequence[float]) -> tuple[float | None, float | None]:
    """The median, and what 95 of a hundred stay under."""
    if len(taken) < 2:
        return (taken[0], taken[0]) if taken else (None, None)
    cuts = quantiles(taken, n=20, method="inclusive")
    return cuts[9], cuts[18]


def tell_rows(answers: Sequence[Answer]) -> list[Row]:
    """A line for each kind, and one for all."""
    kinds = defaultdict[str, list[Answer]](list)
    for one in answers:
        kinds[one.kind].append(one)
    return [tell_row(kind.name, kinds[kind.name]) for kind in KINDS if kinds[kind.name]] + [tell_row("all", answers)]


def render(rows: Sequence[Row]) -> str:
    """The table of what was measured."""
    lines = [
        "| page | requests | failed | p50 ms | p95 ms | first: p50 | first: p95 | again: p50 | kB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        times = (row.p50, row.p95, row.first_p50, row.first_p95, row.again_p50)
        told = " | ".join("" if one is None else f"{one:.0f}" for one in times)
        lines.append(f"| {row.name} | {row.count} | {row.failed} | {told} | {row.kilobytes:.0f} |")
    return "\n".join(lines) + "\n"


def measure_load(where: str, world: World, at_once: int, seconds: float) -> dict[str, Any]:
    """Asks the desk of a ledger for so long; one page of each kind is asked for before, and is not counted."""
    with open_store(where, create=False) as store:
        reader = make_reader(store, world)
    with open_desk(where) as desk:
        asyncio.run(_warm(desk, reader))
        load = Load(desk, draw_from(reader))
        begun, served, asking = time.perf_counter(), desk.cpu(), time.process_time()
        asyncio.run(load.run(at_once, seconds))
        taken, count = time.perf_counter() - begun, len(load.answers)
        return {
            "rows": tell_rows(load.answers),
            "rate": count / taken,
            "served_ms": (desk.cpu() - served) * 1000 / count,
            "asking_ms": (time.process_time() - asking) * 1000 / count,
            "others": os.getloadavg()[0],
        }


async def _warm(desk: Desk, reader: Reader) -> None:
    """One page of each kind, so that what the desk loads at its first page is loaded."""
    await _time_each(desk, [kind.make(reader) for kind in KINDS])


def measure_long(world: World) -> tuple[float, float, float]:
    """Milliseconds of the page of a report of 10,000 words: the median and the longest the first time, and the median when
    it is asked for again; one at a time, at a ledger of its own."""
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "long.db")
        addresses = [f"/reports/{id}" for id in _fill_long(where, world)]
        with open_desk(where) as desk:
            first, again = (asyncio.run(_time_each(desk, addresses)) for _ in range(2))
    first = first[1:]  # the first of all waits for what the desk loads
    return median(first), max(first), median(again)


def _fill_long(where: str, world: World) -> list[str]:
    with open_store(where, create=True) as store:
        for number in range(LONG):
            store.write(*make_report(world, number, LONG, PARAGRAPHS), _tell_nothing)
        with store.read() as connection:
            return list(connection.scalars(select(schema.document.c.id)))


def _tell_nothing(older: Reading, newer: Reading) -> Sequence[Change]:
    return ()


async def _time_each(desk: Desk, addresses: Sequence[str]) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", desk.port, limit=1 << 24)
    taken = list[float]()
    for address in addresses:
        begun = time.perf_counter()
        status, _ = await fetch(reader, writer, address)
        taken.append((time.perf_counter() - begun) * 1000)
        if status != 200:
            raise RuntimeError(f"{address} answered {status}")
    writer.close()
    return taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m evals.serving", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--where", required=True, metavar="PATH|URL", help="a ledger that `evals.scale` made")
    parser.add_argument("--at-once", type=int, default=20, help="clients (default: 20)")
    parser.add_argument("--seconds", type=float, default=30, help="how long they ask (default: 30)")
    parser.add_argument("--json", type=Path, metavar="PATH", help="also write all that was measured")
    args = parser.parse_args(arguments)
    world = make_world()
    measured = measure_load(args.where, world, args.at_once, args.seconds)
    first, most, again = measure_long(world)
    sys.stdout.write(render(measured["rows"]))
    sys.stdout.write(
        f"\n{args.at_once} at once: {measured['rate']:.0f} pages a second; CPU of a page: {measured['served_ms']:.1f} ms to make, "
        f"{measured['asking_ms']:.1f} ms to ask for; {measured['others']:.1f} processes wanted the {os.cpu_count()} cores.\n"
        f"A report of {WORDS:,} words: {first:.0f} ms (at most {most:.0f}), again {again:.0f} ms.\n"
    )
    if args.json:
        told = measured | {"rows": [asdict(row) for row in measured["rows"]], "long": (first, most, again)}
        args.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
