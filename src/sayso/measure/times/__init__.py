"""Time expressions, resolved (TIMEX3 of TimeML, as in TempEval-3)."""

from sayso.measure.times.find import find_times

__all__ = ["find_times"]
