"""Series to plot, made from what matters in a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sayso.model import Bound, Finding, KeptFigure, Modality, Origin, Period, Point, Question, Relation, Series
from tests.compare.make import make_kept

FIRST = date(2022, 3, 1)
QUESTION = Question("killed", "soldier", "Norland", None, "military", None, True, date(2022, 2, 24), None)


@dataclass(frozen=True, slots=True)
class Told:
    """A number that somebody told, so many days after the first of March; `day` None where no day is told."""

    whose: str | None
    day: int | None
    low: int | None
    high: int | None
    bound: Bound = "exact"
    publisher: str | None = "Oldford Echo"
    relation: Relation = "unknown"
    period: Period | None = None
    modality: Modality = "asserted"


def tell(whose: str | None, day: int | None, number: int, **values: Any) -> Told:
    """An exact number."""
    return Told(whose, day, number, number, **values)


def make_series(
    told: Sequence[Told], findings: Sequence[Finding] = (), **question: Any
) -> tuple[Series, Mapping[str, KeptFigure]]:
    """A series with its figures `f0`, `f1` …; the same number of the same one is an origin with its echoes."""
    figures = {f"f{n}": _make_figure(n, one) for n, one in enumerate(told)}
    together: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        together[one.whose, one.low, one.high].append(n)
    origins = tuple(_make_origin(f"o{ids[0]}", told[ids[0]], ids) for ids in together.values())
    by_figure = {figure: origin.id for origin in origins for figure in origin.figures}
    points = [_make_point(f"f{n}", one, by_figure[f"f{n}"]) for n, one in enumerate(told)]
    points.sort(key=lambda point: point.day or date.max)
    independent = len({one.whose for one in told})
    asked = replace(QUESTION, **question)
    return Series("g0123", asked, "Same event.", tuple(points), origins, independent, tuple(findings), ()), figures


def make_finding(kind: Any, *sides: str, **values: Any) -> Finding:
    """A finding about these figures."""
    return replace(Finding(f"x{kind}{sides}", kind, sides, f"The {kind} of it.", (), 0.9), **values)


def _make_figure(n: int, told: Told) -> KeptFigure:
    number = told.low if told.low is not None else told.high
    return make_kept(
        f"{number}", told.low, told.high, body=f"It was said that {number} died ({n}).", bound=told.bound,
        publisher=told.publisher, according_to=told.whose, period=told.period, modality=told.modality, id=f"f{n}",
    )  # fmt: skip


def _make_origin(id: str, told: Told, ids: Sequence[int]) -> Origin:
    return Origin(id, told.whose, told.relation, f"f{ids[0]}", tuple(f"f{n}" for n in ids), (), ())


def _make_point(figure: str, told: Told, origin: str) -> Point:
    day = None if told.day is None else FIRST + timedelta(told.day)
    kept = _make_figure(0, told).figure.quantity
    return Point(figure, day, kept.low, kept.high, told.relation, origin)
