"""One report alone: what comparing its figures must show.

The report is the first row of a bench file. Its number of killed soldiers is told three times: in the report's own voice
beside a military's words, and twice by a politician of that side; a fourth figure is a yardstick from another war, and the
politician's days can't have passed. Measures, each one thing: `seed/origin` the three are one origin, `seed/side` which
is the enemy of the counted, `seed/echo` with the politician behind it, `seed/yardstick` and the yardstick apart,
`seed/date` and the impossible date is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evals.kept import keep_readings, map_bodies
from evals.tally import Tally
from sayso.compare.compare import compare_figures
from sayso.model import Reading, Series

NUMBER = Decimal(3500)
ECHO = "Petro Poroshenko"


def score_seed(reading: Reading) -> dict[str, Tally]:
    """Each of the measures, one thing of one."""
    figures, bodies = keep_readings([reading]), map_bodies([reading])
    told = {one.id for one in figures if one.figure.quantity.low == NUMBER}
    yardsticks = {one.id for one in figures if one.figure.role == "comparison"}
    series = [one for one in compare_figures(figures, body=bodies.__getitem__) if _holds(one, told)]
    origins = [origin for one in series for origin in one.origins]
    whole = len(told) == 3 and len(origins) == 1 and set(origins[0].figures) == told
    echoes = {one.id for one in figures if one.figure.according_to == ECHO} & told
    found = {
        "seed/origin": whole,
        "seed/side": whole and origins[0].relation == "enemy",
        "seed/echo": whole and len(echoes) == 2 and origins[0].first not in echoes,
        "seed/yardstick": bool(yardsticks) and not any(_holds(one, yardsticks) for one in series),
        "seed/date": any(one.kind == "impossible date" for held in series for one in held.findings),
    }
    return {measure: Tally(int(holds), 1, 1) for measure, holds in found.items()}


def _holds(series: Series, figures: Sequence[str] | set[str]) -> bool:
    return any(point.figure in figures for point in series.points)
