"""Slips of a ministry's daily list: totals that aren't the total before and what was added, told as findings.

The posts are read, grouped and compared the whole way. Gold are the totals of a line that, by a line regex made for these
very posts (`regex_items`), miss the total of the day before and the day's addition. Of all day-values that the posts and
the official series both tell one differs, and it must be among the findings with cause *slip*. The lists have no fall.

Measures: `slips/sum` totals that miss their addition, by day and number; `slips/official` values that differ from the
official series, found as slips; `slips/fall` that no fall is told, of which there are none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.kept import keep_readings, map_bodies
from evals.tally import Tally
from sayso.compare.findings import find_findings
from sayso.compare.origins import find_origins
from sayso.compare.relation import relate
from sayso.compare.series import group_figures
from sayso.model import Finding, KeptFigure, Raw, Reading

Value = tuple[date, Decimal]
"""The day and the number of a total."""


def load_posts(data: Path) -> list[Mapping[str, Any]]:
    """The posts in the order of their days."""
    lines = (data / "ua_mod_daily/posts.jsonl").read_text("utf-8").splitlines()
    return sorted((json.loads(line) for line in lines if line), key=lambda post: str(post["date"]))


def find_missed(posts: Iterable[Mapping[str, Any]]) -> frozenset[Value]:
    """Totals that are not the total of the day before and the day's addition."""
    told: dict[tuple[str, date], int] = {}
    missed = set()
    for post in posts:
        day = date.fromisoformat(post["date"])
        for item in post["regex_items"]:
            told[item["category"], day] = item["total"]
            before = told.get((item["category"], day - timedelta(days=1)))
            if before is not None and item["delta"] is not None and before + item["delta"] != item["total"]:
                missed.add((day, Decimal(item["total"])))
    return frozenset(missed)


def find_unofficial(posts: Iterable[Mapping[str, Any]]) -> frozenset[Value]:
    """Totals that differ from what the official series tells for their day."""
    return frozenset(
        (date.fromisoformat(post["date"]), Decimal(item["total"]))
        for post in posts
        for item in post["regex_items"]
        if (official := post["gold_petroivaniuk"].get(item["category"])) is not None and official != item["total"]
    )


def score_slips(posts: Sequence[Mapping[str, Any]], read: Callable[[Raw], Reading]) -> dict[str, Tally]:
    """The measures over all posts."""
    readings = [read(make_raw(post)) for post in posts]
    figures = keep_readings(readings)
    found = list(_compare(figures, map_bodies(readings)))
    numbers = {one.id: one.figure.quantity.low for one in figures}
    missed, unofficial = find_missed(posts), find_unofficial(posts)
    sums = {_tell(finding, numbers): finding.cause for finding in found if finding.kind == "sum"}
    slips = {value for value, cause in sums.items() if cause == "slip"}
    falls = sum(finding.kind == "fall" for finding in found)
    return {
        "slips/sum": Tally(len(missed & set(sums)), len(sums), len(missed)),
        "slips/official": Tally(len(unofficial & slips), len(slips), len(unofficial)),
        "slips/fall": Tally(int(not falls), 1, 1),
    }


def make_raw(post: Mapping[str, Any]) -> Raw:
    """A post as it would come in at the front door."""
    data, day = post["text"].encode(), date.fromisoformat(post["date"])
    return Raw(data, "text/plain", post["id"], "utf-8", post["id"], post["title"], post["source"], day)


def _compare(figures: Sequence[KeptFigure], bodies: Mapping[str, str]) -> Iterator[Finding]:
    groups = {group.id: group for group in group_figures(figures)}
    for group in groups.values():
        origins = find_origins(group.figures, lambda figure: relate(figure, {}), bodies.__getitem__)
        daily = groups[group.daily].figures if group.daily else ()
        yield from find_findings(group.question, group.figures, origins, daily=daily)


def _tell(finding: Finding, numbers: Mapping[str, Decimal | None]) -> Value:
    """The total that a finding of a sum is about: the second of its sides."""
    return finding.day or date.min, numbers[finding.sides[1]] or Decimal(0)
