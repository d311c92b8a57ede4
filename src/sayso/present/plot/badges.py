"""Which findings a plot marks, by which letter, and where the letters stand so that they hide nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model import Finding, Series
from sayso.present.plot.extents import ARROW
from sayso.present.plot.frame import Frame
from sayso.present.plot.marks import Mark

LETTERS = "ABCDEFGHJKLM"
"""As many findings as are marked; no I, which looks like a stroke."""
RADIUS = 9.0
_CLEARANCE = 13.0
_REACHES = (20, 27, 36, 48, 62)
_TURNS = (90, 60, 120, 30, 150, 0, 180, -60, -120, -90)
_MOST_NEAR = 400

_ORDER = (
    "fall", "slip", "contradiction", "impossible date", "total for a day", "sum", "denial", "revision",
)  # fmt: skip
"""What is marked, the gravest first. Agreements and echoes are no questions: the marks themselves show them."""


Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Badge:
    """A finding with its letter. `places` are the marks at which the letter stands, each with where it does, in pixels;
    none where none of its sides is in the plot."""

    letter: str
    finding: Finding
    places: tuple[tuple[Mark, Place], ...]


def choose_findings(series: Series) -> tuple[Finding, ...]:
    """Those that are questions to a person, the gravest first."""
    grows = series.question.cumulative
    asked = [one for one in series.findings if _rank(one) < len(_ORDER) and not (grows and _is_growth(one))]
    return tuple(sorted(asked, key=lambda one: (_rank(one), -one.score, one.day or date.max, one.id)))


def _is_growth(finding: Finding) -> bool:
    """A new count of a running total: that it grows is no question, and its line shows it."""
    return finding.kind == "revision" and finding.cause == "new count"


def place_badges(findings: Sequence[Finding], marks: Sequence[Mark], frame: Frame) -> tuple[Badge, ...]:
    """The first findings with a letter each, lettered in the order of their days, and where the letters stand."""
    by_id = {mark.figure.id: mark for mark in marks}
    chosen = [(_find_sides(finding, by_id), finding) for finding in findings[: len(LETTERS)]]
    chosen.sort(key=lambda one: (_find_day(*one), one[1].id))
    taken, letters = list(_list_taken(marks, frame)), list[Place]()
    badges = []
    for letter, (sides, finding) in zip(LETTERS, chosen, strict=False):
        places = []
        for mark in _choose_ends(finding, sides):
            places.append((mark, _find_place(mark, frame, taken, letters)))
            letters.append(places[-1][1])
        badges.append(Badge(letter, finding, tuple(places)))
    return tuple(badges)


def _choose_ends(finding: Finding, sides: Sequence[Mark]) -> list[Mark]:
    """Where the letter stands: what differs is shown at both ends, by new numbers of two voices where it has such;
    what changed where it did."""
    if finding.kind not in ("contradiction", "denial"):
        return list(sides[-1:])
    by_voice = {mark.voice: mark for mark in sorted(sides, key=lambda mark: mark.ring == 0)}
    return list(by_voice.values())[-2:]


def _list_taken(marks: Sequence[Mark], frame: Frame) -> Iterator[Place]:
    """Places that a letter would hide: symbols, and what their bounds reach over."""
    for mark in marks:
        if not mark.ring:
            x = frame.place_day(mark.day)
            ends = [frame.place_number(end) for end in (mark.low, mark.high, mark.value) if end is not None]
            top, bottom = min(ends) - ARROW * (mark.extent == "up"), max(ends) + ARROW * (mark.extent == "down")
            for n in range(int((bottom - top) // RADIUS) + 1):
                yield x, top + n * RADIUS


def _rank(finding: Finding) -> int:
    name = "slip" if finding.cause == "slip" and finding.kind == "revision" else finding.kind
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _find_sides(finding: Finding, marks: Mapping[str, Mark]) -> tuple[Mark, ...]:
    """Its sides that are drawn, the latest last, and last of all the one on the day that it is about."""
    sides = [marks[side] for side in finding.sides if side in marks]
    return tuple(sorted(sides, key=lambda mark: (mark.day == finding.day, mark.day, mark.figure.id)))


def _find_day(sides: Sequence[Mark], finding: Finding) -> date:
    return sides[-1].day if sides else finding.day or date.max


def _find_place(mark: Mark, frame: Frame, taken: Sequence[Place], letters: Sequence[Place]) -> Place:
    """The nearest place around `mark` that lies in the plot, clear of other letters and of as much else as can be."""
    x, y = frame.place_day(mark.day), frame.place_number(mark.value)
    near = [one for one in taken if math.dist(one, (x, y)) < _REACHES[-1] + _CLEARANCE][:_MOST_NEAR]
    return min(_list_places(x, y, frame), key=lambda place: _count_hidden(place, near, letters))


def _list_places(x: float, y: float, frame: Frame) -> Iterator[Place]:
    for reach in _REACHES:
        for turn in _TURNS:
            place = (x + reach * math.cos(math.radians(turn)), y - reach * math.sin(math.radians(turn)))
            if RADIUS <= place[0] <= frame.width - RADIUS and -RADIUS <= place[1] <= frame.height - RADIUS:
                yield round(place[0], 1), round(place[1], 1)


def _count_hidden(place: Place, near: Sequence[Place], letters: Sequence[Place]) -> int:
    """Another letter underneath is far worse than anything else."""
    hidden = sum(math.dist(place, other) < 2 * RADIUS + 3 for other in letters)
    return hidden * _MOST_NEAR + sum(math.dist(place, one) < _CLEARANCE for one in near)
