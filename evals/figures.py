"""Score the figures of whole readings, by the rules of the bench.

A gold and a read figure are a pair where their spans overlap, greatest overlap first, one to one. A read
zero that the gold has no figure for is passed over: the gold leaves zeros told in words out. Measures, each
a `Tally`:

* `figure/found`: the pairs; `figure/core`: those with the same quantity, event, unit and party;
  `figure/sourced`: those with the same source besides; `figure/whole`: with the same period and place too.
* `figure/FIELD`: of the pairs, those with the same field; read and gold are both the number of pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.cases import FigureRecord, TimeRecord
from evals.names import same_name
from evals.polnear import Verdict
from evals.tally import Tally, add_tallies

FIELDS = (
    "quantity", "event", "unit", "party", "by", "status", "period", "place", "according_to", "cumulative", "role",
)  # fmt: skip
CORE = frozenset(("quantity", "event", "unit", "party"))
SOURCED = CORE | {"according_to"}
WHOLE = SOURCED | {"period", "place"}


def score_case(gold: Sequence[FigureRecord], read: Sequence[FigureRecord]) -> Verdict:
    """What `read` gets right of `gold` in one text."""
    counted = [one for one in read if not one.is_zero or any(_overlap(one, other) for other in gold)]
    totals = ("figure/found", "figure/core", "figure/sourced", "figure/whole")
    rows = [{name: Tally(0, len(counted), len(gold)) for name in totals}]
    right: dict[str, tuple[str, ...]] = {one.id: () for one in gold}
    for i, j in pair(gold, counted):
        fields = compare(gold[i], counted[j])
        rows.append({f"figure/{field}": Tally(int(field in fields), 1, 1) for field in FIELDS})
        rows.append({"figure/found": Tally(1), **_count_records(frozenset(fields))})
        right[gold[i].id] = ("found", *fields)
    return Verdict(add_tallies(rows), right)


def _count_records(fields: frozenset[str]) -> dict[str, Tally]:
    parts = (("core", CORE), ("sourced", SOURCED), ("whole", WHOLE))
    return {f"figure/{name}": Tally(int(wanted <= fields)) for name, wanted in parts}


def pair(gold: Sequence[FigureRecord | TimeRecord], read: Sequence[FigureRecord | TimeRecord]) -> list[tuple[int, int]]:
    """Pairs of a gold and a read figure or time (indexes) whose spans overlap."""
    ranked = sorted((-_overlap(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if _overlap(g, r))
    taken: set[int] = set()
    given: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            pairs.append((i, j))
    return pairs


def _overlap(one: FigureRecord | TimeRecord, other: FigureRecord | TimeRecord) -> int:
    return max(0, min(one.span[1], other.span[1]) - max(one.span[0], other.span[0]))


def compare(gold: FigureRecord, read: FigureRecord) -> tuple[str, ...]:
    """The names of the fields that are the same in both; a start that the gold leaves open may be anything."""
    names = ("unit", "party", "by", "place", "according_to")
    same = {name: same_name(getattr(gold, name), getattr(read, name)) for name in names}
    same |= {name: getattr(gold, name) == getattr(read, name) for name in ("event", "status", "cumulative", "role")}
    same["quantity"] = (gold.low, gold.high, gold.bound) == (read.low, read.high, read.bound)
    same["period"] = gold.end == read.end and gold.start in (None, read.start)
    return tuple(field for field in FIELDS if same[field])
