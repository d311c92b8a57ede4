"""Figures of one question made ready to be followed to whoever told them first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sayso.compare.identity import Identities, find_identities
from sayso.compare.naming import Name
from sayso.compare.standing import find_told
from sayso.compare.values import Mark, Marks, find_marks, find_seeks, is_same_value
from sayso.model import KeptFigure, Period

Order = tuple[str, str, str, str, int, str]

SHORT = timedelta(days=2)
"""Counts of fewer days are claims of their own for each day: *12 killed* on Monday is another 12 than on Friday."""

_ANY = " any day"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with whose word it is. `name` is the publisher in its own voice (`own`), None where it isn't known.

    `outlet` is the publisher, `relays` are those between speaker and report, nearest to the speaker first. `days` are
    the day or two that it counts, None for any other count. Figures that may be the same claim have a mark that is one
    of its `seeks`. `day` is when it was told, `order` sorts by it, undated reports last.
    """

    kept: KeptFigure
    name: Name | None
    outlet: Name | None
    own: bool
    relays: tuple[Name, ...]
    days: Period | None
    marks: Marks
    seeks: Marks
    denied: bool
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
        """Whether the two make the same claim of the same number: both assert it, or both deny it; and for the same days
        where each counts a day or two."""
        ours, theirs = self.kept.figure.quantity, other.kept.figure.quantity
        same = ours.low == theirs.low and ours.high == theirs.high and ours.low is not None
        if self.denied != other.denied or not (same or is_same_value(ours, theirs)):
            return False
        return share_day(self.days, other.days)


def share_day(one: Period | None, other: Period | None) -> bool:
    """Whether counts of a day or two may be for the same days; what isn't told for such days may be for any."""
    if one is None or other is None or one == other:
        return True
    return max(one.start or one.end, other.start or other.end) <= min(one.end, other.end)


def make_told(figures: Sequence[KeptFigure], identities: Identities) -> list[Told]:
    """All figures with whose word they are, the earliest first; in one document a later mention of a number is never
    taken for earlier than the first, whatever day it tells. Beside a running total no figure is taken for a day's."""
    read, read_outlet = cache(identities.read), cache(identities.read_outlet)
    latest: dict[tuple[str, Mark], date] = {}
    total = any(one.figure.cumulative for one in figures)
    several = {id for id, times in Counter(one.edition.id for one in figures).items() if times > 1}
    told = []
    for one in sorted(figures, key=lambda one: (one.edition.id, one.figure.pin.span, one.id)):
        voice, publisher = find_voice(one), one.edition.report.publisher
        outlet = read_outlet(publisher) if publisher else None
        marks, seeks = find_marks(one.figure.quantity), find_seeks(one.figure.quantity)
        day = _find_day(one, marks, seeks, latest) if one.edition.id in several else find_told(one)
        days = None if total else _find_days(one)
        marks, seeks = _mark_days(marks, days, total), _seek_days(seeks, days, total)
        relays = tuple(read(relay) for relay in one.via)
        told.append(_make(one, read(voice) if voice else outlet, outlet, relays, days, marks, seeks, day))
    return sorted(told, key=lambda one: one.order)


def find_voice(figure: KeptFigure) -> str | None:
    """On whose word a figure is by its own report; None for the report's own voice."""
    return figure.figure.according_to or figure.speaker


def identify_names(figures: Sequence[KeptFigure], same: Mapping[str, str]) -> Identities:
    """Who is meant by the names of speakers, relays and publishers; `same` are folded names that people merged."""
    voices = [name for one in figures for name in (find_voice(one), *one.via) if name]
    outlets = [one.edition.report.publisher for one in figures if one.edition.report.publisher]
    return find_identities(voices, outlets, (one.passage.words for one in figures), same)


def _find_day(figure: KeptFigure, marks: Marks, seeks: Marks, latest: dict[tuple[str, Mark], date]) -> date | None:
    """The day on which a figure was told, never before that of the same number earlier in the document (`latest`)."""
    edition = figure.edition.id
    known = [day for day in (find_told(figure), *(latest.get((edition, mark)) for mark in seeks)) if day is not None]
    if not known:
        return None
    latest.update(((edition, mark), max(known)) for mark in marks)
    return max(known)


def _find_days(figure: KeptFigure) -> Period | None:
    """The days of a count of a day or two."""
    period = figure.figure.period
    return period if period and period.start and period.end - period.start < SHORT else None


def _mark_days(marks: Marks, days: Period | None, total: bool) -> Marks:
    """The marks with the days, so that a number that is told for many days is looked up under its own."""
    if total or days is None:
        return marks
    return tuple(f"{mark}{on}" for mark in marks for on in (*_list_days(days), _ANY))


def _seek_days(seeks: Marks, days: Period | None, total: bool) -> Marks:
    """What counts for the same days are marked with, and those without; where it has none itself, all of them."""
    if total:
        return seeks
    on = ("", _ANY) if days is None else ("", *_list_days(days))
    return tuple(f"{mark}{one}" for mark in seeks for one in on)


def _list_days(days: Period) -> Sequence[str]:
    """The first and the last of a day or two, each once."""
    return tuple(dict.fromkeys((f" {days.start}", f" {days.end}")))


def _make(
    figure: KeptFigure,
    name: Name | None,
    outlet: Name | None,
    relays: tuple[Name, ...],
    days: Period | None,
    marks: Marks,
    seeks: Marks,
    day: date | None,
) -> Told:
    own = name is None or (outlet is not None and name.key == outlet.key)
    denied = figure.figure.modality == "denied" or figure.stance == "denies"
    return Told(figure, name, outlet, own, relays, days, marks, seeks, denied, day, _find_order(figure, day))


def _find_order(figure: KeptFigure, day: date | None) -> Order:
    """By the day when it was told, when its report was published and added, and by its place; undated ones last."""
    published, added = figure.edition.report.published, figure.edition.added.isoformat()
    days = (day.isoformat() if day else "~", published.isoformat() if published else "~")
    return (*days, added, figure.edition.id, figure.figure.pin.span.start, figure.id)


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
    near = sorted({other for mark in told[at].seeks for other in index.get(mark, ())[:MOST]})
    for other in near:
        if other not in seen and told[at].is_same(told[other]):
            yield other


MOST = 64
"""How many figures of the same value one is held against: the first are enough to be tied to their origin."""
