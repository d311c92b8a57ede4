"""The suites that are measured, and a run over one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from evals import attacks, figures, places, polnear, series, statements, times
from evals.cases import Case, FigureRecord, Record, TimeRecord, digest_cases
from evals.polnear import Verdict
from evals.tally import NOTHING, Tally, add_tallies
from sayso.model import Place

SuiteName = Literal["made", "bench", "polnear", "series", "attacks", "times", "places", "across"]

_READINGS = ("token/source", "token/cue", "token/content", "found", "speaker", "kind", "stance", "via", "pins")
_RELATIONS = ("all/soft/both", "direct/soft/both", "indirect/soft/both", "all/exact/both", "all/words/both")

_FIGURES = (
    "figure/found",
    "figure/core",
    "figure/sourced",
    "figure/whole",
    *(f"figure/{one}" for one in figures.FIELDS),
)

GATED: dict[SuiteName, tuple[str, ...]] = {
    "made": (*_READINGS, *_FIGURES),
    "bench": (*_READINGS, *_FIGURES),
    "polnear": ("token/source", "token/cue", "token/content", *_RELATIONS, "pins"),
    "series": ("series/total", "series/addition", "pins"),
    "attacks": ("attacks/number", "attacks/bound", "attacks/event", "pins"),
    "times": ("times/found", "times/exact", "times/valued", "times/value", "pins"),
    "places": ("places/country", "places/near", "places/found", "pins"),
    "across": (
        *(f"seed/{one}" for one in ("origin", "side", "echo", "yardstick", "date")),
        "compared/day",
        "slips/sum",
        "slips/official",
        "slips/fall",
        "oryx/together",
        "oryx/independent",
        "oryx/contradiction",
        "echoes/joined",
        "echoes/apart",
        "revisions/changed",
        "revisions/relation",
        "revisions/reused",
        "falls/day",
    ),
}
"""The measures that have a floor."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one case gave. `pins` counts the pins whose words stand where they say; `failed` is the
    reason of a case that could not be read, which then counts as read with nothing found. `places` are those found,
    `meant` what the gold places' own spans mean, in their order."""

    statements: tuple[Record, ...] = ()
    attributions: tuple[Record, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    times: tuple[TimeRecord, ...] = ()
    pins: Tally = NOTHING
    failed: str | None = None
    places: tuple[Place, ...] = ()
    meant: tuple[Place, ...] = ()


Reader = Callable[[Case], Outcome]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How one case was read: counts, and what is right of each gold statement, figure and time. No word of its text."""

    id: str
    tallies: dict[str, Tally]
    right: dict[str, tuple[str, ...]]
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A suite measured once: on which corpus (digest of texts and gold), with which package and tagger."""

    suite: SuiteName
    corpus: str
    sayso: str
    tagger: str
    results: tuple[CaseResult, ...]

    @property
    def scores(self) -> dict[str, float]:
        """F1 of each measure, 0 to 1, micro-averaged over the cases."""
        return {measure: tally.f1 for measure, tally in self.tallies.items()}

    @property
    def tallies(self) -> dict[str, Tally]:
        """The counts of each measure over all cases."""
        return add_tallies(result.tallies for result in self.results)

    @property
    def statements(self) -> int:
        """How many gold statements, figures and times there are."""
        return sum(len(result.right) for result in self.results)


def measure(suite: SuiteName, cases: Sequence[Case], reader: Reader, versions: tuple[str, str]) -> Run:
    """The run of `reader` over the cases; `versions` are those of the package and of the tagger."""
    results = tuple(_measure_case(suite, case, reader(case)) for case in cases)
    return Run(suite, digest_cases(cases), *versions, results)


def _measure_case(suite: SuiteName, case: Case, outcome: Outcome) -> CaseResult:
    verdict = _score(suite, case, outcome)
    return CaseResult(case.id, {**verdict.tallies, "pins": outcome.pins}, verdict.right, outcome.failed)


def _score(suite: SuiteName, case: Case, outcome: Outcome) -> Verdict:
    if suite == "polnear":
        return polnear.score_case(case.text, case.records, outcome.attributions)
    if suite == "series":
        return series.score_case(case.text, case.figures, outcome.figures)
    if suite == "attacks":
        return attacks.score_case(case.figures, outcome.figures)
    if suite == "times":
        return times.score_case(case.times, outcome.times)
    if suite == "places":
        return places.score_case(case, outcome.places, outcome.meant)
    said = statements.score_case(case.text, case.records, outcome.statements)
    counted = figures.score_case(case.figures, outcome.figures)
    return Verdict({**said.tallies, **counted.tallies}, {**said.right, **counted.right})
