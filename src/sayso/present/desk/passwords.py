"""Passwords: which are good enough, and how they are kept.

They are hashed with argon2id (RFC 9106) by the second recommended option of its section 4, for where memory is short:
64 MiB, 3 passes, 4 lanes, a random salt of 16 bytes. The characters are prepared as RFC 8265's OpaqueString has it: any
blank is U+0020, case is kept, what can't be seen or isn't assigned is refused; but in normal form KC, as NIST SP 800-63B
says, so that the same keys in a full-width layout give the same password. What stands in Python's own tables decides what
a character is: joiners are let through anywhere.
"""

from __future__ import annotations

import threading
import unicodedata

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from sayso.errors import AccountError, LedgerError
from sayso.ledger.account_names import fold_account

SHORTEST, LONGEST = 12, 1000
"""Characters that a password may have."""
AT_ONCE = 2
"""Hashes that one process makes at a time, so that many who sign in at once don't take all memory."""

_JOINERS = "\u200c\u200d"
_TURN = threading.BoundedSemaphore(AT_ONCE)


class Passwords:
    """Makes and checks hashes of passwords (a `sayso.keeper.accounts.Hasher`)."""

    def __init__(self, parameters: Parameters = RFC_9106_LOW_MEMORY) -> None:
        self._argon2 = PasswordHasher.from_parameters(parameters)
        self._nobodys = make_nobodys(parameters)

    def make(self, password: str, name: str) -> str:
        """The hash of a new password, in argon2's own encoding; AccountError where it is no good for this account."""
        return self._hash(check_new(password, name))

    def check(self, password: str, hash: str | None) -> bool:
        """Whether a hash is of this password. Without a hash, or with a password that can be nobody's, as much is computed
        before it says no. LedgerError where the hash is damaged."""
        try:
            plain = prepare_password(password)
        except AccountError:
            plain, hash = "", None
        try:
            with _TURN:
                return self._argon2.verify(hash or self._nobodys, plain)
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError) as damaged:
            raise LedgerError(
                "the password of this account is damaged; set it anew: sayso account password"
            ) from damaged

    def renew(self, password: str, hash: str) -> str | None:
        """A hash of the same password by today's parameters; None where this one is."""
        return self._hash(prepare_password(password)) if self._argon2.check_needs_rehash(hash) else None

    def _hash(self, plain: str) -> str:
        with _TURN:
            return self._argon2.hash(plain)


def check_new(password: str, name: str) -> str:
    """A new password as it is hashed. AccountError where it is too short or too long, holds what can't be typed again, or
    is the name."""
    plain = prepare_password(password)
    if len(plain) < SHORTEST:
        raise AccountError(f"the password is too short; it needs at least {SHORTEST} characters")
    if fold_account(plain) == fold_account(name):
        raise AccountError("the password is the name; choose another one")
    return plain


def prepare_password(password: str) -> str:
    """A password as it is compared. AccountError where it is empty or longer than `LONGEST`, or holds what can't be seen.

    >>> prepare_password("ｏｌｄ\u3000boat") == prepare_password("old boat")
    True
    """
    if not 0 < len(password) <= LONGEST:
        raise AccountError(f"the password has {len(password)} characters; it may have 1 to {LONGEST}")
    blanks = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in password)
    plain = unicodedata.normalize("NFKC", blanks)
    if any(_is_unseen(letter) for letter in plain):
        raise AccountError("the password holds characters that can't be seen, such as line ends or marks of direction")
    return plain


def make_nobodys(parameters: Parameters) -> str:
    """A hash of no password that anybody knows, with which checking takes as long as with anybody's."""
    cost = f"m={parameters.memory_cost},t={parameters.time_cost},p={parameters.parallelism}"
    salt, digest = ("A" * -(-size * 8 // 6) for size in (parameters.salt_len, parameters.hash_len))  # zeros, in Base64
    return f"$argon2id$v={parameters.version}${cost}${salt}${digest}"


def _is_unseen(letter: str) -> bool:
    """Controls, marks without a shape, lone surrogates, private and unassigned characters, separators of lines."""
    category = unicodedata.category(letter)
    return (category.startswith("C") or category in ("Zl", "Zp")) and letter not in _JOINERS
