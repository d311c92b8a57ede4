"""How many of what: the figures of a text, and the days that it tells."""

from sayso.measure.figures import find_figures
from sayso.measure.times import find_times
from sayso.measure.weigh import load_weigher

__all__ = ["find_figures", "find_times", "load_weigher"]
