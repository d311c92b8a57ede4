"""Figures that leave something open, and the questions that they answer by their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sayso.compare.facets import Facets, Number
from sayso.compare.sheet import Answer, Key
from sayso.compare.spots import WHOLE
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.model import Event

TOTAL_DAYS = 92
"""A running total is repeated for about so many days; later the same number would be another's."""
TOTAL_LEAST = Decimal(1000)
"""Smaller numbers meet by chance."""
MOST = 32
"""Of a number that answers more questions than this, none can be chosen."""


@dataclass(slots=True)
class Numbers:
    """The running totals by event and number, with the days on which they have it."""

    _told: dict[tuple[Event, Number], dict[Key, list[date]]] = field(default_factory=dict)
    _beside: dict[tuple[Key, str], set[Number]] = field(default_factory=lambda: defaultdict(set))

    def add(self, key: Key, answers: Iterable[Answer]) -> None:
        """Take in what answers a running total."""
        for answer in answers:
            one = answer.facets
            self._beside[key, one.kept.edition.id].add(one.number)
            told = self._told.setdefault((key.subject.event, one.number), {})
            if one.day is not None and (key in told or len(told) < MOST):
                told.setdefault(key, []).append(one.day)

    def find(self, facets: Facets) -> Key | None:
        """The only running total that a figure can be, by its number; None where there is none or more than one."""
        number = facets.number[0]
        if number is None or number < TOTAL_LEAST or facets.comparison:
            return None
        found = list(self._search(facets))
        same = [key for key in found if key.subject.term == facets.term] or found
        return same[0] if len(same) == 1 else None

    def _search(self, facets: Facets) -> Iterator[Key]:
        """The totals that have the number about the day that the figure stands for, or ever where that isn't told."""
        for key, days in self._told.get((facets.event, facets.number), {}).items():
            if is_near(facets.day, days) and fits(facets, key) and not self._adds(facets, key):
                yield key

    def _adds(self, facets: Facets, key: Key) -> bool:
        """Whether a day's count stands beside the total in its own report: then it is what was added to it."""
        beside = self._beside.get((key, facets.kept.edition.id), set())
        return facets.kind == "day" and bool(beside - {facets.number})


def is_near(day: date | None, days: Sequence[date]) -> bool:
    """Whether a total that has a number on `days`, in order, may be told to have it on a day: it only rises."""
    if day is None or days[0] <= day <= days[-1]:
        return True
    return min(abs((day - days[0]).days), abs((day - days[-1]).days)) <= TOTAL_DAYS


def fits(facets: Facets, key: Key) -> bool:
    """Whether a figure tells nothing that a question doesn't ask for: what it leaves open may be anything."""
    subject = key.subject
    if subject.comparison or facets.party not in (None, subject.party) or facets.spot not in (WHOLE, subject.spot):
        return False
    if facets.kind == "total" and facets.start not in (None, key.start):
        return False
    return facets.term in (None, subject.term) or (facets.open and is_people(subject.term))


def is_people(term: str | None) -> bool:
    """Whether a term is one under which people are asked for by their status, or without one."""
    return term == "person" or term in load_taxonomy().statuses.values()
