"""Fail where a score is under its floor: `python -m evals.gate [--pin [--lower REASON]]`.

Our own made-up reports are measured every time. A suite on outside data is measured where its path is
given; where it is not, its frozen run must be one of the shipped tagger and must hold its floors.
`--pin` raises the floors of the measured suites to what is reached now; a floor goes down only with
`--lower REASON`, and the reason goes into evals/README.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from evals import floors as pinned
from evals import page
from evals.floors import FloorError, Floors, Lowered
from evals.frozen import read_run
from evals.run import OUTSIDE, add_paths, measure_all, show_run
from evals.suites import Run


def check_runs(runs: Sequence[Run], frozen: Sequence[Run], floors: Mapping[str, Floors]) -> list[str]:
    """All that is wrong with the runs just measured and with the frozen runs of the suites that were not."""
    tagger = runs[0].tagger
    wrong = [f"{run.suite}: no floors are pinned" for run in runs if run.suite not in floors]
    wrong += [
        f"{run.suite}: the frozen run is of tagger {run.tagger}, the shipped one is {tagger}; run evals.run --update"
        for run in frozen
        if run.tagger != tagger
    ]
    for run in (*runs, *frozen):
        wrong += pinned.check_run(run, floors[run.suite]) if run.suite in floors else []
        wrong += [f"{run.suite}: {result.id} failed: {result.failed}" for result in run.results if result.failed]
    return wrong


def pin(runs: Sequence[Run], path: Path, readme: Path, reason: str | None, day: date) -> list[Lowered]:
    """Pin the floors of the runs; those that went down, with the reason written into the page.

    FloorError where one would go down and no reason is given: nothing is changed then.
    """
    old = pinned.load_floors(path)
    new: dict[str, Floors] = {run.suite: pinned.pin_floors(run) for run in runs}
    lowered = [row for run in runs for row in pinned.find_lowered(run.suite, old.get(run.suite), new[run.suite])]
    if lowered and not reason:
        told = "; ".join(f"{row.suite} {row.measure} from {row.old} to {row.new}" for row in lowered)
        raise FloorError(f"this would lower floors ({told}); say why with --lower REASON")
    pinned.save_floors({**old, **new}, path)
    if lowered and reason:
        page.record_lowered(lowered, reason, day, readme)
    return lowered


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all floors hold (or are pinned), 1 where one does not, 2 where pinning is refused."""
    parser = argparse.ArgumentParser(prog="python -m evals.gate", description=(__doc__ or "").splitlines()[0])
    add_paths(parser)
    parser.add_argument("--pin", action="store_true", help="set the floors to what is reached now")
    parser.add_argument("--lower", metavar="REASON", help="allow --pin to lower floors, and record why")
    args = parser.parse_args(arguments)
    runs = measure_all(args)
    for run in runs:
        show_run(run)
    try:
        wrong = _pin_or_check(runs, args)
    except FloorError as error:
        print(f"evals.gate: {error}", file=sys.stderr)
        return 2
    for line in wrong:
        print(f"evals.gate: {line}", file=sys.stderr)
    print(f"evals.gate: {'a floor does not hold' if wrong else 'all floors hold'}")
    return 1 if wrong else 0


def _pin_or_check(runs: Sequence[Run], args: argparse.Namespace) -> list[str]:
    if args.pin:
        pin(runs, pinned.PATH, page.PATH, args.lower, date.today())
        return []
    measured = {run.suite for run in runs}
    frozen = [run for run in map(read_run, OUTSIDE) if run and run.suite not in measured]
    return check_runs(runs, frozen, pinned.load_floors())


if __name__ == "__main__":
    sys.exit(main())
