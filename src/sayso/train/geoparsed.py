"""Corpora of news with places marked: LGL, TR-News, GeoVirus and GeoWebNews as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import OffsetMap, Report, Span, Text
from sayso.text.paragraphs import split_paragraphs
from sayso.text.sentences import split_sentences

_PLACES = frozenset("Literal Metonymic Mixed Literal_Modifier Non_Literal_Modifier Coercion".split())
"""GeoWebNews' types of names that mean a place, or those who act for it."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A name marked as a place: GeoNames id, degrees north and east, name of the country; None where not told."""

    span: Span
    phrase: str
    id: int | None
    at: tuple[float, float] | None
    country: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the corpus tells which place it is."""
        return self.id is not None or self.at is not None


@dataclass(frozen=True, slots=True)
class Page:
    """A text of a corpus, made up as a report."""

    report: Report
    text: Text
    places: tuple[Marked, ...]


def load_pages(path: Path) -> list[Page]:
    """The pages of a corpus, by their ids."""
    with path.open(encoding="utf-8") as lines:
        return sorted(map(_read_page, map(json.loads, lines)), key=lambda page: page.report.id)


def halve(pages: Sequence[Page]) -> tuple[list[Page], list[Page]]:
    """The pages to fit on and those to score on: every other one by the order of the ids."""
    return list(pages[0::2]), list(pages[1::2])


def _read_page(row: Mapping[str, Any]) -> Page:
    body = row["text"]
    paragraphs = split_paragraphs(body)
    url = row.get("url")
    report = Report(row["id"], url or row["id"], "text/plain", "", title=row.get("title"), url=url, language="en")
    text = Text(row["id"], body, paragraphs, split_sentences(body, paragraphs), OffsetMap(((0, 0, len(body)),)))
    marked = [one for mark in row.get("toponyms", row.get("annotations", [])) if (one := _read_mark(mark))]
    return Page(report, text, tuple(sorted(marked, key=lambda one: one.span)))


def _read_mark(row: Mapping[str, Any]) -> Marked | None:
    if "type" in row and row["type"] not in _PLACES:
        return None
    id = str(row.get("geonameid", row.get("gold", "")))
    at = (float(row["lat"]), float(row["lon"])) if row.get("lat") else None
    span = Span(row["start"], row["end"])
    return Marked(span, row.get("phrase", row.get("text")), int(id) if id.isdigit() else None, at, row.get("country"))
