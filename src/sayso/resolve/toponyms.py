"""Words of a text that may name places: the longest names of the gazetteer, with what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.lexicon.geography import Geography, load_geography
from sayso.lexicon.grammar import load_grammar
from sayso.model import Span
from sayso.model.words import Word, Words
from sayso.resolve.gazetteer import CITY, COUNTRY, DISTRICT, REGION, WATER, Entry, Gazetteer, Spot
from sayso.resolve.vocabulary import Vocabulary

LONGEST = 6
"""Words that a name may have."""
STATE = "state of "
"""What keys of states' short forms begin with."""
_KNOWN = 0.7
"""The weight of a place (about 100,000 people) from which on *The* may begin its name."""

Told = str | None
"""The kind that a noun beside the name tells: *region*, *district*, *city*, *water*."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that may name a place: their half-open range, their span without a possessive *'s*, what they may mean.

    `told` is the kind that a noun beside them tells (*Kharkiv region*), which the span leaves out; `inside` the
    index, among all toponyms, of the unit that is named right behind (*Paris, Texas*), `holds` the reverse.
    """

    first: int
    last: int
    span: Span
    entry: Entry
    told: Told = None
    inside: int | None = None
    holds: int | None = None


def find_toponyms(words: Words, gazetteer: Gazetteer, known: Vocabulary) -> list[Toponym]:
    """All that may be names of places, in order and without overlaps; most of the rest of a text's names are not."""
    found: list[Toponym] = []
    geography, end = load_geography(), 0
    for at, word in enumerate(words.words):
        if at < end or not word.form[0].isupper() or _is_small(words, at, known):
            continue
        one = _read(words, at, gazetteer, geography, found)
        if one and not (_is_other(words, one, known, geography) or _names_other(words, one, gazetteer, geography)):
            found.append(one)
            end = one.last
    return link_toponyms(words, found)


def _is_small(words: Words, at: int, known: Vocabulary) -> bool:
    """Whether a small word begins no name: no capital follows, or all the text is in capitals."""
    word = words.words[at]
    if (
        word.lower not in known.small.common
        or word.lower in known.states.names
        or word.lower in load_geography().states
    ):
        return False
    if words.upper:
        return word.lower not in known.small.starters
    return at + 1 == len(words.words) or not words.words[at + 1].form[0].isupper()


def _is_other(words: Words, one: Toponym, known: Vocabulary, geography: Geography) -> bool:
    """Whether a word by itself is a people's adjective, a day, a month, a title or a small word, although a town in some
    country is called so; whether a name with *The* is too small to be the one meant."""
    lower = words.words[one.first].lower
    if one.last - one.first > 1:
        return lower == "the" and one.entry.spots[0][0].weight < _KNOWN
    if lower in known.states.names or one.entry.key.startswith(STATE):
        return False
    small = known.small
    listed = lower in small.calendar or lower in small.common or lower in known.names.titles
    short = len(lower) < 4 and not lower.isascii()
    return listed or short or lower in known.states.demonyms or lower in geography.sides or lower in geography.others


def _names_other(words: Words, one: Toponym, gazetteer: Gazetteer, geography: Geography) -> bool:
    """Whether a name is part of a body's that is only called after the place (*Oxford University*, *University of
    Michigan*), or a first name before a frequent surname (*Paris Hilton*)."""
    before = words.words[max(0, one.first - 2) : one.first]
    if len(before) == 2 and before[1].lower == "of" and before[0].lower in geography.bodies:
        return True
    after = words.words[one.last] if one.last < len(words.words) else None
    if after is None or words.words[one.last - 1].possessive or not after.form[0].isupper() or after.opens:
        return False
    if after.lower in geography.bodies:
        return True
    led = bool(before) and before[-1].lower in geography.leads
    place = led or one.last - one.first > 1 or any(spot.level in (COUNTRY, REGION) for spot, _ in one.entry.spots)
    surname = None if place else gazetteer.find(after.form)
    return surname is not None and surname.surname > 1 and not surname.common


def _read(
    words: Words, at: int, gazetteer: Gazetteer, geography: Geography, found: Sequence[Toponym]
) -> Toponym | None:
    """The longest name that begins at a word."""
    if (state := _read_state(words, at, gazetteer, geography, found)) is not None:
        return state
    for last in range(_find_end(words, at, geography), at, -1):
        head = words.words[last - 1].form[0]
        entry = gazetteer.find(_join(words, at, last)) if head.isupper() or head.isdigit() else None
        if entry is not None:
            span = Span(words.words[at].start, _end(words.words[last - 1]))
            return Toponym(at, last, span, entry, find_told(words, at, last, geography))
    return _read_part(words, at, gazetteer)


def _join(words: Words, first: int, last: int) -> str:
    if last - first == 1:
        return words.words[first].form
    return " ".join(word.form for word in words.words[first:last] if word.form != ".")


def _find_end(words: Words, at: int, geography: Geography) -> int:
    """How far a name that begins at a word may go: over capitals and small words that follow without a break."""
    last, closed = at + 1, _find_closed() if words.upper else frozenset[str]()
    while last < len(words.words) and last - at < LONGEST:
        before, word = words.words[last - 1], words.words[last]
        if before.possessive or word.opens or word.start - before.end > 1 or word.lower in closed:
            break
        stop = word.form == "." and len(before.form) <= 2
        if not (word.form[0].isupper() or word.form[0].isdigit() or word.lower in geography.joins or stop):
            break
        last += 1
    return last


@cache
def _find_closed() -> frozenset[str]:
    """Small words that no name goes on over: what ends one in a text all in capitals."""
    return load_grammar().closed - load_geography().joins


def _end(word: Word) -> int:
    return word.end - 2 if word.possessive else word.end


def _read_part(words: Words, at: int, gazetteer: Gazetteer) -> Toponym | None:
    """The name before a hyphen (*Kyiv-based*, *Russia-Ukraine*)."""
    word = words.words[at]
    part, mark, _ = word.form.partition("-")
    entry = gazetteer.find(part) if mark and len(part) > 1 else None
    return Toponym(at, at + 1, Span(word.start, word.start + len(part)), entry) if entry else None


def _read_state(
    words: Words, at: int, gazetteer: Gazetteer, geography: Geography, found: Sequence[Toponym]
) -> Toponym | None:
    """A short form of a state, behind the comma after another place or with stops inside."""
    word = words.words[at]
    short = word.form.rstrip(".")
    name = geography.states.get(short)
    if name is None:
        return None
    stop = at + 1 < len(words.words) and words.words[at + 1].form == "." and words.words[at + 1].start == word.end
    behind = (stop or short.isupper()) and bool(found) and found[-1].last == at - 1 and words.words[at - 1].form == ","
    if not (behind or "." in short):
        return None
    entry = find_state(gazetteer, name)
    if entry is None:
        return None
    dotted = stop and len(short) > 2 and not short.isupper()
    last = at + 1 + dotted
    span = Span(word.start, words.words[last - 1].end if dotted else _end(word))
    return Toponym(at, last, span, entry)


def find_state(gazetteer: Gazetteer, name: str) -> Entry | None:
    """The state of the USA or the province of Canada of a name, and nothing else of that name."""
    entry = gazetteer.find(name)
    spots = (
        tuple(row for row in entry.spots if row[0].level == REGION and row[0].country in ("US", "CA")) if entry else ()
    )
    return replace(entry, key=STATE + name, spots=spots) if entry and spots else None


def find_told(words: Words, first: int, last: int, geography: Geography) -> Told:
    """The kind that the noun behind a name tells, or the one before an *of* (*the state of Texas*)."""
    if last < len(words.words) and not words.words[last - 1].possessive:
        told = _kind_of(words.words[last].lower, geography)
        if told is not None:
            return told
    if first > 1 and words.words[first - 1].lower == "of":
        return _kind_of(words.words[first - 2].lower, geography)
    return None


def _kind_of(noun: str, geography: Geography) -> Told:
    if noun in geography.regions:
        return "region"
    if noun in geography.districts:
        return "district"
    if noun in geography.wet:
        return "water"
    return "city" if noun in geography.cities else None


def agrees(told: Told, spot: Spot) -> bool:
    """Whether a place is of the kind that a noun tells."""
    if told == "region":
        return spot.level == REGION
    if told == "district":
        return spot.level == DISTRICT
    if told == "water":
        return spot.level == WATER
    return told is None or spot.level >= CITY


def link_toponyms(words: Words, found: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms with `inside` and `holds` set where one stands behind the other's comma or in brackets after it."""
    linked = [
        replace(one, inside=None, holds=None) if (one.inside, one.holds) != (None, None) else one for one in found
    ]
    for at in range(len(linked) - 1):
        one, other = linked[at], linked[at + 1]
        beside = other.first - one.last == 1 and words.words[one.last].form in (",", "(")
        if beside and any(lies_inside(spot, unit) for spot, _ in one.entry.spots for unit, _ in other.entry.spots):
            linked[at] = replace(one, inside=at + 1)
            linked[at + 1] = replace(other, holds=at)
    return linked


def lies_inside(spot: Spot, unit: Spot) -> bool:
    """Whether a place lies in a country or a first-level unit, and is not that itself."""
    if unit.level == COUNTRY:
        return spot.country == unit.country and spot.level != COUNTRY
    return unit.level == REGION and spot.region == unit.index
