"""Counts of people to whom one of several things happened (*killed, wounded and missing*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.lexicon.events import load_events
from sayso.measure.counts.tells import read_participle
from sayso.measure.draft import Count
from sayso.model import Event, Words

MOST = 4
"""Words in one such list."""
REACH = 6
"""Words before a number in which they are looked for where no word is known to tell its event."""

_HARM: frozenset[Event] = frozenset(("killed", "injured", "missing"))
_MEANS = frozenset(("shot", "stabbed", "mauled", "treated"))
"""Words of harm that tell how it came to the other (*shot and killed*): both happened to all."""
_LINKS = frozenset((",", "and", "or", "/", "&", "and/or"))


def join_harm(words: Words, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts, those of people told by several words of harm at once as *affected*: how many died isn't told. In a list
    of counts the words stand once for all of them (*killed and wounded at 300 Norlanders and 200 Farlanders*)."""
    numbers, joined = frozenset(count.mention.first for count in counts), list[Count]()
    chains: set[int] = set()
    for one in counts:
        follows = one.trigger is None and one.chain in chains
        if one.event in _HARM and (follows or _is_joint(words, one, numbers)):
            chains.add(one.chain)
            one = replace(one, event="affected")
        joined.append(one)
    return tuple(joined)


def _is_joint(words: Words, count: Count, numbers: frozenset[int]) -> bool:
    """Whether the word that tells the event is one of a list of several; a word with a number of its own is none of it."""
    at = count.trigger[1] - 1 if count.trigger else _find_before(words, count.mention.first)
    event = None if at is None else read_harm(words, at)
    if at is None or event is None:
        return False
    return any(read_harm(words, here) != event for way in (1, -1) for here in _walk(words, at, way, numbers))


def _find_before(words: Words, first: int) -> int | None:
    """The last word of harm that stands shortly before a number in its sentence."""
    for here in range(first - 1, max(-1, first - REACH), -1):
        if words.words[here].form in ".;!?":
            return None
        if read_harm(words, here) is not None:
            return here
    return None


def _walk(words: Words, at: int, way: int, numbers: frozenset[int]) -> Iterator[int]:
    """The other words of the list, one way."""
    for _ in range(MOST):
        link = at + way
        while 0 <= link < len(words.words) and words.words[link].lower in _LINKS:
            link += way
        if link == at + way or read_harm(words, link) is None or (way > 0 and link + 1 in numbers):
            return
        yield link
        at = link


def read_harm(words: Words, at: int) -> Event | None:
    """What a word tells of people who came to harm; None where it tells something else, or nothing."""
    if not 0 <= at < len(words.words):
        return None
    lower = words.words[at].lower
    if lower in _MEANS:
        return None
    event = load_events().adjectives.get(lower) or load_events().bearers.get(lower) or read_participle(lower)
    return event if event in _HARM else None
