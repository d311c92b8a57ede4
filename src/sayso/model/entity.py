"""Those who speak in a report."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.span import Span
from sayso.model.statement import SpeakerKind


@dataclass(frozen=True, slots=True)
class Entity:
    """A speaker within one report: the fullest name it gives, and every place that means him.

    `stands_for` is what a metonym means (*Kyiv* -> Ukraine). Ids are stable within the report only.
    """

    id: str
    kind: SpeakerKind
    name: str
    mentions: tuple[Span, ...]
    stands_for: str | None = None
