"""A report and its reading as the rows that a ledger keeps of them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.ledger.identity import (
    LONGEST_KEY,
    digest_bytes,
    make_document_id,
    make_document_key,
    make_fingerprint,
    make_key,
    name_figures,
    name_moment,
    name_statements,
    tell_given,
)
from sayso.ledger.sheet import Fields, Sheet
from sayso.model import (
    Attribution,
    Entity,
    Figure,
    Flag,
    Locale,
    Pin,
    Place,
    Post,
    Raw,
    Reading,
    Relay,
    Span,
    Statement,
    Text,
    Time,
    TimedSpan,
    Turn,
)

LONGEST_PASSAGE = 16_384
"""Characters of a paragraph that are indexed as one; PostgreSQL takes no more than a megabyte of words in a row."""


@dataclass(frozen=True, slots=True)
class Record:
    """All that is written of one report, but for its edition and the moment."""

    raw: Raw
    reading: Reading
    document: str
    key: str
    blob: str
    sheet: Sheet

    @property
    def fingerprint(self) -> str:
        """What makes the reading the same."""
        return str(self.sheet.reading["fingerprint"])


def make_record(raw: Raw, reading: Reading, key: str | None = None) -> Record:
    """The rows of a report and its reading; `key` is that of the document where it is known by another.

    ValueError where the reading is of other bytes.
    """
    blob = digest_bytes(raw.data)
    if blob != reading.report.raw_digest:
        raise ValueError(f"the reading is of a report whose bytes have the digest {reading.report.raw_digest}")
    key = key or make_document_key(raw, reading.report.url)
    document = make_document_id(key)
    sheet = Sheet(_list_reading(raw, reading), _list_rows(document, reading))
    _copy_for_indexes(sheet)
    return Record(raw, reading, document, key, blob, sheet)


def _list_reading(raw: Raw, reading: Reading) -> Fields:
    report, text = reading.report, reading.text
    fingerprint = make_fingerprint(raw, reading.versions)
    return {
        "id": f"r{fingerprint[:16]}",
        "fingerprint": fingerprint,
        "sayso": reading.versions.sayso,
        "tagger": reading.versions.tagger,
        "body": text.digest,
        "report": report.id,
        "address": report.address,
        "url": report.url,
        "media_type": report.media_type,
        "title": report.title,
        "byline": report.byline,
        "publisher": report.publisher,
        "publisher_key": make_key(report.publisher),
        "published": report.published,
        "published_from": report.published_from,
        "language": report.language,
        "fetched": name_moment(report.fetched) if report.fetched else None,
        "given": write_json(tell_given(raw)),
        "offsets": write_json(text.offsets.runs),
        "rest": write_json(_tell_rest(reading)),
    }


def _copy_for_indexes(sheet: Sheet) -> None:
    """What entries are asked for by stands in their own rows too: whose statement a figure is in, who published it."""
    published = {name: sheet.reading[name] for name in ("publisher_key", "published")}
    statements = {row["local"]: order for order, row in enumerate(sheet.rows["statement"])}
    for row in sheet.rows["figure"]:
        row["spoken"] = spoken = statements.get(row["statement"])
        said = {} if spoken is None else sheet.rows["statement"][spoken]
        row.update({name: said.get(name) for name in ("speaker_key", "stance", "said_start", "said_end")}, **published)
    for row in sheet.rows["statement"]:
        row.update(published)


def write_json(value: object) -> str:
    """A value's JSON in ASCII without blanks."""
    return json.dumps(value, separators=(",", ":"))


def _tell_rest(reading: Reading) -> Fields:
    text = reading.text
    spoken = {"turns": list(map(_tell_turn, text.turns)), "timed": list(map(_tell_timed, text.timed))}
    return {
        **{name: told for name, told in spoken.items() if told},
        **({"original": text.original} if text.original else {}),
        "paragraphs": _pairs(text.paragraphs),
        "sentences": _pairs(text.sentences),
        "posts": [_tell_post(post) for post in text.posts],
        "corrections": _pairs(text.corrections),
        "attributions": [_tell_attribution(attribution) for attribution in reading.attributions],
        "times": [_tell_time(time) for time in reading.times],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _tell_post(post: Post) -> list[object]:
    source = [post.source.start, post.source.end] if post.source else None
    posted = post.posted.isoformat() if post.posted else None
    whole, content = _pairs((post.span, post.content))
    told: list[object] = [whole, content, source, post.account, post.handle, posted, post.links]
    seen = post.seen.isoformat() if post.seen else None
    tallies = [[[tally.span.start, tally.span.end], tally.event] for tally in post.tallies]
    passed = [[_tell_relay(relay) for relay in post.via], tallies, seen]
    return [*told, passed] if post.via or post.tallies or post.seen else told


def _tell_turn(turn: Turn) -> list[object]:
    speaker = [turn.speaker.start, turn.speaker.end] if turn.speaker else None
    told: list[object] = [*_pairs((turn.span, turn.content)), speaker, [_tell_relay(relay) for relay in turn.via]]
    return [*told, turn.original, turn.language] if turn.original is not None else told


def _tell_timed(one: TimedSpan) -> list[object]:
    return [[one.span.start, one.span.end], str(one.start), None if one.end is None else str(one.end)]


def _tell_relay(relay: Relay) -> list[object]:
    span = [relay.pin.span.start, relay.pin.span.end] if relay.pin else None
    return [relay.name, span, relay.kind, relay.when.isoformat() if relay.when else None]


def _tell_attribution(found: Attribution) -> list[object]:
    return [_pairs(found.source), _pairs(found.cue), _pairs(found.content), found.score]


def _tell_time(time: Time) -> list[object]:
    period = [_tell_day(time.period.start), _tell_day(time.period.end)] if time.period else None
    return [[time.pin.span.start, time.pin.span.end], time.kind, time.value, period]


def _tell_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _list_rows(document: str, reading: Reading) -> dict[str, list[Fields]]:
    """The rows that lead to the reading's; they refer to each other by their order."""
    digest = reading.text.digest
    statement_ids = name_statements(document, digest, reading.statements)
    figure_ids = name_figures(document, digest, reading.figures)
    places = {place.id: order for order, place in enumerate(reading.places)}
    return {
        "statement": [_list_statement(*pair) for pair in zip(statement_ids, reading.statements, strict=True)],
        "pin": [row for order, one in enumerate(reading.statements) for row in _list_pins(order, one)],
        "figure": [
            _list_figure(name, one, reading.text) for name, one in zip(figure_ids, reading.figures, strict=True)
        ],
        "place": [_list_place(place) for place in reading.places],
        "figure_place": [
            _list_figure_place(order, ordinal, places[name], reading.places[places[name]])
            for order, figure in enumerate(reading.figures)
            for ordinal, name in enumerate(figure.places)
        ],
        "entity": [_list_entity(entity) for entity in reading.entities],
        "flag": [_list_flag(flag) for flag in reading.flags],
    }


def _list_statement(name: str, statement: Statement) -> Fields:
    return {
        "id": name,
        "local": statement.id,
        "kind": statement.kind,
        "speaker": statement.speaker,
        "speaker_key": make_key(statement.speaker),
        "speaker_kind": statement.speaker_kind,
        "entity": statement.entity,
        "stance": statement.stance,
        "said_start": statement.said.start if statement.said else None,
        "said_end": statement.said.end if statement.said else None,
        "inside": statement.inside,
        "score": _unsign(statement.score),
        "method": statement.method,
    }


def _unsign(number: float) -> float:
    """A number without the sign of a zero, which SQLite doesn't keep."""
    return number + 0.0


def _list_pins(order: int, statement: Statement) -> Iterator[Fields]:
    for part, pins in (("source", statement.source), ("cue", statement.cue), ("content", statement.content)):
        for ordinal, pin in enumerate(pins):
            yield _list_pin(order, part, ordinal, None, pin)
    for ordinal, relay in enumerate(statement.via):
        yield _list_pin(order, "relay", ordinal, relay.name, relay.pin) | _tell_passing(relay)


def _tell_passing(relay: Relay) -> Fields:
    """How and when a relay passed a statement on, in columns that hold nothing else (see `sayso.ledger.sheet.LATE`)."""
    told = {
        "kind": None if relay.kind == "quoted" else relay.kind,
        "moment": name_moment(relay.when) if relay.when else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _list_pin(order: int, part: str, ordinal: int, name: str | None, pin: Pin | None) -> Fields:
    return {
        "statement": order,
        "part": part,
        "ordinal": ordinal,
        "name": name,
        "start": pin.span.start if pin else None,
        "stop": pin.span.end if pin else None,
        "words": pin.words if pin else None,
    }


def _list_figure(name: str, figure: Figure, text: Text) -> Fields:
    quantity, period = figure.quantity, figure.period
    sentence, passage = find_passage(text.sentences, figure.pin.span)
    return {
        "id": name,
        "local": figure.id,
        "start": figure.pin.span.start,
        "stop": figure.pin.span.end,
        "words": figure.pin.words,
        "low": None if quantity.low is None else str(quantity.low),
        "high": None if quantity.high is None else str(quantity.high),
        "bound": quantity.bound,
        "number_words": quantity.words,
        "event": figure.event,
        "unit": figure.unit,
        "unit_key": figure.unit[:LONGEST_KEY] if figure.unit else None,
        "party": figure.party,
        "party_key": make_key(figure.party),
        "by": figure.by,
        "by_key": make_key(figure.by),
        "status": figure.status,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "cumulative": figure.cumulative,
        "place": figure.place,
        "place_key": make_key(figure.place),
        "part_of": figure.part_of,
        "statement": figure.statement,
        "whose": figure.according_to,
        "whose_key": make_key(figure.according_to),
        "role": figure.role,
        "modality": figure.modality,
        "score": _unsign(figure.score),
        "method": figure.method,
        "sentence_start": sentence.start,
        "sentence_stop": sentence.end,
        "passage_start": passage.start,
        "passage_stop": passage.end,
    }


def find_passage(sentences: Sequence[Span], span: Span) -> tuple[Span, Span]:
    """The sentence in which `span` starts, and that with its neighbour on either side; both reach as far as `span` does.
    Where it starts in no sentence, both are the span itself."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    if at < 0 or sentences[at].end <= span.start:
        return span, span
    sentence = Span(sentences[at].start, max(sentences[at].end, span.end))
    last = sentences[min(at + 1, len(sentences) - 1)]
    return sentence, Span(sentences[max(at - 1, 0)].start, max(last.end, span.end))


def _list_place(place: Place) -> Fields:
    return {
        "local": place.id,
        "start": place.pin.span.start,
        "stop": place.pin.span.end,
        "words": place.pin.words,
        "name": place.name,
        **_list_locale(place),
        "candidates": write_json([_tell_locale(locale) for locale in place.candidates]),
    }


def _list_locale(place: Place) -> Fields:
    likeliest = place.candidates[0] if place.candidates else None
    return {
        "geonames": likeliest.id if likeliest else None,
        "kind": likeliest.kind if likeliest else None,
        "country": likeliest.country if likeliest else None,
        "region": likeliest.region if likeliest else None,
        "latitude": _unsign(likeliest.latitude) if likeliest else None,
        "longitude": _unsign(likeliest.longitude) if likeliest else None,
    }


def _tell_locale(one: Locale) -> list[object]:
    return [one.id, one.name, one.kind, one.country, one.latitude, one.longitude, one.share, one.region]


def _list_figure_place(figure: int, ordinal: int, order: int, place: Place) -> Fields:
    likeliest = place.candidates[0] if place.candidates else None
    copied = {
        "geonames": likeliest.id if likeliest else None,
        "country": likeliest.country if likeliest else None,
        "region": (likeliest.region or (likeliest.id if likeliest.kind == "region" else 0)) if likeliest else None,
    }
    return {"figure": figure, "ordinal": ordinal, "place": order, **copied}


def _list_entity(entity: Entity) -> Fields:
    return {
        "local": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "name_key": make_key(entity.name) or "",
        "stands_for": entity.stands_for,
        "mentions": write_json(_pairs(entity.mentions)),
    }


def _list_flag(flag: Flag) -> Fields:
    return {"kind": flag.kind, "sides": write_json(flag.sides), "reason": flag.reason, "score": _unsign(flag.score)}


def split_passages(paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of a text that are found by their words: its paragraphs, the longest ones in pieces."""
    return tuple(
        Span(start, min(start + LONGEST_PASSAGE, paragraph.end))
        for paragraph in paragraphs
        for start in range(paragraph.start, paragraph.end, LONGEST_PASSAGE)
    )
