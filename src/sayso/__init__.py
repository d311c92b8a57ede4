"""On whose say-so? Who said what in a report, pinned to its exact characters.

    for outcome in sayso.read_reports(["report.html"]):
        ...

`read_reports` and `read_report` are loaded when first asked for, so that whoever imports only a type, or
asks the command for help, does not wait for the tagger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

from sayso.errors import InputError, LexiconError, ModelError, SaysoError, SpanError
from sayso.model import (
    Attribution,
    Days,
    Dropped,
    Entity,
    Pin,
    Post,
    Raw,
    Reading,
    Relay,
    Report,
    Span,
    Statement,
    Text,
    Versions,
    check_pin,
    make_pin,
)
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.pipeline import read_report, read_reports

__all__ = [
    "Attribution", "Days", "Dropped", "Entity", "InputError", "LexiconError", "ModelError", "Pin", "Post", "Raw",
    "Reading", "Relay", "Report", "SaysoError", "Settings", "Span", "SpanError", "Statement", "Text", "Versions",
    "__version__", "check_pin", "make_pin", "read_report", "read_reports",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in ("read_report", "read_reports"):
        from sayso import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
