"""What a text says around a statement: the words of its sentences that are neither source nor content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span, Statement, Text

WIDEST = 1500
"""Characters on either side of the cue that are looked at, in a sentence however long."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence around a statement's cue, with the contents of all statements blanked, and its paragraph's number."""

    span: Span
    whole: str
    paragraph: int


def find_frames(text: Text, statements: Sequence[Statement]) -> tuple[Frame, ...]:
    """The frame of each statement. Contents are blanked out, so that what is said is not taken for the saying."""
    body = list(text.body)
    for one in statements:
        for pin in one.content:
            body[pin.span.start : pin.span.end] = " " * (pin.span.end - pin.span.start)
    for one in statements:
        for pin in (*one.source, *one.cue):
            body[pin.span.start : pin.span.end] = text.body[pin.span.start : pin.span.end]
    blanked = "".join(body)
    sentences, paragraphs = [one.start for one in text.sentences], [one.start for one in text.paragraphs]
    return tuple(_find_frame(text, blanked, one, sentences, paragraphs) for one in statements)


def _find_frame(text: Text, blanked: str, one: Statement, sentences: Sequence[int], paragraphs: Sequence[int]) -> Frame:
    anchors = one.cue or one.source or one.content
    start, end = anchors[0].span.start, anchors[-1].span.end
    first = max(0, bisect_right(sentences, start) - 1)
    last = max(first, bisect_right(sentences, end - 1) - 1)
    if not text.sentences:
        return Frame(Span(start, end), blanked[start:end], 0)
    span = Span(
        max(min(start, text.sentences[first].start), start - WIDEST),
        min(max(end, text.sentences[last].end), end + WIDEST),
    )
    paragraph = bisect_right(paragraphs, start)
    return Frame(span, blanked[span.start : span.end], paragraph)
