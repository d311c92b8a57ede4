"""A reading as JSON: the object of the bench's guide, and what more is known.

Spans are `[start, end)` in Unicode code points of `text`. The comments beside the fields are the
documentation that the JSON Schema carries (`sayso.present.schema`).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from sayso.model import (
    Attribution,
    Bound,
    DateOrigin,
    Days,
    Dropped,
    Entity,
    Event,
    Figure,
    Flag,
    FlagKind,
    Locale,
    MediaType,
    Modality,
    Period,
    Pin,
    Place,
    PlaceKind,
    Post,
    Reading,
    Role,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    StatementKind,
    Status,
    Time,
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


class PostJson(TypedDict):
    """An embedded social post."""

    span: Annotated[SpanJson, "the whole post"]
    content: Annotated[SpanJson, "its words"]
    source: Annotated[SpanJson | None, "where the text names its account"]
    account: str | None
    handle: str | None
    posted: Annotated[str | None, "date and time, ISO 8601"]
    links: list[str]


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


def reading_to_json(reading: Reading) -> ReadingJson:
    """The reading as plain values that `json.dumps` takes; spans as `[start, end]`, days as YYYY-MM-DD."""
    report, text = reading.report, reading.text
    return {
        "id": report.id,
        "title": report.title,
        "byline": report.byline,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "published_from": report.published_from,
        "url": report.url,
        "address": report.address,
        "media_type": report.media_type,
        "language": report.language,
        "fetched": report.fetched.isoformat() if report.fetched else None,
        "raw_digest": report.raw_digest,
        "text_digest": text.digest,
        "machine_reading": True,
        "versions": {"sayso": reading.versions.sayso, "tagger": reading.versions.tagger},
        "text": text.body,
        "statements": [_statement(statement) for statement in reading.statements],
        "figures": [_figure(figure) for figure in reading.figures],
        "flags": [_flag(flag) for flag in reading.flags],
        "places": [_place(place) for place in reading.places],
        "times": [_time(time) for time in reading.times],
        "entities": [_entity(entity) for entity in reading.entities],
        "attributions": [_attribution(f"a{n}", found) for n, found in enumerate(reading.attributions, 1)],
        "posts": [_post(post) for post in text.posts],
        "corrections": _spans(text.corrections),
        "offsets": [list(run) for run in text.offsets.runs],
        "dropped": [_part_dropped(dropped) for dropped in reading.dropped],
    }


def dropped_to_json(dropped: Dropped) -> DroppedJson:
    """The record that stands in the stream for a report that could not be read."""
    return {"id": dropped.report, "dropped": _part_dropped(dropped)}


def _statement(statement: Statement) -> StatementJson:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "source": _pins(statement.source),
        "cue": _pins(statement.cue),
        "content": _pins(statement.content),
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "entity": statement.entity,
        "stance": statement.stance,
        "said": _days(statement.said),
        "via": [relay.name for relay in statement.via],
        "relays": [
            {"name": relay.name, "span": _span(relay.pin.span) if relay.pin else None} for relay in statement.via
        ],
        "inside": statement.inside,
        "score": round(statement.score, 4),
        "method": statement.method,
    }


def _figure(figure: Figure) -> FigureJson:
    return {
        "id": figure.id,
        "span": _span(figure.pin.span),
        "low": _number(figure.quantity.low),
        "high": _number(figure.quantity.high),
        "bound": figure.quantity.bound,
        "event": figure.event,
        "unit": figure.unit,
        "party": figure.party,
        "by": figure.by,
        "status": figure.status,
        "period": _period(figure.period),
        "cumulative": figure.cumulative,
        "place": figure.place,
        "places": list(figure.places),
        "part_of": figure.part_of,
        "statement": figure.statement,
        "according_to": figure.according_to,
        "role": figure.role,
        "modality": figure.modality,
        "score": round(figure.score, 4),
        "method": figure.method,
    }


def _number(number: Decimal | None) -> Number | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _flag(flag: Flag) -> FlagJson:
    return {"kind": flag.kind, "sides": list(flag.sides), "reason": flag.reason, "score": round(flag.score, 4)}


def _place(place: Place) -> PlaceJson:
    return {
        "id": place.id,
        "span": _span(place.pin.span),
        "name": place.name,
        "candidates": [_locale(locale) for locale in place.candidates],
    }


def _locale(locale: Locale) -> LocaleJson:
    return {
        "geonames": locale.id,
        "name": locale.name,
        "kind": locale.kind,
        "country": locale.country,
        "latitude": locale.latitude,
        "longitude": locale.longitude,
        "share": round(locale.share, 4),
    }


def _time(time: Time) -> TimeJson:
    return {"span": _span(time.pin.span), "kind": time.kind, "value": time.value, "period": _period(time.period)}


def _period(period: Period | None) -> PeriodJson | None:
    if period is None:
        return None
    return {"start": period.start.isoformat() if period.start else None, "end": period.end.isoformat()}


def _attribution(id_: str, found: Attribution) -> AttributionJson:
    return {
        "id": id_,
        "source": _spans(found.source),
        "cue": _spans(found.cue),
        "content": _spans(found.content),
        "score": round(found.score, 4),
    }


def _entity(entity: Entity) -> EntityJson:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "mentions": _spans(entity.mentions),
        "stands_for": entity.stands_for,
    }


def _post(post: Post) -> PostJson:
    return {
        "span": _span(post.span),
        "content": _span(post.content),
        "source": _span(post.source) if post.source else None,
        "account": post.account,
        "handle": post.handle,
        "posted": post.posted.isoformat() if post.posted else None,
        "links": list(post.links),
    }


def _part_dropped(dropped: Dropped) -> PartDroppedJson:
    return {"stage": dropped.stage, "reason": dropped.reason, "detail": dropped.detail}


def _days(days: Days | None) -> DaysJson | None:
    return {"start": days.start.isoformat(), "end": days.end.isoformat()} if days else None


def _span(span: Span) -> SpanJson:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> Spans:
    return [_span(span) for span in spans]


def _pins(pins: Iterable[Pin]) -> Spans:
    return [_span(pin.span) for pin in pins]
