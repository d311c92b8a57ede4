"""What is known while the times of a text are read one after the other, and what a reader of one hands back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match

from sayso.lexicon.times import Sense
from sayso.measure.times.line import Line
from sayso.measure.times.stretch import Stretch, Unit, hold, make_day, make_month
from sayso.measure.times.tense import looks_ahead
from sayso.model import Period, TimeKind

FAR = 300
"""Days: a date without a year is not told for one so far away if the same date of the next year is near."""


@dataclass(frozen=True, slots=True)
class Found:
    """A time between the words `first` and `last` (half-open). `stretch` is what later times may count from."""

    first: int
    last: int
    kind: TimeKind
    value: str | None
    period: Period | None = None
    stretch: Stretch | None = None


@dataclass(slots=True)
class Scene:
    """The report's day, the year of its title where it has no day, the last time that was resolved (`anchor`), the last
    quarter that was named, and the day on which the text tells that something began (`begun`); `day_first` tells
    whether the text writes the day before the month where it writes both in digits."""

    line: Line
    published: date | None
    year: int | None
    anchor: Stretch | None = None
    quarter: Stretch | None = None
    begun: Stretch | None = None
    day_first: bool | None = None
    counts: Counter[str] | None = None

    def count(self, words: frozenset[str]) -> int:
        """How often the text has any of the words."""
        if self.counts is None:
            self.counts = Counter(word.lower for word in self.line.words)
        return sum(self.counts[word] for word in words)

    def has(self, match: Match[str], group: str) -> bool:
        """Whether a match has words in a group; a pattern need not know it."""
        return group in match.re.groupindex and bool(match[group])

    def sense(self, match: Match[str], group: str) -> Sense | None:
        """The sense of the first word of a group; None where the group is empty."""
        return self.line.senses[match.start(group)] if self.has(match, group) else None

    def number(self, match: Match[str], group: str) -> int | None:
        """The whole number that the first word of a group tells; None where the group is empty."""
        return self.line.number(match.start(group)) if self.has(match, group) else None

    def ahead(self, match: Match[str]) -> bool | None:
        """Whether the clause around a match looks ahead."""
        return looks_ahead(self.line, match.start(), match.end())

    def now(self, unit: Unit) -> Stretch | None:
        """The unit that holds the report's day, without one that of the anchor."""
        if self.published is not None:
            return hold(unit, self.published)
        return hold(unit, self.anchor.start) if self.anchor else None

    def then(self, unit: Unit) -> Stretch | None:
        """The unit that holds the last time told, without one the report's day."""
        return hold(unit, self.anchor.start) if self.anchor else self.now(unit)

    def place_day(self, month: int, day: int, ahead: bool | None) -> Stretch | None:
        """A day without a year: of the report's year or a neighbour's, without a report's day of the text's year."""
        return self._place(lambda year: make_day(year, month, day), ahead)

    def place_month(self, month: int, ahead: bool | None) -> Stretch | None:
        """A month without a year."""
        return self._place(lambda year: make_month(year, month), ahead)

    def _place(self, make: Callable[[int], Stretch | None], ahead: bool | None) -> Stretch | None:
        if self.published is None:
            year = self.year or (self.anchor.start.year if self.anchor else None)
            return make(year) if year else None
        near = [make(self.published.year + years) for years in (-4, -1, 0, 1, 4)]
        past = [one for one in near if one and one.start <= self.published]
        coming = [one for one in near if one and one.end >= self.published]
        return choose(self.published, past[-1] if past else None, coming[0] if coming else None, ahead)


def choose(day: date, past: Stretch | None, coming: Stretch | None, ahead: bool | None) -> Stretch | None:
    """The past or the coming one of two stretches, by where the clause looks; what is much nearer wins over that."""
    if past is None or coming is None or past == coming:
        return past or coming
    ago, until = (day - past.start).days, (coming.start - day).days
    if ahead is None:
        return past if ago <= 2 * until else coming
    if ahead:
        return past if until > FAR else coming
    return coming if ago > FAR else past


def find_one(match: Match[str], stretch: Stretch | None, kind: TimeKind = "date", suffix: str = "") -> Found:
    """What is found where a match tells one stretch, with a suffix (part of the day) to its value."""
    value, period = (stretch.value + suffix, stretch.period) if stretch else (None, None)
    return Found(match.start(), match.end(), "time" if suffix else kind, value, period, stretch)
