"""Figures of one report by the question that they answer, found without laying each beside each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.topics import find_subject
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.model import Figure

LONG = 31
"""Days; a figure of more is laid beside those of all days."""
Keys = frozenset[Hashable]


def is_one_question(one: Figure, other: Figure) -> bool:
    """Whether two figures may answer one question: the same event and unit, something else told that is the same, and
    nothing told that sets them apart."""
    if one.event != other.event or one.event == "other" or "comparison" in (one.role, other.role):
        return False
    told = ((one.party, other.party), (one.place, other.place), (one.by, other.by), (one.status, other.status))
    apart = any(ours and theirs and not _is_named_alike(ours, theirs) for ours, theirs in told)
    if apart or _are_days_apart(one, other) or one.part_of or other.part_of:
        return False
    return any(ours and theirs for ours, theirs in told) and _is_unit_alike(one.unit, other.unit)


def part_questions(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures by question: the first that is in no list yet, with all after it that may answer the same question."""
    shelf = _Shelf.lay_out(figures)
    for at, first in enumerate(figures):
        if at in shelf.left:
            near = (other for other in shelf.find_near(first) if other != at)
            same = [at, *(other for other in near if is_one_question(first, figures[other]))]
            shelf.take(same)
            yield [figures[other] for other in same]


def _are_days_apart(one: Figure, other: Figure) -> bool:
    """Whether they cover different days; a running total covers those of what is counted in it."""
    if one.period is None or other.period is None or one.cumulative != other.cumulative:
        return False
    starts = [period.start or period.end for period in (one.period, other.period)]
    return one.period.end < starts[1] or other.period.end < starts[0]


def _is_named_alike(one: str, other: str) -> bool:
    ours, theirs = find_subject(one), find_subject(other)
    return one == other or (bool(ours) and (ours <= theirs or theirs <= ours) and bool(theirs))


def _is_unit_alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return one == other
    units = load_taxonomy()
    return one in units.narrower(other) or other in units.narrower(one)


@dataclass(frozen=True, slots=True)
class _Facet:
    """Something told of a figure: the keys under which it lies, and those under which lies whatever may be alike. No keys
    at all where it isn't told, so that it may be alike to everything."""

    lies: Callable[[Figure], Keys]
    near: Callable[[Figure], Keys]


def _make_named(name: str) -> _Facet:
    def list_keys(figure: Figure) -> Keys:
        told = getattr(figure, name)
        return frozenset((("whole", told), *find_subject(told))) if told else frozenset()

    return _Facet(list_keys, list_keys)


def _list_days(figure: Figure) -> Keys:
    if figure.period is None:
        return frozenset()
    first, last = (figure.period.start or figure.period.end).toordinal(), figure.period.end.toordinal()
    if last - first >= LONG:
        return frozenset()
    return frozenset((("all", figure.cumulative), *((figure.cumulative, day) for day in range(first, last + 1))))


def _list_days_near(figure: Figure) -> Keys:
    """The days, and all of the other sort: a running total is never apart from what is counted in a day."""
    return _list_days(figure) - {("all", figure.cumulative)} | {("all", not figure.cumulative)}


_FACETS = (*map(_make_named, ("event", "party", "place", "by", "status")), _Facet(_list_days, _list_days_near))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The numbers of the figures that are in no list yet, by what is told of each."""

    left: dict[int, None]
    told: Sequence[Sequence[Keys]]
    rows: Sequence[dict[Hashable, dict[int, None]]]

    @classmethod
    def lay_out(cls, figures: Sequence[Figure]) -> _Shelf:
        told = [[facet.lies(one) or frozenset((None,)) for facet in _FACETS] for one in figures]
        rows: list[dict[Hashable, dict[int, None]]] = [defaultdict(dict) for _ in _FACETS]
        for at, keys in enumerate(told):
            for row, lies in zip(rows, keys, strict=True):
                for key in lies:
                    row[key][at] = None
        return cls(dict.fromkeys(range(len(figures))), told, rows)

    def find_near(self, figure: Figure) -> list[int]:
        """The numbers of those that one facet doesn't set apart from a figure, by the facet that leaves the fewest."""
        fewest: list[dict[int, None]] = [self.left]
        for facet, row in zip(_FACETS, self.rows, strict=True):
            if facet.lies(figure):
                found = [row[key] for key in (*facet.near(figure), None) if key in row]
                fewest = min(fewest, found, key=lambda parts: sum(map(len, parts)))
        return sorted(set[int]().union(*fewest))

    def take(self, numbers: Sequence[int]) -> None:
        """Take figures away: they have their list."""
        for at in numbers:
            del self.left[at]
            for row, keys in zip(self.rows, self.told[at], strict=True):
                for key in keys:
                    del row[key][at]
