"""What an amount of money is told for: lost, paid, or merely told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.measure.counts.lists import Seat
from sayso.measure.counts.tells import ASIDE, Tell, find_word_before
from sayso.model import Event, Words

BEHIND = 6
"""Words behind an amount in which a noun may tell what it is for."""

BEFORE = 12
"""Words before it."""

PRICED = 24
"""Words before it in which a verb may tell what was bought or sold for it."""

_LOST: frozenset[Event] = frozenset(("lost", "destroyed", "damaged", "affected"))
_ENDS = frozenset(".;:!?,")
_BRACKETS = {"(": ")", "[": "]"}


def read_money(words: Words, seat: Seat) -> Tell | None:
    """What the verbs and nouns around an amount tell of it (*paid $2 million*, *a $500,000 reward*); None where none
    does. The verb that governs it goes before the noun behind it, that before other verbs, those before other nouns."""
    verbs = [_value(told) for told in (seat.before, seat.behind) if told is not None and not told.active]
    governing = next((told for told in verbs if told is not None and _governs(words, told, seat)), None)
    if governing is not None:
        return governing
    behind = _find_price(words, seat) or next(_find_nouns(words, _look_behind(words, seat)), None)
    return behind or next(filter(None, verbs), None) or next(_find_nouns(words, _look_before(words, seat)), None)


def _find_price(words: Words, seat: Seat) -> Tell | None:
    """What was bought or sold for an amount is paid (*bought the yard for $28 million*)."""
    if find_word_before(words, seat.mention.first) != "for":
        return None
    trades = load_events().trades
    near = range(seat.mention.first - 2, max(seat.start, seat.mention.first - PRICED) - 1, -1)
    return next((Tell("paid", at, at + 1) for at in near if words.words[at].lower in trades), None)


def _governs(words: Words, told: Tell, seat: Seat) -> bool:
    """Whether an amount is a verb's object: no preposition or mark stands between (*cost the city $2 million*)."""
    prepositions = load_grammar().prepositions
    between = words.words[told.last : seat.mention.first]
    return not told.header and all(word.form[0].isalnum() and word.lower not in prepositions for word in between)


def _value(told: Tell) -> Tell | None:
    """What a verb tells of money: that it is lost, paid or seized."""
    if told.event in ("paid", "seized"):
        return told
    if told.event == "sent":
        return replace(told, event="paid")
    return replace(told, event="lost") if told.event in _LOST else None


def _find_nouns(words: Words, places: Iterator[int]) -> Iterator[Tell]:
    money = load_events().money
    for at in places:
        event = money.get(words.words[at].lower)
        if event is not None:
            yield Tell(event, at, at + 1)


def _look_behind(words: Words, seat: Seat) -> Iterator[int]:
    """The words behind an amount that belong to its phrase, brackets left out, up to a mark, a verb or a clause."""
    grammar, at, passed = load_grammar(), seat.mention.last, 0
    while at < seat.end and passed < BEHIND:
        word = words.words[at]
        if word.form in _BRACKETS:
            at = _close_bracket(words, at, seat.end)
            continue
        if (
            word.form in _ENDS
            or (word.lower in grammar.auxiliaries and word.lower not in grammar.be)
            or word.lower in grammar.relatives
        ):
            return
        yield at
        at, passed = at + 1, passed + 1


def _close_bracket(words: Words, at: int, end: int) -> int:
    closing = _BRACKETS[words.words[at].form]
    return next((here + 1 for here in range(at, min(end, at + ASIDE)) if words.words[here].form == closing), end)


def _look_before(words: Words, seat: Seat) -> Iterator[int]:
    """The words before an amount, backwards, up to another clause."""
    grammar = load_grammar()
    for at in range(seat.mention.first - 1, max(seat.start, seat.mention.first - BEFORE) - 1, -1):
        word = words.words[at]
        if word.form in ".;:!?" or word.lower in grammar.relatives:
            return
        yield at
