"""What new editions of documents changed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from sayso.ledger.schema import change
from sayso.ledger.store import Store
from sayso.model import Change


def list_changes(store: Store, document: str | None = None) -> Iterator[Change]:
    """What differs from one edition to the next, in the order in which they came; of one document, or of all."""
    asked = select(change).order_by(change.c.seq)
    if document is not None:
        asked = asked.where(change.c.document == document)
    with store.read() as connection:
        for row in connection.execute(asked).mappings():
            yield Change(
                row["what"], row["kind"], row["before"], row["after"], row["reason"], row["older"], row["newer"]
            )
