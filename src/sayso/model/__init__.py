"""The shapes of all values that the rooms hand on: frozen, slotted, standard library only."""

from sayso.model.entity import Entity
from sayso.model.figure import (
    Bound,
    Event,
    Figure,
    Flag,
    FlagKind,
    Locale,
    Modality,
    Period,
    Place,
    PlaceKind,
    Quantity,
    Role,
    Status,
    Time,
    TimeKind,
)
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
from sayso.model.words import Word, Words, find_words

__all__ = [
    "Attribution",
    "Bound",
    "DateOrigin",
    "Days",
    "Dropped",
    "Entity",
    "Event",
    "Figure",
    "Flag",
    "FlagKind",
    "Locale",
    "MediaType",
    "Modality",
    "OffsetMap",
    "Period",
    "Pin",
    "Place",
    "PlaceKind",
    "Post",
    "Quantity",
    "Raw",
    "Reading",
    "Relay",
    "Report",
    "Role",
    "Span",
    "SpeakerKind",
    "Stance",
    "Statement",
    "StatementKind",
    "Status",
    "Text",
    "Time",
    "TimeKind",
    "Versions",
    "Word",
    "Words",
    "check_pin",
    "find_words",
    "make_pin",
]
