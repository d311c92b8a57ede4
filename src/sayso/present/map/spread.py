"""Marks that would cover each other: many towns become a cluster, others stand aside with a line to their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np

from sayso.present.map.frame import WIDTH, Frame, Spot
from sayso.present.map.mark import Mark, rank
from sayso.present.map.outlines import Points
from sayso.present.map.room import Room
from sayso.present.map.view import CLOSEST

UNIT_RADIUS = 5.5
"""The radius that stands for one figure, unless the largest mark would then be too large."""
LARGEST = 27.0
SMALLEST = 3.0
CROWDED = 13.0
"""Units of the drawing: towns nearer to each other than this are a crowd."""
FEW = 3
"""As many towns of a crowd stand aside by themselves; more become a cluster, but not in the closest view."""
FARTHEST = 60.0
COVERED = 0.1
"""The share of the drawing that all signs together may cover."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One or more marks as they are drawn: at `x` and `y`, while their true place is at `true`. `radius` is that of a disc
    whose area stands for `figures`."""

    marks: tuple[Mark, ...]
    figures: int
    x: float
    y: float
    true: Spot
    radius: float

    @property
    def is_aside(self) -> bool:
        """Whether it does not stand at its place."""
        return abs(self.x - self.true[0]) + abs(self.y - self.true[1]) > 1


Placed = tuple[Mark, Spot]
"""A mark and where its true place stands in the drawing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a symbol is: its area goes with its figures."""

    one: float

    def measure(self, figures: int) -> float:
        """The radius of a disc for so many figures; never too small to be seen."""
        return max(SMALLEST, self.one * sqrt(figures))


def make_scale(placed: Sequence[Placed], frame: Frame) -> Scale:
    """The scale at which the largest of the marks is not too large, and all together leave the map to be seen."""
    counts = [mark.figures for mark, _ in placed] or [1]
    dense = sqrt(COVERED * WIDTH * frame.height / (pi * sum(counts)))
    return Scale(min(UNIT_RADIUS, LARGEST / sqrt(max(counts)), dense))


def place_marks(marks: Sequence[Mark], frame: Frame) -> list[Placed]:
    """The marks that stand in the frame, with where, most figures first."""
    placed = []
    ranked = sorted(marks, key=rank)
    for mark, spot in zip(ranked, frame.place([(mark.longitude, mark.latitude) for mark in ranked]), strict=True):
        if spot and frame.shows(*spot):
            placed.append((mark, spot))
    return placed


def place_symbols(placed: Sequence[Placed], frame: Frame, scale: Scale, room: Room) -> list[Symbol]:
    """The symbols of marks, most figures first; the same for the same marks in any order."""
    groups = _gather_crowds(placed, cluster=frame.view.zoom < CLOSEST)
    groups.sort(key=lambda group: (-sum(mark.figures for mark, _ in group), rank(group[0][0])))
    return [_put(group, scale, room) for group in groups]


def _gather_crowds(placed: Sequence[Placed], *, cluster: bool) -> list[list[Placed]]:
    """Each mark by itself, and crowds of towns together: a town takes those around it that have fewer figures."""
    spots = np.array([spot for _, spot in placed]).reshape(-1, 2)
    free = np.array([cluster and mark.precision == "settlement" for mark, _ in placed], bool)
    groups = []
    taken = np.zeros(len(placed), bool)
    for index, one in enumerate(placed):
        if taken[index]:
            continue
        near = free & ~taken & (np.hypot(*(spots - spots[index]).T) < CROWDED)
        if not free[index] or near.sum() <= FEW:
            near = np.arange(len(placed)) == index
        taken |= near
        groups.append([one] if near.sum() == 1 else [placed[other] for other in np.flatnonzero(near).tolist()])
    return groups


def _put(group: Sequence[Placed], scale: Scale, room: Room) -> Symbol:
    figures = sum(mark.figures for mark, _ in group)
    radius = scale.measure(figures) + (2 if len(group) > 1 else 0)
    radius = min(radius, LARGEST + 6)
    true = group[0][1]
    spots = np.array(true) + _ASIDE[: 1 if radius > LARGEST else None]
    half = radius, radius
    found = 0 if room.find(spots[:1], half) == 0 else room.find(spots, half)
    x, y = spots[found or 0].tolist()
    room.take(x, y, half)
    return Symbol(tuple(mark for mark, _ in group), figures, x, y, true, radius)


def _list_asides() -> Points:
    """Where a symbol may stand, the nearest first: its place, then rings around it."""
    spots = [(0.0, 0.0)]
    for far in np.arange(7.0, FARTHEST, 7.0):
        turns = np.arange(0, 2 * np.pi, np.pi / 8) + far / 7
        spots += [(far * np.cos(turn), far * np.sin(turn)) for turn in turns.tolist()]
    return np.array(spots)


_ASIDE = _list_asides()
