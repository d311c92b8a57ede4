"""A map of marks as one drawing that needs no script."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.present.map.frame import WIDTH, Frame
from sayso.present.map.ground import draw_ground, draw_names, make_ground
from sayso.present.map.legend import draw_legend, draw_scale_bar
from sayso.present.map.mark import Mark, count_figures
from sayso.present.map.room import Room
from sayso.present.map.spread import Symbol, make_scale, place_marks, place_symbols
from sayso.present.map.symbols import Address, draw_extents, draw_leaders, draw_symbols
from sayso.present.map.view import View
from sayso.present.page.markup import Markup, element, escape, join

PATTERNS = Markup(
    '<defs><pattern id="map-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="map-stroke" d="M0 0V6"/></pattern>'
    '<pattern id="map-lines" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<path class="map-stroke" d="M0 0V9"/></pattern></defs>'
)


def draw_map(marks: Sequence[Mark], view: View, address: Address, *, title: str = "Figures by place") -> Markup:
    """A `figure` of HTML: the map as SVG with each mark as a link, and the legend under it. `address` leads to the same
    page in another view, which clusters need. It is styled by `map.css` alone and may stand once on a page.

    500 marks take about 50 ms. The same marks give the same drawing, in whatever order they come.
    """
    frame = Frame(view)
    room = Room(WIDTH, frame.height)
    room.take(90, frame.height - 16, (90, 16))
    placed = place_marks(marks, frame)
    scale = make_scale(placed, frame)
    symbols = place_symbols(placed, frame, scale, room)
    ground = make_ground(frame)
    told = {mark.country for mark in marks if mark.precision == "country"}
    drawn = draw_symbols(symbols, address, view, room)
    inner = join(
        element("title", escape(title), id="map-title"),
        element("desc", escape(_describe(marks, symbols)), id="map-desc"),
        PATTERNS,
        draw_ground(ground, told),
        draw_extents(symbols, ground),
        draw_names(ground, told, room),
        draw_leaders(symbols),
        drawn,
        draw_scale_bar(frame),
    )
    drawing = Markup(
        f'<svg class="map-drawing" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {frame.height}" '
        f'role="group" aria-labelledby="map-title" aria-describedby="map-desc">{inner}</svg>'
    )
    return element(
        "figure",
        element("div", drawing, class_="map-frame"),
        element("figcaption", draw_legend([mark for mark, _ in placed], symbols, scale, frame)),
        class_="map",
    )


def _describe(marks: Sequence[Mark], symbols: Sequence[Symbol]) -> str:
    shown = sum(len(symbol.marks) for symbol in symbols)
    figures = sum(symbol.figures for symbol in symbols)
    if not marks:
        return "A map without marks: no figure tells a place that the gazetteer knows."
    places = f"{shown:,} place{'' if shown == 1 else 's'} with {count_figures(figures)}"
    outside = len(marks) - shown
    return f"{places}, most figures first." + (f" {outside:,} more lie outside this view." if outside else "")
