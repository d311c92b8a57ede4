"""A reading as plain values that `json.dumps` takes, in the shapes of `sayso.present.shapes`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from sayso.model import (
    Attribution,
    Days,
    Dropped,
    Entity,
    Figure,
    Flag,
    Locale,
    Period,
    Pin,
    Place,
    Post,
    Reading,
    Relay,
    Span,
    Statement,
    Time,
    TimedSpan,
    Turn,
)
from sayso.present.shapes import (
    AttributionJson,
    DaysJson,
    DroppedJson,
    EntityJson,
    FigureJson,
    FlagJson,
    LocaleJson,
    Number,
    PartDroppedJson,
    PeriodJson,
    PlaceJson,
    PostJson,
    ReadingJson,
    RelayJson,
    SpanJson,
    Spans,
    StatementJson,
    TimedJson,
    TimeJson,
    TurnJson,
)


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
        "statements": [statement_to_json(statement) for statement in reading.statements],
        "figures": [figure_to_json(figure) for figure in reading.figures],
        "flags": [flag_to_json(flag) for flag in reading.flags],
        "places": [_place(place) for place in reading.places],
        "times": [_time(time) for time in reading.times],
        "entities": [_entity(entity) for entity in reading.entities],
        "attributions": [_attribution(f"a{n}", found) for n, found in enumerate(reading.attributions, 1)],
        "posts": [_post(post) for post in text.posts],
        "turns": [_turn(turn) for turn in text.turns],
        "timed": [_timed(one) for one in text.timed],
        "original": text.original,
        "corrections": _spans(text.corrections),
        "offsets": [list(run) for run in text.offsets.runs],
        "dropped": [_part_dropped(dropped) for dropped in reading.dropped],
    }


def dropped_to_json(dropped: Dropped) -> DroppedJson:
    """The record that stands in the stream for a report that could not be read."""
    return {"id": dropped.report, "dropped": _part_dropped(dropped)}


def statement_to_json(statement: Statement) -> StatementJson:
    """A statement as it stands in a reading."""
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
        "said": days_to_json(statement.said),
        "via": [relay.name for relay in statement.via],
        "relays": [_relay(relay) for relay in statement.via],
        "inside": statement.inside,
        "score": round(statement.score, 4),
        "method": statement.method,
    }


def _relay(relay: Relay) -> RelayJson:
    return {
        "name": relay.name,
        "span": span_to_json(relay.pin.span) if relay.pin else None,
        "kind": relay.kind,
        "when": relay.when.isoformat() if relay.when else None,
    }


def figure_to_json(figure: Figure) -> FigureJson:
    """A figure as it stands in a reading."""
    return {
        "id": figure.id,
        "span": span_to_json(figure.pin.span),
        "low": number_to_json(figure.quantity.low),
        "high": number_to_json(figure.quantity.high),
        "bound": figure.quantity.bound,
        "event": figure.event,
        "unit": figure.unit,
        "party": figure.party,
        "by": figure.by,
        "status": figure.status,
        "period": period_to_json(figure.period),
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


def number_to_json(number: Decimal | None) -> Number | None:
    """A count as JSON has it: whole numbers without a fraction."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def flag_to_json(flag: Flag) -> FlagJson:
    """A flag as it stands in a reading."""
    return {"kind": flag.kind, "sides": list(flag.sides), "reason": flag.reason, "score": round(flag.score, 4)}


def _place(place: Place) -> PlaceJson:
    return {
        "id": place.id,
        "span": span_to_json(place.pin.span),
        "name": place.name,
        "candidates": [locale_to_json(locale) for locale in place.candidates],
    }


def locale_to_json(locale: Locale) -> LocaleJson:
    """A place of the gazetteer."""
    return {
        "geonames": locale.id,
        "name": locale.name,
        "kind": locale.kind,
        "country": locale.country,
        "latitude": locale.latitude,
        "longitude": locale.longitude,
        "share": round(locale.share, 4),
        "region": locale.region,
    }


def _time(time: Time) -> TimeJson:
    return {
        "span": span_to_json(time.pin.span),
        "kind": time.kind,
        "value": time.value,
        "period": period_to_json(time.period),
    }


def period_to_json(period: Period | None) -> PeriodJson | None:
    """The days that a count covers."""
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
        "span": span_to_json(post.span),
        "content": span_to_json(post.content),
        "source": span_to_json(post.source) if post.source else None,
        "account": post.account,
        "handle": post.handle,
        "posted": post.posted.isoformat() if post.posted else None,
        "links": list(post.links),
        "relays": [_relay(relay) for relay in post.via],
        "tallies": [{"span": span_to_json(tally.span), "event": tally.event} for tally in post.tallies],
        "seen": post.seen.isoformat() if post.seen else None,
    }


def _turn(turn: Turn) -> TurnJson:
    return {
        "span": span_to_json(turn.span),
        "content": span_to_json(turn.content),
        "speaker": span_to_json(turn.speaker) if turn.speaker else None,
        "relays": [_relay(relay) for relay in turn.via],
        "original": turn.original,
        "language": turn.language,
    }


def _timed(one: TimedSpan) -> TimedJson:
    return {
        "span": span_to_json(one.span),
        "start": number_to_json(one.start) or 0,
        "end": number_to_json(one.end),
    }


def _part_dropped(dropped: Dropped) -> PartDroppedJson:
    return {"stage": dropped.stage, "reason": dropped.reason, "detail": dropped.detail}


def days_to_json(days: Days | None) -> DaysJson | None:
    """Days from the first to the last."""
    return {"start": days.start.isoformat(), "end": days.end.isoformat()} if days else None


def span_to_json(span: Span) -> SpanJson:
    """Start and end."""
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> Spans:
    return [span_to_json(span) for span in spans]


def _pins(pins: Iterable[Pin]) -> Spans:
    return [span_to_json(pin.span) for pin in pins]
