"""The hall's second half: keeps what the rooms read of reports, and lays it side by side."""

from sayso.keeper.ledger import Ledger

__all__ = ["Ledger"]
