"""A ledger for each test: every test here that asks for one runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from sayso.ledger.store import Store, open_store

SERVER = os.environ.get("SAYSO_TEST_POSTGRES")
"""The address of a PostgreSQL database in which tests may make schemas; `.ci/postgres` starts a server and prints it."""

needs_server = pytest.mark.skipif(not SERVER, reason="SAYSO_TEST_POSTGRES names no PostgreSQL server")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The path of a ledger that is still to be made."""
    return str(tmp_path / "test.sayso")


@contextmanager
def make_schema() -> Iterator[str]:
    """The address of an empty schema in the tests' database, which is gone afterwards."""
    if not SERVER:
        pytest.skip("SAYSO_TEST_POSTGRES names no PostgreSQL server")
    url = make_url(SERVER).set(drivername="postgresql+psycopg")
    name = f"sayso_test_{uuid.uuid4().hex}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    try:
        own = url.set(drivername="postgresql").update_query_dict({"options": f"-csearch_path={name}"})
        yield own.render_as_string(hide_password=False)
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an empty schema in the tests' database, which is gone after the test."""
    with make_schema() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_server)])
def where(request: pytest.FixtureRequest) -> str:
    """Where a ledger is still to be made: a file, then a server."""
    found: str = request.getfixturevalue("file" if request.param == "sqlite" else "server")
    return found


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty ledger."""
    with open_store(where, create=True, wait=5) as opened:
        yield opened
