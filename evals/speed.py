"""How fast sayso reads beside spaCy: `python -m evals.speed ARTICLES.jsonl --peer-python PATH [--update]`.

Both read the same articles, in turns, each turn in a process of its own with one thread. What counts is
the ratio of words per second of CPU in the same run: machines differ, and a machine has other work.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from evals.markup import make_rows
from evals.page import PATH as PAGE
from evals.page import replace_block

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
STREAMED = (20, 1000)
"""Rows of the two files whose memory is compared: it must not grow with the file."""

SHORT = 'The port will open on Monday, the mayor said. "We are ready," she told reporters.\n'


@dataclass(frozen=True, slots=True)
class Turn:
    """One contender's turn: words read, seconds of wall and CPU, peak memory in MB, seconds to load."""

    words: int
    memory: float
    wall: float
    cpu: float
    load: float


@dataclass(frozen=True, slots=True)
class Speed:
    """A contender's medians (of memory: the most): words per second of CPU and of wall, MB, seconds to load."""

    name: str
    cpu: float
    wall: float
    memory: float
    load: float


def take_turn(name: str, python: str, articles: Path, count: int) -> Turn:
    """Have a contender read the articles. CalledProcessError where it fails."""
    command = [python, str(Path(__file__).with_name("contender.py")), name, str(articles), str(count)]
    done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, check=True, text=True)
    return Turn(**json.loads(done.stdout))


def summarise(name: str, turns: Sequence[Turn]) -> Speed:
    """The contender's medians."""
    cpu = median(turn.words / turn.cpu for turn in turns)
    wall = median(turn.words / turn.wall for turn in turns)
    return Speed(name, cpu, wall, max(turn.memory for turn in turns), median(turn.load for turn in turns))


def time_cold_start(rounds: int) -> float:
    """The median seconds of `sayso read` on a text of two sentences, from the start of its process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "short.txt")
        path.write_text(SHORT, encoding="utf-8")
        command = [sys.executable, "-m", "sayso", "read", str(path)]
        return median(_time(command) for _ in range(rounds))


def _time(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def stream_rows(count: int) -> float:
    """The peak memory in MB of `sayso read` over a file of so many of our own made-up reports."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [json.dumps({"text": row["text"]}) for row in make_rows()]
        path = Path(folder, "rows.jsonl")
        path.write_text("\n".join(islice(cycle(rows), count)) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "sayso", "read", str(path), "--output", str(Path(folder, "read.jsonl"))]
        # wait4 tells of this one child; what RUSAGE_CHILDREN tells is the largest so far.
        _, status, used = os.wait4(os.posix_spawn(sys.executable, command, os.environ), 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return used.ru_maxrss / 1024


def render(speeds: Sequence[Speed], cold: float, count: int, rounds: int, streamed: Mapping[int, float]) -> str:
    """The table for the page; the last contender is what the others are compared with."""
    base = speeds[-1].cpu
    lines = ["| reader | words/s CPU | words/s wall | ratio (CPU) | peak MB | load s |", "|---|---|---|---|---|---|"]
    for row in speeds:
        shares = f"{row.cpu:,.0f} | {row.wall:,.0f} | **{row.cpu / base:.2f}** | {row.memory:.0f} | {row.load:.1f}"
        lines.append(f"| {row.name} | {shares} |")
    told = f"{count} articles, {rounds} rounds in turns, one process and one thread each, medians."
    memory = ", ".join(f"{peak:.0f} MB on {rows:,} rows" for rows, peak in streamed.items())
    more = f"A cold `sayso read` on two sentences takes {cold:.2f} s; its peak memory is {memory}."
    return "\n".join([*lines, "", told, more]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and with `--update` put it into the page."""
    parser = argparse.ArgumentParser(prog="python -m evals.speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="a .jsonl file, an object with a text on each line")
    parser.add_argument("--peer-python", metavar="PATH", help="the Python of an environment that has spaCy")
    parser.add_argument("--count", type=int, default=100, help="how many articles (default: 100)")
    parser.add_argument("--rounds", type=int, default=3, help="how many turns each (default: 3)")
    parser.add_argument("--update", action="store_true", help="put the table into evals/README.md")
    args = parser.parse_args(arguments)
    contenders = {"sayso": sys.executable, **({"spacy": args.peer_python} if args.peer_python else {})}
    turns: dict[str, list[Turn]] = {name: [] for name in contenders}
    for _ in range(args.rounds):
        for name, python in contenders.items():
            turns[name].append(take_turn(name, python, args.articles, args.count))
    speeds = [summarise(name, taken) for name, taken in turns.items()]
    streamed = {rows: stream_rows(rows) for rows in STREAMED}
    block = render(speeds, time_cold_start(args.rounds), args.count, args.rounds, streamed)
    sys.stdout.write(block)
    if args.update:
        PAGE.write_text(replace_block(PAGE.read_text(encoding="utf-8"), "speed", block), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
