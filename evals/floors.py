"""Floors: the scores that a change may not fall under, with the corpus and counts they were pinned on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from evals.suites import GATED, Run, SuiteName

PATH = Path(__file__).with_name("floors.json")
STEP = 1000
"""Floors are cut down to thousandths."""

SLACK: Mapping[SuiteName, float] = {
    "made": 0.02,
    "bench": 0.01,
    "polnear": 0.003,
    "series": 0.002,
    "attacks": 0.01,
    "times": 0.002,
    "places": 0.002,
    "across": 0.01,
}
"""How far under the reached score a floor is pinned. The same weights give the same scores on one machine,
but quantised arithmetic differs between kinds of processors; this is room for a statement or a
figure or so of the suite."""

EXACT = frozenset(("pins",))
"""Measures that get no such room."""


class FloorError(Exception):
    """Floors that may not be pinned as asked; its text says what to do."""


@dataclass(frozen=True, slots=True)
class Floors:
    """A suite's floors, F1 from 0 to 1 by measure."""

    corpus: str
    cases: int
    statements: int
    floors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that goes down."""

    suite: SuiteName
    measure: str
    old: float
    new: float


def load_floors(path: Path = PATH) -> dict[str, Floors]:
    """The floors of every suite that has some."""
    return {suite: Floors(**told) for suite, told in json.loads(path.read_text(encoding="utf-8")).items()}


def save_floors(floors: Mapping[str, Floors], path: Path = PATH) -> None:
    """Write the floors so that a change of one shows as a change of one line."""
    rows = {suite: asdict(told) for suite, told in sorted(floors.items())}
    path.write_text(json.dumps(rows, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def check_run(run: Run, floors: Floors) -> list[str]:
    """What is wrong with a run, in words: another corpus, or a score under its floor. Empty if all is well."""
    if (run.corpus, len(run.results), run.statements) != (floors.corpus, floors.cases, floors.statements):
        counts = f"{run.corpus} with {len(run.results)} cases and {run.statements} statements"
        pinned = f"{floors.corpus} with {floors.cases} and {floors.statements}"
        return [f"{run.suite}: the corpus is {counts}, the floors were pinned on {pinned}; pin them anew"]
    scores = run.scores
    under = [(name, floor) for name, floor in floors.floors.items() if scores.get(name, 0.0) < floor]
    return [f"{run.suite}: {name} is {scores.get(name, 0.0):.4f}, under its floor of {floor}" for name, floor in under]


def pin_floors(run: Run) -> Floors:
    """The floors that the run reaches with some room."""
    floors = {name: _find_floor(run, name) for name in GATED[run.suite]}
    return Floors(run.corpus, len(run.results), run.statements, floors)


def _find_floor(run: Run, measure: str) -> float:
    slack = 0.0 if measure in EXACT else SLACK[run.suite]
    return max(0, math.floor((run.scores.get(measure, 0.0) - slack) * STEP + 1e-6)) / STEP


def find_lowered(suite: SuiteName, old: Floors | None, new: Floors) -> list[Lowered]:
    """The measures whose floor would go down, or away."""
    before = old.floors if old else {}
    return [
        Lowered(suite, name, floor, new.floors.get(name, 0.0))
        for name, floor in before.items()
        if new.floors.get(name, 0.0) < floor
    ]
