"""From degrees to the drawing: which projection a view has, and what of the Earth stands in it.

The whole world is drawn in Equal Earth (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949), anything
closer in Lambert's azimuthal equal-area projection around the view's middle (Snyder 1987, p. 182). Both keep areas true,
on a sphere of the same surface as WGS 84's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from sayso.present.map.outlines import Box, Points
from sayso.present.map.view import View

WIDTH = 960
"""Of all maps, in the units of the drawing."""
RADIUS = 6371.007
"""Kilometres: that of a sphere with the Earth's surface."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_EQUAL_EARTH_WIDTH = 5.41326
_MARGIN = 1.02
"""How much more of the Earth than the drawing shows is projected, so that no line ends at its edge."""

Spot = tuple[float, float]
"""A place in the drawing."""


@dataclass(frozen=True)
class Frame:
    """A drawing of a view, `WIDTH` by `height` units, y downwards."""

    view: View

    @property
    def height(self) -> int:
        """In units of the drawing."""
        return 600 if self.view.zoom else 470

    @property
    def is_world(self) -> bool:
        """Whether the whole Earth is shown."""
        return self.view.zoom == 0

    @property
    def scale(self) -> float:
        """Units of the drawing to a kilometre: in the middle; of the world, one whose square holds for areas."""
        return WIDTH / (_EQUAL_EARTH_WIDTH * RADIUS) * 0.99 if self.is_world else WIDTH / self.view.width

    def project(self, points: Points) -> Points:
        """Where points (degrees east and north) stand in the drawing. Of the world only what lies in its `box` is asked."""
        turned = np.radians(points - (self.view.longitude, 0))
        flat = _project_world(turned) if self.is_world else self._project_near(turned)
        placed: Points = flat * (self.scale * RADIUS, -self.scale * RADIUS) + (WIDTH / 2, self.height / 2)
        return placed

    def place(self, places: Sequence[tuple[float, float]]) -> list[Spot | None]:
        """Where places (degrees east and north) stand in the drawing, None where one lies beyond the view's horizon."""
        if not places:
            return []
        points = np.array(places)
        points[:, 0] = (points[:, 0] - self.view.longitude + 180) % 360 - 180 + self.view.longitude
        seen = np.full(len(points), True) if self.is_world else self._measure_cosines(points) >= 0
        spots = self.project(points).tolist()
        return [(x, y) if there else None for (x, y), there in zip(spots, seen.tolist(), strict=True)]

    def shows(self, x: float, y: float) -> bool:
        """Whether a point of the drawing lies inside of it."""
        return 0 <= x <= WIDTH and 0 <= y <= self.height

    @cached_property
    def box(self) -> Box:
        """What of the Earth must be projected: all that can be seen, within half a turn of the middle."""
        middle = self.view.longitude
        if self.is_world:
            return Box(middle - 180, -90, middle + 180, 90)
        edge = self._find_edge()
        south, north = float(edge[:, 1].min()), float(edge[:, 1].max())
        for pole in (-90.0, 90.0):
            (spot,) = self.place([(middle, pole)])
            if spot and self.shows(*spot):
                return Box(middle - 180, min(south, pole), middle + 180, max(north, pole))
        return Box(float(edge[:, 0].min()), south, float(edge[:, 0].max()), north)

    def _find_edge(self) -> Points:
        """Degrees of points along the edge of the drawing."""
        x, y = WIDTH / 2 * _MARGIN, self.height / 2 * _MARGIN
        way = np.linspace(-1, 1, 41)
        sides = [(way * x, way * 0 + y), (way * x, way * 0 - y), (way * 0 + x, way * y), (way * 0 - x, way * y)]
        across, up = np.hstack(sides) / (self.scale * RADIUS)
        return self._return_near(across, up)

    def _project_near(self, turned: Points) -> Points:
        east, north = turned.T
        middle = np.radians(self.view.latitude)
        cosine = np.sin(middle) * np.sin(north) + np.cos(middle) * np.cos(north) * np.cos(east)
        stretch = np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
        across = stretch * np.cos(north) * np.sin(east)
        up = stretch * (np.cos(middle) * np.sin(north) - np.sin(middle) * np.cos(north) * np.cos(east))
        return np.column_stack([across, up])

    def _return_near(self, across: NDArray[np.float64], up: NDArray[np.float64]) -> Points:
        middle = np.radians(self.view.latitude)
        far = np.hypot(across, up)
        angle = 2 * np.arcsin(np.clip(far / 2, 0, 1))
        north = np.arcsin(np.cos(angle) * np.sin(middle) + up * np.sin(angle) * np.cos(middle) / far)
        east = np.arctan2(
            across * np.sin(angle), far * np.cos(middle) * np.cos(angle) - up * np.sin(middle) * np.sin(angle)
        )
        return np.column_stack([np.degrees(east) + self.view.longitude, np.degrees(north)])

    def _measure_cosines(self, points: Points) -> NDArray[np.float64]:
        """Of the angles between the view's middle and the points."""
        east, north = np.radians(points - (self.view.longitude, 0)).T
        middle = np.radians(self.view.latitude)
        cosines: NDArray[np.float64] = np.sin(middle) * np.sin(north) + np.cos(middle) * np.cos(north) * np.cos(east)
        return cosines


def _project_world(turned: Points) -> Points:
    east, north = turned.T
    angle = np.arcsin(_M * np.sin(north))
    square = angle**2
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    across = east * np.cos(angle) / (_M * slope)
    return np.column_stack([across, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))])
