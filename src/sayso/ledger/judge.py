"""What people do to a ledger: confirm, correct and reject entries, merge and split sources, mark their sides, cut links.

Each act is a row that is appended, and can be taken back; what a machine read is never touched. Judgements of several
people on one matter all stay; the last one counts.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, insert, or_, select, update
from sqlalchemy.engine import Connection

from sayso.errors import InputError, JudgementError
from sayso.ledger import chain, marks, tally
from sayso.ledger.acts import make_judgement, make_row
from sayso.ledger.carry import find_adrift
from sayso.ledger.derived import party
from sayso.ledger.fields import LONGEST, parse_value, read_figure, read_statement
from sayso.ledger.identity import make_key
from sayso.ledger.judged import Adrift
from sayso.ledger.kept import load_figures, load_statements
from sayso.ledger.marks import Marks
from sayso.ledger.schema import figure, judgement, statement
from sayso.ledger.show import find_id
from sayso.ledger.state import State
from sayso.ledger.store import Store
from sayso.ledger.voices import count_words, recount_statement
from sayso.model import Act, Judgement, TargetKind

NOW = State()


def confirm(store: Store, target: str, *, by: str, why: str | None = None, blind: bool = False) -> Judgement:
    """Records that somebody found an entry (a figure or a statement) right as it stands; in a `blind` reading as it was
    read, but for what `by` judged before, whatever others say.

    `target` is its id, or a beginning that no other id has. JudgementError where no current reading has it, or `by`, who
    judges, is empty; so for all acts here.
    """
    return _judge_whole(store, target, "confirm", by, why, blind)


def reject(store: Store, target: str, *, by: str, why: str | None = None, blind: bool = False) -> Judgement:
    """Records that somebody found an entry wrong as it stands: from then on only those see it who ask for such ones."""
    return _judge_whole(store, target, "reject", by, why, blind)


def correct(
    store: Store, target: str, field: str, value: object, *, by: str, why: str | None = None, blind: bool = False
) -> Judgement:
    """Records what a field of an entry should say; JudgementError tells what is allowed for it.

    Counts are text, int or Decimal, days are `2022-02-24..2022-02-27`; None says that it isn't told.
    """
    with store.change() as connection:
        kind, id, values = _find_entry(connection, target, _see(by, blind))
        parsed = parse_value(kind, field, value)
        if parsed == values[field]:
            raise JudgementError(f"{field} is {values[field]!r} already; confirm the entry instead")
        _check_ends({**values, field: parsed})
        return _record(connection, kind, id, "correct", by, why, field, parsed, values[field])


def _see(by: str, blind: bool) -> State:
    """What somebody who judges sees: the entries as they stand, or as if nobody else had judged."""
    return State(by=_check_name(by)) if blind else NOW


def _judge_whole(store: Store, target: str, act: Act, by: str, why: str | None, blind: bool) -> Judgement:
    """A confirmation or a rejection tells what values it was of: it says nothing of others."""
    with store.change() as connection:
        kind, id, values = _find_entry(connection, target, _see(by, blind))
        return _record(connection, kind, id, act, by, why, was=values)


def _find_entry(connection: Connection, target: str, state: State) -> tuple[TargetKind, str, Mapping[str, Any]]:
    """The kind and the id of an entry of a current reading, and the values of its fields as they stand."""
    if target[:1] not in ("f", "s"):
        raise JudgementError(f"{target[:40]!r} is no entry: ids of figures begin with f, those of statements with s")
    table = figure if target[0] == "f" else statement
    try:
        id = find_id(connection, table, target)
    except InputError as wrong:
        raise JudgementError(str(wrong)) from wrong
    if table is figure and (figures := load_figures(connection, figure.c.id == id, state)):
        return "figure", id, read_figure(figures[0][1].figure)
    if table is statement and (statements := load_statements(connection, statement.c.id == id, state)):
        return "statement", id, read_statement(statements[0][1].statement)
    raise JudgementError(f"no current reading has {id} any more; judge what stands there now")


def _check_ends(values: Mapping[str, Any]) -> None:
    low, high = values.get("low"), values.get("high")
    if low is not None and high is not None and Decimal(low) > Decimal(high):
        raise JudgementError(f"low would be {low} and high {high}; correct the other end first")


def merge(store: Store, name: str, other: str, *, by: str, why: str | None = None) -> Judgement:
    """Records that two names of sources mean the same one, who is called `other`. Both must be in the ledger."""
    return _join(store, "merge", name, other, by, why)


def split(store: Store, name: str, other: str, *, by: str, why: str | None = None) -> Judgement:
    """Records that a name means somebody else than `other`, with whom it was merged."""
    return _join(store, "split", name, other, by, why)


def _join(store: Store, act: Act, name: str, other: str, by: str, why: str | None) -> Judgement:
    with store.change() as connection:
        key, into = _find_source(connection, name), _find_source(connection, other)
        same = marks.read_marks(connection, NOW).same
        joined = same.get(key, key) == same.get(into, into)
        if joined and (act == "merge" or key == into):
            raise JudgementError(f"{name!r} and {other!r} are one source already")
        if act == "split" and not joined:
            raise JudgementError(f"{name!r} and {other!r} are two sources already")
        return _record(connection, "source", key, act, by, why, None, into, same.get(key))


def mark_side(store: Store, name: str, side: str, *, by: str, why: str | None = None) -> Judgement:
    """Records on which side a source or a party is; `side` is the name of a party, as figures tell it."""
    if not make_key(side) or len(side) > LONGEST:
        raise JudgementError(f"a side is the name of a party, not {side[:40]!r}")
    with store.change() as connection:
        key = _find_side_holder(connection, name)
        was = marks.read_marks(connection, NOW).sides.get(key)
        return _record(connection, "source", key, "side", by, why, None, side.strip(), was)


_LINK = re.compile(r"l[0-9a-f]{16}")


def check_link(link: str) -> None:
    """JudgementError unless it has the form of a link's id."""
    if not _LINK.fullmatch(link):
        raise JudgementError(f"{link[:40]!r} is no id of a link; give all of it as comparing shows it: l and 16 digits")


def cut(store: Store, link: str, *, by: str, why: str | None = None) -> Judgement:
    """Records that a link between figures is none. Links are found anew whenever figures are compared; their ids stay."""
    check_link(link)
    with store.change() as connection:
        if link in marks.read_marks(connection, NOW).cut:
            raise JudgementError(f"the link {link} is cut already")
        return _record(connection, "link", link, "cut", by, why)


def _find_source(connection: Connection, name: str) -> str:
    """The folded name of somebody who speaks in the ledger, or on whose word a figure is."""
    key = make_key(name)
    fixed = (judgement.c.field.in_(["speaker", "according_to"]), judgement.c.value_key == key)
    known = select(
        or_(
            exists(select(1).where(statement.c.speaker_key == key)),
            exists(select(1).where(figure.c.whose_key == key)),
            exists(select(1).where(judgement.c.act == "correct", *fixed)),
        )
    )
    if key is None or not connection.scalar(known):
        raise JudgementError(f"nobody in the ledger is called {name[:80]!r}; `sayso sources` lists who is")
    return key


def _find_side_holder(connection: Connection, name: str) -> str:
    """The folded name of a party of figures, or of a source."""
    key = make_key(name)
    known = key is not None and connection.scalar(select(exists(select(1).where(party.c.key == key))))
    return str(key) if known else _find_source(connection, name)


def _record(
    connection: Connection,
    kind: TargetKind,
    target: str,
    act: Act,
    by: str,
    why: str | None,
    field: str | None = None,
    value: object = None,
    was: object = None,
) -> Judgement:
    """Appends the row of an act. Every judgement takes the same seven facts, which the table has as columns."""
    made = datetime.now(UTC)
    id = f"j{secrets.token_hex(8)}"
    one = Judgement(id, kind, target, act, field, value, was, _check_name(by), why or None, made)
    with _counting(connection, kind, target):
        connection.execute(insert(judgement).values(make_row(one)))
    chain.seal(connection, "judgement", one.id, one.by)
    return one


@contextmanager
def _counting(connection: Connection, kind: TargetKind, target: str) -> Iterator[None]:
    """Counts anew what a judgement changes of who speaks and of whom."""
    before = tally.load_entry(connection, target) if kind == "figure" else []
    yield
    if kind == "statement":
        recount_statement(connection, target)
    elif kind == "figure":
        turnover = tally.Turnover(before, tally.load_entry(connection, target))
        count_words(connection, turnover)
        tally.count_parties(connection, turnover)


def _check_name(by: str) -> str:
    if not by.strip() or len(by) > LONGEST:
        raise JudgementError("a judgement needs the name of who judges (by)")
    return by.strip()


def retract(store: Store, id: str, *, by: str, why: str | None = None) -> Judgement:
    """Records that a judgement is taken back: from now on it doesn't count, and stays listed. JudgementError where there is
    none with this id, or it was taken back before."""
    with store.change() as connection:
        try:
            found = find_id(connection, judgement, id) if id.startswith("j") else id
        except InputError as wrong:
            raise JudgementError(str(wrong)) from wrong
        row = connection.execute(select(judgement).where(judgement.c.id == found)).mappings().first()
        if row is None:
            raise JudgementError(f"{id[:40]!r} is no id of a judgement; `sayso judgements` lists them")
        one = make_judgement(row)
        if one.retired:
            raise JudgementError(f"{one.id} was taken back by {one.retired_by} on {one.retired.date()} already")
        back = replace(one, retired=datetime.now(UTC), retired_by=_check_name(by), retired_why=why or None)
        with _counting(connection, one.kind, one.target):
            connection.execute(update(judgement).where(judgement.c.id == one.id).values(make_row(back)))
        chain.seal(connection, "retraction", one.id, back.retired_by)
        return back


def list_judgements(store: Store, target: str | None = None, as_of: datetime | None = None) -> Iterator[Judgement]:
    """All judgements in the order in which they were made, with those taken back; `target` is the id of an entry or a
    link, or the name of a source. As of a moment those made by then, as they stood then."""
    state = State.of(as_of)
    asked = select(judgement).order_by(judgement.c.seq)
    if target is not None:
        asked = asked.where(judgement.c.target.in_([target, make_key(target) or target]))
    if state.moment is not None:
        asked = asked.where(judgement.c.made <= state.moment)
    with store.read() as connection:
        rows = connection.execute(asked).mappings().all()
    for row in rows:
        later = state.moment is not None and row["retired"] is not None and row["retired"] > state.moment
        one = make_judgement(row)
        yield replace(one, retired=None, retired_by=None, retired_why=None) if later else one


def list_adrift(store: Store, target: str | None = None) -> tuple[Adrift, ...]:
    """The judgements that the current readings no longer bear out, each with the reason (see `find_adrift`)."""
    with store.read() as connection:
        return find_adrift(connection, target=target)


def read_marks(store: Store, as_of: datetime | None = None) -> Marks:
    """What people say of sources and links, as it stands."""
    with store.read() as connection:
        return marks.read_marks(connection, State.of(as_of))
