"""How a ledger's database is reached: an SQLite file, or a PostgreSQL server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from sayso.errors import LedgerError

APPLICATION = 0x53617973
"""SQLite's application_id of a ledger: "Says" in ASCII."""

_HEADER, _MAGIC, _APPLICATION_AT = 100, b"SQLite format 3\x00", 68


CACHE = 64 * 1024
"""Kilobytes of a ledger's file that a connection may keep in memory; SQLite's own 2,000 are too few for its indexes."""
MAPPED = 1 << 40
"""Bytes of a ledger's file that are read where the system keeps them, not copied: a fifth to a third less time for each
question (evals/scale.py). SQLite takes as many as it was built for, mostly 2 GB."""
CONNECTIONS = 16
"""Connections that stay open, so that readers at once don't open theirs anew."""


def is_address(where: str) -> bool:
    """Whether this is the address of a server, not a path."""
    return "://" in where


def read_address(where: str) -> URL:
    """The address of a PostgreSQL database; LedgerError where it is none. psycopg (version 3) is the driver."""
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as wrong:
        raise LedgerError("the ledger's address can't be read; write postgresql://user@host:port/database") from wrong
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise LedgerError(f"a ledger can't be kept in {url.drivername}; give a path, or a postgresql:// address")
    return url.set(drivername="postgresql+psycopg")


def name_address(url: URL) -> str:
    """The address for people: without user, password and options."""
    return f"postgresql://{url.host or ''}{f':{url.port}' if url.port else ''}/{url.database or ''}"


def connect_server(url: URL, wait: float) -> Engine:
    """An engine for a PostgreSQL ledger; LedgerError where the driver is missing. Nothing is connected yet."""
    patience: Mapping[str, object] = {"connect_timeout": 10} if "connect_timeout" not in url.query else {}
    try:
        engine = create_engine(url, connect_args=dict(patience), hide_parameters=True)
    except ModuleNotFoundError as missing:
        raise LedgerError("a ledger on a server needs the extra postgres: pip install 'sayso[postgres]'") from missing

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(wait * 1000)}")
        else:  # one answer may take several queries; all of them see the same state
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    return engine


def check_file(path: Path, create: bool) -> bool:
    """Whether `path` is a ledger's file; False where it is still to be made, which `create` allows. LedgerError where it
    is something else, or not there. The file is only looked at, so that what is no ledger is never touched."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as missing:
        if create and path.parent.is_dir():
            return False
        advice = "check the path" if not path.parent.is_dir() else "check the path, or add a report to make it"
        raise LedgerError(f"there is no ledger {path}; {advice}") from missing
    except OSError as wrong:
        raise LedgerError(f"the ledger {path} can't be opened: {wrong.strerror}") from wrong
    if not header and create:
        return False
    if not header.startswith(_MAGIC):
        raise LedgerError(f"{path} is no ledger: it is no SQLite database; check the path")
    if header[_APPLICATION_AT : _APPLICATION_AT + 4] != APPLICATION.to_bytes(4, "big"):
        raise LedgerError(f"{path} is no ledger: it is an SQLite database of another program; check the path")
    return True


def connect_file(path: Path, wait: float) -> Engine:
    """An engine for a ledger's file, which is made where it isn't there.

    Readers never wait. A writer waits up to `wait` seconds for another. A commit is written to the log before it is
    told (a killed process loses nothing); `synchronous=NORMAL` leaves it to the system when that reaches the disk, so a power
    failure may take back the last reports, each of them whole, and never damages the file.
    """
    address = f"file:{quote(str(path.absolute()))}{_name_mode(path)}"

    def connect() -> sqlite3.Connection:
        opened = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        opened.execute("PRAGMA foreign_keys=ON")
        opened.execute("PRAGMA synchronous=NORMAL")
        opened.execute(f"PRAGMA cache_size=-{CACHE}")
        opened.execute(f"PRAGMA mmap_size={MAPPED}")
        return opened

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=CONNECTIONS, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _name_mode(path: Path) -> str:
    """How SQLite should open the file. One that can't be written to, in a folder that can't either (an archive), can only
    be read as what will not change: the log of changes that SQLite else needs beside it can't be made."""
    if not path.exists():
        return "?mode=rwc"
    log = path.with_name(path.name + "-wal")
    fixed = not os.access(path, os.W_OK) and not os.access(path.parent, os.W_OK) and not log.exists()
    return "?immutable=1" if fixed else "?mode=rwc" if path.stat().st_size == 0 else "?mode=rw"
