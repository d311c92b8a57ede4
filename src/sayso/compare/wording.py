"""Texts by their words, so that two of them can be laid side by side."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.numbers import load_numbers

STEM = 6
"""Letters of a word that tell it from others."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")


def cut_stems(text: str) -> list[str]:
    """The words of a text in their order, in lower case, without endings and cut to `STEM` letters; numbers whole.

    >>> cut_stems("Rescuers' search: 1,297 killed.")
    ['rescue', 'search', '1,297', 'kill']
    """
    return [_cut(word) for word in _WORD.findall(text.casefold())]


@lru_cache(maxsize=20_000)
def _cut(word: str) -> str:
    if word[0].isdigit():
        return word.rstrip(".,")
    return _ENDING.sub("", word.replace("’", "'").removesuffix("'s"))[:STEM]


def find_content(text: str) -> frozenset[str]:
    """The stems of a text that tell what it is about: no small words of grammar, no numbers.

    >>> sorted(find_content("At least 12 people were killed by the flood in Oldford"))
    ['flood', 'kill', 'oldfor', 'people']
    """
    return frozenset(stem for stem in cut_stems(text) if not stem[0].isdigit()) - _small()


@cache
def _small() -> frozenset[str]:
    grammar, numbers = load_grammar(), load_numbers()
    words = grammar.closed | grammar.partitives | numbers.words.many | numbers.words.few | {"least", "nearly", "almost"}
    return frozenset(cut_stems(" ".join((*words, *numbers.words.values, *numbers.words.magnitudes))))


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets is common, 0 to 1 (Jaccard); two empty ones are alike."""
    return len(one & other) / len(one | other) if one or other else 1.0
