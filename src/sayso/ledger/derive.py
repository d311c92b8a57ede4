"""Makes anew what a ledger keeps for quick answers (`sayso.ledger.derived`): when it comes to have these tables, or was filled
from outside."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from sayso.ledger.doubt import flag_all
from sayso.ledger.tally import count_all_parties
from sayso.ledger.voices import count_all


def derive_all(connection: Connection) -> None:
    """Writes all derived tables anew, within a transaction that writes."""
    count_all_parties(connection)
    count_all(connection)
    flag_all(connection)
