"""Makes a ledger's tables, and brings those of an older version up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from sayso.errors import LedgerError
from sayso.ledger.connect import APPLICATION
from sayso.ledger.schema import metadata

CURRENT = "0006"
"""The newest revision in `migrations/versions`; revisions are counted."""

DERIVED = "0004"
"""The revision with which the last of the tables of `sayso.ledger.derived` came."""

CHAINED = "0005"
"""The revision with which `chain` came."""

VERSION_TABLE = "sayso_version"
_FOLDER = Path(__file__).with_name("migrations")
_MAKING = 0x5361797300000000
"""The lock that one of several who make or migrate the same PostgreSQL ledger holds."""


def find_revision(connection: Connection) -> str | None:
    """The revision of the ledger's tables, None where there are none yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return found


def check_revision(found: str | None, where: str) -> bool:
    """Whether the tables are those of this version; False where they are older. LedgerError where they are newer."""
    if found is not None and found > CURRENT:
        raise LedgerError(f"the ledger {where} was written by a newer sayso (schema {found}); upgrade sayso to use it")
    return found == CURRENT


def migrate(connection: Connection, where: str, create: bool) -> None:
    """Makes the tables or brings them up to date, within the transaction of `connection`, which must be one that writes.

    Nothing happens where another did so first. LedgerError where there is none to migrate (unless `create`), or where
    tables of other programs have the same names.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MAKING})
    found = find_revision(connection)
    if check_revision(found, where):
        return
    if found is None:
        _check_empty(connection, where, create)
    _run(connection)
    if found is not None and found < DERIVED:
        from sayso.ledger.derive import derive_all  # takes the rooms of all entries, which else need no migration

        derive_all(connection)
    if found is not None and found < CHAINED:
        from sayso.ledger.chain import begin_chain

        begin_chain(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")


def _check_empty(connection: Connection, where: str, create: bool) -> None:
    if not create:
        raise LedgerError(f"there is no ledger in {where}; check the address, or add a report to make it")
    taken = sorted(set(inspect(connection).get_table_names()) & set(metadata.tables))
    if taken:
        raise LedgerError(
            f"{where} has tables of another program ({', '.join(taken)}); give the ledger its own database"
        )


def _run(connection: Connection) -> None:
    from alembic import command  # takes a fifth of a second to load, and is needed once in a ledger's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
