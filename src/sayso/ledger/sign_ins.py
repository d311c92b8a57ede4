"""Attempts to sign in, counted in the ledger so that all processes know of them, and how long whoever guesses must wait.

Each attempt is written as a failure before the password is looked at, so that many at once are counted too, and becomes
a success afterwards. An attempt that must wait is not counted. Failures are counted over a day by the account's name and by
the network that they come from; past a few, each further one doubles the wait, up to a quarter of an hour.

Somebody who fails on purpose under another's name would lock the owner out. So where a name signed in from a network in
the last 30 days, only failures under that name from that same network hold it back there.
"""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, not_, select, text, update
from sqlalchemy.engine import Connection

from sayso.errors import SignInError
from sayso.ledger.account_names import find_key
from sayso.ledger.account_tables import sign_in
from sayso.ledger.identity import name_moment
from sayso.ledger.restore import read_moment
from sayso.ledger.store import Store

COUNTED = timedelta(days=1)
"""How long a failure counts."""
KNOWN = timedelta(days=30)
"""How long a network is known from which somebody signed in."""
LONGEST_WAIT = timedelta(minutes=15)
NAME_FREE, ADDRESS_FREE = 5, 20
"""Failures before one must wait: of a name, and of a network, which many may share."""

_LONGEST_ADDRESS = 100
_NETWORK = 64
"""Bits of an IPv6 address that tell whose it is: whoever has one has all 2^64 of the same network."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that is under way."""

    seq: int
    name: str
    address: str


def begin_attempt(store: Store, name: str, address: str, now: datetime) -> Attempt:
    """Counts an attempt to sign in. SignInError with the seconds to wait where there were too many."""
    digest, network = _digest(name), find_network(address)
    with store.change(stamped=False) as connection:
        _take_turn(connection)
        _purge(connection, now)
        wait = max(
            _find_wait(connection, sign_in.c.address == network, ADDRESS_FREE, now),
            _find_wait(connection, _same_name(connection, digest, network), NAME_FREE, now),
        )
        if not wait:
            row = {"name": digest, "address": network, "made": name_moment(now), "succeeded": False}
            (seq,) = connection.execute(insert(sign_in).values(row).returning(sign_in.c.seq)).one()
            return Attempt(seq, digest, network)
    raise SignInError(f"too many attempts to sign in; try again in {wait} seconds", wait)


def record_success(connection: Connection, attempt: Attempt) -> None:
    """Makes a success of the attempt; what failed before it under the same name from the same network is forgotten."""
    same = and_(sign_in.c.name == attempt.name, sign_in.c.address == attempt.address)
    connection.execute(delete(sign_in).where(same, not_(sign_in.c.succeeded), sign_in.c.seq != attempt.seq))
    connection.execute(update(sign_in).where(sign_in.c.seq == attempt.seq).values(succeeded=True))


def find_delay(failures: int, free: int) -> timedelta:
    """How long after the last of so many failures one must wait: 1, 2, 4 … seconds once `free` of them were made."""
    if failures < free:
        return timedelta(0)
    return min(timedelta(seconds=1 << min(failures - free, 20)), LONGEST_WAIT)


def find_network(address: str) -> str:
    """Whose an address is: an IPv4 address itself, also one written as IPv6; of IPv6 the network; other words as they are.

    >>> find_network("::ffff:192.0.2.7"), find_network("2001:db8:0:1:a::7")
    ('192.0.2.7', '2001:db8:0:1::/64')
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address[:_LONGEST_ADDRESS]
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.IPv6Network((int(ip), _NETWORK), strict=False))
    return str(ip)


def _take_turn(connection: Connection) -> None:
    """Waits until no other attempt is being counted; in SQLite nobody else writes anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE sign_in IN SHARE ROW EXCLUSIVE MODE"))


def _purge(connection: Connection, now: datetime) -> None:
    c = sign_in.c
    connection.execute(delete(sign_in).where(c.succeeded, c.made <= name_moment(now - KNOWN)))
    connection.execute(delete(sign_in).where(not_(c.succeeded), c.made <= name_moment(now - COUNTED)))


def _same_name(connection: Connection, name: str, address: str) -> ColumnElement[bool]:
    """Which attempts under a name hold back one from this network."""
    c = sign_in.c
    own = and_(c.name == name, c.address == address)
    known = connection.scalar(select(exists().where(own, c.succeeded)))
    return own if known else c.name == name


def _find_wait(connection: Connection, which: ColumnElement[bool], free: int, now: datetime) -> int:
    """Seconds to wait for what failed among these attempts, rounded up."""
    asked = select(func.count(), func.max(sign_in.c.made)).where(which, not_(sign_in.c.succeeded))
    failures, last = connection.execute(asked).one()
    if not failures:
        return 0
    return max(0, ceil((read_moment(last) + find_delay(failures, free) - now) / timedelta(seconds=1)))


def _digest(name: str) -> str:
    """What stands for a name, as people write their password there by mistake; one for all that can be no account's."""
    return hashlib.sha256((find_key(name) or "").encode()).hexdigest()
