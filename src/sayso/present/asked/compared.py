"""Series of figures that answer one question: as JSON, and a line for each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.model import Estimate, Finding, Ground, KeptFigure, Link, Origin, Point, Question, Series
from sayso.present.asked.records import day_to_json
from sayso.present.asked.shapes import (
    EstimateJson,
    FindingJson,
    GroundJson,
    LinkJson,
    OriginJson,
    PointJson,
    QuestionJson,
    SeriesJson,
)
from sayso.present.asked.sheet import Columns
from sayso.present.asked.words import tell_question
from sayso.present.record import number_to_json, period_to_json, span_to_json

Figures = Mapping[str, KeptFigure]
"""The figures of series by their ids."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in its series: its point and its origin, and the link by which it goes back to another, if it does."""

    series: Series
    point: Point
    origin: Origin
    link: Link | None
    kept: KeptFigure


def list_lines(series: Series, figures: Figures) -> tuple[Line, ...]:
    """A line for each figure, in the order of the series."""
    origins = {origin.id: origin for origin in series.origins}
    links = {link.figure: link for origin in series.origins for link in origin.links}
    return tuple(
        Line(series, point, origins[point.origin], links.get(point.figure), figures[point.figure])
        for point in series.points
    )


def list_all(compared: Iterable[tuple[Series, Figures]]) -> Iterator[Line]:
    """The lines of all series."""
    for series, figures in compared:
        yield from list_lines(series, figures)


def _findings(line: Line) -> str:
    return "; ".join(one.kind for one in line.series.findings if line.point.figure in one.sides)


LINES: Columns[Line] = (
    ("series", lambda line: line.series.id),
    ("question", lambda line: tell_question(line.series.question)),
    ("day", lambda line: line.point.day),
    ("low", lambda line: line.point.low),
    ("high", lambda line: line.point.high),
    ("bound", lambda line: line.kept.figure.quantity.bound),
    ("words", lambda line: line.kept.figure.pin.words),
    ("relation", lambda line: line.point.relation),
    ("whose", lambda line: line.kept.figure.according_to),
    ("origin", lambda line: line.origin.id),
    ("origin_name", lambda line: line.origin.name),
    ("first_of_origin", lambda line: "yes" if line.origin.first == line.point.figure else "no"),
    ("link", lambda line: line.link.id if line.link else None),
    ("link_kind", lambda line: line.link.kind if line.link else None),
    ("link_to", lambda line: line.link.to if line.link else None),
    ("link_reason", lambda line: line.link.reason if line.link else None),
    ("findings", _findings),
    ("publisher", lambda line: line.kept.edition.report.publisher),
    ("published", lambda line: line.kept.edition.report.published),
    ("sentence", lambda line: line.kept.sentence.words),
    ("figure", lambda line: line.point.figure),
    ("document", lambda line: line.kept.edition.document),
    ("review", lambda line: line.kept.review),
)


def series_to_json(series: Series, figures: Figures) -> SeriesJson:
    """A series with everything that it rests on."""
    return {
        "id": series.id,
        "question": _question(series.question),
        "reason": series.reason,
        "points": [_point(point, figures[point.figure]) for point in series.points],
        "origins": [_origin(origin) for origin in series.origins],
        "independent": series.independent,
        "findings": [_finding(finding) for finding in series.findings],
        "estimates": [_estimate(estimate) for estimate in series.estimates],
    }


def _question(question: Question) -> QuestionJson:
    return {
        "event": question.event,
        "unit": question.unit,
        "party": question.party,
        "by": question.by,
        "status": question.status,
        "place": question.place,
        "cumulative": question.cumulative,
        "start": day_to_json(question.start),
        "period": period_to_json(question.period),
    }


def _point(point: Point, kept: KeptFigure) -> PointJson:
    return {
        "figure": point.figure,
        "day": day_to_json(point.day),
        "low": number_to_json(point.low),
        "high": number_to_json(point.high),
        "bound": kept.figure.quantity.bound,
        "words": kept.figure.pin.words,
        "relation": point.relation,
        "origin": point.origin,
        "whose": kept.figure.according_to,
        "publisher": kept.edition.report.publisher,
        "published": day_to_json(kept.edition.report.published),
        "document": kept.edition.document,
    }


def _origin(origin: Origin) -> OriginJson:
    return {
        "id": origin.id,
        "name": origin.name,
        "relation": origin.relation,
        "first": origin.first,
        "figures": list(origin.figures),
        "chain": list(origin.chain),
        "links": [_link(link) for link in origin.links],
    }


def _link(link: Link) -> LinkJson:
    return {
        "id": link.id,
        "kind": link.kind,
        "figure": link.figure,
        "to": link.to,
        "reason": link.reason,
        "grounds": _grounds(link.grounds),
        "score": round(link.score, 4),
        "instead": list(link.instead),
    }


def _finding(finding: Finding) -> FindingJson:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "sides": list(finding.sides),
        "reason": finding.reason,
        "cause": finding.cause,
        "day": day_to_json(finding.day),
        "grounds": _grounds(finding.grounds),
        "score": round(finding.score, 4),
    }


def _estimate(estimate: Estimate) -> EstimateJson:
    return {
        "rule": estimate.rule,
        "low": number_to_json(estimate.low),
        "best": number_to_json(estimate.best),
        "high": number_to_json(estimate.high),
        "used": list(estimate.used),
        "reason": estimate.reason,
    }


def _grounds(grounds: Iterable[Ground]) -> list[GroundJson]:
    return [
        {"entry": ground.entry, "span": span_to_json(ground.pin.span), "words": ground.pin.words} for ground in grounds
    ]
