"""Who told whom: the way of a figure with all that share its origin, or of a statement; and links that people cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import Response

from sayso.keeper.roles import may
from sayso.model import Days, Filter, Judgement, KeptFigure, KeptStatement, Link, Origin, Series
from sayso.present.desk.address import make_query, read_number, tell_filter
from sayso.present.desk.chain import choose_figures, find_place, order_figures, plant, plant_statement
from sayso.present.desk.chain_drawing import SURE, draw
from sayso.present.desk.drawing import trust
from sayso.present.desk.entrance import read_next
from sayso.present.desk.pages import Acting, Asking, Page
from sayso.present.desk.trouble import not_found
from sayso.present.desk.views.entry import find_entry
from sayso.present.desk.views.question import MOST

AROUND = timedelta(days=45)
"""How long before and after a figure's report others are looked for that repeat it, where no question is asked."""
DRAWN = 30
"""Figures of an origin that are drawn."""
LISTED = 50
"""Figures of a page of the list."""
OTHERS = 12
"""Other origins of the same question that are named."""
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in its series: whose word it is with all that only repeat it, the figures that were laid side by side, and
    whether some were left out."""

    kept: KeptFigure
    filter: Filter
    series: Series
    origin: Origin
    figures: Mapping[str, KeptFigure]
    cut: bool


@router.get("/provenance/{id}")
def show_provenance(page: Asking, id: str) -> Response:
    """The way of a figure or of a statement."""
    return page.show(page.keep(lambda: _draw(page, id)))


def _draw(page: Page, id: str) -> str:
    entry = find_entry(page, id)
    if isinstance(entry, KeptFigure):
        return page.draw("provenance.html", **_tell_figure(page, entry))
    if isinstance(entry, KeptStatement):
        return page.draw("provenance_statement.html", **_tell_statement(page, entry))
    raise not_found(f"figure or statement {id[:40]}")


@router.post("/provenance/cut")
def cut_link(
    page: Acting,
    link: Annotated[str, Form()],
    figure: Annotated[str, Form()],
    why: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Records in the visitor's name that a link is none; it must be one of the series of the figure that was shown."""
    page.require("judge")
    entry = find_entry(page, figure)
    if not isinstance(entry, KeptFigure):
        raise not_found(f"figure {figure[:40]}")
    among = _list_series(_find(page, entry))
    page.ledger.cut(link, by=page.visitor.name, why=why.strip() or None, among=among)
    return page.go(read_next(next))


def _find(page: Page, kept: KeptFigure) -> Found:
    """The series that the address asks for where the figure is in it, else of the same event, unit and party. A figure that
    doesn't count any more stands by itself."""
    asked = page.read_filter()
    filter = asked if asked != Filter() else _ask_around(kept)
    stands = kept.review != "rejected" and kept.edition.replaced is None
    laid = page.desk.answers.find(page.ledger, filter, MOST) if stands else None
    group = laid.find_group(kept.id) if laid else None
    if laid and group:
        figures, series = laid.figures, laid.lay_out(group)
    else:
        figures = {**(laid.figures if laid else {}), kept.id: kept}
        series = _lay_beside(page, figures, kept)
    origin = next(one for one in series.origins if kept.id in one.figures)
    return Found(kept, filter, series, origin, figures, laid is not None and laid.cut)


def _lay_beside(page: Page, figures: Mapping[str, KeptFigure], kept: KeptFigure) -> Series:
    """The series of a figure among others."""
    sorted_out = page.ledger.sort_out(figures.values(), rules={})
    return next(sorted_out.lay_out(group) for group in sorted_out.groups if kept in group.figures)


def _ask_around(kept: KeptFigure) -> Filter:
    """What asks for the figures of the same event, unit and party that were published about as late: in a large ledger
    the newest of all would leave an older figure without those that repeat it."""
    figure, day = kept.figure, kept.edition.report.published
    near = Days(day - AROUND, day + AROUND) if day and date.min + AROUND <= day <= date.max - AROUND else None
    return Filter(event=figure.event, unit=figure.unit, party=figure.party, published=near)


def _tell_figure(page: Page, kept: KeptFigure) -> Mapping[str, Any]:
    found = _find(page, kept)
    origin, asked = found.origin, tell_filter(found.filter)
    drawn = choose_figures(origin, kept.id, DRAWN)
    ordered = order_figures(origin)
    start = read_number(page.asked.get("from", ""), len(ordered))
    voice = make_query(whose=origin.name) if origin.name else ""
    own = {} if page.read_filter() == Filter() else asked
    return {
        "kept": kept,
        "found": found,
        "asked": asked,
        "own": own,
        "graph": trust(draw(plant(origin, found.figures, drawn, f"/{voice}"), "Who told whom", kept.id)),
        "drawn": len(drawn),
        "tree": plant(origin, found.figures, ordered[start : start + LISTED], f"/{voice}"),
        "start": start,
        "further": start + LISTED if start + LISTED < len(ordered) else None,
        "reports": len({found.figures[one].edition.document for one in origin.figures}),
        "others": [one for one in found.series.origins if one is not origin],
        "most": MOST,
        "named": OTHERS,
        "cuts": _list_cuts(page, found),
        "may_judge": may(page.visitor.role, "judge"),
        "place": find_place,
        "sure": SURE,
    }


def _list_series(found: Found) -> list[KeptFigure]:
    return [found.figures[point.figure] for point in found.series.points]


def _list_cuts(page: Page, found: Found) -> list[tuple[Link, Judgement]]:
    """The cut links that began or ended at a figure of the origin."""
    own = set(found.origin.figures)
    return [(link, cut) for link, cut in page.ledger.cuts(_list_series(found)) if link.figure in own or link.to in own]


def _tell_statement(page: Page, kept: KeptStatement) -> Mapping[str, Any]:
    whole = page.ledger.whole(kept.edition.id)
    tree = plant_statement(kept, whole)
    figures = [one for one in whole.figures if one.id in kept.figures]
    return {
        "kept": kept,
        "graph": trust(draw(tree, "Who told whom")),
        "tree": [node for _, node in tree.walk()],
        "figures": figures,
        "place": find_place,
    }
