"""Statements in the making: the spans of an attribution, cut to what a statement keeps of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Attribution, Span

_LEADING = re.compile(r"[\s,;:]+")
_TRAILING = re.compile(r"[\s.,;:]+$")
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?:[ ,]+[A-Z][\w'’.-]*)*(?:,? \d{1,2})?(?:,? \d{4})?(?: ?\([^()\n]{2,40}\))?\s*(?:[–—_]|--?)\s+(?=\S)"
)
"""*ARDMOOR, Norland, March 3 (Agency) –* before the first words of a report."""

_NAME_END = re.compile(r"[\s,;]+$")
_CUE_END = re.compile(r"(?<=\w)[\s.,;:]+$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has an id: its spans, and what found it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    method: str

    @property
    def start(self) -> int:
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        return max(span.end for span in self.content)


def shape_draft(body: str, one: Attribution) -> Draft:
    """The draft of an attribution, without the punctuation that belongs to the sentence around its parts.

    Its content is empty where nothing but punctuation was attributed.
    """
    content = tuple(span for piece in one.content if (span := _trim(body, piece)) is not None)
    source = tuple(_cut_end(body, span, _NAME_END) for span in one.source)
    cue = tuple(_cut_end(body, span, _CUE_END) for span in one.cue)
    return Draft(source, cue, content, one.score, "tagger")


def _trim(body: str, span: Span) -> Span | None:
    """The span without the punctuation that belongs to the sentence around it."""
    opens = span.start == 0 or body[span.start - 1] == "\n"
    dateline = _DATELINE.match(body, span.start, span.end) if opens else None
    words = body[span.start : span.end]
    lead = _LEADING.match(words)
    start = dateline.end() if dateline else span.start + (lead.end() if lead else 0)
    end = span.start + len(_TRAILING.sub("", words))
    return Span(start, end) if start < end else None


def _cut_end(body: str, span: Span, ending: re.Pattern[str]) -> Span:
    """The span without the punctuation that follows it; a span of nothing else stays as it is."""
    words = ending.sub("", body[span.start : span.end])
    return Span(span.start, span.start + len(words)) if words else span
