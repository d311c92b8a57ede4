"""What is told of around a word: stems that two passages share, and whether an incident is told there."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.periods import load_periods
from sayso.lexicon.sides import load_sides
from sayso.measure.draft import Count
from sayso.measure.layout import Layout
from sayso.model import Words

STEM = 5
"""Letters by which two words count as the same: *bombing* and *bombed*, *explosion* and *exploded*."""

_SHORTEST = 4
_AROUND = 14
_BEFORE, _BEHIND = 9, 7
_COUNT_BEFORE, _COUNT_BEHIND = 25, 20
_MOST = 3
_HARM = frozenset(("killed", "attacked", "destroyed", "injured"))


def find_stems(words: Words, first: int, last: int) -> frozenset[str]:
    """The stems of the content words in a range."""
    small = find_closed()
    return frozenset([
        word.lower[:STEM]
        for word in words.words[first:last]
        if len(word.form) >= _SHORTEST and word.form[0].isalpha() and word.lower not in small
    ])  # fmt: skip


def find_stems_around(words: Words, layout: Layout, first: int, last: int) -> frozenset[str]:
    """The stems of a sentence around a range of its words, without those of the range."""
    start, end = layout.bounds(first)
    return find_stems(words, max(start, first - _AROUND), first) | find_stems(words, last, min(end, last + _AROUND))


def find_count_stems(words: Words, layout: Layout, first: Count, last: Count) -> frozenset[str]:
    """The stems around a list of counts."""
    at, end = first.mention.first, last.mention.last
    start, stop = layout.bounds(at)
    return find_stems(words, max(start, at - _COUNT_BEFORE), min(stop, end + _COUNT_BEHIND))


def tells_incident(words: Words, layout: Layout, first: int, last: int) -> bool:
    """Whether an incident is told near a range of words, in its sentence."""
    start, end = layout.bounds(first)
    known = _find_incidents()
    return any(word.lower in known for word in words.words[max(start, first - _BEFORE) : min(end, last + _BEHIND)])


def rate(one: frozenset[str], other: frozenset[str]) -> int:
    """How many stems two passages share, three at most."""
    return min(_MOST, len(one & other))


@cache
def find_closed() -> frozenset[str]:
    """The words that no noun phrase goes on over."""
    return load_grammar().closed


@cache
def _find_incidents() -> frozenset[str]:
    events, sides = load_events(), load_sides()
    verbs = (form for form, told in events.verbs.items() if any(one.event in _HARM for one in told))
    nouns = (noun for noun, event in events.nouns.items() if event in ("killed", "attacked"))
    return frozenset((*load_periods().incidents, *sides.attacks, *sides.disasters, *verbs, *nouns))
