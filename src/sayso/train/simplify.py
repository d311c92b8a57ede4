"""Lines with fewer points (Douglas and Peucker 1973), areas, and which points stand in a ring."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.present.map.outlines import Points, turn


def drop_points(line: Points, tolerance: float) -> Points:
    """The line without the points that lie within `tolerance` degrees of latitude of what is left. Both ends stay."""
    flat = _flatten(line)
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    todo = [(0, len(line) - 1)]
    while todo:
        start, end = todo.pop()
        if end - start < 2:
            continue
        away = _measure_away(flat[start + 1 : end], flat[start], flat[end])
        farthest = int(away.argmax())
        if away[farthest] > tolerance:
            middle = start + 1 + farthest
            keep[middle] = True
            todo += [(start, middle), (middle, end)]
    return line[keep]


def _flatten(line: Points) -> Points:
    """Degrees east as long as those north."""
    return line * (np.cos(np.radians(np.clip(line[:, 1].mean(), -80, 80))), 1)


def _measure_away(points: Points, start: Points, end: Points) -> NDArray[np.float64]:
    """How far the points lie from the stretch between two others."""
    along = end - start
    length = float(along @ along)
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    away: NDArray[np.float64] = np.hypot(*(points - start - share[:, None] * along).T)
    return away


def measure_area(ring: Points) -> float:
    """Square degrees of a ring, as if at the equator."""
    east, north = _flatten(ring).T
    return abs(float(np.sum(east * np.roll(north, -1) - north * np.roll(east, -1)))) / 2


def stands_in(points: Points, ring: Points) -> NDArray[np.bool_]:
    """Which points stand in the ring (crossings of a line eastwards, odd), also where it goes on past 180 degrees."""
    west, south = ring.min(axis=0)
    east, north = ring.max(axis=0)
    inside = np.zeros(len(points), bool)
    for degrees in (-360.0, 0.0, 360.0):
        at = turn(points, degrees)
        near = np.flatnonzero((at[:, 0] >= west) & (at[:, 0] <= east) & (at[:, 1] >= south) & (at[:, 1] <= north))
        inside[near] |= _cross(at[near], ring)
    return inside


def _cross(points: Points, ring: Points) -> NDArray[np.bool_]:
    odd = np.zeros(len(points), bool)
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y1 == y2:
            continue
        between = (points[:, 1] < y1) != (points[:, 1] < y2)
        odd ^= between & (points[:, 0] < x1 + (points[:, 1] - y1) / (y2 - y1) * (x2 - x1))
    return odd
