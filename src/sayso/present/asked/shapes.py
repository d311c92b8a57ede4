"""The shapes of a ledger's answers as JSON. Ids are the ledger's own, save where a field says otherwise."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from sayso.model import (
    Act,
    Bound,
    Cause,
    ChangeKind,
    DateOrigin,
    Event,
    FaultKind,
    FindingKind,
    HandlingKind,
    LinkKind,
    MediaType,
    Relation,
    Review,
    Stance,
    Status,
    TargetKind,
)
from sayso.present.shapes import (
    Day,
    DaysJson,
    FigureJson,
    FlagJson,
    LocaleJson,
    Number,
    PeriodJson,
    SpanJson,
    StatementJson,
    VersionsJson,
)

Moment = Annotated[str, "a moment, ISO 8601"]


class PinJson(TypedDict):
    """Words at their place in an edition's text."""

    span: SpanJson
    words: str


class EditionJson(TypedDict):
    """The version of a document that tells something."""

    id: Annotated[str, "the document's id and the edition's number"]
    document: str
    number: Annotated[int, "1 for the first"]
    report: Annotated[str, "the report's own id"]
    address: Annotated[str, "the path, URL or - that it was read from"]
    url: str | None
    media_type: MediaType
    title: str | None
    byline: str | None
    publisher: str | None
    published: Day | None
    published_from: Annotated[DateOrigin | None, "from what the date is known"]
    language: Annotated[str | None, "ISO 639-1"]
    fetched: Moment | None
    raw_digest: Annotated[str, "SHA-256 of the bytes as they came"]
    text_digest: Annotated[str, "SHA-256 of the text in UTF-8, in which all spans count"]
    added: Moment
    replaced: Annotated[Moment | None, "when a newer edition came; null for the newest"]


class KeptFigureJson(TypedDict):
    """A figure with the document that tells it."""

    id: str
    words: Annotated[str, "the number with its bound, as the text has it"]
    figure: Annotated[FigureJson, "as it stands now, with what people corrected; ids in it are those of the report"]
    machine: Annotated[FigureJson, "as it was read; never edited"]
    machine_reading: Annotated[Literal[True], "always true: a machine's reading is no verified fact"]
    review: Annotated[Review, "what people have said of it so far"]
    statement: Annotated[str | None, "id of the statement that it stands in"]
    speaker: Annotated[str | None, "whose statement that is"]
    said: Annotated[DaysJson | None, "when it was said, where the report tells"]
    stance: Stance | None
    via: Annotated[list[str], "who passed the statement on, nearest to the speaker first"]
    locales: Annotated[list[LocaleJson], "the likeliest meaning of each of its places"]
    sentence: PinJson
    passage: Annotated[PinJson, "the sentence with its neighbours"]
    flags: Annotated[list[FlagJson], "what its report itself says against it"]
    edition: EditionJson
    versions: VersionsJson


class KeptStatementJson(TypedDict):
    """A statement with the document that tells it."""

    id: str
    source: list[PinJson]
    cue: list[PinJson]
    content: list[PinJson]
    statement: Annotated[StatementJson, "as it stands now, with what people corrected; ids in it are the report's"]
    machine: Annotated[StatementJson, "as it was read; never edited"]
    machine_reading: Annotated[Literal[True], "always true: a machine's reading is no verified fact"]
    review: Annotated[Review, "what people have said of it so far"]
    figures: Annotated[list[str], "ids of the figures that stand in it"]
    edition: EditionJson
    versions: VersionsJson


class KeptDocumentJson(TypedDict):
    """A document by its newest edition."""

    id: str
    edition: EditionJson
    editions: Annotated[int, "how many versions of it the ledger keeps"]
    statements: int
    figures: int
    flags: list[FlagJson]


class KeptSourceJson(TypedDict):
    """Somebody who speaks in the ledger's documents, under all names that people merged into one."""

    key: Annotated[str, "the name without case, accents and marks"]
    name: str
    names: list[str]
    side: Annotated[str | None, "what a person marked it as"]
    statements: int
    figures: int
    documents: int
    first: Day | None
    last: Day | None
    on_word: Annotated[int, "figures that are on its word in the end, whether it is quoted or not"]


class JudgementJson(TypedDict):
    """One act of a person."""

    id: str
    kind: TargetKind
    target: Annotated[str, "id of the entry or link, folded name of the source"]
    act: Act
    field: str | None
    value: Annotated[object, "what was set"]
    was: Annotated[object, "what stood there before"]
    by: str
    why: str | None
    made: Moment
    retired: Annotated[Moment | None, "when it was taken back"]
    retired_by: str | None
    retired_why: str | None


class AdriftJson(JudgementJson):
    """A judgement that what stands there now no longer bears out."""

    adrift: Annotated[str, "why"]


class StepJson(TypedDict):
    """What became of an entry or a finding since a saved question was last asked."""

    what: Literal["new", "gone", "changed"]
    id: str
    now: Annotated[str | None, "what it tells now, in a sentence"]
    before: Annotated[str | None, "what it told then"]


class PassageJson(TypedDict):
    """A paragraph that was found by its words."""

    edition: EditionJson
    span: SpanJson
    words: str
    found: Annotated[list[SpanJson], "places of the words that were looked for, in the edition's text"]
    statements: list[str]
    figures: list[str]


class ChangeJson(TypedDict):
    """What a newer edition of a document has changed."""

    what: Literal["statement", "figure"]
    kind: ChangeKind
    before: Annotated[str | None, "id in the older edition"]
    after: Annotated[str | None, "id in the newer edition"]
    reason: str
    older: Annotated[str | None, "id of the older edition"]
    newer: Annotated[str | None, "id of the newer edition"]


class LeftOutJson(TypedDict):
    """A report, or a part of one, that could not be read."""

    report: str
    stage: str
    reason: str
    detail: str


class FaultJson(TypedDict):
    """Something in the ledger that is not what was written."""

    kind: FaultKind
    where: str
    detail: str


class CheckedJson(TypedDict):
    """One thing that was looked at in a case."""

    what: str
    found: str
    faults: Annotated[list[FaultJson], "empty where it is as it was written"]


class HandlingJson(TypedDict):
    """What was done with reports."""

    number: Annotated[int, "place in the chain of the ledger's changes"]
    made: Moment
    act: HandlingKind
    by: str | None
    what: Annotated[str, "id of the edition, reading, judgement or act"]
    documents: Annotated[list[str], "ids; empty for the whole ledger"]
    place: Annotated[str | None, "from where it came, or where it was written"]
    hash: Annotated[str | None, "SHA-256 of its bytes, hex digits"]
    tool: str | None
    detail: str | None


class GroundJson(TypedDict):
    """The words that something rests on."""

    entry: str
    span: SpanJson
    words: str


class QuestionJson(TypedDict):
    """What the figures of a series share."""

    event: Event
    unit: str | None
    party: str | None
    by: str | None
    status: Status | None
    place: str | None
    cumulative: bool
    start: Annotated[Day | None, "of a running total"]
    period: PeriodJson | None


class PointJson(TypedDict):
    """A figure in a series."""

    figure: str
    day: Annotated[Day | None, "the day that it stands for"]
    low: Annotated[Number | None, "the least that the words commit to; null where open"]
    high: Annotated[Number | None, "the most that the words commit to; null where open"]
    bound: Bound
    words: str
    relation: Annotated[Relation, "how who speaks stands to what is counted"]
    origin: Annotated[str, "id of its origin"]
    whose: Annotated[str | None, "on whose word; null for the report's own"]
    publisher: str | None
    published: Day | None
    document: str


class LinkJson(TypedDict):
    """Why a figure is no independent word."""

    id: Annotated[str, "by which it can be cut"]
    kind: LinkKind
    figure: str
    to: Annotated[str | None, "the figure that it goes back to; null where no document of the ledger has it"]
    reason: str
    grounds: list[GroundJson]
    score: float
    instead: Annotated[list[str], "ids of other links of the figure that people cut: no person has seen this one"]


class OriginJson(TypedDict):
    """Whose word figures are in the end, with all that only repeat it."""

    id: str
    name: str | None
    relation: Relation
    first: str
    figures: Annotated[list[str], "the earliest first"]
    chain: Annotated[list[str], "who passed it on"]
    links: list[LinkJson]


class FindingJson(TypedDict):
    """Something that figures show when they are laid side by side: a question, never a verdict."""

    id: str
    kind: FindingKind
    sides: Annotated[list[str], "ids of figures"]
    reason: str
    cause: Cause | None
    day: Day | None
    grounds: list[GroundJson]
    score: float


class EstimateJson(TypedDict):
    """What a named rule proposes; null where it has no ground to say."""

    rule: str
    low: Number | None
    best: Number | None
    high: Number | None
    used: Annotated[list[str], "ids of figures"]
    reason: str


class SeriesJson(TypedDict):
    """All figures that answer one question, in the order of their days."""

    id: str
    question: QuestionJson
    reason: Annotated[str, "why they were put together"]
    points: list[PointJson]
    origins: list[OriginJson]
    independent: Annotated[int, "how many independent origins there are at most"]
    findings: list[FindingJson]
    estimates: list[EstimateJson]
