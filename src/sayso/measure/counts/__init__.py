"""What each number counts: its noun, its list, and the words that tell what happened."""

from sayso.measure.counts.find import find_counts

__all__ = ["find_counts"]
