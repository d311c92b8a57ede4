"""Texts with their gold: the shapes that the scorers compare, and readers of the two file forms.

The *bench* form is one JSON object a line with `id`, `text` and `statements`, the *PolNeAR* form has
`attributions` instead. Offsets are half-open code points into `text` in both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

Spans = tuple[tuple[int, int], ...]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Record:
    """A statement, marked by people or read by a program. PolNeAR's attributions have the spans only."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: str | None = None
    speaker: str | None = None
    stance: str | None = None
    via: tuple[str, ...] = ()

    def spans(self, role: str) -> Spans:
        """The spans of one of `ROLES`."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A figure, marked by people or read by a program. `start` and `end` are the days of its period."""

    id: str
    span: tuple[int, int]
    low: Decimal | None
    high: Decimal | None
    bound: str
    event: str
    unit: str | None = None
    party: str | None = None
    by: str | None = None
    status: str | None = None
    start: str | None = None
    end: str | None = None
    cumulative: bool = False
    place: str | None = None
    according_to: str | None = None
    role: str = "claim"

    @property
    def is_zero(self) -> bool:
        """Whether nothing was counted: *no civilians were killed*, *(+0)*."""
        return self.low == 0 and self.high == 0


@dataclass(frozen=True, slots=True)
class TimeRecord:
    """A time expression with its TIMEX3 value."""

    id: str
    span: tuple[int, int]
    value: str | None


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A name marked as a place. `country` is in the corpus's own words, `at` degrees north and east; None where it
    doesn't tell. `resolved` tells whether the corpus says which place it is; where it doesn't, the name is left out."""

    id: str
    span: tuple[int, int]
    country: str | None
    at: tuple[float, float] | None
    resolved: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A text with everything that a right reading of it holds."""

    id: str
    text: str
    records: tuple[Record, ...]
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    figures: tuple[FigureRecord, ...] = ()
    times: tuple[TimeRecord, ...] = ()
    places: tuple[PlaceRecord, ...] = ()


def load_cases(path: Path) -> tuple[Case, ...]:
    """All cases of a file in either form, in its order."""
    with path.open(encoding="utf-8") as lines:
        return tuple(make_case(json.loads(line)) for line in lines if line.strip())


def make_case(row: Mapping[str, Any]) -> Case:
    """The case that one row of either form tells of. ValueError where a span lies outside the text."""
    records = make_records(row)
    for record in records:
        for start, end in (*record.source, *record.cue, *record.content):
            if not 0 <= start < end <= len(row["text"]):
                raise ValueError(f"{row['id']} {record.id}: the span {start}-{end} lies outside the text")
    day = row.get("published") or row.get("date")
    published = date.fromisoformat(day[:10]) if day else None
    told = (row.get("title"), row.get("publisher"), published, row.get("url"))
    return Case(row["id"], row["text"], records, *told, make_figures(row))


def make_records(row: Mapping[str, Any]) -> tuple[Record, ...]:
    """The statements or attributions of a row, gold or read."""
    return tuple(_make_record(found) for found in row.get("statements", row.get("attributions", ())))


def make_figures(row: Mapping[str, Any]) -> tuple[FigureRecord, ...]:
    """The figures of a row, gold or read. ValueError where a span lies outside the text."""
    figures = tuple(_make_figure(found) for found in row.get("figures", ()))
    for one in figures:
        if not 0 <= one.span[0] < one.span[1] <= len(row["text"]):
            raise ValueError(f"{row['id']} {one.id}: the span {one.span} lies outside the text")
    return figures


def _make_figure(row: Mapping[str, Any]) -> FigureRecord:
    period = row.get("period") or {}
    low, high = (None if row[end] is None else Decimal(str(row[end])) for end in ("low", "high"))
    names = ("unit", "party", "by", "status", "place", "according_to")
    return FigureRecord(
        row["id"], (row["span"][0], row["span"][1]), low, high, row["bound"], row["event"],
        **{name: row.get(name) for name in names}, start=period.get("start"), end=period.get("end"),
        cumulative=bool(row.get("cumulative")), role=row.get("role", "claim"),
    )  # fmt: skip


def _make_record(row: Mapping[str, Any]) -> Record:
    source, cue, content = (_spans(row.get(role)) for role in ROLES)
    via = tuple(row.get("via") or ())
    return Record(row["id"], source, cue, content, row.get("kind"), row.get("speaker"), row.get("stance"), via)


def _spans(rows: Iterable[Iterable[int]] | None) -> Spans:
    return tuple((start, end) for start, end in rows or ())


def digest_cases(cases: Iterable[Case]) -> str:
    """16 hex digits that change with any text or mark."""
    made = hashlib.sha256()
    for case in cases:
        made.update(repr(case).encode("utf-8", "surrogatepass"))
    return made.hexdigest()[:16]
