"""Rows of a ledger as the values that they were made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection

from sayso.ledger import schema
from sayso.ledger.resting import resting
from sayso.ledger.sheet import Fields, Row, Sheet, read_sheet
from sayso.model import (
    Attribution,
    Days,
    Dropped,
    Edition,
    Entity,
    Figure,
    Flag,
    Locale,
    OffsetMap,
    Original,
    Period,
    Pin,
    Place,
    Post,
    Quantity,
    Raw,
    Reading,
    Relay,
    Report,
    Said,
    Span,
    Statement,
    Tally,
    Text,
    Time,
    TimedSpan,
    Turn,
    Versions,
    make_pin,
)

EDITION = ("id", "document", "number", "blob", "added", "replaced")
"""The columns of `edition`, which `select_editions` and `make_edition` call `edition_` and the name."""


def select_editions() -> Select[Any]:
    """All editions, each with every reading of it: the columns of `reading` by their names, those of `edition` as
    `edition_id` and so on, which is what `make_edition` takes. Add conditions and an order."""
    edition, reading = schema.edition, schema.reading
    named = [edition.c[name].label(f"edition_{name}") for name in EDITION]
    return select(reading, *named).join(edition, reading.c.edition == edition.c.id)


def make_edition(row: Row) -> Edition:
    """The edition that a row of `select_editions` tells, with what the reading in it knew of the report."""
    return Edition(
        id=row["edition_id"],
        document=row["edition_document"],
        number=row["edition_number"],
        report=make_report(row, row["edition_blob"]),
        text_digest=row["body"],
        added=read_moment(row["edition_added"]),
        replaced=read_moment(row["edition_replaced"]) if row["edition_replaced"] else None,
    )


def make_report(row: Row, blob: str) -> Report:
    """What a row of `reading` tells of the report; `blob` is the digest of its bytes."""
    return Report(
        id=row["report"],
        address=row["address"],
        media_type=row["media_type"],
        raw_digest=blob,
        title=row["title"],
        byline=row["byline"],
        publisher=row["publisher"],
        published=row["published"],
        published_from=row["published_from"],
        url=row["url"],
        language=row["language"],
        fetched=read_moment(row["fetched"]) if row["fetched"] else None,
    )


def make_raw(row: Row, data: bytes) -> Raw:
    """A report's bytes with what a row of `reading` says was given with them."""
    given = json.loads(row["given"])
    days = {"published": date.fromisoformat(given["published"])} if "published" in given else {}
    moments = {"fetched": read_moment(given["fetched"])} if "fetched" in given else {}
    originals = {"original": _make_original(given["original"])} if "original" in given else {}
    return Raw(data, **{**given, **days, **moments, **originals})


def _make_original(told: Mapping[str, Any]) -> Original:
    said = (Said(words, _read_count(start), _read_count(end)) for words, start, end in told["said"])
    return Original(told["digest"], told["language"], tuple(said))


def read_moment(written: str) -> datetime:
    """A moment as the ledger writes it."""
    return datetime.fromisoformat(written)


@resting()
def read_reading(connection: Connection, row: Row) -> Reading:
    """The reading of a row of `select_editions`, equal to the one that was written."""
    body = connection.scalar(select(schema.body.c.words).where(schema.body.c.id == row["body"]))
    told = {name: row[name] for name in schema.reading.columns.keys()}  # noqa: SIM118 - a collection of columns is no dict
    return make_reading(read_sheet(connection, told), row["edition_blob"], body or "")


def make_reading(sheet: Sheet, blob: str, body: str) -> Reading:
    """The reading that a sheet was made of."""
    row, rows, rest = sheet.reading, sheet.rows, json.loads(sheet.reading["rest"])
    places = [place["local"] for place in rows["place"]]
    return Reading(
        report=make_report(row, blob),
        text=make_text(row, rest, body),
        attributions=tuple(_make_attribution(told) for told in rest["attributions"]),
        statements=tuple(
            make_statement(told, pins, body) for told, pins in _pair_rows(rows["statement"], rows["pin"], "statement")
        ),
        entities=tuple(make_entity(told) for told in rows["entity"]),
        figures=tuple(
            make_figure(told, body, [places[link["place"]] for link in links])
            for told, links in _pair_rows(rows["figure"], rows["figure_place"], "figure")
        ),
        places=tuple(make_place(told, body) for told in rows["place"]),
        times=tuple(_make_time(told, body) for told in rest["times"]),
        flags=tuple(make_flag(told) for told in rows["flag"]),
        dropped=tuple(make_dropped(told) for told in rows["dropped"]),
        versions=Versions(row["sayso"], row["tagger"]),
    )


def _pair_rows(rows: Sequence[Fields], parts: Iterable[Fields], name: str) -> Iterator[tuple[Fields, list[Fields]]]:
    """Each row with those of `parts` that lead to it by `name`."""
    gathered: list[list[Fields]] = [[] for _ in rows]
    for part in parts:
        gathered[part[name]].append(part)
    return zip(rows, gathered, strict=True)


def make_text(row: Row, rest: Mapping[str, Any], body: str) -> Text:
    """The text of a row of `reading`, whose column `rest` is JSON."""
    return Text(
        report=row["report"],
        body=body,
        paragraphs=_spans(rest["paragraphs"]),
        sentences=_spans(rest["sentences"]),
        offsets=OffsetMap(tuple((start, source, length) for start, source, length in json.loads(row["offsets"]))),
        posts=tuple(_make_post(told, body) for told in rest["posts"]),
        corrections=_spans(rest["corrections"]),
        turns=tuple(_make_turn(told, body) for told in rest.get("turns", ())),
        timed=tuple(_make_timed(*told) for told in rest.get("timed", ())),
        original=rest.get("original"),
    )


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _make_post(told: Sequence[Any], body: str) -> Post:
    whole, content, source, account, handle, posted, links, *passed = told
    moment = datetime.fromisoformat(posted) if posted else None
    relays, tallies, seen = passed[0] if passed else ((), (), None)
    return Post(
        Span(*whole), Span(*content), Span(*source) if source else None, account, handle, moment, tuple(links),
        tuple(_make_passing(relay, body) for relay in relays), tuple(Tally(Span(*span), event) for span, event in tallies),
        datetime.fromisoformat(seen) if seen else None,
    )  # fmt: skip


def _make_turn(told: Sequence[Any], body: str) -> Turn:
    whole, content, speaker, relays, *translated = told
    via = tuple(_make_passing(relay, body) for relay in relays)
    return Turn(Span(*whole), Span(*content), Span(*speaker) if speaker else None, via, *translated)


def _make_timed(span: Sequence[int], start: str, end: str | None) -> TimedSpan:
    return TimedSpan(Span(*span), Decimal(start), None if end is None else Decimal(end))


def _make_passing(told: Sequence[Any], body: str) -> Relay:
    name, span, kind, when = told
    pin = make_pin(body, Span(*span)) if span else None
    return Relay(name, pin, kind, datetime.fromisoformat(when) if when else None)


def _make_attribution(told: Sequence[Any]) -> Attribution:
    source, cue, content, score = told
    return Attribution(_spans(source), _spans(cue), _spans(content), score)


def _make_time(told: Sequence[Any], body: str) -> Time:
    place, kind, value, period = told
    days = [date.fromisoformat(day) if day else None for day in period] if period else None
    return Time(make_pin(body, Span(*place)), kind, value, _make_period(*days) if days else None)


def _make_period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if end else None


def make_statement(row: Row, pins: Sequence[Row], body: str) -> Statement:
    """The statement of a row of `statement` and its rows of `pin`, in order, with its id within the report."""
    parts = {
        name: tuple(_pin(pin, body) for pin in pins if pin["part"] == name) for name in ("source", "cue", "content")
    }
    return Statement(
        id=row["local"],
        kind=row["kind"],
        **parts,
        speaker=row["speaker"],
        speaker_kind=row["speaker_kind"],
        entity=row["entity"],
        stance=row["stance"],
        said=Days(row["said_start"], row["said_end"]) if row["said_start"] else None,
        via=tuple(_make_relay(pin, body) for pin in pins if pin["part"] == "relay"),
        inside=row["inside"],
        score=row["score"],
        method=row["method"],
    )


def _pin(row: Row, body: str) -> Pin:
    return make_pin(body, Span(row["start"], row["stop"]))


def _make_relay(row: Row, body: str) -> Relay:
    pin = None if row["start"] is None else _pin(row, body)
    moment = row.get("moment")
    return Relay(row["name"], pin, row.get("kind") or "quoted", read_moment(moment) if moment else None)


def make_figure(row: Row, body: str, places: Iterable[str]) -> Figure:
    """The figure of a row of `figure`, with its id within the report; `places` are those of its places."""
    return Figure(
        id=row["local"],
        pin=_pin(row, body),
        quantity=Quantity(_read_count(row["low"]), _read_count(row["high"]), row["bound"], row["number_words"]),
        event=row["event"],
        unit=row["unit"],
        party=row["party"],
        by=row["by"],
        status=row["status"],
        period=_make_period(row["period_start"], row["period_end"]),
        cumulative=row["cumulative"],
        place=row["place"],
        places=tuple(places),
        part_of=row["part_of"],
        statement=row["statement"],
        according_to=row["whose"],
        role=row["role"],
        modality=row["modality"],
        score=row["score"],
        method=row["method"],
    )


def _read_count(written: str | None) -> Decimal | None:
    return None if written is None else Decimal(written)


def make_place(row: Row, body: str) -> Place:
    """The place of a row of `place`, with its id within the report."""
    return Place(row["local"], _pin(row, body), row["name"], make_locales(row["candidates"]))


def make_locales(candidates: str) -> tuple[Locale, ...]:
    """What a name may mean, of the column `place.candidates`."""
    return tuple(Locale(*told) for told in json.loads(candidates))


def make_entity(row: Row) -> Entity:
    """The speaker of a row of `entity`, with the id within the report."""
    return Entity(row["local"], row["kind"], row["name"], _spans(json.loads(row["mentions"])), row["stands_for"])


def make_flag(row: Row) -> Flag:
    """The flag of a row of `flag`; its sides are ids within the report."""
    return Flag(row["kind"], tuple(json.loads(row["sides"])), row["reason"], row["score"])


def make_dropped(row: Row) -> Dropped:
    """What a row of `dropped` tells."""
    return Dropped(row["report"], row["stage"], row["reason"], row["detail"])
