"""A report's text: the one coordinate system of all spans."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from sayso.errors import SpanError
from sayso.model.span import Span
from sayso.model.statement import Relay


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Runs of the body that were copied unchanged from the decoded source.

    Each run is (start in body, start in source, length), in body order. Characters of the body in no
    run (a line break between paragraphs, a decoded entity) have no single place in the source.
    """

    runs: tuple[tuple[int, int, int], ...]

    def to_source(self, span: Span) -> Span | None:
        """The smallest span of the source that holds the body's `span`; None where no part of it was copied."""
        first = max(0, bisect_right(self.runs, (span.start, 1 << 62, 0)) - 1)
        low = high = None
        for body, source, length in self.runs[first : bisect_left(self.runs, (span.end, 0, 0))]:
            start, end = max(span.start, body), min(span.end, body + length)
            if start < end:
                low = source + start - body if low is None else min(low, source + start - body)
                high = max(high or 0, source + end - body)
        return None if low is None or high is None else Span(low, high)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a post was seen or shared, as its platform counted: where the number stands in the text."""

    span: Span
    event: Literal["viewed", "shared"]


@dataclass(frozen=True, slots=True)
class Post:
    """A social post: the whole of it in the text, its words, and what it tells of itself.

    `posted` is the moment of its author's posting; `via` are those who passed it on from there, nearest to the author first.
    `tallies` are as the platform counted at the moment `seen`, where that is told.
    """

    span: Span
    content: Span
    source: Span | None
    account: str | None
    handle: str | None
    posted: datetime | None
    links: tuple[str, ...] = ()
    via: tuple[Relay, ...] = ()
    tallies: tuple[Tally, ...] = ()
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript until the next one does: the whole of it in the text, the words, the label that tells
    who speaks (None where nobody is named). `via` are those who passed it on, such as a translator. Of a
    translation `original` are the words that it translates, in `language` (ISO 639-1)."""

    span: Span
    content: Span
    speaker: Span | None
    via: tuple[Relay, ...] = ()
    original: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class TimedSpan:
    """A span of a transcript and when it is said, in seconds from the beginning of the recording."""

    span: Span
    start: Decimal
    end: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The clean text of a report. Paragraphs and sentences are spans of `body` in order; sentences lie
    inside paragraphs. `corrections` are the spans of correction notices; `turns` and `timed` those of a transcript, in order;
    `original` is the SHA-256 of the bytes that it translates."""

    report: str
    body: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    offsets: OffsetMap
    posts: tuple[Post, ...] = ()
    corrections: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()
    timed: tuple[TimedSpan, ...] = ()
    original: str | None = None

    def __post_init__(self) -> None:
        for span in (*self.paragraphs, *self.sentences):
            if span.end > len(self.body):
                raise SpanError(f"the span {span.start}-{span.end} lies outside the text")

    @property
    def is_thread(self) -> bool:
        """Whether the text is nothing but posts."""
        return bool(self.posts) and all(any(one.span.covers(span) for one in self.posts) for span in self.paragraphs)

    def find_moment(self, span: Span) -> Decimal | None:
        """When the words of `span` begin to be said, in seconds from the beginning of the recording; None where the text has no
        time for them."""
        at = bisect_right(self.timed, span.start, key=lambda one: one.span.start) - 1
        found = self.timed[max(at, 0) :][:2]
        return next((one.start for one in found if one.span.overlaps(span)), None)

    @property
    def digest(self) -> str:
        """The SHA-256 of the body in UTF-8, as hex digits."""
        return hashlib.sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()
