"""The incidents that a report is about: their days, and whether a sentence speaks of them as known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.events import load_events
from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.periods import load_periods
from sayso.lexicon.sides import load_sides
from sayso.measure.days.days import Days, Telling
from sayso.measure.topics import STEM
from sayso.model import Period, Word

MOST = 2
"""Incidents of a report that are offered."""

_BEHIND = 3
"""Words at most from an article to the noun of an incident."""

_DEFINITE = frozenset(("the", "that", "this", "those", "these", "both"))


@dataclass(frozen=True, slots=True)
class Incident:
    """A day on which a report tells that something happened; how often, at which word first, and the stems around."""

    period: Period
    times: int
    first: int
    stems: frozenset[str]


def find_incidents(days: Days, read_topic: Callable[[int], tuple[frozenset[str], bool]]) -> tuple[Incident, ...]:
    """The days that a report tells most often with an incident, the first of them first. `read_topic` gives for the
    place of a time in `days.told` the stems around it, and whether an incident is told there."""
    met: dict[Period, list[tuple[Telling, frozenset[str]]]] = {}
    for place, one in enumerate(days.told):
        if one.length == "day" and one.period.start:
            stems, incident = read_topic(place)
            if incident:
                met.setdefault(one.period, []).append((one, stems))
    found = [
        Incident(period, len(listed), listed[0][0].first, frozenset().union(*(stems for _, stems in listed)))
        for period, listed in met.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.first))[:MOST])


def find_known(words: Sequence[Word]) -> frozenset[str]:
    """The stems of the incidents that some words speak of as known: *the bombing*, *Friday's blasts*."""
    found, nouns = [], _find_nouns()
    for at, word in enumerate(words):
        if word.lower in nouns:
            before = words[max(0, at - _BEHIND) : at]
            if any(one.lower in _DEFINITE or one.possessive for one in before):
                found.append(word.lower[:STEM])
    return frozenset(found)


@cache
def _find_nouns() -> frozenset[str]:
    """Nouns of what happens on a day."""
    events, sides = load_events(), load_sides()
    nouns = (noun for noun, event in events.nouns.items() if event == "attacked")
    return frozenset((*load_periods().incidents, *sides.attacks, *sides.disasters, *nouns)) - load_grammar().closed
