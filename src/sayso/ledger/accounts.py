"""Accounts as rows: who may use the desk of a ledger, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.engine import Connection, RowMapping

from sayso.errors import AccountError
from sayso.ledger.account_names import find_key, prepare_name
from sayso.ledger.account_tables import account, session
from sayso.ledger.identity import digest_json, name_moment
from sayso.ledger.restore import read_moment
from sayso.ledger.store import Store

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""What somebody may be, each with the rights of those before (`sayso.keeper.roles`)."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who may use the desk. `name` is as it was written, and what stands in judgements. `closed` is None for one that can
    sign in; `changed` is when password or role were last changed, or it was closed."""

    name: str
    role: Role
    made: datetime
    changed: datetime
    closed: datetime | None


def add_account(store: Store, name: str, hash: str, role: str, now: datetime) -> Account:
    """Makes an account. AccountError where the name is none, there is or was an account of that name, or there is no such
    role."""
    written, moment = prepare_name(name), name_moment(now)
    row = {"key": find_key(written), "name": written, "password": hash, "role": read_role(role)}
    row |= {"made": moment, "changed": moment, "closed": None}
    with store.change(stamped=False) as connection:
        if connection.scalar(select(exists().where(account.c.key == row["key"]))):
            raise AccountError(
                f"there is or was an account {written!r}; judgements may name it, so choose another name"
            )
        connection.execute(insert(account).values(_seal(row)))
    return _make_account(row)


def change_account(store: Store, name: str, now: datetime, **columns: str) -> None:
    """Changes the password or the role of an account and ends its sessions. AccountError where there is none, it is
    closed, there is no such role, or nobody would be left as admin."""
    if "role" in columns:
        read_role(columns["role"])
    with store.change(stamped=False) as connection:
        _change(connection, name, now, columns)


def close_account(store: Store, name: str, now: datetime) -> None:
    """Takes the password from an account and ends its sessions, for good. AccountError as for `change_account`."""
    with store.change(stamped=False) as connection:
        _change(connection, name, now, {"password": None, "closed": name_moment(now)})


def list_accounts(store: Store) -> tuple[Account, ...]:
    """All accounts by name, also those that are closed."""
    with store.read() as connection:
        rows = connection.execute(select(account).order_by(account.c.key)).mappings()
        return tuple(_make_account(row) for row in rows)


def has_accounts(store: Store) -> bool:
    """Whether there is or ever was an account: from then on nobody comes in without one."""
    with store.read() as connection:
        return bool(connection.scalar(select(exists().select_from(account))))


def find_hash(connection: Connection, name: str) -> tuple[str, str] | None:
    """The hash of an account's password, and when the account was last changed; None where there is no such account, or
    it is closed. In a transaction that writes it stays so until the end."""
    asked = select(account.c.password, account.c.changed).where(account.c.key == find_key(name))
    if connection.get_execution_options().get("writes"):
        asked = asked.with_for_update()
    row = connection.execute(asked).first()
    return (row.password, row.changed) if row and row.password else None


def renew_hash(connection: Connection, name: str, hash: str) -> None:
    """Writes another hash of the same password; no session ends."""
    _write(connection, {**lock_row(connection, name), "password": hash})


def lock_row(connection: Connection, name: str) -> RowMapping:
    """The row of an account, which nobody else changes until the end of the transaction; AccountError where there is
    none."""
    asked = select(account).where(account.c.key == find_key(name)).with_for_update()
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise AccountError(f"there is no account {name[:100]!r}")
    return row


def read_role(role: str) -> Role:
    """A role that there is; AccountError for another word."""
    if role not in ROLES:
        raise AccountError(f"there is no role {role!r}; there are {', '.join(ROLES)}")
    return role


def _change(connection: Connection, name: str, now: datetime, columns: Mapping[str, str | None]) -> None:
    row = lock_row(connection, name)
    if row["closed"]:
        raise AccountError(f"the account {row['name']!r} is closed")
    after = {**row, **columns, "changed": name_moment(now)}
    if after["role"] != "admin" or after["closed"]:
        _check_admins(connection, row)
    _write(connection, after)
    connection.execute(delete(session).where(session.c.account == row["key"]))


def _check_admins(connection: Connection, row: RowMapping) -> None:
    """AccountError where this is the only admin. The rows are locked, so that two can't unmake each other at once."""
    admins = select(account.c.key).where(account.c.role == "admin", account.c.closed.is_(None))
    if connection.scalars(admins.order_by(account.c.key).with_for_update()).all() == [row["key"]]:
        raise AccountError(f"{row['name']!r} is the only admin; make another one first")


def _write(connection: Connection, row: Mapping[str, Any]) -> None:
    connection.execute(update(account).where(account.c.key == row["key"]).values(_seal(row)))


def _seal(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the digest of all else in it."""
    told = {name: value for name, value in row.items() if name != "digest"}
    return told | {"digest": digest_json(told)}


def _make_account(row: Mapping[Any, Any]) -> Account:
    closed = read_moment(row["closed"]) if row["closed"] else None
    return Account(row["name"], read_role(row["role"]), read_moment(row["made"]), read_moment(row["changed"]), closed)
