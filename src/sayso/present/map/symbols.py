"""The marks as they are drawn. Shape and filling tell how exactly a place is known, area how many figures there are:
a full disc is a settlement, a diamond in a hatched disc a region, a square on shaded land a country, a triangle in a
dashed ring a sea or a land without bounds; a disc in a ring is several settlements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import pi, sqrt

import numpy as np

from sayso.present.map.frame import Frame
from sayso.present.map.ground import Ground
from sayso.present.map.mark import Mark, Precision, count_figures
from sayso.present.map.room import Room
from sayso.present.map.spread import Symbol
from sayso.present.map.view import View
from sayso.present.page.markup import NOTHING, Markup, element, escape, join

Address = Callable[[View], str]
"""Leads to the page with the map in another view."""

NAMED = 60
"""How many symbols get their name beside them, where there is room, the largest first."""
LETTER, LINE = 6.6, 14.0
"""How wide a letter of a name is on average, and how high a line, in units of the drawing."""
UNBOUNDED = 22.0
"""The radius of the ring around a place without bounds."""
LARGE_ENOUGH = 9.0
"""From this radius on the number stands in the symbol."""
LONGEST = 24
TOLD = 6
"""How many places of a cluster are named in its label."""


def draw_extents(symbols: Sequence[Symbol], ground: Ground) -> Markup:
    """Under the symbols: how far regions and lands reach, roughly."""
    frame = ground.frame
    drawn = (_draw_extent(symbol, frame, bool(ground.land.get(symbol.marks[0].country))) for symbol in symbols)
    return element("g", *drawn, class_="map-extents")


def _draw_extent(symbol: Symbol, frame: Frame, has_land: bool) -> Markup:
    mark = symbol.marks[0]
    x, y = symbol.true
    if mark.precision == "region" and mark.reach is not None:
        radius = max(mark.reach * frame.scale, symbol.radius + 4)
        return Markup(f'<circle class="map-extent" fill="url(#map-hatch)" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
    if mark.precision == "area" or (mark.precision == "country" and not has_land):
        radius = max(UNBOUNDED, symbol.radius + 5)
        return Markup(f'<circle class="map-unbounded" fill="none" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
    return NOTHING


def draw_leaders(symbols: Sequence[Symbol]) -> Markup:
    """Lines from symbols that stand aside to their true places."""
    lines = (
        f'<path d="M{symbol.true[0]:.1f} {symbol.true[1]:.1f}L{symbol.x:.1f} {symbol.y:.1f}"/>'
        f'<circle cx="{symbol.true[0]:.1f}" cy="{symbol.true[1]:.1f}" r="1.8"/>'
        for symbol in symbols
        if symbol.is_aside
    )
    return element("g", Markup("".join(lines)), class_="map-leaders")


def draw_symbols(symbols: Sequence[Symbol], address: Address, view: View, room: Room) -> Markup:
    """The symbols as links, most figures first, and names beside the largest where there is room."""
    links = [_draw_link(symbol, address, view) for symbol in symbols]
    names = [_draw_name(symbol, room) for symbol in symbols[:NAMED]]
    return join(
        element("g", *links, class_="map-marks"),
        element("g", *names, class_="map-labels", aria_hidden="true"),
    )


def _draw_link(symbol: Symbol, address: Address, view: View) -> Markup:
    precision = symbol.marks[0].precision
    shape = draw_shape(precision, symbol.x, symbol.y, symbol.radius)
    kind: str = precision
    label, href = symbol.marks[0].label, symbol.marks[0].href
    full = symbol.radius
    inner = [
        Markup(f'<circle class="map-hit" cx="{symbol.x:.1f}" cy="{symbol.y:.1f}" r="{max(symbol.radius, 12):.1f}"/>')
    ]
    if len(symbol.marks) > 1:
        kind, label, href = "cluster", _tell_cluster(symbol), address(_come_closer(symbol, view))
        ring = f'<circle class="map-ring" cx="{symbol.x:.1f}" cy="{symbol.y:.1f}" r="{symbol.radius:.1f}"/>'
        shape = join(Markup(ring), draw_shape(precision, symbol.x, symbol.y, symbol.radius - 3))
        full -= 3
    inner += [element("title", escape(label)), shape]
    if full >= LARGE_ENOUGH and len(str(symbol.figures)) * 8 < full * 2:
        inner.append(
            Markup(f'<text class="map-count" x="{symbol.x:.1f}" y="{symbol.y + 4:.1f}">{symbol.figures}</text>')
        )
    return element("a", *inner, class_=f"map-mark map-{kind}", href=href, aria_label=label)


def draw_shape(precision: Precision, x: float, y: float, radius: float) -> Markup:
    """The shape of a precision, as large in area as a disc of that radius."""
    if precision == "settlement":
        return Markup(f'<circle class="map-shape" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
    if precision == "country":
        half = radius * sqrt(pi) / 2
        return Markup(
            f'<rect class="map-shape" x="{x - half:.1f}" y="{y - half:.1f}" '
            f'width="{2 * half:.1f}" height="{2 * half:.1f}" rx="1"/>'
        )
    if precision == "region":
        half = radius * sqrt(pi / 2)
        return Markup(
            f'<path class="map-shape" d="M{x:.1f} {y - half:.1f}l{half:.1f} {half:.1f}l{-half:.1f} {half:.1f}'
            f'l{-half:.1f} {-half:.1f}z"/>'
        )
    side = radius * sqrt(4 * pi / sqrt(3))
    height = side * sqrt(3) / 2
    return Markup(
        f'<path class="map-shape" d="M{x:.1f} {y - height * 2 / 3:.1f}l{side / 2:.1f} {height:.1f}h{-side:.1f}z"/>'
    )


def _tell_cluster(symbol: Symbol) -> str:
    names = ", ".join(mark.name for mark in symbol.marks[:TOLD])
    more = len(symbol.marks) - TOLD
    rest = f" and {more} more" if more > 0 else ""
    return f"{len(symbol.marks)} settlements, {count_figures(symbol.figures)}: {names}{rest}. Come closer"


def _come_closer(symbol: Symbol, view: View) -> View:
    mark = symbol.marks[0]
    return View(mark.latitude, mark.longitude, max(view.zoom + 2, 3))


def _draw_name(symbol: Symbol, room: Room) -> Markup:
    text = _name(symbol.marks)
    half = len(text) * LETTER / 2 + 2, LINE / 2
    away = symbol.radius * (1.3 if symbol.marks[0].precision in ("region", "area") else 1) + 3
    spots = np.array([
        (symbol.x + away + half[0], symbol.y),
        (symbol.x - away - half[0], symbol.y),
        (symbol.x, symbol.y - away - half[1]),
        (symbol.x, symbol.y + away + half[1]),
    ])  # fmt: skip
    found = room.find(spots, half)
    if found is None:
        return NOTHING
    x, y = spots[found].tolist()
    room.take(x, y, half)
    # Letters are wider in one font than in another: beside a sign a name begins or ends at it.
    side, start = ((" map-after", x - half[0] + 2), (" map-before", x + half[0] - 2), ("", x), ("", x))[found]
    return element("text", escape(text), class_=f"map-name{side}", x=f"{start:.1f}", y=f"{y + 4:.1f}")


def _name(marks: Sequence[Mark]) -> str:
    name = marks[0].name if len(marks[0].name) <= LONGEST else marks[0].name[: LONGEST - 1] + "…"
    return f"{name} +{len(marks) - 1}" if len(marks) > 1 else name
