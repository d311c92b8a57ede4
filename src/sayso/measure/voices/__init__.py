"""Whose word a figure is, and the statement that it stands in."""

from sayso.measure.voices.find import Voice, find_voices

__all__ = ["Voice", "find_voices"]
