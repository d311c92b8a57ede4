"""Whether a killed `sayso add` loses or halves a report: `python -m evals.crash [--kills 50] [--server URL]`.

In each round 300 short made-up reports are added to a new ledger by the command that a user runs, which is killed (SIGKILL)
at a random moment, from its start until after its end. Rounds take turns in three ways: one command that reads with two
processes, killed with all that it started; the same, of which only the first process is killed, as a system does that is
out of memory; and two commands at once, each with the reports in an order of its own, killed together.

Then, all of it by commands: no process may be left; what the progress bar told as finished must be in the ledger; `sayso
verify` must find no fault; `sayso add` must bring in the rest; and the documents, figures and statements must then be those
of a ledger whose making nobody disturbed, each once. Linux only: processes are looked up in /proc.
"""

from __future__ import annotations

import argparse
import csv
import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from uuid import uuid4

REPORTS, KILLS, SEED = 300, 50, 7
PATIENCE = 10.0
"""Seconds that processes have to end after the first was killed."""
COMMAND = (sys.executable, "-m", "sayso")
KEPT = {"documents": "url", "figures": "id", "statements": "id"}
"""What a ledger holds, and the column that names one of them."""

Struck = Literal["all", "first"]


@dataclass(frozen=True, slots=True)
class Way:
    """How reports are added: by so many commands at once, each with so many processes, and which of these are killed."""

    name: str
    commands: int
    jobs: int
    struck: Struck


WAYS = (
    Way("one command of two processes, all killed", 1, 2, "all"),
    Way("one command of two processes, the first killed", 1, 2, "first"),
    Way("two commands, both killed", 2, 1, "all"),
)


@dataclass(slots=True)
class Adding:
    """A command that adds reports in an order of its own, and what its progress bar drew on a terminal."""

    process: subprocess.Popen[bytes]
    terminal: int
    order: Sequence[int]
    drawn: bytearray = field(default_factory=bytearray)

    def take(self) -> bool:
        """Takes in what was drawn since; False where the command is gone and nothing more can come."""
        try:
            found = os.read(self.terminal, 65536)
        except OSError:  # what Linux answers when nobody has the other end any more
            return False
        self.drawn += found
        return bool(found)

    def tell_finished(self) -> frozenset[int]:
        """The reports that were told as finished: they are kept in the order in which they are given."""
        counts = re.findall(rb"(\d+)/%d\b" % len(self.order), self.drawn)
        return frozenset(self.order[: int(counts[-1])] if counts else ())


@dataclass(frozen=True, slots=True)
class Outcome:
    """A round: after how many seconds the command was killed (or had ended), how many reports were told as finished and how
    many were kept then, which of those told were lost, processes left, whether the ledger verified, and whether all came in
    later, each once."""

    way: str
    seconds: float
    told: int
    kept: int
    lost: int
    left: int
    verified: bool
    complete: bool

    @property
    def good(self) -> bool:
        """Whether nothing was lost, halved, doubled or left."""
        return self.lost == self.left == 0 and self.verified and self.complete


def write_reports(path: Path, order: Sequence[int]) -> None:
    """A row for each report, of three sentences with two statements and two figures."""
    with path.open("w") as stream:
        for number in order:
            words = f"The army lost {number + 11} trucks on Monday, the mayor of Oldford said. Ann Example told reporters that "
            words += f"{3 * number + 2} people were killed. The road is closed."
            told = {"id": f"r{number}", "url": name_report(number), "published": "2031-03-05", "text": words}
            stream.write(json.dumps(told) + "\n")


def name_report(number: int) -> str:
    """The address of a made-up report."""
    return f"https://news.example.org/{number}"


def start_adding(way: Way, where: str, folder: Path, count: int, seed: int) -> list[Adding]:
    """The commands of a way, all in one group of processes."""
    adding: list[Adding] = []
    for number in range(way.commands):
        order = random.Random(seed + number).sample(range(count), count)
        path = folder / f"reports{number}.jsonl"
        write_reports(path, order)
        group = adding[0].process.pid if adding else 0
        adding.append(_start([str(path), "--ledger", where, "--jobs", str(way.jobs)], order, group))
    return adding


def _start(given: Sequence[str], order: Sequence[int], group: int) -> Adding:
    """A command whose progress bar is drawn: standard error is a terminal of 120 columns."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 120, 0, 0))
    env = os.environ | {"TERM": "xterm"}
    process = subprocess.Popen(
        [*COMMAND, "add", *given], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=its, env=env,
        process_group=group,
    )  # fmt: skip
    os.close(its)
    return Adding(process, ours, order)


def follow(adding: Sequence[Adding], seconds: float | None) -> None:
    """Takes in what the commands draw until the time is over or all have ended; a terminal that nobody reads would stop
    them."""
    end = None if seconds is None else time.monotonic() + seconds
    open_ = {one.terminal: one for one in adding}
    while open_ and (end is None or time.monotonic() < end):
        ready, _, _ = select.select(list(open_), [], [], None if end is None else max(0.0, end - time.monotonic()))
        for terminal in ready:
            if not open_[terminal].take():
                del open_[terminal]


def kill(adding: Sequence[Adding], struck: Struck) -> int:
    """Kills the commands, and gives how many processes of theirs are left after a while; these are killed too."""
    group = adding[0].process.pid
    if struck == "all" and list_group(group):
        os.killpg(group, signal.SIGKILL)
    for one in adding:
        one.process.kill()
        one.process.wait()
    end = time.monotonic() + PATIENCE
    while (left := list_group(group)) and time.monotonic() < end:
        time.sleep(0.05)
    for process in left:
        os.kill(process, signal.SIGKILL)
    follow(adding, None)
    for one in adding:
        os.close(one.terminal)
    return len(left)


def list_group(group: int) -> list[int]:
    """The processes of a group that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it ended meanwhile
            continue
        if int(of) == group and state not in "ZX":
            found.append(int(path.parent.name))
    return found


def run_command(*given: str) -> tuple[int, str]:
    """The exit code of a command, and what it wrote on standard output."""
    done = subprocess.run([*COMMAND, *given], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return done.returncode, done.stdout


def list_kept(where: str, what: str) -> Counter[str]:
    """How often a ledger hands out each of its documents, figures or statements; none where there is no ledger yet."""
    _, written = run_command(what, "--ledger", where, "--format", "csv")
    return Counter(row[KEPT[what]] for row in csv.DictReader(written.splitlines()))


def list_all(where: str) -> dict[str, Counter[str]]:
    """Everything that a ledger hands out."""
    return {what: list_kept(where, what) for what in KEPT}


def run_round(way: Way, where: str, folder: Path, delay: float, count: int, seed: int, whole: object) -> Outcome:
    """Adds in a way, kills it after `delay` seconds, looks at what is left and adds the rest; `whole` is what a ledger
    holds then."""
    adding = start_adding(way, where, folder, count, seed)
    begun = time.monotonic()
    follow(adding, delay)
    seconds = time.monotonic() - begun
    left = kill(adding, way.struck)
    told = frozenset[int]().union(*(one.tell_finished() for one in adding))
    kept = list_kept(where, "documents")
    lost = sum(name_report(number) not in kept for number in told)
    code, _ = run_command("verify", "--ledger", where)
    verified = code == 0 or (code == 2 and not told and not kept)  # killed before the ledger was made
    added, _ = run_command("add", str(folder / "reports0.jsonl"), "--ledger", where)
    complete = added == 0 and list_all(where) == whole and run_command("verify", "--ledger", where)[0] == 0
    return Outcome(way.name, seconds, len(told), len(kept), lost, left, verified, complete)


def measure(way: Way, server: str | None, count: int) -> tuple[float, object]:
    """Seconds that a way takes where nobody disturbs it, and what its ledger then holds. RuntimeError where it fails."""
    with make_place(server) as (where, folder):
        begun = time.monotonic()
        adding = start_adding(way, where, folder, count, SEED)
        follow(adding, None)
        codes = [one.process.wait() for one in adding]
        seconds = time.monotonic() - begun
        if any(codes):
            raise RuntimeError(f"{way.name} ended with {codes}, and drew {bytes(adding[0].drawn[-300:])!r}")
        return seconds, list_all(where)


@contextmanager
def make_place(server: str | None) -> Iterator[tuple[str, Path]]:
    """Where a new ledger may be made, and a folder; both gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if server is None:
            yield str(folder / "crash.sayso"), folder
            return
        import psycopg  # only for --server

        schema = f"crash_{uuid4().hex}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE SCHEMA "{schema}"')
            try:
                yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}", folder
            finally:
                connection.execute(f'DROP SCHEMA "{schema}" CASCADE')


def run_rounds(kills: int, count: int, server: str | None) -> Iterator[Outcome]:
    """A round for each kill, the ways in turn, at moments spread at random over the whole time of each: what it took when it
    was measured, or less where it has since ended sooner."""
    measured = [measure(way, server, count) for way in WAYS]
    lengths, whole = [seconds for seconds, _ in measured], measured[0][1]
    if any(held != whole for _, held in measured):
        raise RuntimeError("the ways don't make the same ledger even where nobody disturbs them")
    chance = random.Random(SEED)
    for number in range(kills):
        which = number % len(WAYS)
        delay = chance.uniform(0, lengths[which])
        with make_place(server) as (where, folder):
            outcome = run_round(WAYS[which], where, folder, delay, count, 2 * number, whole)
        if outcome.seconds < delay:  # it had ended by then
            lengths[which] = outcome.seconds
        yield outcome


def main() -> int:
    """Prints each round and the sum; 1 where anything was lost, halved, doubled or left, or no bar told of any report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--server", help="address of a PostgreSQL database; without it the ledger is a file")
    given = parser.parse_args()
    good = amid = told = 0
    for number, outcome in enumerate(run_rounds(given.kills, given.reports, given.server), 1):
        print(number, replace(outcome, seconds=round(outcome.seconds, 2)), flush=True)
        good += outcome.good
        amid += 0 < outcome.kept < given.reports
        told += outcome.told
    print(f"{good} of {given.kills} kills: nothing lost, nothing half written")
    print(f"{amid} of them came while reports were being kept; {told} reports had been told as finished")
    return int(good != given.kills or not told)


if __name__ == "__main__":
    sys.exit(main())
