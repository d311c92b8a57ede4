"""The plot's frame: what days and numbers it spans, where its ticks stand, and which pixel a day and a number have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sayso.present.display import MONTHS
from sayso.present.plot.marks import Mark

HEADROOM = 0.12
"""How much of the plot's height stays free above the highest number, for arrows and letters."""
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis with what stands under it, in one line or two."""

    day: date
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The inner plot of `width` by `height` pixels, from its upper left corner. It spans the days from `first` to
    `last` with `margin` days on either side, and the numbers from `bottom` to `top`."""

    width: float
    height: float
    first: date
    last: date
    margin: float
    bottom: float
    top: float
    days: tuple[Tick, ...]
    numbers: tuple[float, ...]

    def place_day(self, day: date) -> float:
        """Pixels from the left."""
        span = (self.last - self.first).days + 2 * self.margin
        return ((day - self.first).days + self.margin) / span * self.width

    def place_number(self, number: Decimal | float) -> float:
        """Pixels from the upper edge."""
        return (self.top - float(number)) / (self.top - self.bottom) * self.height


def make_frame(marks: Sequence[Mark], width: float, height: float) -> Frame:
    """The frame that holds all `marks`, of which there is at least one.

    Numbers start at zero, unless all of them lie in the upper half: then a small fall could not be seen.
    """
    first, last = min(mark.day for mark in marks), max(mark.day for mark in marks)
    margin = max((last - first).days * 0.03, 0.7 if last > first else 3)
    ends = [float(end) for mark in marks for end in (mark.low, mark.high, mark.value) if end is not None]
    numbers = choose_numbers(min(ends), max(ends), round(height / 75))
    top = max(ends) + (max(ends) - numbers[0] or 1) * HEADROOM
    days = choose_days(first, last, round(width / 64))
    return Frame(
        width, height, first, last, margin, numbers[0], top, tuple(days), tuple(n for n in numbers if n <= top)
    )


def choose_numbers(least: float, greatest: float, most: int) -> list[float]:
    """Round numbers for the axis, the lowest at or below `least`; about `most` of them.

    >>> choose_numbers(0, 94_000, 5)
    [0.0, 20000.0, 40000.0, 60000.0, 80000.0, 100000.0]
    >>> choose_numbers(3_450, 3_540, 4)
    [3440.0, 3460.0, 3480.0, 3500.0, 3520.0, 3540.0]
    """
    from_zero = least < greatest / 2 or least == greatest or greatest <= 0
    low = min(least, 0.0) if from_zero else least
    step = _round_step((greatest - low or 1) / max(most, 2))
    start = int(low // step)
    return [round(n * step, 9) for n in range(start, start + int((greatest - start * step) // step) + 2)]


def _round_step(least: float) -> float:
    """1, 2 or 5 times a power of ten; counts are whole, so never below 1."""
    power = 10.0 ** (len(str(int(max(least, 1)))) - 1)
    return next(power * n for n in (1, 2, 5, 10) if power * n >= least)


def choose_days(first: date, last: date, most: int) -> list[Tick]:
    """At most `most` days with their labels, the year where it is new: days, Mondays, firsts of months or of years.

    >>> [tick.label for tick in choose_days(date(2022, 12, 30), date(2023, 1, 2), 6)]
    [('30 Dec', '2022'), ('31 Dec',), ('1 Jan', '2023'), ('2 Jan',)]
    """
    most = max(most, 2)
    for step in _DAY_STEPS:
        if (last - first).days // step < most:
            return _label(list(_step_days(first, last, step)), by_year=False)
    for months in _MONTH_STEPS:
        days = list(_step_months(first, last, months))
        if len(days) <= most:
            return _label(days, by_year=months >= 12)
    return _label([first], by_year=False)


def _step_days(first: date, last: date, step: int) -> Iterator[date]:
    """Every day, every second from the first on, every Monday or every second one."""
    skip = (-(first.toordinal() - 1)) % step if step >= 7 else 0
    for n in range(skip, (last - first).days + 1, step):
        yield first + timedelta(n)


def _step_months(first: date, last: date, step: int) -> Iterator[date]:
    """The first of every month whose number since year 0 is divisible by `step`."""
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    for month in range(start + -start % step, last.year * 12 + last.month, step):
        yield date(month // 12, month % 12 + 1, 1)


def _label(days: Sequence[date], by_year: bool) -> list[Tick]:
    if by_year:
        return [Tick(day, (str(day.year),)) for day in days]
    ticks, year = [], 0
    for day in days:
        ticks.append(Tick(day, (f"{day.day} {MONTHS[day.month - 1]}", *([str(day.year)] if day.year != year else []))))
        year = day.year
    return ticks
