"""Official series: each line's running total and its addition, read from daily loss reports.

The corpus is a file of posts in JSON lines: `id`, `date`, `title`, `text` and `regex_items`, which hold for each
line its `total` and `delta` as a line regex made for these very posts read them. A line is one of a list of what
was lost: *tanks - 1254 (+3),*. Measures: `series/total` and `series/addition`, numbers in their own place with
their own value; a figure more in a listed line counts against precision.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.cases import Case, FigureRecord
from evals.figures import pair
from evals.polnear import Verdict
from evals.tally import Tally, add_tallies

KINDS = ("total", "addition")


def load_series(path: Path) -> tuple[Case, ...]:
    """A case a post; its figures are the totals and additions of its lines. ValueError where a line is not in it."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_make_case(json.loads(line)) for line in lines if line.strip())


def _make_case(row: Mapping[str, Any]) -> Case:
    figures = tuple(one for item in row["regex_items"] for one in _make_figures(row["text"], item))
    day = date.fromisoformat(row["date"])
    return Case(row["id"], row["text"], (), row["title"], row["source"], day, None, figures)


def _make_figures(text: str, item: Mapping[str, Any]) -> Iterator[FigureRecord]:
    start = text.index(item["line"])
    total = _find_number(item["line"], item["total"])
    yield _make_figure(f"{item['category']} total", start, total, item["total"])
    if item["delta"] is not None:
        added = _find_number(item["line"], item["delta"], total[1])
        yield _make_figure(f"{item['category']} addition", start, added, item["delta"])


def _find_number(line: str, number: int, at: int = 0) -> tuple[int, int]:
    found = re.compile(rf"(?<!\d){number}(?!\d)").search(line, at)
    if found is None:
        raise ValueError(f"{number} is not in {line!r}")
    return found.span()


def _make_figure(name: str, start: int, place: tuple[int, int], number: int) -> FigureRecord:
    value = Decimal(number)
    return FigureRecord(name, (start + place[0], start + place[1]), value, value, "exact", "lost")


def score_case(text: str, gold: Sequence[FigureRecord], read: Sequence[FigureRecord]) -> Verdict:
    """What of the lines' numbers was read with its value; figures outside the lines are no matter."""
    lines = {text.count("\n", 0, one.span[0]) for one in gold}
    inside = [one for one in read if text.count("\n", 0, one.span[0]) in lines]
    right: dict[str, tuple[str, ...]] = {one.id: () for one in gold}
    hits: list[str] = []
    for i, j in pair(gold, inside):
        if gold[i].low == inside[j].low == inside[j].high:
            right[gold[i].id] = ("right",)
            hits.append(gold[i].id.rsplit(" ", 1)[1])
    golds, reads = [one.id.rsplit(" ", 1)[1] for one in gold], [_kind_of(text, one) for one in inside]
    rows = [{f"series/{kind}": Tally(hits.count(kind), reads.count(kind), golds.count(kind))} for kind in KINDS]
    return Verdict(add_tallies(rows), right)


def _kind_of(text: str, one: FigureRecord) -> str:
    return "addition" if text[one.span[0]] in "+-−" else "total"
