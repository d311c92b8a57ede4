"""Rows of entries as the values that a ledger hands out, a page at a time and with what people judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.engine import Connection

from sayso.ledger.acts import make_judgement
from sayso.ledger.among import among
from sayso.ledger.judged import apply_figure, apply_statement
from sayso.ledger.resting import resting
from sayso.ledger.restore import EDITION, make_edition, make_figure, make_flag, make_locales, make_statement
from sayso.ledger.schema import body, edition, figure, figure_place, flag, judgement, pin, place, reading, statement
from sayso.ledger.state import State
from sayso.model import Days, Edition, Flag, Judgement, KeptFigure, KeptStatement, Locale, Span, Versions, make_pin

Row = Mapping[Any, Any]

READING = (
    "id", "body", "sayso", "tagger", "report", "address", "media_type", "title", "byline", "publisher", "published",
    "published_from", "url", "language", "fetched",
)  # fmt: skip
"""What is needed of a reading to hand out an entry; the rest of it may be large."""

FIGURES = select(
    *(column for column in figure.c if column.name != "words" and not column.name.endswith("_key")),
    *(statement.c[name].label(f"spoken_{name}") for name in ("id", "speaker", "stance", "said_start", "said_end")),
).join_from(figure, statement, figure.c.spoken == statement.c.seq, isouter=True)
"""Figures, each with what it tells of the statement that it stands in."""

STATEMENTS = select(*(column for column in statement.c if not column.name.endswith("_key")))

FIGURES_AT, STATEMENTS_AT = FIGURES.where(among(figure.c.seq)), STATEMENTS.where(among(statement.c.seq))
"""Those with some `seq`: put together once, which takes longer than to run them."""

BODIES = select(body.c.id, body.c.words).where(among(body.c.id))

RELAYS = select(pin.c.statement, pin.c.name).where(among(pin.c.statement), pin.c.part == "relay").order_by(pin.c.seq)

PLACES = (
    select(figure_place.c.figure, place.c.local, place.c.candidates)
    .join(place, figure_place.c.place == place.c.seq)
    .where(among(figure_place.c.figure))
    .order_by(figure_place.c.figure, figure_place.c.ordinal)
)

FLAGS = select(flag).where(among(flag.c.reading)).order_by(flag.c.seq)

PINS = (
    select(*(pin.c[name] for name in ("statement", "part", "name", "start", "stop", "kind", "moment")))
    .where(among(pin.c.statement))
    .order_by(pin.c.seq)
)

COUNTED = select(figure.c.spoken, figure.c.id).where(among(figure.c.spoken)).order_by(figure.c.seq)


@lru_cache(maxsize=64)
def _select_reports(state: State) -> Select[Any]:
    """The readings that count, with their editions."""
    columns = [reading.c[name] for name in READING] + [edition.c[name].label(f"edition_{name}") for name in EDITION]
    joined = select(*columns).join_from(reading, edition, reading.c.edition == edition.c.id)
    return joined.where(among(reading.c.id), *state.current())


@lru_cache(maxsize=64)
def _select_judgements(kind: str, state: State) -> Select[Any]:
    of_kind = select(judgement).where(judgement.c.kind == kind, among(judgement.c.target))
    return of_kind.where(*state.made_live(judgement)).order_by(judgement.c.seq)


@dataclass(frozen=True, slots=True)
class Told:
    """A reading in its edition, with the text that it is of."""

    edition: Edition
    versions: Versions
    body: str


Readings = Mapping[str, Told]
"""Readings by id."""


def load_readings(connection: Connection, ids: Iterable[str], state: State) -> dict[str, Told]:
    """Those of the readings that count, by id, each with its text."""
    rows = _fetch(connection, _select_reports(state), ids)
    bodies = {row["id"]: row["words"] for row in _fetch(connection, BODIES, {row["body"] for row in rows})}
    return {
        row["id"]: Told(make_edition(row), Versions(row["sayso"], row["tagger"]), bodies[row["body"]]) for row in rows
    }


def load_editions(connection: Connection, ids: Iterable[str], state: State) -> dict[str, Edition]:
    """The editions of those of the readings that count, by the reading's id."""
    return {row["id"]: make_edition(row) for row in _fetch(connection, _select_reports(state), ids)}


def _fetch(connection: Connection, asked: Select[Any], wanted: Iterable[Any] = ()) -> list[Row]:
    """Rows as dictionaries, which are read much faster than SQLAlchemy's own mappings."""
    found = connection.execute(asked, {"wanted": wanted})
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found.all()]


def load_figures(connection: Connection, where: ColumnElement[bool], state: State) -> list[tuple[int, KeptFigure]]:
    """The figures of rows that meet a condition and count, as they stand, the newest first, each with its `seq`."""
    return _load_figures(connection, _fetch(connection, FIGURES.where(where)), state, None)


def load_figures_at(
    connection: Connection, seqs: Collection[int], state: State, known: Readings | None = None
) -> list[tuple[int, KeptFigure]]:
    """The figures with these `seq` that count, as they stand, the newest first; `known` are all readings that count, where
    whoever asks has them already."""
    return _load_figures(connection, _fetch(connection, FIGURES_AT, seqs), state, known) if seqs else []


@resting()
def _load_figures(
    connection: Connection, found: list[Row], state: State, known: Readings | None
) -> list[tuple[int, KeptFigure]]:
    rows, readings = _choose_rows(connection, found, state, known)
    relays = _load_relays(connection, {row["spoken"] for row in rows if row["spoken"] is not None})
    places = _load_places(connection, [row["seq"] for row in rows])
    flags = _load_flags(connection, readings)
    own = load_judgements(connection, "figure", (row["id"] for row in rows), state)
    theirs = load_judgements(connection, "statement", (row["spoken_id"] for row in rows if row["spoken_id"]), state)
    made = list[tuple[int, KeptFigure]]()
    for row in rows:
        seq, reading = row["seq"], row["reading"]
        one = _make_figure(row, readings[reading], relays[row["spoken"]], places[seq], flags[reading])
        made.append((seq, apply_figure(one, own[one.id], theirs[row["spoken_id"]])))
    return made


def load_statements(
    connection: Connection, where: ColumnElement[bool], state: State
) -> list[tuple[int, KeptStatement]]:
    """The statements of rows that meet a condition and count, as they stand, the newest first, each with its `seq`."""
    return _load_statements(connection, _fetch(connection, STATEMENTS.where(where)), state, None)


def load_statements_at(
    connection: Connection, seqs: Collection[int], state: State, known: Readings | None = None
) -> list[tuple[int, KeptStatement]]:
    """The statements with these `seq`, as `load_figures_at` tells of figures."""
    return _load_statements(connection, _fetch(connection, STATEMENTS_AT, seqs), state, known) if seqs else []


@resting()
def _load_statements(
    connection: Connection, found: list[Row], state: State, known: Readings | None
) -> list[tuple[int, KeptStatement]]:
    rows, readings = _choose_rows(connection, found, state, known)
    seqs = [row["seq"] for row in rows]
    pins, figures = _load_pins(connection, seqs), _load_counted(connection, seqs)
    own = load_judgements(connection, "statement", (row["id"] for row in rows), state)
    made = [
        (row["seq"], _make_statement(row, readings[row["reading"]], pins[row["seq"]], figures[row["seq"]]))
        for row in rows
    ]
    return [(seq, apply_statement(one, own[one.id])) for seq, one in made]


def _choose_rows(
    connection: Connection, found: list[Row], state: State, known: Readings | None
) -> tuple[list[Row], Readings]:
    """The rows whose readings count, the newest first, with these readings."""
    readings = load_readings(connection, {row["reading"] for row in found}, state) if known is None else known
    rows = [row for row in found if row["reading"] in readings]
    return sorted(rows, key=lambda row: -int(row["seq"])), readings


def _load_relays(connection: Connection, statements: Iterable[int]) -> dict[int, list[str]]:
    """The names of those who passed each statement on, nearest to the speaker first."""
    found = defaultdict[int, list[str]](list)
    for spoken, name in connection.execute(RELAYS, {"wanted": statements}).all():
        found[spoken].append(name)
    return found


def _load_places(connection: Connection, figures: Sequence[int]) -> dict[int, list[tuple[str, tuple[Locale, ...]]]]:
    """For each figure the ids within the report of its places, each with the likeliest meaning if it has one."""
    found = defaultdict[int, list[tuple[str, tuple[Locale, ...]]]](list)
    for seq, local, candidates in connection.execute(PLACES, {"wanted": figures}).all():
        found[seq].append((local, _find_likeliest(candidates)))
    return found


@lru_cache(maxsize=1024)
def _find_likeliest(candidates: str) -> tuple[Locale, ...]:
    """The likeliest meaning of a place's name, if it has one; reports name the same places again and again."""
    return make_locales(candidates)[:1]


def _load_flags(connection: Connection, readings: Iterable[str]) -> dict[str, list[Flag]]:
    """What the readings say against themselves; sides are ids within the report."""
    found = defaultdict[str, list[Flag]](list)
    for row in _fetch(connection, FLAGS, readings):
        found[row["reading"]].append(make_flag(row))
    return found


def _load_pins(connection: Connection, statements: Sequence[int]) -> dict[int, list[Row]]:
    found = defaultdict[int, list[Row]](list)
    for row in _fetch(connection, PINS, statements):
        found[row["statement"]].append(row)
    return found


def _load_counted(connection: Connection, statements: Sequence[int]) -> dict[int, list[str]]:
    """The ids of the figures that stand in each statement, in text order."""
    found = defaultdict[int, list[str]](list)
    for spoken, id in connection.execute(COUNTED, {"wanted": statements}).all():
        found[spoken].append(id)
    return found


def load_judgements(
    connection: Connection, kind: str, targets: Iterable[str], state: State
) -> dict[str, list[Judgement]]:
    """The judgements that count of each target, in the order in which they were made."""
    found = defaultdict[str, list[Judgement]](list)
    for row in _fetch(connection, _select_judgements(kind, state), targets):
        found[row["target"]].append(make_judgement(row))
    return found


def _make_figure(
    row: Row,
    told: Told,
    relays: Sequence[str],
    places: Sequence[tuple[str, tuple[Locale, ...]]],
    flags: Iterable[Flag],
) -> KeptFigure:
    read = make_figure(row, told.body, [local for local, _ in places])
    return KeptFigure(
        id=row["id"],
        figure=read,
        machine=read,
        edition=told.edition,
        review="unreviewed",
        statement=row["spoken_id"],
        speaker=row["spoken_speaker"],
        said=_make_days(row["spoken_said_start"], row["spoken_said_end"]),
        stance=row["spoken_stance"],
        via=tuple(relays),
        locales=tuple(locale for _, locales in places for locale in locales),
        sentence=make_pin(told.body, Span(row["sentence_start"], row["sentence_stop"])),
        passage=make_pin(told.body, Span(row["passage_start"], row["passage_stop"])),
        versions=told.versions,
        flags=tuple(flag for flag in flags if {read.id, read.statement} & set(flag.sides)),
    )


def _make_days(start: date | None, end: date | None) -> Days | None:
    return Days(start, end) if start and end else None


def _make_statement(row: Row, told: Told, pins: Sequence[Row], figures: Sequence[str]) -> KeptStatement:
    read = make_statement(row, pins, told.body)
    return KeptStatement(row["id"], read, read, told.edition, "unreviewed", tuple(figures), told.versions)
