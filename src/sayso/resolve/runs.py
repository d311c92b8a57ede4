"""Runs of capitals that may be the name of a place that the gazetteer doesn't have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.geography import Geography, load_geography
from sayso.model import Span
from sayso.model.words import Word, Words
from sayso.resolve.toponyms import Toponym
from sayso.resolve.vocabulary import Vocabulary, load_vocabulary

LONGEST = 4
"""Words that a name may have."""
_STOPPED = frozenset(("st", "mt", "ft"))


@dataclass(frozen=True, slots=True)
class Run:
    """Capitals that may name a place: their half-open range of words, their span without a possessive *'s*, the key
    by which mentions are the same name.

    `covered` tells how many of the words stand in names of the gazetteer.
    """

    first: int
    last: int
    span: Span
    key: str
    covered: int

    @property
    def whole(self) -> bool:
        """Whether the gazetteer's names cover all of it."""
        return self.covered == self.last - self.first


def find_runs(words: Words, found: Sequence[Toponym]) -> list[Run]:
    """The runs of a text, in order and without overlaps; `found` are the names of the gazetteer's places in it.

    *Port Tavish* and *Lower Sedge* are whole, a kind's noun behind (*Sedge Province*) isn't part of it. Made for
    texts that are not all in capitals.
    """
    taken = {at for one in found for at in range(one.first, one.last)}
    return list(_find_all(words, taken, load_vocabulary(), load_geography()))


def _find_all(words: Words, taken: set[int], known: Vocabulary, geography: Geography) -> Iterator[Run]:
    end = 0
    for at, word in enumerate(words.words):
        if at >= end and word.form[0].isupper() and _begins(words, at, known):
            end = _extend(words, at, known, geography)
            run = _make_run(words, at, end, taken)
            if run.last - at <= LONGEST and not _is_other(words, run, known, geography):
                yield run


def _begins(words: Words, at: int, known: Vocabulary) -> bool:
    word = words.words[at]
    if word.lower in known.small.common:
        return word.lower in known.small.starters and _goes_on(words, at + 1, known)
    return len(word.form) > 1 and word.lower not in known.small.calendar


def _goes_on(words: Words, at: int, known: Vocabulary) -> bool:
    if at >= len(words.words):
        return False
    before, word = words.words[at - 1], words.words[at]
    beside = word.start - before.end <= 1 and not word.opens and not before.possessive
    return beside and word.form[0].isupper() and word.lower not in known.small.calendar


def _extend(words: Words, first: int, known: Vocabulary, geography: Geography) -> int:
    """Where the run that begins at a word ends: behind the last capital that follows without a break."""
    at, listed = first + 1, words.words
    while at < len(listed):
        if _goes_on(words, at, known):
            at += 1
        elif _joins(listed[at - 1], listed[at], known, geography) and _goes_on(words, at + 1, known):
            at += 2
        else:
            break
    return at


def _joins(before: Word, word: Word, known: Vocabulary, geography: Geography) -> bool:
    """Whether a small word or a stop may stand inside a name: *Rio de Example*, *Sound of Example*, *St. Example*."""
    if word.form == ".":
        return before.lower in _STOPPED
    return word.lower in known.names.particles or (word.lower == "of" and is_land(before, geography))


def is_land(word: Word, geography: Geography) -> bool:
    """Whether a word is a noun of land or water that stands in names (*Mount*, *River*)."""
    return word.lower in geography.lands or word.lower in geography.wet


@cache
def find_kinds() -> frozenset[str]:
    """The nouns that tell the kind of a unit or a town beside them, and are no part of its name (*Sedge Province*)."""
    known = load_geography()
    return known.regions | known.districts | known.cities


def _make_run(words: Words, first: int, last: int, taken: set[int]) -> Run:
    listed = words.words
    if last - first > 1 and listed[last - 1].lower in find_kinds():
        last -= 1
    end = listed[last - 1]
    part, mark, rest = end.form.partition("-")
    based = bool(mark) and part != "" and rest[:1].islower()
    stop = end.start + len(part) if based else end.end - 2 * end.possessive
    lowers = [word.lower for word in listed[first : last - 1]] + [part.lower() if based else end.lower]
    covered = sum(at in taken for at in range(first, last))
    return Run(first, last, Span(listed[first].start, stop), " ".join(lowers), covered)


def _is_other(words: Words, run: Run, known: Vocabulary, geography: Geography) -> bool:
    """Whether words are a people's adjective, a unit's number (*District 7*), an address, part of a body's name
    (*University of Example*), or a word that is no place by itself."""
    head, _, end = run.key.rpartition(" ")
    begins = (head or end).partition(" ")[0]
    if end in known.states.demonyms or end in geography.peoples:
        return True
    if begins in geography.regions or begins in geography.districts:
        return True
    before = words.words[max(0, run.first - 2) : run.first]
    if end in geography.streets and before and before[-1].form[0].isdigit():
        return True
    if len(before) == 2 and before[1].lower == "of" and before[0].lower in geography.bodies:
        return True
    others = (geography.others, geography.sides, geography.lands, geography.wet)
    return not head and any(end in words for words in others)
