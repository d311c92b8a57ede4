"""What comes out when figures of several documents are laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sayso.model.figure import Event, Period, Status
from sayso.model.span import Pin

Relation = Literal["own", "enemy", "third", "witness", "unknown"]
"""How who speaks stands to what is counted: their own losses, their enemy's, a third party's word, an eyewitness's."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What something rests on: the words of an entry (`entry` is its id in the ledger) or of an edition."""

    entry: str
    pin: Pin


@dataclass(frozen=True, slots=True)
class Question:
    """What figures must share to be answers to one question. `unit` is the broadest term that all of them have in the
    taxonomy. A running total is asked for from `start` on, an incident for its days, told by `period`."""

    event: Event
    unit: str | None
    party: str | None
    by: str | None
    status: Status | None
    place: str | None
    cumulative: bool
    start: date | None
    period: Period | None


LinkKind = Literal["credits", "copies", "same word", "takes up", "own report"]
"""Why a figure is no independent word: it credits whom it has it from; its words are another report's; it is on the same
person's or body's word; somebody else of the same side takes up an earlier value; the document repeats itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """That `figure` goes back to `to`, another figure, or to an `origin` that no document of the ledger is by.

    `id` is stable for the same pair, so that a person can cut it. `reason` is a sentence; `grounds` are the words.
    `instead` are the ids of other links of the figure that people cut: no person has seen what comes up in their place.
    """

    id: str
    kind: LinkKind
    figure: str
    to: str | None
    reason: str
    grounds: tuple[Ground, ...]
    score: float
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word figures are in the end, with all that only repeat it. `figures` are ids, the earliest first; `chain` are
    the names of those who passed it on. How many origins a value has is an upper bound: links may be missing."""

    id: str
    name: str | None
    relation: Relation
    first: str
    figures: tuple[str, ...]
    chain: tuple[str, ...]
    links: tuple[Link, ...]


FindingKind = Literal[
    "agreement", "echo", "revision", "fall", "contradiction", "sum", "total for a day", "impossible date", "denial",
]  # fmt: skip
Cause = Literal["new count", "correction", "slip", "redefinition", "unknown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that figures show when they are laid side by side. A finding is a question to a person, never a verdict.

    `sides` are ids of figures; `reason` is a sentence; `cause` is told for revisions and falls; `day` is the day that it
    is about, where there is one.
    """

    id: str
    kind: FindingKind
    sides: tuple[str, ...]
    reason: str
    grounds: tuple[Ground, ...]
    score: float
    cause: Cause | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a named rule proposes for a series; None where the rule has no ground to say. `used` are ids of figures."""

    rule: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    used: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a series: which day it stands for and how who speaks stands to it."""

    figure: str
    day: date | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    origin: str


@dataclass(frozen=True, slots=True)
class Series:
    """All figures that answer one question, in the order of the days that they stand for. `reason` tells why they were
    put together; `independent` is an upper bound of how many independent origins there are."""

    id: str
    question: Question
    reason: str
    points: tuple[Point, ...]
    origins: tuple[Origin, ...]
    independent: int
    findings: tuple[Finding, ...]
    estimates: tuple[Estimate, ...]
