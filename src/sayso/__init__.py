"""On whose say-so? Who said what in a report, pinned to its exact characters; kept, judged and compared.

    for outcome in sayso.read_reports(["report.html"]):
        ...

    with sayso.Ledger.open("war.db", create=True) as ledger:
        ...

`read_reports`, `read_report` and `Ledger` are loaded when first asked for, so that whoever imports only a type,
or asks the command for help, waits neither for the tagger nor for the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.errors import (
    AccountError,
    InputError,
    JudgementError,
    LedgerError,
    LexiconError,
    ModelError,
    SaysoError,
    SignInError,
    SpanError,
)
from sayso.model import (
    Added,
    Attribution,
    Change,
    Days,
    Dropped,
    Edition,
    Entity,
    Estimate,
    Fault,
    Figure,
    Filter,
    Finding,
    Flag,
    Ground,
    Judgement,
    KeptDocument,
    KeptFigure,
    KeptParty,
    KeptSource,
    KeptStatement,
    Link,
    Locale,
    Origin,
    Passage,
    Period,
    Pin,
    Place,
    Point,
    Post,
    Quantity,
    Question,
    Raw,
    Reading,
    Relay,
    Report,
    Series,
    Span,
    Statement,
    Text,
    Time,
    Topic,
    Versions,
    Voice,
    Weight,
    check_pin,
    make_pin,
)
from sayso.settings import Settings
from sayso.version import __version__

if TYPE_CHECKING:
    from sayso.keeper import Ledger
    from sayso.pipeline import read_report, read_reports

__all__ = [
    "AccountError",
    "Added",
    "Attribution",
    "Change",
    "Days",
    "Dropped",
    "Edition",
    "Entity",
    "Estimate",
    "Fault",
    "Figure",
    "Filter",
    "Finding",
    "Flag",
    "Ground",
    "InputError",
    "Judgement",
    "JudgementError",
    "KeptDocument",
    "KeptFigure",
    "KeptParty",
    "KeptSource",
    "KeptStatement",
    "Ledger",
    "LedgerError",
    "LexiconError",
    "Link",
    "Locale",
    "ModelError",
    "Origin",
    "Passage",
    "Period",
    "Pin",
    "Place",
    "Point",
    "Post",
    "Quantity",
    "Question",
    "Raw",
    "Reading",
    "Relay",
    "Report",
    "SaysoError",
    "Series",
    "Settings",
    "SignInError",
    "Span",
    "SpanError",
    "Statement",
    "Text",
    "Time",
    "Topic",
    "Versions",
    "Voice",
    "Weight",
    "__version__",
    "check_pin",
    "make_pin",
    "read_report",
    "read_reports",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in ("read_report", "read_reports"):
        from sayso import pipeline

        return getattr(pipeline, name)
    if name == "Ledger":
        from sayso.keeper import Ledger

        return Ledger
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
