"""A ledger on SQLite and on PostgreSQL for the tests of what lies over it."""

from __future__ import annotations

from tests.ledger.conftest import file, server, store, where

__all__ = ["file", "server", "store", "where"]
