"""How much hangs on an entry, from what is counted already: a wrong figure misleads the more, the more is laid beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from math import log10
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, literal_column, select
from sqlalchemy.engine import Connection

from sayso.ledger.among import among
from sayso.ledger.derived import party_topic, party_word
from sayso.ledger.schema import figure
from sayso.model import Weight

MOST = 6.0
"""What a number adds at most: sums of money have more digits than people who can be counted."""
NOTHING = Weight(0.0, 0, None, 0, 0)
_EMPTY: ColumnElement[str] = literal_column("''")


def weigh_figures(connection: Connection, seqs: Iterable[int]) -> Mapping[int, Weight]:
    """The weight of each of the figures, as they were read."""
    return {row.seq: _weigh(row) for row in connection.execute(_select(figure.c.seq), {"wanted": seqs})}


def weigh_statements(connection: Connection, seqs: Sequence[int]) -> Mapping[int, Weight]:
    """The weight of each of the statements: of its heaviest figure, and for how many stand in it."""
    found = defaultdict[int, list[Weight]](list)
    for row in connection.execute(_select(figure.c.spoken), {"wanted": seqs}):
        found[row.spoken].append(_weigh(row))
    return {seq: _join(found[seq]) for seq in seqs}


def _select(column: Any) -> Any:
    """The figures whose column is among those wanted, with what is counted of their topic and of whose word they are."""
    c, topic, word = figure.c, party_topic.c, party_word.c
    of, unit, whose = (func.coalesce(one, _EMPTY) for one in (c.party_key, c.unit_key, c.whose_key))
    beside = and_(topic.party == c.party_key, topic.event == c.event, topic.unit == unit)
    joined = figure.join(party_topic, beside, isouter=True)
    joined = joined.join(party_word, and_(word.party == of, word.whose == whose, whose != _EMPTY), isouter=True)
    told = (topic.figures.label("beside"), word.figures.label("told"), word.reviewed)
    return select(c.seq, c.spoken, c.low, c.high, *told).select_from(joined).where(among(column)).order_by(c.seq)


def _weigh(row: Row[Any]) -> Weight:
    ends = [Decimal(end) for end in (row.low, row.high) if end is not None]
    number, beside = max(ends, default=None), max((row.beside or 1) - 1, 0)
    unseen = row.told if row.told and not row.reviewed else 0
    by_number = min(log10(1 + abs(number)), MOST) if number is not None else 0.0
    return Weight(log10(1 + beside) + by_number + log10(1 + unseen), beside, number, unseen, 1)


def _join(weights: Sequence[Weight]) -> Weight:
    if not weights:
        return NOTHING
    one = max(weights, key=lambda weight: weight.sum)
    return Weight(one.sum + log10(1 + len(weights)), one.beside, one.number, one.unseen, len(weights))
