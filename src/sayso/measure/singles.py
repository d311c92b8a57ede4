"""Counts of one and of none: *one person was killed*, *a soldier died*, *no civilians were hurt*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.numbers import load_numbers
from sayso.measure.bounds import Bounded
from sayso.measure.numerals import may_be_numeral
from sayso.measure.phrases import form_at, holds, is_content, read_phrase
from sayso.model.words import Word

_TOLD = load_numbers().told
_PASSIVE = frozenset(("was", "were", "is", "are", "has", "have", "had", "been", "also", "later", "reportedly", "being", "being", "seriously", "slightly", "fatally", "badly", "severely", "critically", "who"))
_JOINS = frozenset((",", "and", "with", "including", "--", "—", "–", "plus", "&", ";", ":"))
_OF = frozenset(("death", "killing", "murder", "arrest", "detention", "assassination", "kidnapping", "abduction", "shooting"))
AROUND = 8
"""Words around *one* in which another number makes a list."""
WITHIN = 5
"""Words after a phrase in which its verb is looked for."""


def counts_one(words: Sequence[Word], found: Bounded) -> bool:
    """Whether *one* is a count and not only means *a*: a victim, or a member of a list."""
    if found.bound != "exact" or found.unit:
        return True
    before, after = form_at(words, found.first - 1), form_at(words, found.last)
    if after in ("of", "another", "day", "point") or before in ("no", "any", "every", "each", "this", "that", "the", "which", "number"):
        return False
    if after in _TOLD.verbs or _is_done(words, found.last):
        return True
    end = read_phrase(words, found.last)
    if end == found.last:
        return before in _TOLD.kills or (before in _JOINS and _has_number(words, found.first - AROUND, found.first))
    if holds(words, found.last, end, _TOLD.nouns) or before in _TOLD.kills:
        return True
    if before in _JOINS and _has_number(words, found.first - AROUND, found.first):
        return True
    if _is_done(words, end):
        return True
    return form_at(words, end) in ("and", ",") and _has_number(words, end, end + 3)


def is_single(words: Sequence[Word], at: int) -> bool:
    """Whether *a* counts a victim: *a man was killed*, *killing a woman*, *the death of a soldier*."""
    end = read_phrase(words, at + 1)
    if end == at + 1 or not _has_person(words, at + 1, end):
        return False
    before = form_at(words, at - 1)
    if before in _TOLD.kills or (before == "of" and form_at(words, at - 2) in _OF):
        return True
    return _is_done(words, end)


def read_none(words: Sequence[Word], at: int) -> int | None:
    """The end of *no*, *no one*, *nobody*, *none* or *without* that counts none of what could be hurt; else None."""
    lower = words[at].lower
    last = at + 2 if lower == "no" and form_at(words, at + 1) == "one" else at + 1
    if lower in _TOLD.none or last == at + 2:
        return last if holds(words, last, last + WITHIN, _TOLD.verbs) else None
    end = read_phrase(words, last)
    if end == last:
        return None
    if holds(words, last, end, _TOLD.nouns):
        return last
    return last if lower == "no" and _is_done(words, end) else None


def _has_person(words: Sequence[Word], start: int, end: int) -> bool:
    return any(
        word.lower in _TOLD.persons and (index + 1 == end or words[index + 1].lower in _TOLD.verbs)
        for index, word in enumerate(words[start:end], start)
    )


def _is_done(words: Sequence[Word], at: int) -> bool:
    """Whether a verb group of what happened follows: *was seriously injured*, *died*, *has been arrested*."""
    for index in range(at, min(len(words), at + WITHIN)):
        if words[index].lower in _TOLD.verbs:
            return index > at or words[index].lower in ("died", "dies", "killed", "drowned", "perished", "dead")
        if words[index].lower not in _PASSIVE:
            return False
    return False


def _has_number(words: Sequence[Word], start: int, end: int) -> bool:
    return any(may_be_numeral(word) for word in words[max(0, start) : end] if word.form[0].isalnum())
