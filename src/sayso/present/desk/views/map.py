"""The map: figures by place, with how exactly each place is known, and the same as a list."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from sayso.present.desk.address import make_query, tell_filter
from sayso.present.desk.atlas import MOST
from sayso.present.desk.drawing import trust
from sayso.present.desk.pages import Asking, Page
from sayso.present.map import View, draw_map, fit_view

router = APIRouter()

LISTED = 500
"""Places that are listed, those with most figures."""


@router.get("/map")
def show_map(page: Asking) -> Response:
    """The figures that meet a filter, on the map and in a list."""
    return page.give("map.html", lambda: _tell(page))


@router.get("/map/style.css")
def give_style() -> Response:
    """How the map's drawing looks. Its address changes with it, so that browsers may keep it."""
    headers = {"Cache-Control": "private, max-age=86400"}
    return Response(load_style(), media_type="text/css", headers=headers)


@cache
def load_style() -> bytes:
    """The style that the drawing comes with."""
    return resources.files("sayso.present.map").joinpath("map.css").read_bytes()


def _tell(page: Page) -> Mapping[str, Any]:
    filter = page.read_filter()
    asked = tell_filter(filter)
    places = page.desk.atlas.find(page.ledger, filter)
    marks = places.marks.marks
    given = page.asked.get("view", "")
    view = View.read(given) if given else fit_view(marks)

    def address(other: View) -> str:
        return f"/map{make_query(asked, view=str(other))}"

    return {
        "asked": asked,
        "places": places,
        "marks": marks[:LISTED],
        "hidden": len(marks) - LISTED,
        "drawn": trust(draw_map(marks, view, address)),
        "moves": [(name, address(other) if other else None) for name, other in view.list_moves()],
        "moved": bool(given),
        "view": str(view),
        "most": MOST,
        "style": f"/map/style.css?{hashlib.sha256(load_style()).hexdigest()[:12]}",
    }
