"""The shapes of all values that the rooms hand on: frozen, slotted, standard library only."""

from sayso.model.entity import Entity
from sayso.model.reading import Reading, Versions
from sayso.model.report import DateOrigin, Dropped, MediaType, Raw, Report
from sayso.model.span import Pin, Span, check_pin, make_pin
from sayso.model.statement import (
    Attribution,
    Days,
    Relay,
    SpeakerKind,
    Stance,
    Statement,
    StatementKind,
)
from sayso.model.text import OffsetMap, Post, Text

__all__ = [
    "Attribution",
    "DateOrigin",
    "Days",
    "Dropped",
    "Entity",
    "MediaType",
    "OffsetMap",
    "Pin",
    "Post",
    "Raw",
    "Reading",
    "Relay",
    "Report",
    "Span",
    "SpeakerKind",
    "Stance",
    "Statement",
    "StatementKind",
    "Text",
    "Versions",
    "check_pin",
    "make_pin",
]
