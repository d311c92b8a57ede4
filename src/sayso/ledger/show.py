"""A single thing of a ledger, by its id or the beginning of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, bindparam, func, select
from sqlalchemy.engine import Connection

from sayso.errors import InputError
from sayso.ledger import schema
from sayso.ledger.acts import make_judgement
from sayso.ledger.documents import load_documents
from sayso.ledger.kept import load_figures, load_statements
from sayso.ledger.restore import make_edition, select_editions
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.model import Edition, Judgement, KeptDocument, KeptFigure, KeptStatement

Entry = KeptFigure | KeptStatement | KeptDocument | Edition | Judgement

_ID = re.compile(r"([fsdj])[0-9a-f]{1,16}")
_EDITION = re.compile(r"d[0-9a-f]{16}\.[0-9]{1,9}")
_TABLES = {"f": schema.figure, "s": schema.statement, "d": schema.document, "j": schema.judgement}


def _select_edition(table: Table) -> Select[Any]:
    reading, edition = schema.reading, schema.edition
    joined = table.join(reading, table.c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    asked = select(edition.c.id).select_from(joined).where(table.c.id == bindparam("wanted"), *State().current())
    return asked.order_by(table.c.seq.desc()).limit(1)


_EDITIONS: Mapping[str, Select[Any]] = {name: _select_edition(_TABLES[name]) for name in "fs"}


def show_entry(store: Store, id: str) -> Entry:
    """The figure, statement, document, edition or judgement with this id, or the only one whose id begins so.

    An entry that no current reading has is shown as it was last read. InputError where there is none, or more than one.
    """
    with store.read() as connection:
        if _EDITION.fullmatch(id):
            return _show_edition(connection, id)
        if not (form := _ID.fullmatch(id)):
            raise InputError(f"{id[:40]!r} is no id: ids are f, s, d or j and up to 16 digits of 0-9 and a-f")
        table = _TABLES[form[1]]
        return _show(connection, table, find_id(connection, table, id))


def find_edition(store: Store, id: str) -> str | None:
    """The id of the newest edition that has the figure or statement with just this id in its current reading; None where none
    has."""
    asked = _EDITIONS.get(id[:1])
    if asked is None or not _ID.fullmatch(id):
        return None
    with store.read() as connection:
        found: str | None = connection.scalar(asked, {"wanted": id})
    return found


def find_id(connection: Connection, table: Table, start: str) -> str:
    """The only id of the table that begins so; InputError where there is none, or more than one."""
    column: Column[str] = table.c.id
    asked = select(column).where(column.between(start, start + "g")).distinct().order_by(column).limit(2)
    found = list(connection.scalars(asked))
    if not found:
        raise InputError(f"the ledger has no {table.name} whose id is or begins with {start}")
    if len(found) > 1 and start not in found:
        raise InputError(f"more than one {table.name} has an id that begins with {start}; give more digits")
    return start if start in found else found[0]


def _show(connection: Connection, table: Table, id: str) -> Entry:
    if table is schema.document:
        return load_documents(connection, schema.edition.c.document == id, State())[0]
    if table is schema.judgement:
        asked = select(schema.judgement).where(schema.judgement.c.id == id)
        return make_judgement(connection.execute(asked).mappings().one())
    return _show_words(connection, table, id)


def _show_words(connection: Connection, table: Table, id: str) -> KeptFigure | KeptStatement:
    """The entry in the current reading, else in the last one that had it."""
    load = load_figures if table is schema.figure else load_statements
    found = load(connection, table.c.id == id, State()) or load(connection, _is_last(table, id), State(every=True))
    return found[0][1]


def _is_last(table: Table, id: str) -> ColumnElement[bool]:
    return table.c.seq == select(func.max(table.c.seq)).where(table.c.id == id).scalar_subquery()


def _show_edition(connection: Connection, id: str) -> Edition:
    asked = select_editions().where(schema.edition.c.id == id, schema.reading.c.superseded.is_(None))
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise InputError(f"the ledger has no edition {id}")
    return make_edition(row)
