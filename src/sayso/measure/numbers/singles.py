"""Counts of one and of none: *one person was killed*, *a soldier died*, *no civilians were hurt*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.numbers import load_numbers
from sayso.measure.numbers.bounds import Bounded
from sayso.measure.numbers.numerals import may_be_numeral
from sayso.measure.numbers.phrases import (
    EVENT_NOUNS,
    PERSONS,
    TAKES,
    TAKES_LIFE,
    form_at,
    holds,
    is_done,
    is_plural,
    is_taken,
    read_phrase,
)  # fmt: skip
from sayso.model.words import Word

_NUMBERS = load_numbers()
_TOLD, _NEVER = _NUMBERS.told, _NUMBERS.never
_GRAMMAR = load_grammar()
_JOINS = frozenset((",", "and", "with", "including", "--", "—", "–", "plus", "&", ";", ":"))
_NO_COUNT_BEFORE = frozenset(("no", "not", "any", "every", "each", "this", "that", "the", "which", "number", "some"))
_NO_COUNT_AFTER = frozenset(("another", "day", "point", "hand", "thing", "reason", "way"))
_PLACES = frozenset(("in", "at", "on", "from", "during", "after"))
_WHOM = _NEVER.definite | _NEVER.possessives | {"them", "us", "whom"}
_VERBS = _GRAMMAR.be | _GRAMMAR.have | {"died", "dies"}
_OPENS_CLAUSE = _GRAMMAR.prepositions | {"who"}
AROUND = 8
"""Words around *one* in which another number makes a list."""
AWAY = 8
"""Words after *a* among which the noun may stand where a place with its state comes between."""
CLAUSE = 14
"""Words between *a man* and what happened to him at most (*a man who had been walking home was shot*)."""


def counts_one(words: Sequence[Word], found: Bounded) -> bool:
    """Whether *one* is a count and not only means *a*: a victim, or a member of a list."""
    before, at = form_at(words, found.first - 1), found.last
    if found.bound != "exact":
        return form_at(words, at) != "day" and words[at - 1].lower != "more"
    if before in _NO_COUNT_BEFORE or form_at(words, at) in _NO_COUNT_AFTER:
        return False
    if form_at(words, at) == "of":
        return is_done(words, _read_whom(words, at))
    more = form_at(words, at) == "more"
    end = read_phrase(words, at + more)
    if _is_done_to(words, at, end):
        return True
    if more:
        return False
    return _takes_one(words, found.first, end) or _is_listed(words, found, end)


def _takes_one(words: Sequence[Word], first: int, end: int) -> bool:
    """*killed one*, *the closure of one school*, *one death*."""
    before = form_at(words, first - 1)
    if before in TAKES or (before == "of" and form_at(words, first - 2) in _TOLD.of):
        return True
    return holds(words, first + 1, end, EVENT_NOUNS) and before not in _PLACES


def _is_listed(words: Sequence[Word], found: Bounded, end: int) -> bool:
    """*14 planes and one missile*, *one soldier and two tanks*, *one in Oldford and two in Tarn*."""
    at = found.last
    if form_at(words, found.first - 1) in _JOINS and _has_number(words, found.first - AROUND, found.first):
        return True
    if form_at(words, at) in _PLACES:
        joint = next((index for index in range(at, at + AROUND) if form_at(words, index) == "and"), None)
        return joint is not None and _has_number(words, joint + 1, joint + 2)
    return end > at and form_at(words, end) in ("and", ",") and _has_number(words, end, end + 3)


def is_single(words: Sequence[Word], at: int) -> bool:
    """Whether *a* (or *another*) counts a death or an arrest: *a man was killed*, *arrested a woman*, *the death of a
    soldier*, *a fatality*; or stands in a list with other numbers (*two soldiers and a civilian*)."""
    before, end = form_at(words, at - 1), read_phrase(words, at + 1)
    if before in TAKES_LIFE or (before == "of" and form_at(words, at - 2) in _TOLD.of):
        return _find_person(words, at + 1, at + 1 + AWAY) > 0
    if form_at(words, at + 1) in _TOLD.deaths:
        return end == at + 2 or form_at(words, at + 2).endswith("ed")
    person = _find_person(words, at + 1, end)
    if not person:
        return False
    if before == "and" and _has_number(words, at - AROUND, at) and is_done(words, end):
        return True
    if form_at(words, person) == "and" and _has_number(words, person + 1, person + 2):
        return is_done(words, read_phrase(words, person + 2))
    return is_taken(words, person) or (before not in _GRAMMAR.prepositions and _is_taken_later(words, person))


def is_another(words: Sequence[Word], at: int) -> bool:
    """Whether *another* counts one more: *another person was killed*, *one in Oldford and another in Tarn*."""
    if form_at(words, at - 1) in ("and", "while") and form_at(words, at + 1) in _PLACES:
        return holds(words, at - CLAUSE, at, ("one",))
    return is_single(words, at)


def _is_taken_later(words: Sequence[Word], at: int) -> bool:
    """Whether a death or an arrest is told behind what stands beside a person: *, 71-year-old Bo Example, was killed*,
    *who had been walking home was shot dead*, *in a red car was killed*, *was hit by a tram and died*."""
    opener = form_at(words, at)
    if opener == ",":
        close = next((index for index in range(at + 1, at + AWAY) if form_at(words, index) == ","), at)
        return close > at and not holds(words, at, close, ("and", ".")) and is_taken(words, close + 1)
    if opener not in _OPENS_CLAUSE and opener not in _GRAMMAR.be:
        return False
    for index in range(at + 1, min(len(words), at + CLAUSE)):
        word, before = words[index], words[index - 1]
        if not word.form[0].isalnum() or word.lower in _TOLD.saying:
            return False
        if word.lower in _VERBS and is_taken(words, index):
            return before.lower == "and" or (opener in _OPENS_CLAUSE and not _is_subject(before))
    return False


def _is_subject(word: Word) -> bool:
    """Whether a word before a verb makes it somebody else's: its subject, or *to*."""
    return (
        word.lower == "to"
        or word.lower in PERSONS
        or word.lower in _TOLD.pronouns
        or is_plural(word)
        or may_be_numeral(word)
    )


def read_none(words: Sequence[Word], at: int) -> int | None:
    """The end of *no*, *no one*, *not a single*, *nobody*, *none* or *without any* that counts none of what could be
    hurt."""
    lower, after = words[at].lower, form_at(words, at + 1)
    if lower == "not":
        return _read_not(words, at)
    if after in _NO_COUNT_AFTER:
        return None
    pronoun = lower in _TOLD.none or (lower == "no" and after == "one")
    last = at + 2 if after == "any" or (lower == "no" and after == "one") else at + 1
    start = last + (form_at(words, last) in _NEVER.skipped)
    if pronoun:
        start = _read_whom(words, start)
        return last if is_done(words, start) or is_done(words, read_phrase(words, start)) else None
    end = read_phrase(words, start)
    if end == start:
        return None
    if holds(words, start, end, EVENT_NOUNS):
        return last
    return last if lower == "no" and _is_done_to(words, start, end) else None


def _read_not(words: Sequence[Word], at: int) -> int | None:
    """The end of *not a*, *not one* or *not a single* before somebody to whom something happened."""
    if form_at(words, at + 1) not in ("a", "one"):
        return None
    last = at + 2 + (form_at(words, at + 2) == "single")
    end = read_phrase(words, last)
    return last if end > last and _is_done_to(words, last, end) else None


def _is_done_to(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether it is told what happened to those of a phrase, which may take in the verb (*no soldier died*)."""
    return any(is_done(words, at) for at in range(start, end + 1))


def _read_whom(words: Sequence[Word], at: int) -> int:
    """Where *of the robbers*, *of these five men* ends; `at` itself where none begins there."""
    if form_at(words, at) != "of":
        return at
    start = at + 1
    while start < min(len(words), at + 4) and (words[start].lower in _WHOM or may_be_numeral(words[start])):
        start += 1
    return read_phrase(words, start) if start > at + 1 else at


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
