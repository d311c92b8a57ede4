"""How names are written: spellings in Latin letters, and acronyms."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.lexicon.naming import fold_name

SMALL = frozenset("of the and in for s at on".split())
"""Words of a name that an acronym leaves out."""
_ACRONYM = re.compile(r"[A-Z][A-Z.&/]{1,8}[A-Z.]")
_SPELLINGS = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"[iyj]+", "i"), (r"(.)\1+", r"\1"), (r"ck|q", "k"), (r"kh", "h"), (r"gh", "g"), (r"dh", "d"), (r"ph", "f"), (r"w", "v"), (r"ou|oo", "u"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def sound_out(word: str) -> str:
    """A folded name without what differs between its spellings in Latin letters.

    >>> {sound_out(word) for word in ("zelensky", "zelenskiy", "zelenskyy", "zelenskyi")}
    {'zelenski'}
    """
    for old, new in _SPELLINGS:
        word = old.sub(new, word)
    return word


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym (*ABC*, *A.B.C.*)."""
    return _ACRONYM.fullmatch(name) is not None


def find_initials(name: str) -> str:
    """The first letters of a name's words, small words left out, as an acronym has them.

    >>> find_initials("Center for Oldford and Norland Studies")
    'cons'
    """
    return "".join(word[0] for word in fold_name(name).split() if word not in SMALL)
