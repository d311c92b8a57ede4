"""A report's text as HTML, its statements and figures marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.model import Figure, Reading, Span, Statement
from sayso.present.counts import tell_amount, tell_event
from sayso.present.page.markup import NOTHING, Markup, element, escape, join
from sayso.present.segments import Mark, Role, Segment, cut_segments, list_marks

DEPTH = 3
"""Shades of nesting; what lies deeper looks like the third."""
ROLES: tuple[Role, ...] = ("source", "cue", "content", "figure")


def write_text(reading: Reading, prefix: str) -> Markup:
    """The whole text, paragraph by paragraph. The letters in it are exactly those of the text: numbers and
    labels are drawn by the style sheet. `prefix` keeps ids apart on a page of many reports."""
    marks = list_marks(reading)
    records: list[Statement | Figure] = [*reading.statements, *reading.figures]
    ids = [prefix + record.id for record in records]
    numbers = place_numbers(marks, records, ids)
    paragraphs = []
    for paragraph in reading.text.paragraphs:
        segments = cut_segments(paragraph, marks)
        inner = (write_segment(reading.text.body, segment, ids, numbers) for segment in segments)
        paragraphs.append(element("p", *inner, class_=_tell_class(reading, paragraph), dir="auto"))
    return join(*paragraphs, by="\n")


def place_numbers(
    marks: Iterable[Mark], records: Sequence[Statement | Figure], ids: Sequence[str]
) -> dict[int, tuple[Markup, ...]]:
    """By place in the text, the numbers that stand there: each record's before its first mark. They
    are links to the records, and what the Tab key walks through."""
    numbers: dict[int, tuple[Markup, ...]] = {}
    seen: set[int] = set()
    for mark in sorted(marks):
        if mark.record not in seen:
            seen.add(mark.record)
            start = mark.span.start
            number = _write_number(mark.record + 1, records[mark.record], ids[mark.record])
            numbers[start] = (*numbers.get(start, ()), number)
    return numbers


def write_segment(body: str, segment: Segment, ids: Sequence[str], numbers: dict[int, tuple[Markup, ...]]) -> Markup:
    """One piece of text, led by the numbers of the statements that begin with it. Under marks it is a span
    that names all its statements and figures, the innermost first, and for each role those that it plays it in."""
    words = escape(body[segment.span.start : segment.span.end])
    if not segment.marks:
        return words
    inwards = sorted(segment.marks, key=lambda mark: mark.span.end - mark.span.start)
    around = dict.fromkeys(ids[mark.record] for mark in inwards)
    playing = {role: [ids[mark.record] for mark in segment.marks if mark.role == role] for role in ROLES}
    depth = min(len(playing["content"]), DEPTH)
    classes = [role for role in ROLES if playing[role]] + ([f"deep-{depth}"] if depth > 1 else [])
    told = {f"data_{role}": " ".join(playing[role]) or None for role in ROLES}
    span = element("span", words, class_=" ".join(["mark", *classes]), data_at=" ".join(around), **told)
    return join(*numbers.get(segment.span.start, (NOTHING,)), span)


def _write_number(number: int, record: Statement | Figure, id_: str) -> Markup:
    if isinstance(record, Statement):
        told, label = str(number), f"Statement {number}: {record.speaker or 'speaker not told'}, {record.stance}"
    else:
        told, label = record.id, f"Figure {record.id}: {tell_amount(record)}, {tell_event(record)}"
    classes = "number" if isinstance(record, Statement) else "number counted"
    return element("a", class_=classes, id=f"at-{id_}", href=f"#{id_}", data_n=told, aria_label=label)


def _tell_class(reading: Reading, paragraph: Span) -> str | None:
    if reading.text.body[paragraph.start : paragraph.end] == reading.report.title:
        return "headline"
    apart = [("post", post.span) for post in reading.text.posts]
    apart += [("correction", span) for span in reading.text.corrections]
    for kind, span in apart:
        if span.overlaps(paragraph):
            return kind if paragraph.start <= span.start else f"{kind} goes-on"
    return None
