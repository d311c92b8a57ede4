"""The view that shows all marks of a map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sayso.present.map.frame import WIDTH, Frame
from sayso.present.map.mark import Mark
from sayso.present.map.outlines import Points, load_outlines
from sayso.present.map.view import CLOSEST, View

ALONE = 6
"""How close a view of marks that lie within a few kilometres goes: 400 km, so that a reader sees where that is."""
MARGIN = 28
"""Units of the drawing between the marks and its edge."""
KM = 111.2

NET = 14.0
"""Degrees between the middles of views of zoom 1, an eighth of their width; of each further zoom half as many."""


def fit_view(marks: Iterable[Mark]) -> View:
    """The closest view in which all marks stand with a margin, regions and countries with the room that they take; the
    world where there are none, or where they lie too far apart."""
    points = [point for mark in marks for point in _spread(mark)]
    if not points:
        return View()
    around = _unwrap(np.array(points))
    middle = (around.min(axis=0) + around.max(axis=0)) / 2
    closest = ALONE if np.ptp(around[:, 1]) < 0.3 and np.ptp(around[:, 0]) < 0.3 else CLOSEST
    for zoom in range(closest, 0, -1):
        for view in (_settle(middle, zoom), View(float(middle[1]), float(middle[0]), zoom)):
            if _fits(Frame(view), around):
                return view
    return View()


def _settle(middle: Points, zoom: int) -> View:
    """A view with its middle near by on a net: questions about one region share what lies under their marks."""
    step = NET / 2 ** (zoom - 1)
    east, north = (float(number) for number in np.round(middle / step) * step)
    return View(north, east, zoom)


def _fits(frame: Frame, points: Points) -> bool:
    spots = frame.place(points.tolist())
    return all(
        spot and MARGIN <= spot[0] <= WIDTH - MARGIN and MARGIN <= spot[1] <= frame.height - MARGIN for spot in spots
    )


def _spread(mark: Mark) -> Sequence[tuple[float, float]]:
    """Points (degrees east and north) around all that the mark stands for."""
    east, north = mark.longitude, mark.latitude
    if mark.precision == "country":
        return _find_corners(mark.country, east) or [(east, north)]
    up = (mark.reach or 0) / KM
    aside = up / max(float(np.cos(np.radians(north))), 0.1)
    return [(east - aside, north), (east + aside, north), (east, north - up), (east, north + up)]


def _find_corners(code: str, middle: float) -> list[tuple[float, float]]:
    """The corners of a country's largest piece of land, turned to lie by its middle; none where it has no outline."""
    outlines = load_outlines("world")
    own = outlines.rings.boxes[[outlines.codes[number] == code for number in outlines.countries.tolist()]]
    if not len(own):
        return []
    sizes = (own[:, 2] - own[:, 0]) * (own[:, 3] - own[:, 1])
    west, south, east, north = own[sizes.argmax()].tolist()
    turn = 360 * round((middle - (west + east) / 2) / 360)
    return [(x + turn, y) for x in (west, east) for y in (south, north)]


def _unwrap(points: Points) -> Points:
    """The points with degrees east such that they span as little of the Earth as can be: cut where the gap is widest."""
    east = points[:, 0] % 360
    order = np.sort(east)
    gaps = np.diff(order, append=order[0] + 360)
    first = order[(int(gaps.argmax()) + 1) % len(order)]
    return np.column_stack([(east - first) % 360 + first, points[:, 1]])
