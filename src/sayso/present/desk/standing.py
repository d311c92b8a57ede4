"""How the word of a source stands beside that of others: which numbers it told first, which it repeats, which it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from sayso.keeper import Ledger
from sayso.model import Filter, Finding, KeptFigure, Link, Series

OWN = 300
"""Figures of a source that are laid beside others, the newest added."""
QUESTIONS = 6
"""Questions to which most of them belong."""
OTHERS = 100
"""Figures of each of these questions, the newest added."""
CHANGES = ("revision", "fall")
ITSELF = ("own report", "same word")
"""Links by which a word only comes again, in the same report or in another one."""


@dataclass(frozen=True, slots=True)
class First:
    """A number that a source told first, with the figures that only repeat it."""

    figure: str
    echoes: tuple[str, ...]
    series: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What laying a source's figures beside others' showed. `figures` are all that were laid, by id, `own` how many of them
    are on its word; `first` are its numbers that nobody told before, those that most repeat first, `repeats` the links
    by which its figures go back to others, `changes` where it changed a number of its own. `cut` is set where it has
    more figures than were laid."""

    figures: dict[str, KeptFigure]
    own: int
    questions: int
    first: tuple[First, ...]
    repeats: tuple[Link, ...]
    changes: tuple[tuple[Series, Finding], ...]
    cut: bool


def find_standing(ledger: Ledger, name: str) -> Standing:
    """Lays the newest figures on a source's word beside the newest of the same questions."""
    found = list(islice(ledger.figures(Filter(whose=name), limit=OWN + 1), OWN + 1))
    own = {one.id for one in found[:OWN]}
    asked = [filter for filter, _ in Counter(map(_ask, found[:OWN])).most_common(QUESTIONS)]
    others = (ledger.figures(filter, limit=OTHERS) for filter in asked)
    figures = {one.id: one for one in chain(found[:OWN], *others)}
    sorted_out = ledger.sort_out(figures.values())
    asked_of = (group for group in sorted_out.groups if any(figure.id in own for figure in group.figures))
    series = [sorted_out.lay_out(group) for group in asked_of]
    return Standing(
        figures=figures,
        own=len(own),
        questions=len(asked),
        first=tuple(sorted(_list_first(series, own), key=lambda one: (-len(one.echoes), one.figure))),
        repeats=tuple(_list_repeats(series, own)),
        changes=tuple(_list_changes(series, own)),
        cut=len(found) > OWN,
    )


def _ask(kept: KeptFigure) -> Filter:
    """The question to which a figure belongs."""
    return Filter(event=kept.figure.event, unit=kept.figure.unit, party=kept.figure.party)


def _list_first(series: Sequence[Series], own: set[str]) -> Iterator[First]:
    for one in series:
        for origin in one.origins:
            if origin.first in own:
                echoes = tuple(id for id in origin.figures if id not in own)
                yield First(origin.first, echoes, one.id)


def _list_repeats(series: Iterable[Series], own: set[str]) -> Iterator[Link]:
    links = (link for one in series for origin in one.origins for link in origin.links)
    return (link for link in links if link.figure in own and link.to not in own and link.kind not in ITSELF)


def _list_changes(series: Iterable[Series], own: set[str]) -> Iterator[tuple[Series, Finding]]:
    for one in series:
        yield from ((one, found) for found in one.findings if found.kind in CHANGES and own.issuperset(found.sides))
