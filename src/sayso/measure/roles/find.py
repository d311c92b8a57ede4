"""What a figure is there for: a claim, a yardstick, a second mention; the whole that it is a part of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.roles import load_roles
from sayso.measure.draft import Count
from sayso.measure.roles.modality import find_modality
from sayso.measure.roles.parts import LEAD, OPENING, Range, begins_with, ends_with, find_wholes, lowers
from sayso.measure.sides import Sides
from sayso.measure.voices.find import Voice
from sayso.measure.voices.runs import cut_sentences
from sayso.model import Modality, Role, Statement, Text
from sayso.model.words import Words

NEAR = 6
"""Words before a number in which a phrase may lead to it."""

SMALL = 12
"""Up to this number, the same number of the same thing is often another count."""

LARGE = 1000
"""Above this, the same number by the same voice is the same count, whatever side it seems to be told of."""

DISTINCT = 3
"""From so many significant digits on, the same number is hardly another count."""

LAST = 100
"""Counts that are looked back over for the same one: a text that is all numbers must not cost without end."""

SHORT = 150
"""A text of so few words, such as a post, tells the same number of the same thing in another paragraph only anew."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_DEFINITE = frozenset(("the", "these", "those", "all"))
_PEOPLE = frozenset(("person", "victim", "people", None))


@dataclass(frozen=True, slots=True)
class Part:
    """What a figure is there for, the index of the count that it is a part of, and how firmly it is told."""

    role: Role
    whole: int | None
    modality: Modality


def find_parts(
    text: Text,
    words: Words,
    statements: Sequence[Statement],
    counts: Sequence[Count],
    sides: Sequence[Sides],
    voices: Sequence[Voice],
) -> tuple[Part, ...]:
    """The part that each count plays, in order; `sides` and `voices` are those of the counts, by index.

    A `repeat` is a second mention of the same count from the same voice, or the same amount in another unit.
    """
    stances = {one.id: one for one in statements}
    frames = _find_frames(text, words, counts)
    wholes = find_wholes(words, counts, frames)
    parts: list[Part] = []
    for at, count in enumerate(counts):
        role: Role = "claim"
        if _is_yardstick(words, counts, frames, parts, at):
            role = "comparison"
        elif _is_conversion(words, count) or _is_repeat(words, counts, sides, voices, frames, parts, at):
            role = "repeat"
        parts.append(Part(role, wholes[at], find_modality(words, count, stances.get(voices[at].statement or ""))))
    return tuple(parts)


def _find_frames(text: Text, words: Words, counts: Sequence[Count]) -> list[Range]:
    """The range of the words of each count's sentence."""
    sentences = cut_sentences(text)
    starts = [sentence.start for sentence in sentences]
    places = [max(0, bisect_right(starts, count.mention.span.start) - 1) for count in counts]
    return [words.within(sentences[at]) for at in places]


def _is_yardstick(
    words: Words, counts: Sequence[Count], frames: Sequence[Range], parts: Sequence[Part], at: int
) -> bool:
    """*up from 9*, *compared with a loss of 3*, *rose to 12 from 9*, *For comparison, ...*."""
    table, start, first = load_roles(), frames[at][0], counts[at].mention.first
    head = lowers(words, start, min(start + OPENING, first))
    before = lowers(words, max(start, first - LEAD), first)
    if begins_with(head, table.yardstick_openers) or not table.yardsticks.isdisjoint(before):
        return True
    told = lowers(words, max(start, counts[at - 1].mention.last if at else 0, first - NEAR), first)
    while told and told[-1] in table.fillers and not ends_with(told, table.yardstick_leads):
        told.pop()
    if ends_with(told, table.yardstick_leads) or (told[-1:] == ["from"] and _has_changed(words, counts, frames, at)):
        return True
    return bool(told[-1:] == ["or"] and at and parts[at - 1].role == "comparison")


def _has_changed(words: Words, counts: Sequence[Count], frames: Sequence[Range], at: int) -> bool:
    """Whether *from N* stands with a verb of change and a *to N*, before it or right behind it."""
    first = counts[at].mention.first
    if load_roles().changes.isdisjoint(lowers(words, max(frames[at][0], first - LEAD), first)):
        return False
    nearby = [one.mention.first for one in counts[max(0, at - 2) : at + 2] if one is not counts[at]]
    return any(frames[at][0] < one < frames[at][1] and words.words[one - 1].lower == "to" for one in nearby)


def _is_conversion(words: Words, count: Count) -> bool:
    """The same amount in another unit: *43.2 billion yuan ($6.65 billion)*, *$3.3 billion, €2.5 billion*."""
    first = count.mention.first
    if count.mention.kind not in ("money", "measure") or first < 2:
        return False
    opened = next((at for at in range(first - 1, max(0, first - 8), -1) if words.words[at].form in "()"), None)
    if opened is not None and words.words[opened].form == "(":
        return any(_is_number(words, at) for at in range(max(0, opened - 4), opened))
    return words.words[first - 1].form == "," and count.mention.kind == "money" and _is_number(words, first - 2)


def _is_number(words: Words, at: int) -> bool:
    word = words.words[at]
    return (word.form[0].isdigit() and not _YEAR.fullmatch(word.form)) or word.lower in load_numbers().words.magnitudes


def _is_repeat(
    words: Words,
    counts: Sequence[Count],
    sides: Sequence[Sides],
    voices: Sequence[Voice],
    frames: Sequence[Range],
    parts: Sequence[Part],
    at: int,
) -> bool:
    """Whether a count before it, in another sentence, of the same side and by the same voice, is the same one."""
    party, number = sides[at].party, _read_number(counts[at])
    return any(
        _read_number(counts[other]) == number
        and parts[other].role != "comparison"
        and frames[other] != frames[at]
        and (party is None or sides[other].party in (None, party) or (number is not None and number > LARGE))
        and voices[at].according_to in (None, voices[other].according_to)
        and _is_same(words, counts[other], counts[at])
        for other in range(max(0, at - LAST), at)
    )


def _is_same(words: Words, one: Count, other: Count) -> bool:
    """Whether two counts tell the same number of the same thing; a small or vague one only where it points back."""
    number = _read_number(one)
    if number == 0:
        return False
    units, events = _same_unit(one.unit, other.unit), one.event == other.event
    short = len(words.words) <= SHORT and "\n" in words.body[one.mention.span.end : other.mention.span.start]
    if number is None:
        same = one.mention.quantity.words.lower() == other.mention.quantity.words.lower()
        return same and units and events and (short or _same_noun(words, one, other))
    if number <= SMALL:
        back = words.words[other.mention.first - 1].lower in _DEFINITE if other.mention.first else False
        return number > 1 and units and events and (short or back or _same_noun(words, one, other))
    if len(number.normalize().as_tuple().digits) >= DISTINCT:
        return units or events
    return units and (events or one.unit not in _PEOPLE)


def _read_number(count: Count) -> Decimal | None:
    quantity = count.mention.quantity
    return quantity.low if quantity.low is not None else quantity.high


def _same_unit(one: str | None, other: str | None) -> bool:
    return one == other or {one, other} <= _PEOPLE


def _same_noun(words: Words, one: Count, other: Count) -> bool:
    """Whether both are counts of the same named people or things (*five Iraqis*)."""
    nouns = [lowers(words, *count.noun) if count.noun else [] for count in (one, other)]
    named = other.noun is not None and any(word.form[0].isupper() for word in words.words[slice(*other.noun)])
    return named and nouns[0] == nouns[1]
