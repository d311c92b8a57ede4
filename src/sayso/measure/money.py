"""What an amount of money is told for: lost, paid, or merely told of."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.measure.lists import Seat
from sayso.measure.tells import Tell
from sayso.model import Event, Words

PURPOSE = 7
"""Words on each side of an amount in which a noun may tell what it is for."""

_LOST: frozenset[Event] = frozenset(("lost", "destroyed", "damaged", "affected"))
_ENDS = frozenset(".;:!?,")


def read_money(words: Words, seat: Seat) -> Tell | None:
    """What the nouns around an amount, or the verb before it, tell of it (*a $500,000 reward*, *paid $2 million in
    damages*); None where nothing does. The noun right behind it goes before the verb, the verb before other nouns."""
    behind = next(_find_nouns(words, _look_behind(words, seat)), None)
    if behind is not None and (seat.before is None or behind.first - seat.last < 3):
        return behind
    if seat.before is not None and not seat.before.active and seat.before.event in _LOST | {"paid", "seized"}:
        event: Event = "lost" if seat.before.event in _LOST else seat.before.event
        return Tell(event, seat.before.first, seat.before.last)
    return behind or next(_find_nouns(words, _look_before(words, seat)), None)


def _find_nouns(words: Words, places: Iterator[int]) -> Iterator[Tell]:
    money = load_events().money
    for at in places:
        event = money.get(words.words[at].lower)
        if event is not None:
            yield Tell(event, at, at + 1)


def _look_behind(words: Words, seat: Seat) -> Iterator[int]:
    """The words behind an amount that belong to its phrase: up to a mark, a verb or a clause."""
    grammar = load_grammar()
    for at in range(seat.mention.last, min(seat.end, seat.mention.last + PURPOSE)):
        word = words.words[at]
        if word.form in _ENDS or word.lower in grammar.auxiliaries or word.lower in grammar.relatives:
            return
        yield at


def _look_before(words: Words, seat: Seat) -> Iterator[int]:
    """The words before an amount, backwards, up to another clause."""
    grammar = load_grammar()
    for at in range(seat.mention.first - 1, max(seat.start, seat.mention.first - 2 * PURPOSE) - 1, -1):
        word = words.words[at]
        if word.form in ".;:!?" or word.lower in grammar.relatives:
            return
        yield at
