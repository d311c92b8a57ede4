"""Whether the chain of a ledger's changes is whole, and seals what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger.chain import FIRST, FORGOTTEN, SEALED, Head, Sealed, digest_told, follow, select_live
from sayso.ledger.chain_tables import chain
from sayso.ledger.sheet import Row
from sayso.model import Fault

_AT_ONCE = 500


def check_chain(connection: Connection) -> Iterator[Fault]:
    """Every change that doesn't follow the one before, and every row that isn't what was sealed, was never sealed, or is gone."""
    rows = connection.execute(select(chain).order_by(chain.c.number), execution_options={"yield_per": _AT_ONCE})
    yield from check_links(rows.mappings())
    for what, kind in SEALED.items():
        yield from _check_sealed(connection, what, kind)
        yield from _check_gone(connection, what, kind)


def check_links(rows: Iterable[Row]) -> Iterator[Fault]:
    """Every change, in their order, that isn't what was written or doesn't follow the one before."""
    head = Head(0, FIRST)
    for row in rows:
        where = f"chain {row['number']}"
        if row["number"] != head.number + 1:
            yield Fault("chain", where, f"follows the change {head.number}: what stood between is gone")
        elif row["before"] != head.digest:
            yield Fault("chain", where, f"does not follow what the change {head.number} says")
        head = follow(Head(row["number"] - 1, row["before"]), digest_told(row))
        if head.digest != row["digest"]:
            yield Fault("chain", where, "is not what was written")
        if row["what"] not in (*SEALED, FORGOTTEN):
            yield Fault("chain", where, f"seals a {row['what']}, which this version doesn't know")
        head = Head(row["number"], row["digest"])


def _check_sealed(connection: Connection, what: str, kind: Sealed) -> Iterator[Fault]:
    """Whether each row is sealed, once, as it is."""
    live = select_live()
    links = [live.c.number.label("link"), live.c.content.label("sealed")]
    asked = kind.asked.add_columns(*links).outerjoin(live, (live.c.id == kind.id) & (live.c.what == what))
    rows = connection.execute(asked.order_by(kind.id), execution_options={"yield_per": _AT_ONCE}).mappings()
    for id, found in groupby(rows, key=lambda row: row["id"]):
        sealed = list(found)
        told = kind.tell({name: value for name, value in sealed[0].items() if name not in ("link", "sealed")})
        if sealed[0]["link"] is None:
            yield Fault("chain", f"{what} {id}", "is in no change of the chain: it was put in from outside")
        elif len(sealed) > 1:
            yield Fault("chain", f"{what} {id}", "is in more than one change of the chain")
        elif told != sealed[0]["sealed"]:
            yield Fault("chain", f"{what} {id}", f"is not what the change {sealed[0]['link']} sealed")


def _check_gone(connection: Connection, what: str, kind: Sealed) -> Iterator[Fault]:
    """Whether all rows are there that were sealed and not forgotten."""
    live = select_live()
    asked = select(live.c.number, live.c.id).where(live.c.what == what)
    there = kind.asked.with_only_columns(kind.id)
    for number, id in connection.execute(asked.where(live.c.id.not_in(there)).order_by(live.c.number)):
        yield Fault("chain", f"{what} {id}", f"is gone; the change {number} sealed it")


def has_digest(connection: Connection, digest: str) -> bool:
    """Whether a change of the chain has this digest; that of an empty chain is in all."""
    return digest == FIRST or connection.scalar(select(chain.c.number).where(chain.c.digest == digest)) is not None
