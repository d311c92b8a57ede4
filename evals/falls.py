"""Falls of official running totals: each listed with its day, and none invented.

Rows of two daily series are made into kept figures, one a row and column, as if each stood in a report of its own, and
compared. Gold are the days on which a column is lower than on the last day that tells it. Only what the source itself
reports is taken: columns that the data set extrapolates (`ext_`), and rows that it filled in from elsewhere (a source of
`missing` or `fill`), are nobody's word. Lebanon's columns of reported totals begin anew with a second phase; a total is asked for
since the beginning of its phase, so that this is no fall. Ukraine's official series has no fall in these rows; the
negative numbers of its published corrections are laid on an invented total of 100,000, to see that each is found.

Measure: `falls/day`, falls with their day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from evals.kept import keep_readings
from evals.tally import Tally
from sayso.compare.findings import find_findings
from sayso.model import (
    Figure,
    OffsetMap,
    Period,
    Quantity,
    Question,
    Reading,
    Report,
    Span,
    Text,
    Versions,
    make_pin,
)

NOT_TOLD = {"missing", "fill"}


@dataclass(frozen=True, slots=True)
class Column:
    """A running total of an official series: its value on each day that tells one, all counted since `since`."""

    name: str
    since: date
    values: tuple[tuple[date, Decimal], ...]

    @property
    def falls(self) -> frozenset[date]:
        """The days on which the value is lower than the one before."""
        return frozenset(day for (_, before), (day, after) in pairwise(self.values) if after < before)


def load_columns(data: Path) -> list[Column]:
    """The columns of the Gaza, West Bank, Lebanon and Ukraine series, and of Ukraine's corrections, in folder `data`."""
    gaza = [
        column
        for name in ("casualties_daily", "west_bank_daily", "lebanon_casualties_daily")
        for column in _read_columns(name, json.loads((data / f"gaza_daily/{name}.json").read_text("utf-8")))
    ]
    folder = data / "ua_mod_daily"
    series = [json.loads(line) for line in (folder / "gold_series.jsonl").read_text("utf-8").splitlines() if line]
    corrections = json.loads((folder / "equipment_correction.json").read_text("utf-8"))
    return [*gaza, *_read_series(series), *_read_corrections(corrections)]


def _read_columns(name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Column]:
    told = [row for row in rows if not NOT_TOLD & {row.get("report_source"), row.get("flash_source")}]
    for phase in sorted({row.get("phase", 1) for row in told}):
        within = [row for row in told if row.get("phase", 1) == phase]
        since = date.fromisoformat(within[0]["report_date"])
        for key in sorted({key for row in within for key in row if "_cum" in key and not key.startswith("ext_")}):
            pairs = ((row["report_date"], row.get(key)) for row in within)
            yield _make_column(f"{name} {phase} {key}", since, pairs)


def _read_series(rows: Sequence[Mapping[str, Any]]) -> Iterator[Column]:
    names = {key for row in rows for key, value in row.items() if isinstance(value, int) and key not in ("day", "POW")}
    for key in sorted(names):
        yield _make_column(f"ukraine {key}", date(2022, 2, 24), ((row["date"], row.get(key)) for row in rows))


def _read_corrections(rows: Sequence[Mapping[str, Any]]) -> Iterator[Column]:
    for key in sorted(key for key in rows[0] if key not in ("date", "day")):
        total = 100_000
        pairs = [("2022-02-24", total)]
        for row in rows:
            total += row.get(key) or 0
            pairs.append((row["date"], total))
        yield _make_column(f"ukraine corrected {key}", date(2022, 2, 24), pairs)


def _make_column(name: str, since: date, pairs: Iterable[tuple[str, int | None]]) -> Column:
    told = {date.fromisoformat(day): Decimal(value) for day, value in pairs if value is not None}
    return Column(name, since, tuple(sorted(told.items())))


def find_falls(column: Column) -> frozenset[date]:
    """The days of the falls that comparing finds in a column."""
    figures = keep_readings(_make_reading(column, *value) for value in column.values)
    question = Question("killed", "person", None, None, None, None, True, column.since, None)
    found = find_findings(question, figures, ())
    return frozenset(finding.day for finding in found if finding.kind == "fall" and finding.day)


def _make_reading(column: Column, day: date, value: Decimal) -> Reading:
    """A report of one sentence that tells the value, in the voice of who publishes the series."""
    body = f"{value} people have been killed since {column.since.isoformat()}."
    report = Report(f"{column.name} {day}", column.name, "text/plain", "", publisher=column.name, published=day)
    whole = Span(0, len(body))
    text = Text(report.id, body, (whole,), (whole,), OffsetMap(((0, 0, len(body)),)))
    number = Quantity(value, value, "exact", str(value))
    figure = Figure(
        "f1", make_pin(body, Span(0, len(number.words))), number, "killed", "person", None, None, None,
        Period(column.since, day), True, None, (), None, None, None, "claim", "asserted", 1.0, "row",
    )  # fmt: skip
    return Reading(report, text, (), (), (), (figure,), (), (), (), (), Versions("", ""))


def score_falls(columns: Sequence[Column]) -> dict[str, Tally]:
    """How many of the falls were found on their day, and how many were told."""
    total = Tally()
    for column in columns:
        found = find_falls(column)
        total += Tally(len(found & column.falls), len(found), len(column.falls))
    return {"falls/day": total}
