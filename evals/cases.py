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
class Case:
    """A text with everything that a right reading of it holds."""

    id: str
    text: str
    records: tuple[Record, ...]
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


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
    return Case(row["id"], row["text"], records, row.get("title"), row.get("publisher"), published, row.get("url"))


def make_records(row: Mapping[str, Any]) -> tuple[Record, ...]:
    """The statements or attributions of a row, gold or read."""
    return tuple(_make_record(found) for found in row.get("statements", row.get("attributions", ())))


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
