"""A reading as JSON: the object of the bench's guide, and what more is known.

Spans are `[start, end)` in Unicode code points of `text`. The comments beside the fields are the
documentation that the JSON Schema carries (`sayso.present.schema`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypedDict

from sayso.model import (
    Attribution,
    DateOrigin,
    Days,
    Dropped,
    Entity,
    MediaType,
    Pin,
    Post,
    Reading,
    Span,
    SpeakerKind,
    Stance,
    Statement,
    StatementKind,
)

SpanJson = Annotated[list[int], "start and end in code points of `text`, half open"]
Spans = Annotated[list[SpanJson], "one span a piece, in text order; empty where the text has none"]
Day = Annotated[str, "a day, YYYY-MM-DD"]


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
    figures: Annotated[list[dict[str, object]], "counts found in the text; empty in this version"]
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
        "figures": [],
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
