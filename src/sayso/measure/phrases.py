"""The words that stand next to a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.lexicon.numbers import load_numbers
from sayso.model.words import Word

_STOPS = load_numbers().stops
MANY = frozenset(("people", "men", "women", "children", "police", "troops", "others", "civilians"))
LONGEST = 5
"""Words of a counted phrase at most."""


def form_at(words: Sequence[Word], at: int) -> str:
    """The word at a place, in lower case; empty past the ends."""
    return words[at].lower if 0 <= at < len(words) else ""


def is_content(word: Word) -> bool:
    """Whether a word may belong to a counted phrase: no punctuation, no number, no small word."""
    return word.form[0].isalpha() and word.lower not in _STOPS


def read_phrase(words: Sequence[Word], at: int) -> int:
    """Where the phrase that begins at a word ends: at a small word, punctuation, a line's end or after its plural."""
    end = at
    while end < len(words) and end < at + LONGEST and is_content(words[end]):
        end += 1
        if words[end - 1].lower in MANY or words[end - 1].possessive:
            break
    return end


def holds(words: Sequence[Word], start: int, end: int, wanted: Collection[str]) -> bool:
    """Whether one of the words from `start` to `end` is wanted."""
    return any(word.lower in wanted for word in words[max(0, start) : end])
