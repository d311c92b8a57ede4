"""What a ledger keeps, as it hands it out: documents in editions, and the entries that were read in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from sayso.model.entity import Entity
from sayso.model.figure import Bound, Event, Figure, Flag, Locale, Status
from sayso.model.reading import Versions
from sayso.model.report import Dropped, Report
from sayso.model.span import Pin, Span
from sayso.model.statement import Days, Stance, Statement
from sayso.model.text import Text

Review = Literal["unreviewed", "confirmed", "corrected", "rejected"]
"""What people have said of an entry so far."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a document: what was known of its bytes when they were added.

    `id` is `document.number`, numbers counted from 1. `report.raw_digest` and `text_digest` are SHA-256 in hex digits.
    `replaced` is when a newer edition came, None for the newest.
    """

    id: str
    document: str
    number: int
    report: Report
    text_digest: str
    added: datetime
    replaced: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptFigure:
    """A figure with the document that tells it. `figure` is as it stands now, with what people corrected; `machine` is
    as it was read and is never edited. `figure.id` and `figure.statement` are the ids within the report; `id` and
    `statement` are the ledger's own, stable for the same words at the same place of the same text.

    `sentence` and `passage` (the sentence with its neighbours) are pins in the edition's text. `speaker`, `said`,
    `stance` and `via` are those of the statement that it stands in. `locales` are the likeliest meanings of its places.
    `versions` are those of the reading that found it, `flags` what that reading says against the figure or its
    statement; the sides of these are ids within the report.
    """

    id: str
    figure: Figure
    machine: Figure
    edition: Edition
    review: Review
    statement: str | None
    speaker: str | None
    said: Days | None
    stance: Stance | None
    via: tuple[str, ...]
    locales: tuple[Locale, ...]
    sentence: Pin
    passage: Pin
    versions: Versions
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement with the document that tells it; `statement` as it stands now, `machine` as it was read."""

    id: str
    statement: Statement
    machine: Statement
    edition: Edition
    review: Review
    figures: tuple[str, ...]
    versions: Versions


@dataclass(frozen=True, slots=True)
class KeptReading:
    """An edition with its text and all that its newest reading found, in text order and as it stands now. The sides of
    flags are ids of the ledger; those of entities are ids within the report."""

    edition: Edition
    text: Text
    statements: tuple[KeptStatement, ...]
    figures: tuple[KeptFigure, ...]
    entities: tuple[Entity, ...]
    flags: tuple[Flag, ...]
    dropped: tuple[Dropped, ...]
    versions: Versions


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document by its newest edition, with how much was read in it; `editions` counts its versions."""

    id: str
    edition: Edition
    editions: int
    statements: int
    figures: int
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class KeptSource:
    """Somebody who speaks in the ledger's documents or on whose word figures are, under all names that people merged into
    one.

    `key` is the folded name (`sayso.lexicon.fold_name`), `side` what a person marked it as, None where nobody did.
    `figures` are those that stand in its `statements`, `documents` those with such statements; `on_word` counts the figures
    that are on its word in the end, also of somebody who is never quoted. `first` and `last` are the days of its statements.
    """

    key: str
    name: str
    names: tuple[str, ...]
    side: str | None
    statements: int
    figures: int
    documents: int
    first: date | None
    last: date | None
    on_word: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """What is told of a party: how many figures of an event and a unit (cut to 200 characters), None where none is told."""

    event: Event
    unit: str | None
    figures: int


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word figures of a party are, by folded name and as a document writes it; `key` is empty for the reports' own
    word. `reviewed` counts the figures that people judged."""

    key: str
    name: str
    figures: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class KeptParty:
    """Somebody whose losses or people figures count. `key` is the folded name, `name` one as a document writes it, `side` what
    a person marked it as, None where nobody did. `figures` count as they stand, without those that people rejected."""

    key: str
    name: str
    side: str | None
    figures: int


@dataclass(frozen=True, slots=True)
class Weight:
    """How much hangs on an entry: how many figures are told of the same event, unit and party (`beside`), the highest
    number that the words commit to, how many figures of that party are on the same word while nobody has reviewed any of
    them (`unseen`), and how many figures stand in a statement (1 for a figure). Of a statement the first three are those
    of its heaviest figure. `sum` is log10(1 + beside) + log10(1 + number) up to 6 + log10(1 + unseen), for a statement with
    log10(1 + figures) besides; 0 for one in which no figure stands."""

    sum: float
    beside: int
    number: Decimal | None
    unseen: int
    figures: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that was found by its words. `span` is its place in the edition's text, `found` are the places of
    the words in it; `statements` and `figures` are the ids of what was read there."""

    edition: Edition
    pin: Pin
    found: tuple[Span, ...]
    statements: tuple[str, ...]
    figures: tuple[str, ...]


AddedState = Literal["new", "new edition", "new reading", "unchanged"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report that was added. `adrift` are ids of judgements that the new edition or reading no
    longer bears out, `changes` what differs from the edition before; both empty for what is new or unchanged."""

    state: AddedState
    edition: Edition
    statements: int = 0
    figures: int = 0
    changes: tuple[Change, ...] = ()
    adrift: tuple[str, ...] = ()


ChangeKind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two readings of a document's editions. `before` and `after` are ids of statements or figures of
    the older and the newer one, None for what only one has; `reason` is a sentence for people. Told of two readings the
    ids are those within the report; a ledger hands out its own, with the ids of the `older` and the `newer` edition."""

    what: Literal["statement", "figure"]
    kind: ChangeKind
    before: str | None
    after: str | None
    reason: str
    older: str | None = None
    newer: str | None = None


FaultKind = Literal[
    "file", "bytes", "text", "words", "span", "offsets", "reading", "row", "judgement", "missing", "chain",
    "signature", "time",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a ledger that is not what was written: where it is, and what differs."""

    kind: FaultKind
    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What entries are asked for; what is None or empty asks for nothing. Names are folded before they are compared.

    `unit` takes in all that is narrower in the taxonomy (*military* finds *soldier*). `place` is a name in the text's
    words; `within` a place of the gazetteer, in which a figure's places must lie. `period` and `said` must share a day
    with the entry's own. `speaker` is whose statement it is, `whose` on whose word a figure is in the end, with all
    names that were merged. `replaced` takes in entries of editions that have been replaced, `rejected` those that
    people rejected. `ids` are ids of entries.
    """

    event: Event | None = None
    unit: str | None = None
    party: str | None = None
    by: str | None = None
    status: Status | None = None
    bound: Bound | None = None
    cumulative: bool | None = None
    place: str | None = None
    within: Locale | None = None
    period: Days | None = None
    said: Days | None = None
    published: Days | None = None
    speaker: str | None = None
    whose: str | None = None
    publisher: str | None = None
    stance: Stance | None = None
    reviewed: bool | None = None
    document: str | None = None
    ids: tuple[str, ...] = ()
    replaced: bool = False
    rejected: bool = False
