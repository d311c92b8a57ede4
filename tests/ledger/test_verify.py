"""An intact ledger has no fault, and a single changed byte in any column of any row is found and named."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, ColumnElement, Date, Float, Integer, Table, Text, and_, delete, select, update
from sqlalchemy.engine import Connection

from sayso.errors import LedgerError
from sayso.ledger import accounts, judge, schema, watch
from sayso.ledger.custody import Deed, record_deed
from sayso.ledger.store import Store, open_store
from sayso.ledger.verify import verify_ledger
from sayso.ledger.words import Words
from sayso.model import Change, Fault, Filter, OffsetMap, Reading
from sayso.text import read_source
from tests.factories import make_dropped
from tests.ledger.conftest import make_schema, needs_server
from tests.ledger.reports import BODY, NEWER, make_pair, make_whole, other_versions, same


def tell(older: Reading, newer: Reading) -> tuple[Change, ...]:
    return (Change("figure", "changed", "f1", "f1", "from 12 to 15"),)


def fill(store: Store) -> None:
    """Rows in every table: a document in two editions, the first read twice, one of odd characters, and judgements."""
    raw, reading = make_pair(title="War", publisher="Oldford Echo", published=date(2022, 3, 7))
    reading = replace(reading, report=replace(reading.report, fetched=make_whole().report.fetched))
    store.write(raw, reading, same)
    store.write(raw, other_versions(reading), same)
    store.write(*make_pair(NEWER), tell)
    store.write(*make_pair("Nul \x00 and \uffff.", url=None), same)
    store.drop(make_dropped())
    with store.read() as connection:
        kept = connection.scalar(select(schema.figure.c.id).order_by(schema.figure.c.seq.desc()).limit(1)) or ""
    first = judge.confirm(store, kept, by="Ann Example", why="counted")
    judge.retract(store, first.id, by="Ann Example", why="miscounted")
    judge.correct(store, kept, "unit", "truck", by="Ann Example", why="misread")
    watch.watch(store, "losses", Filter(unit="tank"), {kept: ("0" * 64, "30 tanks")})
    now = datetime(2031, 3, 9, tzinfo=UTC)
    accounts.add_account(store, "Ann Example", "$argon2id$", "admin", now)
    accounts.add_account(store, "Ed Example", "$argon2id$", "reviewer", now)
    accounts.close_account(store, "Ed Example", now)
    record_deed(store, Deed("case", "Ann Example", ["d0"], "/case.wacz", "0" * 64, "for the court"))


class Within(Store):
    """A ledger as a transaction sees it that will not be kept."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection.engine, "test")
        self.connection = connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        yield self.connection


def find_faults(store: Store) -> list[Fault]:
    return list(verify_ledger(store, read_source))


def test_an_intact_ledger_has_no_fault(store: Store) -> None:
    assert find_faults(store) == []
    fill(store)
    assert find_faults(store) == []


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=needs_server)])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A ledger that holds something in every table, for changes that are taken back."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            where = str(tmp_path_factory.mktemp("verify") / "test.sayso")
        else:
            where = stack.enter_context(make_schema())
        store = stack.enter_context(open_store(where, create=True))
        fill(store)
        yield store


@contextmanager
def spoil(store: Store) -> Iterator[Connection]:
    """A connection for changes that nothing checks and that are all taken back."""
    with store.engine.execution_options(writes=True).connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON" if sqlite else "SET session_replication_role=replica")
        yield connection
        connection.rollback()
        if sqlite:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints=OFF")


ORDER_ONLY = {
    f"{name}.seq" for name in ("pin", "entity", "flag", "dropped", "change", "judgement", "voice", "custody")
} | {"stamp.value"}
"""Numbers that nothing leads to: only the order of their rows tells anything. A stamp tells nothing but that it is another."""

KEPT_TABLES = [table for table in schema.metadata.sorted_tables if not table.info.get("passing")]
"""All but those whose rows come and go: who is signed in."""

COLUMNS = [column for table in KEPT_TABLES for column in table.columns if str(column) not in ORDER_ONLY]


def change_value(value: object, column: Column[Any]) -> object:
    """A value of the column that differs as little as can be."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1000
        case float():
            return math.nextafter(value, 2)
        case date():
            return value + timedelta(1)
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1])
        case str() if value:
            at = len(value) // 2
            return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]
    made: dict[type, object] = {Date: date(2022, 3, 7), Integer: 1, Float: 0.5}
    return next((value for kind, value in made.items() if isinstance(column.type, kind)), "x")


def list_rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def same_row(table: Table, row: dict[str, Any]) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key))


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_change_in_any_column_is_found_and_named(filled: Store, column: Column[Any]) -> None:
    table = column.table
    with filled.read() as connection:
        row = list_rows(connection, table)[0]
    with spoil(filled) as connection:
        changed = {column.name: change_value(row[column.name], column)}
        connection.execute(update(table).where(same_row(table, row)).values(changed))

        faults = find_faults(Within(connection))

    leads = [str(row[name]) for name in ("id", "reading", "body", "edition", "document") if name in row]
    assert [fault for fault in faults if any(name in fault.where for name in (str(table), *leads))], faults


TEXTS = [column for column in COLUMNS if isinstance(column.type, Text | Words | Date)]


@pytest.mark.parametrize("filled", ["sqlite"], indirect=True)
@pytest.mark.parametrize("column", TEXTS, ids=str)
def test_a_bit_that_makes_no_character_is_found_too(filled: Store, column: Column[Any]) -> None:
    table, name = column.table.name, column.name
    with spoil(filled) as connection:
        asked = f'SELECT rowid, CAST("{name}" AS BLOB) FROM {table} WHERE "{name}" != \'\' LIMIT 1'
        row, data = connection.exec_driver_sql(asked).one()
        at = len(data) // 2
        spoiled = data[:at] + bytes([data[at] ^ 0x80]) + data[at + 1 :]
        changing = f'UPDATE {table} SET "{name}" = CAST(? AS TEXT) WHERE rowid = ?'
        connection.exec_driver_sql(changing, (spoiled, row))

        assert find_faults(Within(connection))


@pytest.mark.parametrize("table", KEPT_TABLES, ids=str)
def test_a_row_that_is_gone_is_found(filled: Store, table: Table) -> None:
    with spoil(filled) as connection:
        row = list_rows(connection, table)[0]
        connection.execute(delete(table).where(same_row(table, row)))

        faults = find_faults(Within(connection))

    assert bool(faults) == (table.name not in ("question", "account")), faults


@pytest.mark.parametrize("filled", ["sqlite"], indirect=True)
def test_numbers_that_are_gone_are_told(filled: Store) -> None:
    with spoil(filled) as connection:
        connection.execute(delete(schema.pin).where(schema.pin.c.seq.in_([2, 3])))
        connection.execute(delete(schema.judgement).where(schema.judgement.c.seq == 1))

        told = [(fault.where, fault.detail) for fault in find_faults(Within(connection)) if fault.kind == "missing"]

    assert told == [
        ("pin, row 2 to 3", "was written, and is gone"),
        ("judgement, row 1", "was written, and is gone"),
    ]


INDEX = [
    "INSERT INTO passage_words (rowid, words) VALUES (1, 'another word')",
    "INSERT INTO passage_words (passage_words, rowid, words) SELECT 'delete', seq, words FROM passage_text WHERE seq = 1",
]


@pytest.mark.parametrize("filled", ["sqlite"], indirect=True)
@pytest.mark.parametrize("spoiling", INDEX)
def test_other_words_in_the_full_text_index_are_found(filled: Store, spoiling: str) -> None:
    with spoil(filled) as connection:
        connection.exec_driver_sql(spoiling)

        faults = find_faults(Within(connection))

    assert ("row", "passage 1", "its words in the full-text index are not those of the text") in [
        (fault.kind, fault.where, fault.detail) for fault in faults
    ]


def test_what_differs_is_told(filled: Store) -> None:
    with spoil(filled) as connection:
        first = list_rows(connection, schema.figure)[0]
        connection.execute(update(schema.figure).where(same_row(schema.figure, first)).values(words="At least 13"))

        faults = find_faults(Within(connection))

    told = [(fault.kind, fault.where, fault.detail) for fault in faults]
    reading = f"of the reading {first['reading']}"
    assert told == [
        ("row", f"figure {first['id']}", f"{reading}: is not what was written"),
        ("words", f"figure {first['id']}", "the text says 'At least 12' at 0-11, not 'At least 13'"),
    ]


def test_a_text_that_stands_elsewhere_in_the_bytes_is_found(store: Store) -> None:
    raw, reading = make_pair()
    moved = replace(reading.text, offsets=OffsetMap(((0, 1, len(BODY) - 1),)))
    store.write(raw, replace(reading, text=moved), same)

    assert [fault.kind for fault in find_faults(store)] == ["offsets"]


def test_pages_of_the_file_that_are_damaged_are_found(file: str) -> None:
    """Bytes all over the file, one at a time; only what SQLite leaves unused may go unnoticed."""
    with open_store(file, create=True) as store:
        fill(store)
    whole = Path(file).read_bytes()
    places = random.Random(7).sample([at for at in range(4096, len(whole)) if whole[at]], 40)
    unseen = 0
    for at in places:
        Path(file).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with suppress(LedgerError), open_store(file, create=False) as store:
            unseen += not find_faults(store)

    assert unseen <= len(places) // 10
