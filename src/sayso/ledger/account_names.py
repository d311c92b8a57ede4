"""Names of accounts: which may be given, and which are one.

After the Nickname profile of RFC 8266, as the name of an account is a person's, with blanks: runs of white space are one
blank, and names are one where they are the same without case and compatibility forms. Letters of several scripts that look
alike (*A* of Latin and of Cyrillic) are left apart.
"""

from __future__ import annotations

import unicodedata

from sayso.errors import AccountError

LONGEST = 100
"""Characters that a name may have."""

_ROUNDS = 4
"""Folding once may make letters that fold again; RFC 8266 (section 2.1) stops after as many."""


def prepare_name(name: str) -> str:
    """The name as it is kept: in normal form C, with single blanks, none around it.

    AccountError where it is too long, has no letter or digit, or holds what can't be seen: controls, marks of direction,
    unassigned characters.
    """
    plain = unicodedata.normalize("NFC", " ".join(name.split())) if len(name) <= LONGEST else ""
    if len(plain) > LONGEST or not any(letter.isalnum() for letter in plain):
        raise AccountError(f"an account needs a name of 1 to {LONGEST} characters with a letter or digit in it")
    if any(unicodedata.category(letter).startswith("C") for letter in plain):
        raise AccountError("the name of an account may only hold characters that can be seen")
    return plain


def fold_account(name: str) -> str:
    """The name without case, compatibility forms and runs of blanks, by which accounts are told apart.

    >>> fold_account("Ａnn  EXAMPLE") == fold_account("ann example")
    True
    """
    for _ in range(_ROUNDS):
        folded = " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
        if folded == name:
            break
        name = folded
    return name


def find_key(name: str) -> str | None:
    """The folded name; None for what can be the name of no account."""
    try:
        return fold_account(prepare_name(name))
    except AccountError:
        return None
