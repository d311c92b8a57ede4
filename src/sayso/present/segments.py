"""Overlapping and nested marks cut into segments that lie side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.model import Pin, Reading, Span, Statement

Role = Literal["source", "cue", "content", "figure"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A part of a statement, or a figure, in the text; `record` counts the statements from 0 on, then the figures."""

    span: Span
    record: int
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under one set of marks; `marks` are all that cover it, and empty for bare text."""

    span: Span
    marks: tuple[Mark, ...]


def list_marks(reading: Reading) -> tuple[Mark, ...]:
    """Every part of every statement and every figure, in text order."""
    parts = [
        Mark(pin.span, number, role)
        for number, statement in enumerate(reading.statements)
        for role, pins in _list_parts(statement)
        for pin in pins
    ]
    counted = enumerate(reading.figures, len(reading.statements))
    return tuple(sorted([*parts, *(Mark(figure.pin.span, number, "figure") for number, figure in counted)]))


def _list_parts(statement: Statement) -> tuple[tuple[Role, tuple[Pin, ...]], ...]:
    return ("source", statement.source), ("cue", statement.cue), ("content", statement.content)


def cut_segments(whole: Span, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """`whole` cut at every end of a mark: the segments follow one another without a gap, from its start
    to its end, and each holds exactly the marks that cover it. Marks are clipped to `whole`."""
    inside = [mark for mark in marks if mark.span.overlaps(whole)]
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in inside:
        opening.setdefault(max(mark.span.start, whole.start), []).append(mark)
        closing.setdefault(min(mark.span.end, whole.end), []).append(mark)
    cuts = sorted({whole.start, whole.end, *opening, *closing})
    active: set[Mark] = set()
    segments = []
    for start, end in pairwise(cuts):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        segments.append(Segment(Span(start, end), tuple(sorted(active))))
    return tuple(segments)
