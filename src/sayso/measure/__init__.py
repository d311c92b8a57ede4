"""How many of what: the figures of a text, and the days that it tells."""

from sayso.measure.figures import find_figures
from sayso.measure.times import find_times

__all__ = ["find_figures", "find_times"]
