"""The shapes of a reading as JSON: the object of the bench's guide, and what more is known.

Spans are `[start, end)` in Unicode code points of `text`. The comments beside the fields are the
documentation that the JSON Schema carries (`sayso.present.schema`).
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from sayso.model import (
    Bound,
    DateOrigin,
    Event,
    FlagKind,
    MediaType,
    Modality,
    PlaceKind,
    RelayKind,
    Role,
    SpeakerKind,
    Stance,
    StatementKind,
    Status,
    TimeKind,
)

SpanJson = Annotated[list[int], "start and end in code points of `text`, half open"]
Spans = Annotated[list[SpanJson], "one span a piece, in text order; empty where the text has none"]
Day = Annotated[str, "a day, YYYY-MM-DD"]
Number = int | float
"""A count as JSON has it: whole numbers without a fraction."""


class DaysJson(TypedDict):
    """Days from start to end, both inclusive."""

    start: Day
    end: Day


class RelayJson(TypedDict):
    """One that passed a statement on, between its speaker and the report."""

    name: str
    span: Annotated[SpanJson | None, "where the text names it"]
    kind: Annotated[RelayKind, "quoted it, posted it, forwarded a post, or translated it"]
    when: Annotated[str | None, "the moment at which it did, ISO 8601, where that is told"]


class StatementJson(TypedDict):
    """Words that the report attributes to somebody."""

    id: Annotated[str, "stable within the report"]
    kind: Annotated[StatementKind, "direct: wholly quoted; mixed: partly; post: an embedded social post"]
    source: Annotated[Spans, "who, as the text says it"]
    cue: Annotated[Spans, "the words that attribute"]
    content: Annotated[Spans, "what is attributed"]
    speaker: Annotated[str | None, "the fullest name that the report gives; null where it doesn't tell"]
    speaker_kind: SpeakerKind | None
    entity: Annotated[str | None, "id of the speaker among `entities`"]
    stance: Annotated[Stance, "what the cue makes of the words"]
    said: Annotated[DaysJson | None, "when it was said, where the report tells"]
    via: Annotated[list[str], "every relay's name, nearest to the speaker first"]
    relays: Annotated[list[RelayJson], "the same relays, with their places"]
    inside: Annotated[str | None, "id of the statement that holds this one"]
    score: Annotated[float, "the machine's confidence, 0 to 1"]
    method: Annotated[str, "what found it"]


class PeriodJson(TypedDict):
    """Days from start to end, both inclusive."""

    start: Annotated[Day | None, "null where the beginning isn't told"]
    end: Day


class FigureJson(TypedDict):
    """A count that somebody could check."""

    id: Annotated[str, "stable within the report"]
    span: Annotated[SpanJson, "the number with its bound"]
    low: Annotated[Number | None, "the least that the words commit to, inclusive; null where open"]
    high: Annotated[Number | None, "the most that the words commit to, inclusive; null where open"]
    bound: Bound
    event: Annotated[Event, "what happened to the counted"]
    unit: Annotated[str | None, "what is counted, in the singular"]
    party: Annotated[str | None, "whose the counted are; null where the report doesn't tell"]
    by: Annotated[str | None, "who did it; null where the report doesn't tell"]
    status: Annotated[Status | None, "what the counted people are"]
    period: Annotated[PeriodJson | None, "the days that the count covers"]
    cumulative: Annotated[bool, "whether words mark a running total"]
    place: Annotated[str | None, "the most exact place told, in the report's words"]
    places: Annotated[list[str], "ids of the places named there, among `places`"]
    part_of: Annotated[str | None, "id of the figure that this one is a part of"]
    statement: Annotated[str | None, "id of the statement that it stands in; null in the report's own voice"]
    according_to: Annotated[str | None, "whose word it is in the end; null for the report's own"]
    role: Annotated[Role, "comparison: a yardstick; repeat: the same count told again by the same voice"]
    modality: Annotated[Modality, "hedged: may have been; denied: is said not to be"]
    score: Annotated[float, "the machine's confidence, 0 to 1"]
    method: Annotated[str, "what read it"]


class LocaleJson(TypedDict):
    """A place of the gazetteer that a name may mean (GeoNames, CC BY 4.0)."""

    geonames: Annotated[int, "GeoNames id"]
    name: str
    kind: PlaceKind
    country: Annotated[str, "ISO 3166-1 alpha-2"]
    latitude: Annotated[float, "degrees, WGS 84"]
    longitude: Annotated[float, "degrees, WGS 84"]
    share: Annotated[float, "share of belief among the candidates, 0 to 1"]
    region: Annotated[int, "GeoNames id of the first-level unit that it lies in; 0 where it lies in none or is one"]


class PlaceJson(TypedDict):
    """A place that the text names."""

    id: str
    span: SpanJson
    name: str
    candidates: Annotated[list[LocaleJson], "what the name may mean, the likeliest first"]


class TimeJson(TypedDict):
    """A time expression."""

    span: SpanJson
    kind: TimeKind
    value: Annotated[str | None, "the TIMEX3 value of ISO-TimeML; null where it can't be resolved"]
    period: Annotated[PeriodJson | None, "the days that it covers; null for durations and sets"]


class FlagJson(TypedDict):
    """Something in the report that can't be right or doesn't agree with itself: a question, never a verdict."""

    kind: Annotated[FlagKind, "sum: parts and total; period: days that can't be; told_twice: one count, two numbers"]
    sides: Annotated[list[str], "ids of the figures and statements that lead to it"]
    reason: str
    score: Annotated[float, "the machine's confidence, 0 to 1"]


class AttributionJson(TypedDict):
    """A source, cue and content as the tagger marks them; wider than a statement (beliefs and wishes count)."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    score: Annotated[float, "the tagger's probability, 0 to 1"]


class EntityJson(TypedDict):
    """A speaker within this report."""

    id: Annotated[str, "stable within the report only"]
    kind: SpeakerKind
    name: Annotated[str, "the fullest name that the report gives"]
    mentions: Spans
    stands_for: Annotated[str | None, "what a metonym means: Kyiv stands for Ukraine"]


class TallyJson(TypedDict):
    """How often a post was seen or shared, as its platform counted."""

    span: Annotated[SpanJson, "where the number stands"]
    event: Literal["viewed", "shared"]


class PostJson(TypedDict):
    """A social post."""

    span: Annotated[SpanJson, "the whole post"]
    content: Annotated[SpanJson, "its words"]
    source: Annotated[SpanJson | None, "where the text names its account"]
    account: str | None
    handle: str | None
    posted: Annotated[str | None, "date and time, ISO 8601"]
    links: list[str]
    relays: Annotated[list[RelayJson], "who passed it on, nearest to its author first"]
    tallies: Annotated[list[TallyJson], "how often it was seen and shared"]
    seen: Annotated[str | None, "when the platform counted so, ISO 8601, where that is told"]


class TurnJson(TypedDict):
    """What one speaker says in a transcript until the next one does."""

    span: Annotated[SpanJson, "the whole turn"]
    content: Annotated[SpanJson, "its words"]
    speaker: Annotated[SpanJson | None, "the label that tells who speaks"]
    relays: Annotated[list[RelayJson], "who passed it on, such as a translator"]
    original: Annotated[str | None, "of a translation: the words that it translates"]
    language: Annotated[str | None, "of those words, ISO 639-1"]


class TimedJson(TypedDict):
    """When a span of a transcript is said."""

    span: SpanJson
    start: Annotated[Number, "seconds from the beginning of the recording"]
    end: Annotated[Number | None, "likewise; null where it isn't told"]


class PartDroppedJson(TypedDict):
    """A part of the report that could not be read, and why."""

    stage: str
    reason: str
    detail: str


class VersionsJson(TypedDict):
    """What made the reading."""

    sayso: str
    tagger: str


class ReadingJson(TypedDict):
    """A machine reading of one report. It tells what the report says, never that it is so."""

    id: Annotated[str, "the row's own id, else a digest of address and bytes"]
    title: str | None
    byline: str | None
    publisher: str | None
    published: Day | None
    published_from: Annotated[DateOrigin | None, "from what the date is known"]
    url: str | None
    address: Annotated[str, "the path, URL or - that the report came from"]
    media_type: MediaType
    language: Annotated[str | None, "ISO 639-1"]
    fetched: Annotated[str | None, "when it was fetched, ISO 8601"]
    raw_digest: Annotated[str, "SHA-256 of the bytes as they came"]
    text_digest: Annotated[str, "SHA-256 of `text` in UTF-8"]
    machine_reading: Annotated[Literal[True], "always true: nobody has verified this"]
    versions: VersionsJson
    text: Annotated[str, "the clean text that all spans count in"]
    statements: list[StatementJson]
    figures: list[FigureJson]
    flags: list[FlagJson]
    places: list[PlaceJson]
    times: list[TimeJson]
    entities: list[EntityJson]
    attributions: list[AttributionJson]
    posts: list[PostJson]
    turns: Annotated[list[TurnJson], "of a transcript, in order"]
    timed: Annotated[list[TimedJson], "of a transcript, in order"]
    original: Annotated[str | None, "of a translation: SHA-256 of the bytes that it translates"]
    corrections: Annotated[Spans, "notices of correction"]
    offsets: Annotated[
        list[list[int]],
        "runs copied unchanged from the decoded source: start in `text`, start in the source, length",
    ]
    dropped: list[PartDroppedJson]


class DroppedJson(TypedDict):
    """A report that could not be read: stands in the stream in its place."""

    id: str
    dropped: PartDroppedJson
