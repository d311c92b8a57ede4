"""Figures of one question made ready to be followed to whoever told them first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sayso.compare.identity import Identities, find_identities
from sayso.compare.naming import Name
from sayso.compare.standing import find_told
from sayso.compare.values import find_marks, is_same_value
from sayso.model import KeptFigure, Relation

Mark = Decimal | str
Order = tuple[str, str, str, int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with whose word it is. `name` is the publisher in its own voice (`own`), None where it isn't known.

    `outlet` is the publisher, `relays` are those between speaker and report, nearest to the speaker first. `marks` hold
    at least one thing that all figures of the same value share. `day` is when it was told, `order` sorts by it, undated
    reports last.
    """

    kept: KeptFigure
    name: Name | None
    outlet: Name | None
    own: bool
    relays: tuple[Name, ...]
    marks: frozenset[Mark]
    denied: bool
    relation: Relation
    day: date | None
    order: Order

    @property
    def id(self) -> str:
        """The figure's id in the ledger."""
        return self.kept.id

    @property
    def document(self) -> str:
        """The document that tells it."""
        return self.kept.edition.document

    def is_same(self, other: Told) -> bool:
        """Whether the two make the same claim of the same number: both assert it, or both deny it."""
        return self.denied == other.denied and is_same_value(self.kept.figure.quantity, other.kept.figure.quantity)


def make_told(
    figures: Sequence[KeptFigure], relate: Callable[[KeptFigure], Relation], identities: Identities
) -> list[Told]:
    """All figures with whose word they are, the earliest first; in one document a later mention of a number is never
    taken for earlier than the first, whatever day it tells."""
    days = _find_days(figures)
    told = [_make(one, identities, relate(one), days[one.id]) for one in figures]
    return sorted(told, key=lambda one: one.order)


def find_voice(figure: KeptFigure) -> str | None:
    """On whose word a figure is by its own report; None for the report's own voice."""
    return figure.figure.according_to or figure.speaker


def identify_names(figures: Sequence[KeptFigure], same: Mapping[str, str]) -> Identities:
    """Who is meant by the names of speakers, relays and publishers; `same` are folded names that people merged."""
    voices = [name for one in figures for name in (find_voice(one), *one.via) if name]
    outlets = [one.edition.report.publisher for one in figures if one.edition.report.publisher]
    return find_identities(voices, outlets, (one.passage.words for one in figures), same)


def _find_days(figures: Sequence[KeptFigure]) -> Mapping[str, date | None]:
    """The day on which each figure was told, never before that of the same number earlier in the document."""
    latest: dict[tuple[str, Mark], date] = {}
    days: dict[str, date | None] = {}
    for one in sorted(figures, key=lambda one: (one.edition.id, one.figure.pin.span, one.id)):
        marks = [(one.edition.id, mark) for mark in find_marks(one.figure.quantity)]
        known = [day for day in (find_told(one), *map(latest.get, marks)) if day is not None]
        days[one.id] = max(known, default=None)
        latest.update(dict.fromkeys(marks, max(known)) if known else {})
    return days


def _make(figure: KeptFigure, identities: Identities, relation: Relation, day: date | None) -> Told:
    voice, publisher = find_voice(figure), figure.edition.report.publisher
    outlet = identities.read_outlet(publisher) if publisher else None
    name = identities.read(voice) if voice else outlet
    return Told(
        kept=figure,
        name=name,
        outlet=outlet,
        own=name is None or (outlet is not None and name.key == outlet.key),
        relays=tuple(identities.read(relay) for relay in figure.via),
        marks=find_marks(figure.figure.quantity),
        denied=figure.figure.modality == "denied" or figure.stance == "denies",
        relation=relation,
        day=day,
        order=_find_order(figure, day),
    )


def _find_order(figure: KeptFigure, day: date | None) -> Order:
    added = figure.edition.added.isoformat()
    return (day.isoformat() if day else "~", added, figure.edition.id, figure.figure.pin.span.start, figure.id)


def index_told(told: Sequence[Told], numbers: Sequence[int]) -> Mapping[Mark, list[int]]:
    """The figures that may have the same value, by what they share."""
    found: dict[Mark, list[int]] = {}
    for at in numbers:
        for mark in told[at].marks:
            found.setdefault(mark, []).append(at)
    return found


def find_like(told: Sequence[Told], index: Mapping[Mark, Sequence[int]], at: int) -> Iterator[int]:
    """Those of the index that have the same value as figure `at`, in their order; the first few for each mark."""
    seen = {at}
    near = sorted({other for mark in told[at].marks for other in index.get(mark, ())[:MOST]})
    for other in near:
        if other not in seen and told[at].is_same(told[other]):
            yield other


MOST = 64
"""How many figures of the same value one is held against: the first are enough to be tied to their origin."""
