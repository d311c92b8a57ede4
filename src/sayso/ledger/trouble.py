"""Errors of a database as what they mean for a ledger, and what to do. No message ever holds a password."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sayso.errors import InputError, LedgerError

_SQLITE = {
    "SQLITE_BUSY": "is locked: another program has been writing to it for too long; try again when it is done",
    "SQLITE_LOCKED": "is locked: another program has been writing to it for too long; try again when it is done",
    "SQLITE_READONLY": "may not be written to; ask for the right to write to the file and its folder, or copy it",
    "SQLITE_FULL": "has no room to grow: the disk is full; nothing of this report was kept; make room and go on",
    "SQLITE_CANTOPEN": "can't be opened; check that the file and its folder may be read and written",
    "SQLITE_PERM": "may not be opened; ask for the right to read and write the file and its folder",
    "SQLITE_AUTH": "may not be opened; ask for the right to read and write the file and its folder",
    "SQLITE_NOTADB": "is no ledger, or is damaged; check the path",
    "SQLITE_CORRUPT": "is damaged; take a copy from before, and see what `sayso verify` finds in it",
    "SQLITE_IOERR": "can't be read or written: the disk reports a fault, or is full",
    "SQLITE_TOOBIG": "can't hold this report: it is larger than a database row may be",
}
"""By the name of SQLite's error, without what it adds to tell how it came about."""

_POSTGRES = {
    "28": "refuses this user or password; check them",
    "3D000": "is not there: the server has no such database; make it (createdb) or check the name",
    "3F000": "has no schema to hold tables; make one, or name it in the address",
    "42501": "may not be read or written by this user; ask for the right to",
    "25006": "may only be read; give the address of the server that may be written to",
    "53100": "has no room to grow: the server's disk is full; nothing of this report was kept; make room and go on",
    "53300": "has too many users at once; try again later",
    "53": "has too little left to work with: the server is out of room or memory",
    "55P03": "is locked: another program has been writing to it for too long; try again when it is done",
    "57014": "took too long to answer",
    "57P": "has gone away: the server was shut down or is starting; try again",
    "08": "can't be reached any more: the connection broke off; try again",
    "XX": "is damaged, or its server is; ask whoever keeps it",
}
"""By SQLSTATE or how it begins (PostgreSQL's documentation, appendix A), the longest that fits."""

_NUL = "cannot contain NUL"

_CONNECTING = (
    ("password authentication failed", "28"),
    ("no password supplied", "28"),
    ("no pg_hba.conf entry", "28"),
    ("does not exist", "3D000"),
    ("too many clients", "53300"),
    ("is starting up", "57P"),
    ("is shutting down", "57P"),
)
"""What a server says where a connection fails, which comes without a state."""


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Errors of the database inside come out as LedgerError; `where` is the ledger's path, or its address without a
    password. InputError where what is asked for holds a NUL, which PostgreSQL takes in no text; names and words that are
    kept are written without."""
    try:
        yield
    except DBAPIError as error:
        if _NUL in str(error.orig):
            raise InputError("what was asked for holds a character (NUL) that no text has; leave it out") from None
        raise LedgerError(f"the ledger {where} {_explain(error.orig)}") from _silent(error)
    except sqlite3.Error as error:
        raise LedgerError(f"the ledger {where} {_explain(error)}") from error
    except PoolTimeoutError as error:
        raise LedgerError(f"the ledger {where} has too many users at once within this program") from error


def _silent(error: DBAPIError) -> BaseException:
    """The driver's own error: SQLAlchemy's holds the statement with all that was to be written."""
    return error.orig or error


def _explain(error: BaseException | None) -> str:
    if isinstance(error, sqlite3.Error):
        return _explain_sqlite(error)
    state = getattr(error, "sqlstate", None) or _find_state(str(error))
    for length in (5, 3, 2):
        if state and state[:length] in _POSTGRES:
            return _POSTGRES[state[:length]]
    if state is None:
        return "can't be reached; check that the server runs, its name and port, and the network"
    return f"can't do this ({state}: {_first_line(error)})"


def _explain_sqlite(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    short = "_".join(name.split("_")[:2])
    return _SQLITE.get(short) or f"can't do this ({_first_line(error)})"


def _find_state(said: str) -> str | None:
    return next((state for words, state in _CONNECTING if words in said), None)


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0]
