"""The migrations make the tables of the schema, once, and tell other versions and other databases apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from sayso.errors import LedgerError
from sayso.ledger import migrate, schema
from sayso.ledger.migrate import CURRENT, VERSION_TABLE
from sayso.ledger.store import Store, open_store
from sayso.ledger.verify import verify_ledger
from sayso.text import read_source
from tests.ledger.reports import make_pair, same

INDEX = ("passage_words", "passage_lexemes", "lexemes", VERSION_TABLE)
"""What stands in the database beside the schema: the full-text index, and the tables' version."""


def is_ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    return not (reflected and name is not None and name.startswith(INDEX))


def tells_only(difference: Any) -> bool:
    """Whether a difference is only in what the schema says of a table or a column, which no database needs to know."""
    steps = difference if isinstance(difference, list) else [difference]
    return all(step[0] in ("modify_comment", "add_table_comment") for step in steps)


def test_migrations_make_just_the_tables_of_the_schema(store: Store) -> None:
    with store.read() as connection:
        options = {"include_object": is_ours, "compare_type": True, "version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)

        found = compare_metadata(context, schema.metadata)

    assert [one for one in found if not tells_only(one)] == []


def test_the_newest_migration_is_the_one_that_is_asked_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).with_name("migrations")))

    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]

    assert revisions == [f"{number:04}" for number in range(int(CURRENT), 0, -1)]


def test_every_table_says_what_it_holds() -> None:
    assert [table.name for table in schema.metadata.sorted_tables if not table.comment] == []


def set_revision(store: Store, revision: str) -> None:
    with store.change() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = :revision"), {"revision": revision})


def test_a_newer_ledger_is_refused_and_left_alone(where: str) -> None:
    with open_store(where, create=True) as store:
        store.write(*make_pair(), same)
        set_revision(store, "9999")

    for create in (True, False):
        with pytest.raises(LedgerError, match="newer sayso"):
            open_store(where, create=create)


def test_an_older_ledger_is_brought_up_to_date(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next version adds a column; a ledger of today gets it when it is opened, and keeps what it has."""
    with open_store(where, create=True) as store:
        added = store.write(*make_pair(), same)
    newer = f"{int(CURRENT) + 1:04}"
    monkeypatch.setattr(migrate, "CURRENT", newer)

    def add_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE question ADD COLUMN later TEXT"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{newer}'"))

    monkeypatch.setattr(migrate, "_run", add_column)

    with open_store(where, create=False) as store, store.read() as connection:
        columns = [column["name"] for column in inspect(connection).get_columns("question")]
        assert "later" in columns
        assert list(store.editions()) == [added.edition]


def test_what_was_sealed_before_relays_told_how_stays_sealed(where: str) -> None:
    """A ledger of before revision 0006, made by taking out what that one added."""
    raw, reading = make_pair()
    plain = [
        replace(one, via=tuple(replace(relay, kind="quoted", when=None) for relay in one.via))
        for one in reading.statements
    ]
    posts = tuple(replace(post, via=(), tallies=(), seen=None) for post in reading.text.posts)
    before = replace(reading, statements=tuple(plain), text=replace(reading.text, posts=posts, turns=(), timed=()))
    with open_store(where, create=True) as store:
        added = store.write(raw, before, same)
        with store.change() as connection:
            for name in ("kind", "moment"):
                connection.execute(text(f"ALTER TABLE pin DROP COLUMN {name}"))
        set_revision(store, "0005")

    with open_store(where, create=False) as store:
        assert store.reading(added.edition.id) == before
        assert list(verify_ledger(store, read_source)) == []


def test_tables_of_another_program_are_left_alone(server: str) -> None:
    with open_store(server, create=True) as store, store.change() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))

    with pytest.raises(LedgerError, match="another program"):
        open_store(server, create=True)


def test_an_empty_database_is_no_ledger_yet(server: str) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_store(server, create=False)
