"""Names in the form in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
"""Letters that no decomposition takes apart, with the plain ones that they are compared as."""
_OWNED = re.compile(r"['’]s\b")
_MARKS = re.compile(r"[^\w@]+")
_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)")


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """A name without case, accents, marks, a possessive ending and a leading article, words one blank apart.

    >>> fold_name("The Oldford Echo's"), fold_name("Łucja  Exampłe"), fold_name("U.S.")
    ('oldford echo', 'lucja example', 'us')
    """
    plain = unicodedata.normalize("NFKD", _OWNED.sub("", name).casefold().translate(LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace(".", "")
    return _ARTICLE.sub("", _MARKS.sub(" ", letters).strip())
