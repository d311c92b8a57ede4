"""Who may use the desk of a ledger: accounts, and signing in and out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from sayso.errors import SignInError
from sayso.ledger import accounts, sessions, sign_ins
from sayso.ledger.accounts import ROLES, Account, Role
from sayso.ledger.sessions import Session
from sayso.ledger.store import Store

__all__ = ["ROLES", "Account", "Accounts", "Hasher", "Role", "Session"]

REFUSED = "the name or the password is wrong"
"""What is said of an unknown name, a wrong password and a closed account alike, so that nobody learns who has an account."""


class Hasher(Protocol):
    """How passwords are kept: as hashes from which nobody gets them back."""

    def make(self, password: str, name: str) -> str:
        """The hash of a new password; AccountError where it is no good for an account of this name."""

    def check(self, password: str, hash: str | None) -> bool:
        """Whether a hash is of this password. None stands for no account: False, after about the same time."""

    def renew(self, password: str, hash: str) -> str | None:
        """A hash of the same password by today's parameters; None where this one is."""


class Accounts:
    """The accounts of a ledger. Names are compared without case. AccountError says what is wrong with what was given;
    LedgerError where the ledger can't be read or written."""

    def __init__(self, store: Store, hasher: Hasher) -> None:
        self._store = store
        self._hasher = hasher

    def any(self) -> bool:
        """Whether there is or ever was an account. From then on the desk is for those with an account only."""
        return accounts.has_accounts(self._store)

    def list(self) -> tuple[Account, ...]:
        """All accounts by name, also those that are closed."""
        return accounts.list_accounts(self._store)

    def add(self, name: str, password: str, role: str) -> Account:
        """Makes an account. A name is given once: that of a closed account is not free again."""
        return accounts.add_account(self._store, name, self._hasher.make(password, name), role, datetime.now(UTC))

    def change_password(self, name: str, password: str) -> None:
        """Sets another password; all sessions of the account end."""
        hash = self._hasher.make(password, name)
        accounts.change_account(self._store, name, datetime.now(UTC), password=hash)

    def change_role(self, name: str, role: str) -> None:
        """Sets another role; all sessions of the account end. The only admin stays one."""
        accounts.change_account(self._store, name, datetime.now(UTC), role=role)

    def close(self, name: str) -> None:
        """Nobody signs in with this account any more, for good; its sessions end, and the hash of its password is taken
        away. The only admin can't be closed."""
        accounts.close_account(self._store, name, datetime.now(UTC))

    def sign_in(self, name: str, password: str, from_address: str, now: datetime) -> str:
        """Starts a session and gives its token, which is shown to nobody but the browser. `from_address` is where the
        request came from, `now` has a time zone. SignInError where they can't, with the seconds to wait if they must."""
        attempt = sign_ins.begin_attempt(self._store, name, from_address, now)
        with self._store.read() as connection:
            hash, changed = accounts.find_hash(connection, name) or (None, None)
        # Outside of a transaction: it takes long, and others want to write meanwhile.
        if not self._hasher.check(password, hash) or hash is None:
            raise SignInError(REFUSED)
        newer = self._hasher.renew(password, hash)
        with self._store.change(stamped=False) as connection:
            now_kept = accounts.find_hash(connection, name)
            if now_kept is None or now_kept[1] != changed:  # closed, or changed since
                raise SignInError(REFUSED)
            if newer:
                accounts.renew_hash(connection, name, newer)
            sign_ins.record_success(connection, attempt)
            return sessions.start_session(connection, name, now)

    def find_session(self, token: str, now: datetime) -> Session | None:
        """Who holds this token; None where nobody does, or no longer: a session ends 7 days after signing in, or after 8
        hours in which it wasn't used. One indexed read; that it was used is written at most once a minute."""
        return sessions.find_session(self._store, token, now)

    def sign_out(self, token: str) -> None:
        """Ends the session of a token; nothing happens where there is none."""
        sessions.end_session(self._store, token)

    def end_sessions(self, name: str) -> int:
        """Ends all sessions of an account, and tells how many. AccountError where there is no such account."""
        return sessions.end_sessions(self._store, name)
