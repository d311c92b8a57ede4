"""Rows of entries as the values that a ledger hands out, a page at a time and with what people judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import Connection

from sayso.ledger import schema
from sayso.ledger.acts import make_judgement
from sayso.ledger.judged import apply_figure, apply_statement
from sayso.ledger.resting import resting
from sayso.ledger.restore import EDITION, make_edition, make_figure, make_flag, make_locales, make_statement
from sayso.ledger.state import State
from sayso.model import Days, Edition, Flag, Judgement, KeptFigure, KeptStatement, Locale, Span, Versions, make_pin

Row = Mapping[Any, Any]

READING = (
    "id", "body", "sayso", "tagger", "report", "address", "media_type", "title", "byline", "publisher", "published",
    "published_from", "url", "language", "fetched",
)  # fmt: skip
"""What is needed of a reading to hand out an entry; the rest of it may be large."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reading in its edition, with the text that it is of."""

    edition: Edition
    versions: Versions
    body: str


def load_readings(connection: Connection, ids: Iterable[str], state: State) -> dict[str, Told]:
    """Those of the readings that count, by id, each with its text."""
    rows = _load_reports(connection, ids, state)
    body = schema.body
    wanted = select(body.c.id, body.c.words).where(body.c.id.in_(sorted({row["body"] for row in rows})))
    bodies: dict[str, str] = {row.id: row.words for row in connection.execute(wanted)}
    return {
        row["id"]: Told(make_edition(row), Versions(row["sayso"], row["tagger"]), bodies[row["body"]]) for row in rows
    }


def load_editions(connection: Connection, ids: Iterable[str], state: State) -> dict[str, Edition]:
    """The editions of those of the readings that count, by the reading's id."""
    return {row["id"]: make_edition(row) for row in _load_reports(connection, ids, state)}


def _load_reports(connection: Connection, ids: Iterable[str], state: State) -> Sequence[Row]:
    reading, edition = schema.reading, schema.edition
    columns = [reading.c[name] for name in READING] + [edition.c[name].label(f"edition_{name}") for name in EDITION]
    joined = reading.join(edition, reading.c.edition == edition.c.id)
    asked = select(*columns).select_from(joined).where(reading.c.id.in_(sorted(set(ids))), *state.current())
    return connection.execute(asked).mappings().all()


@resting()
def load_figures(connection: Connection, where: ColumnElement[bool], state: State) -> list[tuple[int, KeptFigure]]:
    """The figures of rows that meet a condition and count, as they stand, the newest first, each with its `seq`."""
    rows, readings = _load_rows(connection, schema.figure, where, state)
    spoken = _load_speech(connection, {row["spoken"] for row in rows if row["spoken"] is not None})
    places = _load_places(connection, [row["seq"] for row in rows])
    flags = _load_flags(connection, readings)
    own = load_judgements(connection, "figure", (row["id"] for row in rows), state)
    theirs = load_judgements(connection, "statement", (one.id for one in spoken.values()), state)
    made = [
        (row["seq"], _make_figure(row, readings[row["reading"]], spoken, places[row["seq"]], flags[row["reading"]]))
        for row in rows
    ]
    return [(seq, apply_figure(one, own[one.id], theirs[one.statement or ""])) for seq, one in made]


@resting()
def load_statements(
    connection: Connection, where: ColumnElement[bool], state: State
) -> list[tuple[int, KeptStatement]]:
    """The statements of rows that meet a condition and count, as they stand, the newest first, each with its `seq`."""
    rows, readings = _load_rows(connection, schema.statement, where, state)
    seqs = [row["seq"] for row in rows]
    pins, figures = _load_pins(connection, seqs), _load_counted(connection, seqs)
    own = load_judgements(connection, "statement", (row["id"] for row in rows), state)
    made = [
        (row["seq"], _make_statement(row, readings[row["reading"]], pins[row["seq"]], figures[row["seq"]]))
        for row in rows
    ]
    return [(seq, apply_statement(one, own[one.id])) for seq, one in made]


def _load_rows(
    connection: Connection, table: Table, where: ColumnElement[bool], state: State
) -> tuple[list[Row], dict[str, Told]]:
    found = connection.execute(select(table).where(where)).mappings().all()
    readings = load_readings(connection, (row["reading"] for row in found), state)
    rows = [dict(row) for row in found if row["reading"] in readings]
    return sorted(rows, key=lambda row: -int(row["seq"])), readings


@dataclass(frozen=True, slots=True)
class _Speech:
    """What a figure tells of the statement that it stands in."""

    id: str
    speaker: str | None
    stance: Any
    said: Days | None
    via: tuple[str, ...]


def _load_speech(connection: Connection, seqs: set[int]) -> dict[int, _Speech]:
    c, pin = schema.statement.c, schema.pin
    asked = select(c.seq, c.id, c.speaker, c.stance, c.said_start, c.said_end).where(c.seq.in_(sorted(seqs)))
    relays = select(pin.c.statement, pin.c.name).where(pin.c.statement.in_(sorted(seqs)), pin.c.part == "relay")
    via = defaultdict[int, list[str]](list)
    for statement, name in connection.execute(relays.order_by(pin.c.seq)):
        via[statement].append(name)
    return {
        seq: _Speech(id, speaker, stance, Days(start, end) if start and end else None, tuple(via[seq]))
        for seq, id, speaker, stance, start, end in connection.execute(asked)
    }


def _load_places(connection: Connection, figures: Sequence[int]) -> dict[int, list[tuple[str, tuple[Locale, ...]]]]:
    """For each figure the ids within the report of its places, each with the likeliest meaning if it has one."""
    link, place = schema.figure_place, schema.place
    asked = select(link.c.figure, place.c.local, place.c.candidates).join(place, link.c.place == place.c.seq)
    found = defaultdict[int, list[tuple[str, tuple[Locale, ...]]]](list)
    for figure, local, candidates in connection.execute(
        asked.where(link.c.figure.in_(figures)).order_by(link.c.figure, link.c.ordinal)
    ):
        found[figure].append((local, make_locales(candidates)[:1]))
    return found


def _load_flags(connection: Connection, readings: Iterable[str]) -> dict[str, list[Flag]]:
    """What the readings say against themselves; sides are ids within the report."""
    flag = schema.flag
    found = defaultdict[str, list[Flag]](list)
    asked = select(flag).where(flag.c.reading.in_(sorted(readings))).order_by(flag.c.seq)
    for row in connection.execute(asked).mappings():
        found[row["reading"]].append(make_flag(row))
    return found


def _load_pins(connection: Connection, statements: Sequence[int]) -> dict[int, list[Row]]:
    pin = schema.pin
    found = defaultdict[int, list[Row]](list)
    for row in connection.execute(select(pin).where(pin.c.statement.in_(statements)).order_by(pin.c.seq)).mappings():
        found[row["statement"]].append(row)
    return found


def _load_counted(connection: Connection, statements: Sequence[int]) -> dict[int, list[str]]:
    """The ids of the figures that stand in each statement, in text order."""
    figure = schema.figure
    found = defaultdict[int, list[str]](list)
    asked = select(figure.c.spoken, figure.c.id).where(figure.c.spoken.in_(statements)).order_by(figure.c.seq)
    for statement, id in connection.execute(asked):
        found[statement].append(id)
    return found


def load_judgements(
    connection: Connection, kind: str, targets: Iterable[str], state: State
) -> dict[str, list[Judgement]]:
    """The judgements that count of each target, in the order in which they were made."""
    table = schema.judgement
    asked = select(table).where(table.c.kind == kind, table.c.target.in_(sorted(set(targets))), *state.made_live(table))
    found = defaultdict[str, list[Judgement]](list)
    for row in connection.execute(asked.order_by(table.c.seq)).mappings():
        found[row["target"]].append(make_judgement(row))
    return found


def _make_figure(
    row: Row,
    told: Told,
    spoken: Mapping[int, _Speech],
    places: Sequence[tuple[str, tuple[Locale, ...]]],
    flags: Iterable[Flag],
) -> KeptFigure:
    speech = spoken.get(row["spoken"])
    read = make_figure(row, told.body, [local for local, _ in places])
    return KeptFigure(
        id=row["id"],
        figure=read,
        machine=read,
        edition=told.edition,
        review="unreviewed",
        statement=speech.id if speech else None,
        speaker=speech.speaker if speech else None,
        said=speech.said if speech else None,
        stance=speech.stance if speech else None,
        via=speech.via if speech else (),
        locales=tuple(locale for _, locales in places for locale in locales),
        sentence=make_pin(told.body, Span(row["sentence_start"], row["sentence_stop"])),
        passage=make_pin(told.body, Span(row["passage_start"], row["passage_stop"])),
        versions=told.versions,
        flags=tuple(flag for flag in flags if {read.id, read.statement} & set(flag.sides)),
    )


def _make_statement(row: Row, told: Told, pins: Sequence[Row], figures: Sequence[str]) -> KeptStatement:
    read = make_statement(row, pins, told.body)
    return KeptStatement(row["id"], read, read, told.edition, "unreviewed", tuple(figures), told.versions)
