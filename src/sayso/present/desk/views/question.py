"""A question: the figures that answer it by origin, what does not agree, and what the rules propose."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Form
from starlette.responses import Response

from sayso.compare.group import Group
from sayso.errors import InputError
from sayso.model import Filter, KeptFigure, Origin, Series
from sayso.present.asked.compared import list_lines
from sayso.present.desk.address import make_query, read_filter, read_number, tell_filter
from sayso.present.desk.answers import Laid
from sayso.present.desk.charting import load_script
from sayso.present.desk.pages import Acting, Asking, Page
from sayso.present.desk.trouble import not_found
from sayso.present.plot.marks import can_draw

MOST = 2_000
"""Figures that a page lays side by side; the newest added are taken where there are more, and the page says so."""
LISTED = 40
"""Other series that are listed under the one that is shown."""
LINES = 200
"""Figures of a page of the table."""
WIDTHS = {"wide": 1100, "narrow": 480}
"""Pixels of a chart, for a screen and for a phone."""
UNNAMED = "Nobody who is named"
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave: the series that is shown, the others, whether figures were left out, and the figure that the
    address names, if it is among those that were laid."""

    series: Series | None
    others: Sequence[Group]
    figures: Mapping[str, KeptFigure]
    cut: bool
    held: KeptFigure | None


@router.get("/question")
def show_question(page: Asking) -> Response:
    """The form, and the answer where something is asked."""
    filter = page.read_filter()
    if filter == Filter():
        return page.give("ask.html", lambda: {"asked": {}, "saved": _list_saved(page)})
    return page.give("question.html", lambda: _tell_answer(page, filter))


@router.get("/question/chart.json")
def give_chart(page: Asking) -> Response:
    """The chart of the series that is shown, in Vega-Lite; its marks lead to the figures' pages."""
    return Response(page.keep(lambda: _make_chart(page)), media_type="application/json")


@router.get("/chart.js")
def give_script(page: Asking) -> Response:
    """What draws charts in a browser."""
    return Response(load_script(), media_type="text/javascript", headers={"Cache-Control": "private, max-age=86400"})


@router.get("/question/chart.svg")
def give_drawing(page: Asking) -> Response:
    """The same chart drawn, for whoever has no script."""
    return Response(page.keep(lambda: _make_drawing(page)), media_type="image/svg+xml")


@router.post("/question/save")
def save_question(page: Acting, name: Annotated[str, Form()], asked: Annotated[str, Form()]) -> Response:
    """Saves the question under a name, to tell later what changed."""
    page.require("save")
    filter = read_filter(dict(parse_qsl(asked.lstrip("?"))), page.ledger)
    if filter == Filter():
        raise InputError("a question that asks for everything can't be saved; narrow it")
    page.ledger.watch(name.strip(), filter)
    return page.go("/question")


@router.post("/question/watch")
def watch_question(page: Acting, name: Annotated[str, Form()]) -> Response:
    """What changed in the answer since it was last looked at; from now on this one counts."""
    page.require("save")
    saved = next((one for one in page.ledger.questions() if one.name == name), None)
    if saved is None:
        raise not_found("saved question of that name")
    difference = page.ledger.watch(name)
    return page.give("watched.html", lambda: {"difference": difference, "asked": tell_filter(saved.filter)})


@router.post("/question/forget")
def forget_question(page: Acting, name: Annotated[str, Form()]) -> Response:
    """Takes a saved question away."""
    page.require("save")
    page.ledger.forget(name)
    return page.go("/question")


def _list_saved(page: Page) -> list[dict[str, Any]]:
    return [{"name": one.name, "asked": tell_filter(one.filter), "since": one.asked} for one in page.ledger.questions()]


def find_answer(page: Page, filter: Filter) -> Answer:
    """The series of a filter's figures: the one that the address names (`series`), the one with the figure that it names
    (`holding`), or the longest. TroubleError where there is none of that id."""
    laid = page.desk.answers.find(page.ledger, filter, MOST)
    held = laid.figures.get(page.asked.get("holding", ""))
    shown = _choose(laid, page.asked.get("series"), held)
    others = [one for one in laid.groups if one is not shown]
    return Answer(laid.lay_out(shown) if shown else None, others, laid.figures, laid.cut, held)


def _choose(laid: Laid, wanted: str | None, held: KeptFigure | None) -> Group | None:
    if wanted and laid.groups:
        shown = next((one for one in laid.groups if one.id == wanted), None)
        if shown is None:
            told = "series with this id among the answers; figures that were added or corrected may have moved it"
            raise not_found(told)
        return shown
    return laid.find_group(held.id) if held else next(iter(laid.groups), None)


def _tell_answer(page: Page, filter: Filter) -> dict[str, Any]:
    answer, asked = find_answer(page, filter), tell_filter(filter)
    values = {
        "asked": asked,
        "series": answer.series,
        "others": answer.others,
        "cut": answer.cut,
        "held": answer.held,
        "astray": bool(page.asked.get("holding")) and answer.held is None,
        "most": MOST,
        "listed": LISTED,
    }
    if answer.series is None:
        return values
    lines = list_lines(answer.series, answer.figures)
    first = read_number(page.asked.get("from", ""), len(lines))
    chosen = make_query(asked, series=answer.series.id)
    return values | {
        "lines": lines[first : first + LINES],
        "first": first,
        "further": first + LINES if first + LINES < len(lines) else None,
        "figures": answer.figures,
        "shown": {"series": answer.series.id},
        "chart": chosen if any(map(can_draw, answer.series.points)) else None,
        "voices": _list_voices(answer.series),
    }


def _find_drawn(page: Page) -> tuple[Series, Mapping[str, KeptFigure]]:
    answer = find_answer(page, page.read_filter())
    if answer.series is None or not any(map(can_draw, answer.series.points)):
        raise not_found("figure here that tells both a day and a number")
    return answer.series, answer.figures


def _make_chart(page: Page) -> str:
    from sayso.present.plot.chart import draw_series

    return json.dumps(draw_series(*_find_drawn(page), _find_width(page), lambda id: f"/entries/{id}"))


def _make_drawing(page: Page) -> str:
    from sayso.present.plot.command import draw

    return draw(*_find_drawn(page), ".svg", _find_width(page)).decode()


def _find_width(page: Page) -> int:
    return WIDTHS.get(page.asked.get("width", ""), WIDTHS["wide"])


def _list_voices(series: Series) -> list[tuple[str, list[Origin]]]:
    """Origins by whose word they are, those with most figures first: one voice may have told several numbers."""
    voices: dict[str, list[Origin]] = {}
    for origin in series.origins:
        voices.setdefault(origin.name or UNNAMED, []).append(origin)
    return sorted(voices.items(), key=lambda one: -sum(len(origin.figures) for origin in one[1]))
