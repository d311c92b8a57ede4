"""Where there is room in a drawing: what is put down keeps others away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.present.map.outlines import Points

GAP = 1.5
"""Units that stay free between two things."""


class Room:
    """A drawing that fills up. Things are boxes: middle and half of their width and height."""

    def __init__(self, width: float, height: float, *, most: int = 4096) -> None:
        self._size = np.array([width, height])
        self._middles = np.zeros((most, 2))
        self._halves = np.zeros((most, 2))
        self._count = 0

    def find(self, spots: Points, half: tuple[float, float]) -> int | None:
        """The first of the spots around which there is room for a box of that half size, None where there is none."""
        free = self._is_free(spots, np.array(half))
        return int(free.argmax()) if free.any() else None

    def _is_free(self, spots: Points, half: NDArray[np.float64]) -> NDArray[np.bool_]:
        inside = np.all((spots >= half) & (spots <= self._size - half), axis=1)
        middles, halves = self._middles[: self._count], self._halves[: self._count] + half + GAP
        low, high = spots.min(axis=0), spots.max(axis=0)
        near = ((middles > low - halves) & (middles < high + halves)).all(axis=1)
        apart = np.abs(spots[:, None] - middles[near])
        meets = (apart < halves[near]).all(axis=2).any(axis=1)
        free: NDArray[np.bool_] = inside & ~meets
        return free

    def take(self, x: float, y: float, half: tuple[float, float]) -> None:
        """Puts a box down; more than there is space for are not minded."""
        if self._count < len(self._middles):
            self._middles[self._count] = x, y
            self._halves[self._count] = half
            self._count += 1
