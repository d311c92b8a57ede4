"""Where the counted were."""

from sayso.measure.wheres.find import Where, find_wheres

__all__ = ["Where", "find_wheres"]
