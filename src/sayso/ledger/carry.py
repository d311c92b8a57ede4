"""Which judgements still hold once there are new editions and readings, and which are adrift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.engine import Connection

from sayso.ledger.fields import Values, read_figure, read_statement
from sayso.ledger.judged import Adrift, judge_values
from sayso.ledger.kept import load_figures, load_judgements, load_statements
from sayso.ledger.schema import edition, figure, judgement, reading, statement
from sayso.ledger.state import State, select_live_targets
from sayso.model import Judgement

NOW = State()
BATCH = 500
"""Entries that are looked at in one go."""


def find_adrift(connection: Connection, document: str | None = None, target: str | None = None) -> tuple[Adrift, ...]:
    """The judgements of entries that the current readings don't bear out, each with the reason: the entry isn't there any
    more, or a confirmation or rejection is of other values. Of all entries, of those of a document, or of one (by its id)."""
    return (
        *_find_in(connection, figure, document, target),
        *_find_in(connection, statement, document, target),
    )


def _find_in(connection: Connection, table: Table, document: str | None, target: str | None) -> Iterator[Adrift]:
    targets = _list_targets(connection, table, document, target)
    for start in range(0, len(targets), BATCH):
        batch = targets[start : start + BATCH]
        current = _read_current(connection, table, batch)
        for id, judgements in load_judgements(connection, table.name, batch, NOW).items():
            if id in current:
                yield from judge_values(current[id], judgements).adrift
            else:
                yield from _tell_gone(connection, table, id, judgements)


def _list_targets(connection: Connection, table: Table, document: str | None, target: str | None) -> Sequence[str]:
    """Ids of the judged entries, in order."""
    wanted: list[ColumnElement[bool]] = []
    if target is not None:
        wanted.append(judgement.c.target == target)
    if document is not None:
        joined = table.join(reading, table.c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
        wanted.append(
            judgement.c.target.in_(select(table.c.id).select_from(joined).where(edition.c.document == document))
        )
    asked = select_live_targets(table.name, NOW).where(*wanted).distinct().order_by(judgement.c.target)
    return list(connection.scalars(asked))


def _read_current(connection: Connection, table: Table, ids: Sequence[str]) -> Mapping[str, Values]:
    """The values of entries as the current readings have them."""
    where = table.c.id.in_(ids)
    if table is figure:
        return {one.id: read_figure(one.machine) for _, one in load_figures(connection, where, NOW)}
    return {one.id: read_statement(one.machine) for _, one in load_statements(connection, where, NOW)}


def _tell_gone(connection: Connection, table: Table, id: str, judgements: Sequence[Judgement]) -> Iterator[Adrift]:
    joined = table.join(reading, table.c.reading == reading.c.id).join(edition, reading.c.edition == edition.c.id)
    asked = select(edition.c.id, edition.c.replaced).select_from(joined).where(table.c.id == id)
    row = connection.execute(asked.order_by(table.c.seq.desc()).limit(1)).first()
    if row is None:
        reason = f"the ledger has no {table.name} {id}"
    elif row.replaced:
        reason = f"the edition {row.id}, in which it stood, has been replaced by one with another text; look whether it holds there"
    else:
        reason = f"the newest reading of {row.id} has no such {table.name}"
    yield from ((one, reason) for one in judgements)
