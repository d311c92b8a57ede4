"""Two independent counts of the same losses: a ministry's daily list, and what Oryx has confirmed by pictures.

The ministry's post is read as it was published. `oryx.json` holds Oryx's count by model and tells no day; its numbers
are higher than Oryx's were on any day of the posts, so it is a later state of the list. A report is made of it, one
sentence a category, and given the day of the last post: what is measured is whether two origins on one question and one
day are laid side by side, not who was right. The whole way is gone: read, group, find origins, find findings.

A category is right where both figures are in one group, as two origins, and numbers that differ by more than their
bounds are a contradiction that names both. Measures: `oryx/together`, `oryx/independent`, `oryx/contradiction`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from evals.kept import keep_readings, map_bodies
from evals.tally import Tally, add_tallies
from sayso.compare.findings import find_findings
from sayso.compare.group import Group
from sayso.compare.origins import find_origins
from sayso.compare.relation import relate
from sayso.compare.series import group_figures
from sayso.model import Finding, KeptFigure, Origin, Raw, Reading

CATEGORIES: Mapping[str, tuple[str, str, str]] = {
    "Tanks": ("Tanks", "tanks", "tank"),
    "Aircraft": ("Aircrafts", "aircraft", "aircraft"),
    "Helicopters": ("Helicopters", "helicopters", "helicopter"),
    "Drones": ("Unmanned Aerial Vehicles", "drones", "drone"),
    "Ships": ("Warships, Boats", "warships and boats", "naval ship"),
}
"""Categories that both count: how `oryx.json` calls them, how a report does, and the column of the official series."""

Read = Callable[[Raw], Reading]


def load_day(data: Path) -> tuple[Raw, Raw, dict[str, tuple[int, int]]]:
    """The ministry's last post, the report on Oryx for its day, and each category's two numbers."""
    folder = data / "ua_mod_daily"
    posts = [json.loads(line) for line in (folder / "posts.jsonl").read_text("utf-8").splitlines() if line]
    rows = [json.loads(line) for line in (folder / "gold_series.jsonl").read_text("utf-8").splitlines() if line]
    models = json.loads((folder / "oryx.json").read_text("utf-8"))
    post = max(posts, key=lambda one: str(one["date"]))
    told = next(row for row in rows if row["date"] == post["date"])
    numbers = {
        name: (sum(one["losses_total"] for one in models if one["equipment_ua"] == listed), told[column])
        for name, (listed, _, column) in CATEGORIES.items()
    }
    return _make_post(post), _make_report(date.fromisoformat(post["date"]), numbers), numbers


def _make_post(post: Mapping[str, str]) -> Raw:
    data, day = post["text"].encode(), date.fromisoformat(post["date"])
    return Raw(data, "text/plain", "post", "utf-8", post["id"], post["title"], post["source"], day)


def _make_report(day: date, numbers: Mapping[str, tuple[int, int]]) -> Raw:
    lines = [
        f"Oryx has visually confirmed {numbers[name][0]:,} Russian {words} lost since the invasion began on"
        f" 24 February 2022, it said on {day.day} {day:%B} {day.year}."
        for name, (_, words, _) in CATEGORIES.items()
    ]
    data = "\n\n".join(lines).encode()
    return Raw(data, "text/plain", "oryx", "utf-8", "oryx", "Losses confirmed by pictures", "Oldford Echo", day)


def score_oryx(data: Path, read: Read) -> dict[str, Tally]:
    """The three measures over all categories."""
    post, report, numbers = load_day(data)
    readings = [read(post), read(report)]
    bodies, figures = map_bodies(readings), keep_readings(readings)
    compared = [_compare(group, bodies) for group in group_figures(figures)]
    return add_tallies(_score_category(pair, compared) for pair in numbers.values())


Compared = tuple[Group, Sequence[Origin], Sequence[Finding]]


def _compare(group: Group, bodies: Mapping[str, str]) -> Compared:
    origins = find_origins(group.figures, lambda figure: relate(figure, {}), bodies.__getitem__)
    return group, origins, find_findings(group.question, group.figures, origins)


def _score_category(pair: tuple[int, int], compared: Sequence[Compared]) -> dict[str, Tally]:
    told = next((one for one in compared if all(_find(one[0].figures, number) for number in pair)), None)
    ids = [_find(told[0].figures, number) for number in pair] if told else []
    origins = {origin.id for id in ids for origin in (told[1] if told else ()) if id in origin.figures}
    found = [
        one for one in (told[2] if told else ()) if one.kind == "contradiction" and set(one.sides) == set(ids)
        and all(f"{number:,})" in one.reason for number in pair)
    ]  # fmt: skip
    differ = pair[0] != pair[1]
    return {
        "oryx/together": Tally(int(told is not None), int(told is not None), 1),
        "oryx/independent": Tally(int(len(origins) == 2), int(told is not None), 1),
        "oryx/contradiction": Tally(int(bool(found) and differ), int(bool(found)), int(differ)),
    }


def _find(figures: Sequence[KeptFigure], number: int) -> str | None:
    return next((one.id for one in figures if one.figure.quantity.low == Decimal(number)), None)
