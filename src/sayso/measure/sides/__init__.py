"""Whose the counted people and things are, who did it to them, and whether they are civilians or soldiers."""

from sayso.measure.sides.find import Sides, find_sides

__all__ = ["Sides", "find_sides"]
