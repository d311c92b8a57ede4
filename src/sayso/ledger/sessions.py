"""Sessions: who is signed in, known by a random token that only their browser holds."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.engine import Connection

from sayso.ledger.account_names import find_key
from sayso.ledger.account_tables import account, session
from sayso.ledger.accounts import Role, lock_row, read_role
from sayso.ledger.identity import name_moment
from sayso.ledger.restore import read_moment
from sayso.ledger.store import Store

IDLE = timedelta(hours=8)
"""How long a session lasts that isn't used: a working day."""
LONGEST = timedelta(days=7)
"""How long a session lasts that is used."""
NOTED = timedelta(minutes=1)
"""How often at most it is written down that a session is used."""

_BYTES = 32
"""Of a token: 256 random bits, which nobody guesses, so that a plain digest of it is enough."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in, as of this request. `secret` is what the tokens of their forms are made from."""

    name: str
    role: Role
    made: datetime
    seen: datetime
    ends: datetime
    secret: bytes = field(repr=False)


def start_session(connection: Connection, name: str, now: datetime) -> str:
    """Starts a session of an account and gives its token; sessions that are over are taken away."""
    token = secrets.token_urlsafe(_BYTES)
    over = or_(session.c.ends <= name_moment(now), session.c.seen <= name_moment(now - IDLE))
    connection.execute(delete(session).where(over))
    moment, ends = name_moment(now), name_moment(now + LONGEST)
    row = {"id": _digest(token), "account": find_key(name), "made": moment, "seen": moment, "ends": ends}
    connection.execute(insert(session).values(row))
    return token


def find_session(store: Store, token: str, now: datetime) -> Session | None:
    """The session of a token; None where there is none, it is over, or its account is closed. One indexed read, and at
    most one write a minute."""
    c, id = session.c, _digest(token)
    asked = select(account.c.name, account.c.role, c.made, c.seen, c.ends).join_from(session, account)
    with store.read() as connection:
        row = connection.execute(asked.where(c.id == id, account.c.closed.is_(None))).first()
    if row is None:
        return None
    made, seen, ends = read_moment(row.made), read_moment(row.seen), read_moment(row.ends)
    if now >= ends or now - seen >= IDLE:
        return None
    if now - seen >= NOTED:
        with store.change(stamped=False) as connection:
            connection.execute(update(session).where(c.id == id).values(seen=name_moment(now)))
    return Session(row.name, read_role(row.role), made, seen, ends, _make_secret(token))


def end_session(store: Store, token: str) -> None:
    """Ends the session of a token, if there is one."""
    with store.change(stamped=False) as connection:
        connection.execute(delete(session).where(session.c.id == _digest(token)))


def end_sessions(store: Store, name: str) -> int:
    """Ends all sessions of an account, and tells how many there were. AccountError where there is no such account."""
    with store.change(stamped=False) as connection:
        key = lock_row(connection, name)["key"]
        return connection.execute(delete(session).where(session.c.account == key)).rowcount


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _make_secret(token: str) -> bytes:
    """What only the browser and this request know: made from the token, so that the ledger doesn't hold it either."""
    return hmac.digest(token.encode("utf-8", "surrogatepass"), b"sayso forms", "sha256")
