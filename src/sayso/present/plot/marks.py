"""What is drawn of a series: a mark for each figure, and the origins as voices that each have a look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sayso.model import KeptFigure, Origin, Point, Relation, Series
from sayso.present.plot.styles import OTHERS, STYLES, Style

TOO_LARGE = Decimal(10) ** 15
"""From here on a number is no count that a scale can show: it would press all others into a line."""

Extent = Literal["none", "up", "down", "bar", "tick", "tick below"]
"""What a bound adds to a symbol: an arrow where an end is open, a bar between two numbers, a tick for *about*, a tick
below for *nearly*."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in the plot. `value` is where its symbol stands: the number that is told, or the middle between two.

    `ring` is 0 for a new number; for an echo, which repeats what its origin had told before, it counts the echoes at
    the same place from 1 on. `on_line` says whether the line of its voice goes through it.
    """

    figure: KeptFigure
    day: date
    low: Decimal | None
    high: Decimal | None
    value: Decimal
    extent: Extent
    voice: int
    ring: int
    on_line: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin as the key tells it, or all those that have no look of their own. `new` and `echoes` count marks;
    `latest` is the last new number."""

    name: str
    relation: Relation | None
    style: Style
    new: int
    echoes: int
    latest: Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn of a series. `marks` are in the order of their days, `voices` in the order of `Mark.voice`.
    `undated`, `vague` and `too_large` count the figures that have no place in a plot."""

    marks: tuple[Mark, ...]
    voices: tuple[Voice, ...]
    undated: int
    vague: int
    too_large: int


def arrange_series(series: Series, figures: Mapping[str, KeptFigure]) -> Drawing:
    """What is drawn of `series`; `figures` hold all of its figures by their id. KeyError where one is missing."""
    dated = [point for point in series.points if point.day is not None]
    told = [point for point in dated if point.low is not None or point.high is not None]
    drawn: dict[str, list[Point]] = defaultdict(list)
    for point in told:
        if not _is_too_large(point):
            drawn[point.origin].append(point)
    origins = sorted((one for one in series.origins if drawn[one.id]), key=lambda one: _rank(one, drawn[one.id]))
    marks = [
        mark
        for n, origin in enumerate(origins)
        for mark in _follow_origin(origin, drawn[origin.id], figures, min(n, len(STYLES)), series.question.cumulative)
    ]
    return Drawing(
        tuple(sorted(marks, key=lambda mark: (mark.day, mark.voice, mark.ring, mark.figure.id))),
        _make_voices(origins, marks, figures),
        undated=len(series.points) - len(dated),
        vague=len(dated) - len(told),
        too_large=len(told) - len(marks),
    )


def _is_too_large(point: Point) -> bool:
    return any(end is not None and abs(end) >= TOO_LARGE for end in (point.low, point.high))


def _rank(origin: Origin, points: Sequence[Point]) -> tuple[int, int, str, str]:
    """Those with most numbers first: where there are more origins than looks, they are the ones to tell apart."""
    return (-len({(point.low, point.high) for point in points}), -len(points), origin.name or "", origin.id)


def _follow_origin(
    origin: Origin, points: Sequence[Point], figures: Mapping[str, KeptFigure], voice: int, cumulative: bool
) -> Iterator[Mark]:
    """The marks of an origin in the order of their days.

    The line goes through each new number, and on through its repeats as long as no newer number came: a report that
    still tells an old total does not pull it back.
    """
    new = _find_new(origin, points, cumulative)
    rings: Counter[tuple[object, ...]] = Counter()
    latest: object = None
    for point in sorted(points, key=lambda one: (one.day, one.figure not in new)):
        number = (point.low, point.high)
        if point.figure in new:
            ring, latest = 0, number
        else:
            rings[point.day, number] += 1
            ring = rings[point.day, number]
        yield _make_mark(point, figures[point.figure], voice, ring, number == latest)


def _find_new(origin: Origin, points: Sequence[Point], cumulative: bool) -> frozenset[str]:
    """The figures that tell what their origin had not told before, in the order in which it told them. A running total
    is the same number on a later day too; a count of single days is not."""
    order = {figure: n for n, figure in enumerate(origin.figures)}
    first: dict[tuple[object, ...], str] = {}
    for point in sorted(points, key=lambda one: order.get(one.figure, len(order))):
        first.setdefault((point.low, point.high, None if cumulative else point.day), point.figure)
    return frozenset(first.values())


def _make_mark(point: Point, figure: KeptFigure, voice: int, ring: int, on_line: bool) -> Mark:
    value = point.high if point.low is None else point.low
    if point.low is not None and point.high is not None:
        value = (point.low + point.high) / 2
    if point.day is None or value is None:
        raise ValueError(f"figure {point.figure} has no place in a plot")
    return Mark(figure, point.day, point.low, point.high, value, _find_extent(point, figure), voice, ring, on_line)


def _find_extent(point: Point, figure: KeptFigure) -> Extent:
    """By its ends first, which a person may have corrected without the bound."""
    bound = figure.figure.quantity.bound
    if point.low is not None and point.high is not None:
        if point.low < point.high:
            return "bar"
        return "tick" if bound == "about" else "tick below" if bound == "nearly" else "none"
    if bound == "nearly":
        return "tick below"
    return "up" if point.high is None else "down"


def _make_voices(
    origins: Sequence[Origin], marks: Sequence[Mark], figures: Mapping[str, KeptFigure]
) -> tuple[Voice, ...]:
    by_voice: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_voice[mark.voice].append(mark)
    rest = len(origins) - len(STYLES)
    named = [
        _make_voice(_tell_name(origin, figures), origin.relation, STYLES[n], by_voice[n])
        for n, origin in enumerate(origins[: len(STYLES)])
    ]
    if rest <= 0:
        return tuple(named)
    return (*named, _make_voice(f"{rest} other origin{'s' * (rest != 1)}", None, OTHERS, by_voice[len(STYLES)]))


def _make_voice(name: str, relation: Relation | None, style: Style, marks: Sequence[Mark]) -> Voice:
    new = [mark for mark in marks if not mark.ring]
    return Voice(name, relation, style, len(new), len(marks) - len(new), max(new, key=lambda mark: mark.day))


def _tell_name(origin: Origin, figures: Mapping[str, KeptFigure]) -> str:
    """The origin's name; what a report tells in its own voice goes by its publisher."""
    if origin.name:
        return origin.name
    report = figures[origin.first].edition.report
    return f"{report.publisher or report.title or 'A report'} (its own word)"
