"""Names within a report: who speaks, and which words mean the same speaker."""

from sayso.resolve.speakers import resolve_speakers

__all__ = ["resolve_speakers"]
