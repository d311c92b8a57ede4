"""Numbers of a text that may be figures, with their bounds."""

from sayso.measure.numbers.find import find_mentions

__all__ = ["find_mentions"]
