"""An entry's words with the sentences around them, marked as its report's page marks them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.model import KeptFigure, Span
from sayso.present.desk.article import Article, Record
from sayso.present.page.markup import Markup, element, escape, join
from sayso.present.segments import Mark, Role, Segment, cut_segments

AROUND = 700
"""Characters that are shown on either side of an entry's first words at most, however long its sentences are."""
ROLES: Sequence[Role] = ("source", "cue", "content", "figure")


def write_excerpt(article: Article, record: Record) -> Markup:
    """The sentences in which an entry stands, with one on either side; of a figure also the parts of its statement."""
    records = [record]
    if isinstance(record.kept, KeptFigure) and (spoken := article.find(record.kept.statement or "")):
        records.append(spoken)
    marks = [
        Mark(pin.span, number, role) for number, one in enumerate(records) for role, pin in one.list_pins() if pin.words
    ]
    shown = find_around(article.whole.text.sentences, record, len(article.whole.text.body))
    body = article.whole.text.body
    before = Markup("… ") if shown.start else Markup("")
    after = Markup(" …") if shown.end < len(body) else Markup("")
    return join(before, *(_write(body, segment, records) for segment in cut_segments(shown, marks)), after)


def find_around(sentences: Sequence[Span], record: Record, length: int) -> Span:
    """From the sentence before an entry's words to the one behind, cut where these are very long."""
    spans = [pin.span for _, pin in record.list_pins()] or [Span(0, min(1, length))]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    last = min(last, first + AROUND)
    before = max(bisect_right(sentences, first, key=lambda one: one.start) - 2, 0)
    behind = min(bisect_left(sentences, last, key=lambda one: one.end) + 1, len(sentences) - 1)
    start, end = (sentences[before].start, sentences[behind].end) if sentences else (first, last)
    return Span(max(min(start, first), first - AROUND), min(max(end, last), last + AROUND))


def _write(body: str, segment: Segment, records: Sequence[Record]) -> Markup:
    words = escape(body[segment.span.start : segment.span.end])
    if not segment.marks:
        return words
    roles = {mark.role for mark in segment.marks}
    own = {mark.role for mark in segment.marks if mark.record == 0}
    classes = ["mark", *(role for role in ROLES if role in roles), *_tell_look(segment, records)]
    classes += ["on"] if own & {"figure"} else []
    return element("span", words, class_=" ".join(classes))


def _tell_look(segment: Segment, records: Sequence[Record]) -> list[str]:
    voice = records[segment.marks[-1].record].voice
    return [voice.look] if voice and voice.look else []
