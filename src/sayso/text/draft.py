"""What is known of a text before it is a report's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.model import DateOrigin, OffsetMap, Post, Span, TimedSpan, Turn


class UnreadableError(ValueError):
    """A report's bytes hold no text that can be read. `reason` is the short one of a Dropped, the text tells it whole."""

    reason = "unreadable"


@dataclass(frozen=True, slots=True)
class Draft:
    """A body with its paragraphs, and what a page told of itself."""

    body: str
    paragraphs: tuple[Span, ...]
    offsets: OffsetMap
    posts: tuple[Post, ...]
    corrections: tuple[Span, ...]
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    day: date | None = None
    url: str | None = None
    day_from: DateOrigin = "metadata"
    turns: tuple[Turn, ...] = ()
    timed: tuple[TimedSpan, ...] = ()
    original: str | None = None
