"""Stretches of the calendar: a day, a week, a month, a season, a century."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from sayso.model import Period

Unit = Literal["day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"]

_MONTHS: Mapping[str, int] = {
    "month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip
_DAYS: Mapping[str, int] = {"day": 1, "week": 7, "weekend": 7}
SEASONS = ("WI", "SP", "SU", "FA")
_DECEMBER = 1
"""Seasons begin a month before quarters do: winter is December to February."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar that begins on `start`. Weeks begin on Monday (ISO 8601), winter on 1 December
    (of the year that it is named for here), decades and centuries with the years that end in 0 and 00."""

    unit: Unit
    start: date

    @property
    def end(self) -> date:
        """Its last day."""
        if self.unit == "weekend":
            return self.start + timedelta(days=1)
        after = self.shift(1)
        return after.start - timedelta(days=1) if after else date.max

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.start, self.end)

    @property
    def value(self) -> str:
        """Its value as TimeML writes it."""
        day = self.start
        if self.unit in ("week", "weekend"):
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        parts: Mapping[str, str] = {
            "day": day.isoformat(), "month": f"{day.year:04}-{day.month:02}", "year": f"{day.year:04}",
            "season": f"{day.year:04}-{SEASONS[day.month // 3 % 4]}", "quarter": f"{day.year:04}-Q{day.month // 3 + 1}",
            "half": f"{day.year:04}-H{day.month // 6 + 1}", "decade": f"{day.year // 10:03}",
            "century": f"{day.year // 100:02}",
        }  # fmt: skip
        return parts[self.unit]

    def shift(self, count: int) -> Stretch | None:
        """The stretch as many units later, or earlier; None past the calendar's ends (years 1 to 9999)."""
        if self.unit in _DAYS:
            days = self.start.toordinal() + count * _DAYS[self.unit]
            return Stretch(self.unit, date.fromordinal(days)) if 1 <= days <= date.max.toordinal() else None
        return _begin(self.unit, self.start.year * 12 + self.start.month - 1 + count * _MONTHS[self.unit])

    def move(self, years: int) -> Stretch | None:
        """The same stretch of another year; the last of February for a 29th that there isn't."""
        year = self.start.year + years
        if not MINYEAR <= year <= MAXYEAR:
            return None
        leap = (self.start.month, self.start.day) == (2, 29)
        return hold(self.unit, self.start.replace(year=year, day=28 if leap else self.start.day))


def hold(unit: Unit, day: date) -> Stretch | None:
    """The stretch of a unit that holds a day; of the weekend, the one of the day's week."""
    if unit in _DAYS:
        back = {"day": 0, "week": day.weekday(), "weekend": day.weekday() - 5}[unit]
        days = day.toordinal() - back
        return Stretch(unit, date.fromordinal(days)) if 1 <= days <= date.max.toordinal() else None
    index, length = day.year * 12 + day.month - 1, _MONTHS[unit]
    offset = _DECEMBER if unit == "season" else 0
    return _begin(unit, (index + offset) // length * length - offset)


def _begin(unit: Unit, index: int) -> Stretch | None:
    """The stretch that begins in a month, counted from that of year 0."""
    year, month = divmod(index, 12)
    return Stretch(unit, date(year, month + 1, 1)) if MINYEAR <= year <= MAXYEAR else None


def make_day(year: int, month: int, day: int) -> Stretch | None:
    """A day; None where there is no such day."""
    try:
        return Stretch("day", date(year, month, day))
    except ValueError:
        return None


def make_year(year: int) -> Stretch | None:
    """A year; None past the calendar's ends."""
    return Stretch("year", date(year, 1, 1)) if MINYEAR <= year <= MAXYEAR else None


def make_month(year: int, month: int) -> Stretch | None:
    """A month; None past the calendar's ends."""
    return _begin("month", year * 12 + month - 1)
