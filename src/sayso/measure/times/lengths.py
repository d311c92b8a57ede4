"""How long: durations as TimeML writes them, and the days that they reach over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sayso.measure.times.stretch import Stretch, Unit, hold
from sayso.model import Period

UNITS: Mapping[str, tuple[int, str]] = {
    "second": (1, "S"), "minute": (1, "M"), "hour": (1, "H"), "day": (1, "D"), "week": (1, "W"), "fortnight": (2, "W"),
    "month": (1, "M"), "quarter": (3, "M"), "year": (1, "Y"), "decade": (10, "Y"), "century": (100, "Y"),
    "millennium": (1000, "Y"),
}  # fmt: skip
"""Units of time, each with the number and the letter by which TimeML writes it."""

STEPS: Mapping[str, tuple[Unit, int]] = {
    "day": ("day", 1), "week": ("week", 1), "fortnight": ("week", 2), "month": ("month", 1), "quarter": ("quarter", 1),
    "year": ("year", 1), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000),
}  # fmt: skip
"""The stretches by which units are counted back and on: *two decades ago* is a year."""

PER_DAY: Mapping[str, int] = {"hour": 24, "minute": 1440, "second": 86400}
"""Units of which a day has several."""


def write_duration(count: int | None, unit: str) -> str:
    """A duration as TimeML writes it: P3D, PT4H, PXW where the number is left open."""
    size, letter = UNITS[unit]
    return f"P{'T' if unit in PER_DAY else ''}{count * size if count else 'X'}{letter}"


def reach(today: Stretch, count: int, unit: str) -> Period | None:
    """The days from `today` on (back where the count is negative) over as many units, today with them; None past the
    calendar's ends. Hours count as the days that they can touch: 24 hours back are yesterday and today."""
    if unit in PER_DAY:
        other = today.shift(-(-abs(count) // PER_DAY[unit]) * (1 if count > 0 else -1))
    elif unit in ("month", "quarter"):
        other = _shift_months(today, count * UNITS[unit][0])
    elif UNITS[unit][1] == "Y":
        other = today.move(count * UNITS[unit][0])
    else:
        other = today.shift(count * UNITS[unit][0] * (7 if UNITS[unit][1] == "W" else 1))
    return Period(min(other.start, today.start), max(other.start, today.start)) if other else None


def _shift_months(day: Stretch, count: int) -> Stretch | None:
    """The same day of a month as many months away, or that month's last."""
    month = hold("month", day.start)
    other = month.shift(count) if month else None
    return Stretch("day", min(other.end, other.start + timedelta(days=day.start.day - 1))) if other else None
