"""Official series: whether the figures of daily reports, laid side by side, give each line's running total day by day.

The corpus are posts in JSON lines, each with its `date` and in `gold_petroivaniuk` what the official series has for that
day: a number for each category (other values are passed over). What is compared knows no categories: each takes the running total that
is right on most of its days, every one at most one. Measure: `compared/day`, values of a day.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from evals.polnear import Verdict
from evals.tally import Tally
from sayso.compare.group import Group
from sayso.compare.standing import find_day

Days = Mapping[date, Decimal]


def load_days(path: Path) -> dict[str, Days]:
    """The official values of each category on the days of the posts."""
    series: dict[str, dict[date, Decimal]] = defaultdict(dict)
    with path.open(encoding="utf-8") as lines:
        for row in (json.loads(line) for line in lines if line.strip()):
            for category, value in row["gold_petroivaniuk"].items():
                if isinstance(value, int):
                    series[category][date.fromisoformat(row["date"])] = Decimal(value)
    return dict(series)


def score_days(gold: Mapping[str, Days], groups: Iterable[Group]) -> Verdict:
    """How many of the official values the running totals give; one that gives two on a day gives none."""
    found = {group.id: _find_values(group) for group in groups if group.kind == "total" and not group.comparison}
    pairs = _pair(gold, found)
    tally = Tally()
    right: dict[str, tuple[str, ...]] = {}
    for category, days in gold.items():
        read = found.get(pairs.get(category, ""), {})
        hits = [day for day, value in days.items() if read.get(day) == {value}]
        tally += Tally(len(hits), sum(len(read.get(day, ())) for day in days), len(days))
        right.update({f"{category} {day}": ("right",) if day in hits else () for day in days})
    return Verdict({"compared/day": tally}, right)


def _find_values(group: Group) -> Mapping[date, set[Decimal | None]]:
    values: dict[date, set[Decimal | None]] = defaultdict(set)
    for kept in group.figures:
        day = find_day(kept)
        if day is not None:
            values[day].add(kept.figure.quantity.low)
    return values


def _pair(gold: Mapping[str, Days], found: Mapping[str, Mapping[date, set[Decimal | None]]]) -> Mapping[str, str]:
    """A running total for each category, the greatest agreement first, one to one."""
    shared = [
        (sum(values.get(day) == {value} for day, value in days.items()), category, group)
        for category, days in gold.items()
        for group, values in found.items()
    ]
    pairs: dict[str, str] = {}
    for hits, category, group in sorted(shared, key=lambda one: (-one[0], one[1], one[2])):
        if hits and category not in pairs and group not in pairs.values():
            pairs[category] = group
    return pairs
