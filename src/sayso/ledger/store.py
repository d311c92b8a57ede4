"""A ledger that is open: its documents, and the one way in for what was read."""

from __future__ import annotations

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, RowMapping, insert, select, update
from sqlalchemy.engine import Connection

from sayso.errors import LedgerError
from sayso.ledger import chain, schema
from sayso.ledger.connect import check_file, connect_file, connect_server, is_address, name_address, read_address
from sayso.ledger.doer import find_doer
from sayso.ledger.identity import make_fingerprint
from sayso.ledger.migrate import check_revision, find_revision, migrate
from sayso.ledger.restore import make_dropped, make_edition, make_raw, read_reading, select_editions
from sayso.ledger.rows import make_record
from sayso.ledger.trouble import telling
from sayso.ledger.write import find_kept, write_dropped, write_record
from sayso.model import Added, Change, Dropped, Edition, Raw, Reading, Versions

WAIT = 30.0
"""Seconds that a writer waits for another."""


class Store:
    """The database of a ledger. `where` is its path, or its address without user and password.

    LedgerError from every method where the database fails; nothing is then kept of what was being written.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends all connections; of a file, what was logged beside it goes into it where nobody else has it open."""
        with telling(self.where):
            self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is at this moment, whatever is written meanwhile."""
        with telling(self.where), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def change(self, *, stamped: bool = True) -> Iterator[Connection]:
        """A connection that writes: all of it once the block is left, nothing where it is left by an error.

        The ledger's stamp changes with it, unless it is of nothing that the ledger hands out (who is signed in, say).
        """
        with telling(self.where), self.engine.execution_options(writes=True).begin() as connection:
            yield connection
            if stamped:
                self._renew_stamp(connection)

    def _renew_stamp(self, connection: Connection) -> None:
        """The last thing that a transaction does: on a server others wait for this row."""
        value = {"value": secrets.token_hex(8)}
        if connection.execute(update(schema.stamp).values(value)).rowcount == 0:
            connection.execute(insert(schema.stamp), value)

    def stamp(self) -> str:
        """16 hex digits that are others once anything in the ledger has changed; empty where nothing ever has."""
        with self.read() as connection:
            return connection.scalar(select(schema.stamp.c.value)) or ""

    def write(self, raw: Raw, reading: Reading, differ: Callable[[Reading, Reading], Sequence[Change]]) -> Added:
        """Keeps a report with what was read in it, in one transaction, and tells what became of it.

        The same bytes, given facts and versions change nothing. `differ` tells what differs between the readings of
        two editions, in ids within the reports.
        """
        record = make_record(raw, reading)
        with self.change() as connection:
            added = write_record(connection, record, differ, datetime.now(UTC))
            if added.state != "unchanged":
                chain.seal(connection, "reading", record.sheet.reading["id"], find_doer())
            return added

    def find_reading(self, raw: Raw, versions: Versions) -> Added | None:
        """The reading that these versions made of this report, if it is kept: `unchanged`, with what it holds."""
        with self.read() as connection:
            return find_kept(connection, make_fingerprint(raw, versions))

    def drop(self, dropped: Dropped) -> None:
        """Keeps that a report could not be read; the same again changes nothing."""
        with self.change() as connection:
            written = write_dropped(connection, dropped, datetime.now(UTC))
            if written is not None:
                chain.seal(connection, "dropped", written, find_doer())

    def dropped(self) -> Iterator[Dropped]:
        """The reports that could not be read, in the order in which they came."""
        asked = select(schema.dropped).where(schema.dropped.c.reading.is_(None)).order_by(schema.dropped.c.seq)
        with self.read() as connection:
            for row in connection.execute(asked).mappings():
                yield make_dropped(row)

    def editions(self) -> Iterator[Edition]:
        """All editions of all documents in the order in which they came, each as its newest reading knows the report."""
        asked = select_editions().where(schema.reading.c.superseded.is_(None))
        with self.read() as connection:
            for row in connection.execute(asked.order_by(schema.edition.c.added, schema.edition.c.id)).mappings():
                yield make_edition(row)

    def raw(self, edition_id: str) -> Raw:
        """The bytes of an edition with what was told of them, as they were added."""
        with self.read() as connection:
            row = _find_newest(connection, edition_id)
            data = connection.scalar(select(schema.blob.c.data).where(schema.blob.c.id == row["edition_blob"]))
            return make_raw(row, data or b"")

    def reading(self, edition_id: str) -> Reading:
        """The newest reading of an edition, equal to the one that was written."""
        with self.read() as connection:
            return read_reading(connection, _find_newest(connection, edition_id))

    def readings(self, edition_id: str) -> tuple[Reading, ...]:
        """All readings of an edition, the oldest first."""
        asked = select_editions().where(schema.reading.c.edition == edition_id).order_by(schema.reading.c.made)
        with self.read() as connection:
            return tuple(read_reading(connection, row) for row in connection.execute(asked).mappings().all())

    def body(self, text_digest: str) -> str:
        """The text with this digest."""
        with self.read() as connection:
            words: str | None = connection.scalar(select(schema.body.c.words).where(schema.body.c.id == text_digest))
        if words is None:
            raise LedgerError(f"the ledger {self.where} has no text {text_digest}")
        return words


def _find_newest(connection: Connection, edition_id: str) -> RowMapping:
    asked = select_editions().where(schema.edition.c.id == edition_id, schema.reading.c.superseded.is_(None))
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise LedgerError(f"the ledger has no edition {edition_id}")
    return row


def open_store(where: str | os.PathLike[str], *, create: bool, wait: float = WAIT) -> Store:
    """The ledger in an SQLite file or at a `postgresql://` address, made where `create` is set and there is none.

    Tables of an older version are brought up to date. A writer waits up to `wait` seconds for another. LedgerError
    where there is no ledger, where it is something else (which is then not touched), of a newer version, or can't be
    reached.
    """
    given = os.fspath(where)
    return _open_server(given, create, wait) if is_address(given) else _open_file(Path(given), create, wait)


def _open_server(given: str, create: bool, wait: float) -> Store:
    url = read_address(given)
    store = Store(connect_server(url, wait), name_address(url))
    return _prepare(store, create)


def _open_file(path: Path, create: bool, wait: float) -> Store:
    check_file(path, create)
    store = _prepare(Store(connect_file(path, wait), str(path)), create)
    if os.access(path, os.W_OK):
        with telling(store.where), store.engine.connect() as connection:
            _log_ahead(connection, wait)
    return store


def _prepare(store: Store, create: bool) -> Store:
    """The store with tables of this version."""
    try:
        with store.read() as connection:
            ready = check_revision(find_revision(connection), store.where)
        if not ready:
            with store.change() as connection:
                migrate(connection, store.where, create)
    except BaseException:
        store.engine.dispose()
        raise
    return store


def _log_ahead(connection: Connection, wait: float) -> None:
    """Lets readers and a writer work side by side. The change needs the file for itself for a moment, and SQLite doesn't
    wait for that by itself."""
    until = time.monotonic() + wait
    while True:
        try:
            connection.connection.cursor().execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)
