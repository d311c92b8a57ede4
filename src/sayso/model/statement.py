"""Who said what: attributions as the tagger marks them, statements as the product gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sayso.model.span import Pin, Span

StatementKind = Literal["direct", "indirect", "mixed", "post"]
Stance = Literal["asserts", "claims", "denies", "confirms", "asks", "orders", "warns", "quotes"]
RelayKind = Literal["quoted", "posted", "forwarded", "translated"]
SpeakerKind = Literal["person", "group", "organisation", "state", "document", "account", "anonymous"]


TURN = "turn"
"""The method of a statement that is a speaker's turn in a transcript: the label before it tells who says it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content found in a text (the roles of PARC3 and PolNeAR).

    Wider than a statement: beliefs, wishes and attitudes count. `source` and `cue` may be empty.
    `score` is the tagger's probability, 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `start` to `end`, both inclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Relay:
    """One that passed a statement on, between its speaker and the report: how, and at which moment (UTC) where that is told.

    `pin` is where the text names it.
    """

    name: str
    pin: Pin | None = None
    kind: RelayKind = "quoted"
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a report attributes to somebody, pinned part by part.

    `speaker` is the fullest name that the report gives and `entity` the id of that speaker within the
    report; both None where the report doesn't tell. `via` are the relays, nearest to the speaker first.
    `inside` is the id of the statement that holds this one. `score` is 0 to 1; `method` says what found it.
    """

    id: str
    kind: StatementKind
    source: tuple[Pin, ...]
    cue: tuple[Pin, ...]
    content: tuple[Pin, ...]
    speaker: str | None
    speaker_kind: SpeakerKind | None
    entity: str | None
    stance: Stance
    said: Days | None
    via: tuple[Relay, ...]
    inside: str | None
    score: float
    method: str
