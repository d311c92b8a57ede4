"""Words as bare letters with their places: what is left of a name in any case, accent, width or hidden character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.naming import LETTERS

_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Letters:
    """A run of letters: its half-open place in the words, the letters folded, whether it begins with a capital."""

    start: int
    end: int
    folded: str
    capital: bool


@lru_cache(maxsize=1 << 14)
def fold_letter(char: str) -> str:
    """The letters that a character stands for, small and without marks; nothing for marks and hidden characters.

    >>> fold_letter("É"), fold_letter("ß"), fold_letter("ﬁ"), fold_letter("\\u00ad"), fold_letter("7")
    ('e', 'ss', 'fi', '', '')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold().translate(LETTERS))
    return "".join(one for one in plain.translate(LETTERS) if one.isalpha())


@lru_cache(maxsize=1 << 14)
def is_hidden(char: str) -> bool:
    """Whether a character is a combining mark or shows nothing: it belongs to the letter before it."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf", "Cc") and char not in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"


def find_letters(words: str) -> Iterator[Letters]:
    """The runs of letters in order. A word that is broken at the end of a line is one run."""
    start, end, folded, at = -1, -1, "", 0
    while at < len(words):
        letters = fold_letter(words[at])
        if letters:
            start = at if start < 0 else start
            folded, end = folded + letters, at + 1
        elif start >= 0 and is_hidden(words[at]):
            end = at + 1
        elif start >= 0 and (step := _breaks(words, at)):
            at += step
            continue
        elif start >= 0:
            yield Letters(start, end, folded, words[start].isupper())
            start, folded = -1, ""
        at += 1
    if start >= 0:
        yield Letters(start, end, folded, words[start].isupper())


def _breaks(words: str, at: int) -> int:
    """How many characters a hyphen with the end of its line takes up; 0 where there is none, or no letter follows."""
    if words[at] not in _HYPHENS:
        return 0
    rest = at + 1
    while rest < len(words) and (words[rest].isspace() or is_hidden(words[rest])):
        rest += 1
    lined = any(char in "\n\r\v\f\x85\u2028\u2029" for char in words[at + 1 : rest])
    return rest - at if lined and rest < len(words) and fold_letter(words[rest]) else 0


def join_letters(words: Iterable[str]) -> str:
    """The letters of words in one run.

    >>> join_letters(("Ann", "O'Example"))
    'annoexample'
    """
    return "".join(letters for word in words for char in word for letters in fold_letter(char))
