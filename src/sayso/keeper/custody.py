"""The custody log of an open ledger, as the Berkeley Protocol on Digital Open Source Investigations (2022) asks for one: who did
what with each report, when and how, from where it came, the digest of its bytes, and where copies went."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import InputError
from sayso.keeper.ledger import Ledger
from sayso.ledger.chain import Head, find_head
from sayso.ledger.custody import Deed, list_handlings, record_deed
from sayso.ledger.doer import work_as
from sayso.ledger.verify_chain import has_digest
from sayso.model import Fault, Handling

__all__ = ["Deed", "check_head", "list_custody", "read_head", "record_act", "work_as"]


def record_act(ledger: Ledger, deed: Deed) -> str:
    """Writes an act into the custody log, and gives its id. InputError where nobody did it; LedgerError where the ledger can't be
    written."""
    return record_deed(ledger._store, deed)


def list_custody(ledger: Ledger, document: str | None = None) -> Iterator[Handling]:
    """Everything that was done, in order; of one document (its id) what was done with it and with the whole ledger."""
    return list_handlings(ledger._store, document)


def read_head(ledger: Ledger) -> Head:
    """The last change of the ledger. Whoever notes its digest elsewhere can tell later whether anything before it was changed."""
    with ledger._store.read() as connection:
        return find_head(connection)


def check_head(ledger: Ledger, digest: str) -> Iterator[Fault]:
    """That a head which was noted earlier is in the chain no more. InputError where it is no digest."""
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise InputError(f"{digest[:70]!r} is no head of a ledger: that is 64 digits of 0-9 and a-f")
    with ledger._store.read() as connection:
        if not has_digest(connection, digest):
            detail = "the head that was noted is not in the chain: what came before it was changed or cut off"
            yield Fault("chain", f"head {digest}", detail)
