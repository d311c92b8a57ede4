"""The days that a count covers, and whether it is a running total."""

from sayso.measure.days.find import Told, find_periods

__all__ = ["Told", "find_periods"]
