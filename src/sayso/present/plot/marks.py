"""What is drawn of a series: a mark for each figure, and the voices that each have a look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sayso.lexicon.naming import fold_name
from sayso.model import KeptFigure, Origin, Period, Point, Relation, Series
from sayso.present.plot.styles import OTHERS, STYLES, Style

TOO_LARGE = Decimal(10) ** 15
"""From here on a number is no count that a scale can show: it would press all others into a line."""

Extent = Literal["none", "up", "down", "bar", "tick", "tick below"]
"""What a bound adds to a symbol: an arrow where an end is open, a bar between two numbers, a tick for *about*, a tick
below for *nearly*."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in the plot. `value` is where its symbol stands: the number that is told, or the middle between two.

    `ring` is 0 for the first of an origin; for an echo, which only repeats it, it counts the echoes at the same place
    from 1 on. `on_line` says whether the line of its voice goes through it.
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
    """Somebody on whose word numbers are, as the key tells it, or all those that have no look of their own. `new` and
    `echoes` count marks; `latest` is the last new number."""

    name: str
    relation: Relation | None
    style: Style
    new: int
    echoes: int
    latest: Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn of a series. `marks` are in the order of their days, `voices` in the order of `Mark.voice`.
    `undated`, `vague` and `too_large` count the figures that have no place in a plot, `denied` those that somebody
    says are not so, which are no number of his."""

    marks: tuple[Mark, ...]
    voices: tuple[Voice, ...]
    undated: int
    vague: int
    too_large: int
    denied: int


def arrange_series(series: Series, figures: Mapping[str, KeptFigure]) -> Drawing:
    """What is drawn of `series`; `figures` hold all of its figures by their id. KeyError where one is missing.

    An origin is one number of somebody with all that repeat it; a voice are all numbers of the same one.
    """
    points = [point for point in series.points if figures[point.figure].figure.modality != "denied"]
    dated = [point for point in points if point.day is not None]
    told = [point for point in dated if point.low is not None or point.high is not None]
    drawn = [point for point in told if can_draw(point)]
    origins = {origin.id: origin for origin in series.origins}
    new = {id for origin in series.origins for id in _find_new(origin, figures, series.question.cumulative)}
    by_name: dict[str, list[Point]] = defaultdict(list)
    for point in drawn:
        by_name[fold_name(_tell_name(origins[point.origin], figures))].append(point)
    ranked = sorted(by_name.values(), key=lambda points: _rank(points, new))
    marks = [
        mark for n, points in enumerate(ranked) for mark in _follow_voice(points, new, figures, min(n, len(STYLES)))
    ]
    return Drawing(
        tuple(sorted(marks, key=lambda mark: (mark.day, mark.voice, mark.ring, mark.figure.id))),
        tuple(_make_voices([origins[points[0].origin] for points in ranked], marks, figures)),
        undated=len(points) - len(dated),
        vague=len(dated) - len(told),
        too_large=len(told) - len(drawn),
        denied=len(series.points) - len(points),
    )


def can_draw(point: Point) -> bool:
    """Whether a figure has a place in a plot: a day, and a number that a scale can show."""
    ends = [end for end in (point.low, point.high) if end is not None]
    return point.day is not None and bool(ends) and max(map(abs, ends)) < TOO_LARGE


def _find_new(origin: Origin, figures: Mapping[str, KeptFigure], cumulative: bool) -> Iterator[str]:
    """The figures of an origin that tell something new: its first, and where days are counted one by one the first
    for each other day. A total that stays the same is told again."""
    first = figures[origin.first].figure.period
    seen: set[Period | None] = set()
    for id in (origin.first, *origin.figures):
        period = first if cumulative else figures[id].figure.period or first
        if period not in seen:
            seen.add(period)
            yield id


def _rank(points: Sequence[Point], new: Set[str]) -> tuple[int, int, date, str]:
    """Those who tell most numbers first: where there are more voices than looks, they are the ones to tell apart."""
    return -sum(point.figure in new for point in points), -len(points), points[0].day or date.max, points[0].figure


def _follow_voice(
    points: Sequence[Point], new: Set[str], figures: Mapping[str, KeptFigure], voice: int
) -> Iterator[Mark]:
    """The marks of a voice in the order of their days.

    Its line goes through each new number, and on through its repeats as long as no newer number came: a report that
    still tells an old total does not pull it back. For a day with two new numbers it can't choose, and passes it by.
    """
    numbers = {(point.day, point.low, point.high) for point in points if point.figure in new}
    numbered = Counter(day for day, _, _ in numbers)
    rings: Counter[tuple[object, ...]] = Counter()
    latest: object = None
    for point in sorted(points, key=lambda one: (one.day, one.figure not in new)):
        number, ring = (point.low, point.high), 0
        if point.figure in new:
            latest = number
        else:
            rings[point.day, number] += 1
            ring = rings[point.day, number]
        on_line = number == latest and numbered[point.day] < 2
        yield _make_mark(point, figures[point.figure], voice, ring, on_line)


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


def _make_voices(firsts: Sequence[Origin], marks: Sequence[Mark], figures: Mapping[str, KeptFigure]) -> Iterator[Voice]:
    """The voices by an origin of each; all beyond those that can be told apart are one."""
    by_voice: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_voice[mark.voice].append(mark)
    for n, (origin, style) in enumerate(zip(firsts, STYLES, strict=False)):
        yield _make_voice(_tell_name(origin, figures), origin.relation, style, by_voice[n])
    rest = len(firsts) - len(STYLES)
    if rest > 0:
        yield _make_voice(f"{rest:,} other{'s' * (rest > 1)}", None, OTHERS, by_voice[len(STYLES)])


def _make_voice(name: str, relation: Relation | None, style: Style, marks: Sequence[Mark]) -> Voice:
    """A voice whose origin is not in the plot is known by its echoes only: the latest of them is its latest number."""
    new = [mark for mark in marks if not mark.ring]
    latest = max(new or marks, key=lambda mark: (mark.day, mark.figure.id))
    return Voice(name, relation, style, len(new), len(marks) - len(new), latest)


def _tell_name(origin: Origin, figures: Mapping[str, KeptFigure]) -> str:
    """The origin's name; what a report tells in its own voice goes by its publisher."""
    if origin.name:
        return origin.name
    report = figures[origin.first].edition.report
    return f"{report.publisher or report.title or 'A report'} (its own word)"
