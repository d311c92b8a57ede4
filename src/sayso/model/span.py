"""Places in a text, and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import SpanError

AROUND = 32
"""Code points of context kept on each side of a pin."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points `[start, end)` of a text's body; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span must run forward from 0 on, not from {self.start} to {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Pin:
    """A span with the words that it holds and those around it (W3C Web Annotation's TextQuoteSelector
    and TextPositionSelector in one). `words == body[span.start:span.end]` always holds."""

    span: Span
    words: str
    before: str
    after: str


def make_pin(body: str, span: Span) -> Pin:
    """The pin of `span` in `body`; SpanError where the span reaches past the end."""
    start, end = span.start, span.end
    if end > len(body):
        raise SpanError(f"the span {start}-{end} reaches past the text's {len(body)} characters")
    return Pin(span, body[start:end], body[max(0, start - AROUND) : start], body[end : end + AROUND])


def check_pin(body: str, pin: Pin) -> None:
    """SpanError unless `body` has the pin's words in the pin's place. Nothing is looked for elsewhere."""
    if body[pin.span.start : pin.span.end] != pin.words:
        raise SpanError(f"the text no longer says {pin.words!r} at {pin.span.start}-{pin.span.end}")
