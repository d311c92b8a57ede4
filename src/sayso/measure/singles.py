"""Counts of one and of none: *one person was killed*, *a soldier died*, *no civilians were hurt*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.numbers import load_numbers
from sayso.measure.bounds import Bounded
from sayso.measure.numerals import may_be_numeral
from sayso.measure.phrases import (
    EVENT_NOUNS,
    PERSONS,
    TAKES,
    TAKES_LIFE,
    form_at,
    holds,
    is_done,
    is_taken,
    read_phrase,
)  # fmt: skip
from sayso.model.words import Word

_TOLD = load_numbers().told
_JOINS = frozenset((",", "and", "with", "including", "--", "—", "–", "plus", "&", ";", ":"))
_NO_COUNT_BEFORE = frozenset(("no", "any", "every", "each", "this", "that", "the", "which", "number", "some"))
_NO_COUNT_AFTER = frozenset(("of", "another", "day", "point", "hand", "thing", "more", "reason", "way"))
_PLACES = frozenset(("in", "at", "on", "from", "during", "after", "by"))
AROUND = 8
"""Words around *one* in which another number makes a list."""
AWAY = 8
"""Words after *a* among which the noun may stand where a place with its state comes between."""


def counts_one(words: Sequence[Word], found: Bounded) -> bool:
    """Whether *one* is a count and not only means *a*: a victim, or a member of a list."""
    before, after = form_at(words, found.first - 1), form_at(words, found.last)
    if found.bound != "exact":
        return after != "day" and words[found.last - 1].lower != "more"
    if after in _NO_COUNT_AFTER or before in _NO_COUNT_BEFORE:
        return False
    end = read_phrase(words, found.last)
    listed = before in _JOINS and _has_number(words, found.first - AROUND, found.first)
    if before in TAKES or listed or is_done(words, found.last) or is_done(words, end):
        return True
    if holds(words, found.last, end, EVENT_NOUNS):
        return before not in _PLACES
    return end > found.last and form_at(words, end) in ("and", ",") and _has_number(words, end, end + 3)


def is_single(words: Sequence[Word], at: int) -> bool:
    """Whether *a* counts a death or an arrest: *a man was killed*, *arrested a woman*, *the death of a soldier*;
    or stands in a list with other numbers (*two soldiers and a civilian*)."""
    before, end = form_at(words, at - 1), read_phrase(words, at + 1)
    if before in TAKES_LIFE or (before == "of" and form_at(words, at - 2) in _TOLD.of):
        return _find_person(words, at + 1, at + 1 + AWAY) > 0
    person = _find_person(words, at + 1, end)
    if not person:
        return False
    return is_taken(words, person) or (before == "and" and _has_number(words, at - AROUND, at) and is_done(words, end))


def read_none(words: Sequence[Word], at: int) -> int | None:
    """The end of *no*, *no one*, *nobody*, *none* or *without any* that counts none of what could be hurt."""
    lower, after = words[at].lower, form_at(words, at + 1)
    pronoun = lower in _TOLD.none or (lower == "no" and after == "one")
    last = at + 2 if after == "any" or (lower == "no" and after == "one") else at + 1
    end = read_phrase(words, last)
    if pronoun:
        return last if is_done(words, last) or is_done(words, end) else None
    if end == last:
        return None
    if holds(words, last, end, EVENT_NOUNS):
        return last
    return last if lower == "no" and is_done(words, end) else None


def _find_person(words: Sequence[Word], start: int, end: int) -> int:
    """The place behind the first person named there in lower case, commas of places passed over; 0 where none is."""
    for index in range(start, min(end, len(words))):
        word = words[index]
        if word.form in PERSONS:
            return index + 1
        if not (word.form[0].isalnum() or word.form in (",", "-", ".")) or word.opens:
            return 0
        if word.form[0].islower() and read_phrase(words, index) == index:
            return 0
    return 0


def _has_number(words: Sequence[Word], start: int, end: int) -> bool:
    return any(may_be_numeral(word) for word in words[max(0, start) : end] if word.form[0].isalnum())
