"""What a figure is there for, what it is a part of, and how firmly it is told."""

from sayso.measure.roles.find import Part, find_parts

__all__ = ["Part", "find_parts"]
