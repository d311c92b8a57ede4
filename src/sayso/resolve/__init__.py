"""Names within a report: who speaks, which words mean the same speaker, which places are meant; what can't be right."""

from sayso.resolve.flags import find_flags
from sayso.resolve.locate import find_locale
from sayso.resolve.places import find_places
from sayso.resolve.speakers import resolve_speakers

__all__ = ["find_flags", "find_locale", "find_places", "resolve_speakers"]
