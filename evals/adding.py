"""What keeping costs on top of reading: `python -m evals.adding ARTICLES.jsonl [--count 200] [--rounds 3] [--update]`.

`sayso read` and `sayso add` take the same articles, in turns, each turn in a process of its own with one thread; what
counts is the ratio of their seconds of CPU within a round, and its median over the rounds. The ledger is an SQLite file.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from evals.page import PATH as PAGE
from evals.page import replace_block
from evals.speed import ONE_THREAD


def time_round(articles: Path, folder: Path) -> tuple[float, float, float]:
    """Seconds of CPU that reading, adding, and adding the same again take."""
    ledger = str(folder / "ledger.db")
    read = _time("read", str(articles), "--output", str(folder / "read.jsonl"))
    return read, _time("add", str(articles), "--ledger", ledger), _time("add", str(articles), "--ledger", ledger)


def _time(*words: str) -> float:
    """Seconds of CPU of one command; CalledProcessError where it fails."""
    command = [sys.executable, "-m", "sayso", *words]
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        child = subprocess.Popen(command, env={**os.environ, **ONE_THREAD}, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return used.ru_utime + used.ru_stime


def render(rounds: Sequence[tuple[float, float, float]], count: int) -> str:
    """The sentence for the page."""
    kept, again = (median(row[which] / row[0] for row in rounds) for which in (1, 2))
    spread = f"{min(row[1] / row[0] for row in rounds):.2f} to {max(row[1] / row[0] for row in rounds):.2f}"
    return (
        f"`sayso add` takes **{kept:.2f} ×** the CPU time of `sayso read` on the same {count} articles "
        f"({len(rounds)} rounds in turns, {spread}); adding them again takes {again:.2f} ×.\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with `--update` put it into the page."""
    parser = argparse.ArgumentParser(prog="python -m evals.adding", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path, help="a .jsonl file, an object with a text on each line")
    parser.add_argument("--count", type=int, default=200, help="how many articles (default: 200)")
    parser.add_argument("--rounds", type=int, default=3, help="how many turns each (default: 3)")
    parser.add_argument("--update", action="store_true", help="put the sentence into evals/README.md")
    args = parser.parse_args(arguments)
    rounds = []
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as name:
            articles = Path(name, "articles.jsonl")
            with args.articles.open(encoding="utf-8") as lines:
                articles.write_text("".join(islice(lines, args.count)), encoding="utf-8")
            rounds.append(time_round(articles, Path(name)))
    block = render(rounds, args.count)
    sys.stdout.write(block)
    if args.update:
        PAGE.write_text(replace_block(PAGE.read_text(encoding="utf-8"), "adding", block), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
