"""Frozen runs: what was right case by case when it was last measured, kept in git without any text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.suites import CaseResult, Run, SuiteName
from evals.tally import NOTHING, Tally

FOLDER = Path(__file__).with_name("runs")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing about one gold statement that came to be right (`gained`) or wrong."""

    case: str
    statement: str
    aspect: str
    gained: bool

    def __str__(self) -> str:
        return f"{'+' if self.gained else '-'} {self.case} {self.statement} {self.aspect}"


def write_run(run: Run, folder: Path = FOLDER) -> None:
    """Freeze a run as `SUITE.jsonl`: a head, then a line a case."""
    head = {"suite": run.suite, "corpus": run.corpus, "sayso": run.sayso, "tagger": run.tagger}
    lines = [json.dumps(head), *(json.dumps(_to_row(result)) for result in run.results)]
    (folder / f"{run.suite}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_run(suite: SuiteName, folder: Path = FOLDER) -> Run | None:
    """The suite's frozen run; None where there is none yet."""
    path = folder / f"{suite}.jsonl"
    if not path.exists():
        return None
    head, *rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    results = tuple(_from_row(row) for row in rows)
    return Run(suite, head["corpus"], head["sayso"], head["tagger"], results)


def _to_row(result: CaseResult) -> dict[str, object]:
    tallies = {name: [t.hit, t.read, t.gold] for name, t in sorted(result.tallies.items()) if t != NOTHING}
    return {"id": result.id, "failed": result.failed, "tallies": tallies, "right": result.right}


def _from_row(row: dict[str, dict[str, list[int]]]) -> CaseResult:
    tallies = {name: Tally(*counts) for name, counts in row["tallies"].items()}
    right = {statement: tuple(str(aspect) for aspect in aspects) for statement, aspects in row["right"].items()}
    failed = row["failed"]
    return CaseResult(str(row["id"]), tallies, right, str(failed) if failed else None)


def compare_runs(old: Run, new: Run) -> list[Change]:
    """What the new run gets right that the old one had wrong, and the reverse, in case order.

    ValueError where the two were measured on different corpora: their statements can't be paired.
    """
    if old.corpus != new.corpus:
        raise ValueError(f"{new.suite}: the frozen run is of corpus {old.corpus}, this one of {new.corpus}")
    before = {result.id: result.right for result in old.results}
    return [change for result in new.results for change in _compare(result, before[result.id])]


def _compare(result: CaseResult, before: dict[str, tuple[str, ...]]) -> Iterator[Change]:
    for statement, aspects in result.right.items():
        was, now = set(before[statement]), set(aspects)
        for aspect in sorted(was ^ now):
            yield Change(result.id, statement, aspect, aspect in now)
