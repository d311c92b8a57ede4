"""Measure the reader and show what changed: `python -m evals.run [--SUITE PATH …] [--update]`.

Our own made-up reports are always measured, the outside corpora where their path is given (or the
folders' paths are in SAYSO_BENCH and SAYSO_DATA). `--update` freezes the runs and fills the table in
evals/README.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.across import measure_across
from evals.attacks import load_attacks
from evals.cases import Case, load_cases
from evals.floors import load_floors
from evals.frozen import compare_runs, read_run, write_run
from evals.markup import load_made
from evals.page import write_scores
from evals.places import load_places
from evals.reader import make_reader, read_places
from evals.series import load_series
from evals.suites import GATED, Run, SuiteName, measure
from evals.tally import NOTHING
from evals.times import load_times
from sayso.attribute import Tagger, load_tagger
from sayso.version import __version__

CASES: tuple[SuiteName, ...] = ("bench", "polnear", "series", "attacks", "times", "places")
OUTSIDE: tuple[SuiteName, ...] = (*CASES, "across")

_LOADERS: dict[SuiteName, Callable[[Path], Sequence[Case]]] = {
    "bench": load_cases,
    "polnear": load_cases,
    "series": load_series,
    "attacks": load_attacks,
    "times": load_times,
    "places": load_places,
}


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The options that name the outside corpora."""
    bench, data = os.environ.get("SAYSO_BENCH"), os.environ.get("SAYSO_DATA")
    parser.add_argument("--bench", type=Path, default=Path(bench, "dev.jsonl") if bench else None, metavar="PATH")
    places = {
        "polnear": "polnear/dev.jsonl",
        "series": "ua_mod_daily/posts.jsonl",
        "attacks": "muc34/docs.jsonl",
        "times": "tempeval3/tbaq.jsonl",
        "places": "geoparsing",
    }
    for suite, place in places.items():
        parser.add_argument(f"--{suite}", type=Path, default=Path(data, place) if data else None, metavar="PATH")
    parser.add_argument("--across", type=Path, default=Path(data) if data else None, metavar="FOLDER")


def load_suites(args: argparse.Namespace) -> dict[SuiteName, Sequence[Case]]:
    """The cases of our own suite and of those that the options name."""
    named = {suite: getattr(args, suite) for suite in CASES}
    return {"made": load_made(), **{suite: _LOADERS[suite](path) for suite, path in named.items() if path}}


def measure_all(args: argparse.Namespace) -> list[Run]:
    """The runs over our own suite and those that the options name; what is found across reports needs the bench too."""
    tagger = load_tagger()
    runs = measure_suites(load_suites(args), tagger)
    if args.across and args.bench:
        runs.append(measure_across(args.across, args.bench, tagger, (__version__, tagger.version)))
    return runs


def measure_suites(suites: dict[SuiteName, Sequence[Case]], tagger: Tagger) -> list[Run]:
    """The runs of a reader over all suites; of places only what reads them, with the spans given."""
    reader = make_reader(tagger)
    versions = __version__, tagger.version
    return [
        measure(suite, cases, read_places if suite == "places" else reader, versions) for suite, cases in suites.items()
    ]


def show_run(run: Run) -> None:
    """Print scores against floors, failures, and gains and losses against the frozen run."""
    floors = load_floors().get(run.suite)
    for name in GATED[run.suite]:
        print(show_score(run, name, floors.floors.get(name) if floors else None))
    for result in run.results:
        if result.failed:
            print(f"failed {result.id}: {result.failed}")
    show_changes(run)


def show_score(run: Run, name: str, floor: float | None) -> str:
    """A measure's precision, recall and F1 in per cent, the counts, and whether its floor holds."""
    tally = run.tallies.get(name, NOTHING)
    shares = "  ".join(f"{100 * share:5.1f}" for share in (tally.precision, tally.recall, tally.f1))
    held = "no floor" if floor is None else f"{'UNDER' if tally.f1 < floor else 'over'} its floor of {100 * floor:.1f}"
    return f"{run.suite:8} {name:20} {shares}   {held} ({tally.hit} of {tally.read} read, {tally.gold} gold)"


def show_changes(run: Run) -> None:
    """Print each thing that is right now and was wrong in the frozen run, and the reverse."""
    frozen = read_run(run.suite)
    if frozen is None or frozen.corpus != run.corpus:
        print(f"{run.suite}: no frozen run of this corpus to compare with")
        return
    changes = compare_runs(frozen, run)
    gained = sum(change.gained for change in changes)
    print(f"{run.suite}: {gained} gained, {len(changes) - gained} lost against the frozen run (tagger {frozen.tagger})")
    for change in changes:
        print(f"  {change}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, and with `--update` freeze."""
    parser = argparse.ArgumentParser(prog="python -m evals.run", description=(__doc__ or "").splitlines()[0])
    add_paths(parser)
    parser.add_argument("--update", action="store_true", help="freeze the runs and fill the table in evals/README.md")
    args = parser.parse_args(arguments)
    runs = measure_all(args)
    for run in runs:
        show_run(run)
    if args.update:
        for run in runs:
            write_run(run)
        write_scores([run for run in map(read_run, OUTSIDE) if run])
    return 0


if __name__ == "__main__":
    sys.exit(main())
