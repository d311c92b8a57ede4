"""All rows of one reading: what is written together, and what the reading's digest is over.

Rows of a sheet refer to each other by their order, not by the numbers that a database gives them, so that a sheet is
the same in every ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from sqlalchemy import ColumnElement, Date, Table, Text, select, type_coerce
from sqlalchemy.engine import Connection

from sayso.ledger import schema
from sayso.ledger.identity import digest_bytes, write_canonical

Fields = dict[str, Any]

Row = Mapping[Any, Any]
"""A row that was selected, by the names of its columns."""

PARTS = (schema.statement, schema.figure, schema.place, schema.entity, schema.flag)
"""The tables whose rows lead to a reading by `reading` and hold nothing but what was read."""

_LATER = {"superseded", "checks", "digest"}

LATE = ("kind", "moment")
"""Columns of `pin` that came with a later revision: a row has them only where they hold something, so that what was sealed
before they came keeps its digest."""


@dataclass(slots=True)
class Sheet:
    """A row of `reading` and the rows that lead to it, by table and in order.

    In `pin` the `statement`, in `figure` what is `spoken`, and in `figure_place` the `figure` and the `place` are places
    in those tables' lists, counted from 0. `change` holds what the reading's edition changed, where it is the edition's first.
    """

    reading: Fields
    rows: dict[str, list[Fields]] = field(default_factory=dict)

    def seal(self) -> Fields:
        """The columns `checks` and `digest` of the row of `reading`, as they have to be."""
        written = {name: [write_canonical(row) for row in rows] for name, rows in sorted(self.rows.items()) if rows}
        checks = {name: [crc32(row.encode("ascii")) for row in rows] for name, rows in written.items()}
        told = {name: value for name, value in self.reading.items() if name not in _LATER}
        parts = [write_canonical(told), *(part for name, rows in written.items() for part in (name, *rows))]
        return {"checks": write_canonical(checks), "digest": digest_bytes("\n".join(parts).encode("ascii"))}


def read_sheet(connection: Connection, reading: Row, plain: bool = False) -> Sheet:
    """The sheet of a row of `reading`, as the ledger has it; days as they are written where it is to be `plain`."""
    sheet = Sheet(dict(reading))
    places: dict[str, dict[int, int]] = {}
    for table in PARTS:
        columns = [column for column in list_columns(table, plain) if column.name not in ("seq", "reading")]
        names = [column.name for column in columns]
        asked = select(table.c.seq, *columns).where(table.c.reading == reading["id"]).order_by(table.c.seq)
        rows = connection.execute(asked).all()
        places[table.name] = {row[0]: order for order, row in enumerate(rows)}
        sheet.rows[table.name] = [dict(zip(names, row[1:], strict=True)) for row in rows]
    for row in sheet.rows["figure"]:
        row["spoken"] = places["statement"].get(row["spoken"])
    sheet.rows["pin"] = _read_pins(connection, reading["id"], places["statement"])
    sheet.rows["figure_place"] = _read_figure_places(connection, reading["id"], places)
    sheet.rows["dropped"] = _read_dropped(connection, reading["id"])
    sheet.rows["change"] = _read_changes(connection, reading)
    return sheet


def list_columns(table: Table, plain: bool) -> list[ColumnElement[Any]]:
    """The columns of a table. What is no day can't be read as one; where they are to be `plain`, days are told as they
    are written."""
    return [
        type_coerce(column, Text).label(column.name) if plain and isinstance(column.type, Date) else column
        for column in table.columns
    ]


def _strip(row: Row) -> Fields:
    return {name: value for name, value in row.items() if name not in ("seq", "reading")}


def _read_pins(connection: Connection, reading: str, statements: Mapping[int, int]) -> list[Fields]:
    pin, statement = schema.pin, schema.statement
    names = [name for name in pin.columns.keys() if name not in ("seq", "statement")]  # noqa: SIM118 - a collection of columns is no dict
    asked = select(pin.c.statement, *(pin.c[name] for name in names)).join(
        statement, pin.c.statement == statement.c.seq
    )
    rows = connection.execute(asked.where(statement.c.reading == reading).order_by(pin.c.seq))
    return [{"statement": statements[row[0]], **_leave_out(dict(zip(names, row[1:], strict=True)))} for row in rows]


def _leave_out(pin: Fields) -> Fields:
    return {name: value for name, value in pin.items() if value is not None or name not in LATE}


def _read_figure_places(connection: Connection, reading: str, places: Mapping[str, Mapping[int, int]]) -> list[Fields]:
    link, figure = schema.figure_place, schema.figure
    asked = select(link).join(figure, link.c.figure == figure.c.seq).where(figure.c.reading == reading)
    rows = connection.execute(asked.order_by(link.c.figure, link.c.ordinal)).mappings()
    return [
        dict(row) | {"figure": places["figure"][row["figure"]], "place": places["place"].get(row["place"])}
        for row in rows
    ]


def _read_dropped(connection: Connection, reading: str) -> list[Fields]:
    table = schema.dropped
    rows = connection.execute(select(table).where(table.c.reading == reading).order_by(table.c.seq)).mappings()
    return [_strip(row) for row in rows]


def _read_changes(connection: Connection, reading: Row) -> list[Fields]:
    """What the edition changed, told of its first reading: they were written in the same moment."""
    change, edition = schema.change, schema.edition
    asked = select(change).join(edition, change.c.newer == edition.c.id)
    asked = asked.where(edition.c.id == reading["edition"], edition.c.added == reading["made"])
    return [_strip(row) for row in connection.execute(asked.order_by(change.c.seq)).mappings()]
