"""Series: figures that answer one question, with their origins, findings and estimates."""

from __future__ import annotations

import gc
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.compare.credits import Credit, find_report_credit
from sayso.compare.findings import find_findings
from sayso.compare.group import Group
from sayso.compare.origins import find_origins
from sayso.compare.relation import find_side, relate
from sayso.compare.rules import RULES, Rule
from sayso.compare.series import group_figures
from sayso.compare.standing import find_day
from sayso.lexicon.naming import fold_name
from sayso.model import Edition, KeptFigure, Origin, Point, Relation, Series

_NO_NAMES: Mapping[str, str] = {}

_TEXTS = 1 << 10
"""How many texts are held while figures are compared: each is looked at up to three times, and to fetch one from a ledger
takes longer than to look at it."""


def compare_figures(
    figures: Iterable[KeptFigure],
    *,
    body: Callable[[str], str],
    sides: Mapping[str, str] = _NO_NAMES,
    cut: Container[str] = (),
    same: Mapping[str, str] = _NO_NAMES,
    rules: Mapping[str, Rule] = RULES,
) -> Iterator[Series]:
    """A series for each question that the figures answer, the largest first, one by one.

    `body` gives the text of a text digest. `sides` are a person's marks of whom a speaker belongs to and `same` leads
    from names that people merged to the one that they mean, all folded (`sayso.lexicon.fold_name`); `cut` are the ids
    of links that people cut. `rules` make the estimates, in their order. The same figures give the same series in
    whatever order they come.
    """
    sorted_out = sort_out(figures, body=body, sides=sides, cut=cut, same=same, rules=rules)
    return map(sorted_out.lay_out, sorted_out.groups)


def sort_out(
    figures: Iterable[KeptFigure],
    *,
    body: Callable[[str], str],
    sides: Mapping[str, str] = _NO_NAMES,
    cut: Container[str] = (),
    same: Mapping[str, str] = _NO_NAMES,
    rules: Mapping[str, Rule] = RULES,
) -> SortedOut:
    """The figures by the question that they answer, for whoever wants few of the series (see `compare_figures`)."""
    marks, kept = _mark_merged(sides, same), list(figures)
    with _collector_at_rest():
        groups = group_figures(kept, marks)
    daily = {group.id: group.figures for group in groups if group.kind == "daily"}
    return SortedOut(groups, daily, _Desk(lru_cache(maxsize=_TEXTS)(body), marks, cut, same, rules))


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Figures by the question that they answer, the largest groups first; each is laid out as a series when that is
    asked for."""

    groups: Sequence[Group]
    daily: Mapping[str, Sequence[KeptFigure]]
    desk: _Desk

    def lay_out(self, group: Group) -> Series:
        """The series of a group."""
        with _collector_at_rest():
            return self.desk.lay_out(group, self.daily.get(group.daily or "", ()))

    def find(self, figure: str) -> Group | None:
        """The group with the figure of this id."""
        return next((group for group in self.groups if any(one.id == figure for one in group.figures)), None)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Puts off the search for cycles of garbage: none are made here, and with ten thousand figures in memory looking at
    all of them again and again takes a quarter of the time (evals/comparing.py)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _mark_merged(sides: Mapping[str, str], same: Mapping[str, str]) -> Mapping[str, str]:
    """The marks, and for names that people merged the side of the one that they mean."""
    merged = {name: side for name, other in same.items() if (side := find_side(other, sides))}
    return {**merged, **sides}


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where groups are made into series."""

    body: Callable[[str], str]
    sides: Mapping[str, str]
    cut: Container[str]
    same: Mapping[str, str]
    rules: Mapping[str, Rule]
    relations: dict[tuple[str, str | None], Relation] = field(default_factory=dict)
    credits: dict[str, Credit | None] = field(default_factory=dict)

    def relate(self, figure: KeptFigure) -> Relation:
        """How whoever tells a figure stands to what it counts; a figure may also be asked about as another's word."""
        key = figure.id, figure.figure.according_to
        if key not in self.relations:
            self.relations[key] = relate(figure, self.sides)
        return self.relations[key]

    def find_credit(self, edition: Edition) -> Credit | None:
        """Whom a report is credited to as a whole; its text is read once, however many questions it answers."""
        if edition.id not in self.credits:
            self.credits[edition.id] = find_report_credit(edition.report, self.body(edition.text_digest))
        return self.credits[edition.id]

    def lay_out(self, group: Group, daily: Sequence[KeptFigure]) -> Series:
        figures, question = group.figures, group.question
        origins = find_origins(figures, self.relate, self.body, self.cut, self.same, self.find_credit)
        heads = {figure: origin.id for origin in origins for figure in origin.figures}
        return Series(
            id=group.id,
            question=question,
            reason=group.reason,
            points=tuple(_make_point(one, self.relate(one), heads[one.id]) for one in figures),
            origins=origins,
            independent=count_independent(figures, origins, self.same),
            findings=find_findings(question, figures, origins, daily=daily),
            estimates=tuple(rule(question, figures, origins) for rule in self.rules.values()),
        )


def _make_point(kept: KeptFigure, relation: Relation, origin: str) -> Point:
    quantity = kept.figure.quantity
    return Point(kept.id, find_day(kept), quantity.low, quantity.high, relation, origin)


def count_independent(
    figures: Iterable[KeptFigure], origins: Iterable[Origin], same: Mapping[str, str] = _NO_NAMES
) -> int:
    """How many sources with a name of their own, at most, speak for themselves: an upper bound, as links may be missing.

    A source that counts anew counts once; origins of which all figures are yardsticks or denied don't count.
    """
    told = {one.id for one in figures if one.figure.role != "comparison" and one.figure.modality != "denied"}
    names = ((origin.id, origin.name) for origin in origins if told.intersection(origin.figures))
    return len({_find_key(name, same) if name else id for id, name in names})


def _find_key(name: str, same: Mapping[str, str]) -> str:
    folded = fold_name(name)
    return same.get(folded, folded)
