"""What can't be used as a ledger is told for what it is, with what to do, and is left as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from sayso.errors import InputError, LedgerError
from sayso.ledger.documents import list_editions
from sayso.ledger.store import open_store
from sayso.ledger.trouble import telling
from sayso.ledger.verify import verify_ledger
from sayso.text import read_source
from tests.ledger.reports import BODY, make_pair, same


def make_other_database(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE document (id TEXT)")
    other.close()


FILES = {
    "nothing there": (lambda path: None, "there is no ledger"),
    "nothing in it": (lambda path: path.touch(), "is no ledger: it is no SQLite database"),
    "a text": (lambda path: path.write_text("not a database, only words\n" * 9), "is no ledger: it is no SQLite database"),
    "another database": (make_other_database, "is no ledger: it is an SQLite database of another program"),
    "a folder": (lambda path: path.mkdir(), "can't be opened"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "message"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_ledger(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "it"
    assert callable(make)
    make(path)
    before = list_folder(tmp_path)

    with pytest.raises(LedgerError, match=message):
        open_store(path, create=False)

    assert list_folder(tmp_path) == before


@pytest.mark.parametrize("make", [FILES["a text"][0], make_other_database, FILES["a folder"][0]])
def test_none_is_made_over_something_else(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "it")
    before = list_folder(tmp_path)

    with pytest.raises(LedgerError):
        open_store(tmp_path / "it", create=True)

    assert list_folder(tmp_path) == before


def list_folder(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


def test_none_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="check the path"):
        open_store(tmp_path / "no" / "it", create=True)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "it").touch()

    with open_store(tmp_path / "it", create=True) as store:
        assert store.write(*make_pair(), same).state == "new"


@pytest.mark.parametrize("name", ["a b%20c?mode=ro#x.sayso", "Ünï.sayso", "-", "':memory:"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / name, create=True) as store:
        store.write(*make_pair(), same)

    assert [path.name for path in tmp_path.iterdir()] == [name]


ADDRESSES = [
    ("postgresql://ann:s3cret@127.0.0.1:1/ledger", "127.0.0.1:1/ledger can't be reached"),
    ("postgresql://ann:s3cret@[bad/ledger", "can't be reached"),
    ("postgresql://ann:s3cret@host:port/ledger", "can't be read"),
    ("mysql://ann:s3cret@127.0.0.1/ledger", "can't be kept in mysql"),
    ("postgresql+psycopg2://ann:s3cret@127.0.0.1/ledger", "can't be kept in postgresql"),
    ("https://ann:s3cret@example.org/ledger", "can't be kept in https"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "message"), ADDRESSES)
def test_an_address_where_no_ledger_is(address: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message) as told:
        open_store(address, create=True)

    assert "s3cret" not in f"{told.value}{told.value.__cause__}"


def test_a_database_that_is_not_there(server: str) -> None:
    address = make_url(server).set(database="no_such_database", query={}).render_as_string(hide_password=False)

    with pytest.raises(LedgerError, match="no such database"):
        open_store(address, create=True)


def test_without_its_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(LedgerError, match=r"sayso\[postgres\]"):
        open_store("postgresql://127.0.0.1/ledger", create=True)


def test_a_ledger_that_is_locked_too_long(where: str) -> None:
    with open_store(where, create=True) as one, open_store(where, create=False, wait=0.1) as other:
        raw, reading = make_pair()
        one.write(raw, reading, same)
        newer = make_pair(BODY.replace("Monday", "Sunday"), reading=None)
        with one.change() as connection:
            if "://" in where:
                connection.execute(text("LOCK TABLE document, edition, blob"))
            with pytest.raises(LedgerError, match="is locked"):
                other.write(*newer, same)
        assert other.write(*newer, same).state == "new edition"


def test_a_full_disk_keeps_nothing_of_the_report(file: str) -> None:
    with open_store(file, create=True) as store:
        store.write(*make_pair(), same)
        with store.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 8}")
        raw, reading = make_pair("A long one. " * 20_000, url="https://news.example.org/long")

        with pytest.raises(LedgerError, match="the disk is full"):
            store.write(raw, reading, same)

    with open_store(file, create=False) as store:
        assert len(list(store.editions())) == 1
        assert list(verify_ledger(store, read_source)) == []
        assert store.write(raw, reading, same).state == "new"


def test_what_no_text_holds_is_refused_with_what_to_do(server: str) -> None:
    with open_store(server, create=True) as store:
        with pytest.raises(InputError, match="leave it out"):
            list_editions(store, "d\0")
        assert store.write(*make_pair(), same).state == "new"


def test_a_connection_that_broke_off_is_told_and_made_again(server: str) -> None:
    with open_store(server, create=True) as store, open_store(server, create=False) as other:
        with store.read() as connection:
            number = connection.scalar(text("SELECT pg_backend_pid()"))
        with other.change() as connection:
            connection.execute(text("SELECT pg_terminate_backend(:number, 5000)"), {"number": number})

        with pytest.raises(LedgerError, match=r"gone away|reached"):
            store.write(*make_pair(), same)
        assert store.write(*make_pair(), same).state == "new"


@pytest.fixture
def archive() -> Iterator[Path]:
    """A ledger in a folder where nothing may be written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "old.sayso")
        with open_store(path, create=True) as store:
            store.write(*make_pair(), same)
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


READ_ONLY = """
import os, sys
from sayso.errors import LedgerError
from sayso.ledger.store import open_store
from sayso.model import Dropped
if os.geteuid() == 0:
    os.setuid(65534)  # nobody: a file's rights don't bind root
with open_store(sys.argv[1], create=False) as store:
    print(len(list(store.editions())))
    try:
        store.drop(Dropped("a", "read", "b", "c"))
    except LedgerError as error:
        print(error)
"""


def test_an_archived_ledger_can_be_read_but_not_written(archive: Path) -> None:
    before = list_folder(archive.parent)

    done = subprocess.run([sys.executable, "-c", READ_ONLY, archive], capture_output=True, text=True, check=False)

    assert done.stdout.splitlines()[:1] == ["1"], done.stderr
    assert "may not be written to" in done.stdout
    assert list_folder(archive.parent) == before


STATES = [
    ("28P01", "refuses this user or password"),
    ("53100", "disk is full"),
    ("42501", "may not be read or written by this user"),
    ("55P03", "is locked"),
    ("57P03", "gone away"),
    ("22021", r"can't do this \(22021: odd\)"),
]


@pytest.mark.parametrize(("state", "message"), STATES)
def test_what_a_server_says_is_told_for_what_it_means(state: str, message: str) -> None:
    import psycopg
    from sqlalchemy.exc import OperationalError

    error = psycopg.errors.lookup(state)("odd\nand more")
    with pytest.raises(LedgerError, match=message), telling("postgresql://host/ledger"):
        raise OperationalError("SELECT 'hidden'", {}, error)


@pytest.mark.parametrize(
    "said", ['FATAL:  password authentication failed for user "ann"', "fe_sendauth: no password supplied"]
)
def test_a_wrong_password_is_told(said: str) -> None:
    import psycopg
    from sqlalchemy.exc import OperationalError

    with pytest.raises(LedgerError, match="refuses this user or password"), telling("postgresql://host/ledger"):
        raise OperationalError("", {}, psycopg.OperationalError(said))
