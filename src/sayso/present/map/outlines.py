"""The shipped outlines: land by country, the borders between, and how far the gazetteer's regions reach.

Made by `sayso.train.outlines` from Natural Earth (public domain). One file, `outlines.npz`; for each detail it holds lines
in units of `UNIT` degrees: where each begins, and steps whose zigzag numbers are kept as low and high bytes apart, which
compresses them well. Rings are made of lines, so that neighbours share their border to the last point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sayso.errors import LexiconError

Points = NDArray[np.float64]
"""Points a row: degrees east and north. Degrees east go on past 180 where a line crosses the antimeridian."""
Arrays = Mapping[str, NDArray[np.generic]]
Detail = Literal["world", "near"]
LineKind = Literal["coast", "border", "disputed", "region", "none"]
"""What a line parts: land from sea, two countries, land of one country in the gazetteer that others hold or claim, first-level regions, or nothing
(where the source cuts land at the antimeridian)."""

UNIT: Mapping[Detail, float] = {"world": 0.02, "near": 0.005}
KINDS: tuple[LineKind, ...] = ("coast", "border", "disputed", "region", "none")
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees, west at or below east; both may lie beyond 180."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings or lines one behind the other in `points`; the n-th goes from `starts[n]` to `starts[n + 1]`. `boxes` has
    west, south, east and north of each."""

    points: Points
    starts: NDArray[np.int64]
    boxes: Points

    def __len__(self) -> int:
        return len(self.boxes)

    def __getitem__(self, index: int) -> Points:
        return self.points[self.starts[index] : self.starts[index + 1]]


@dataclass(frozen=True, slots=True)
class Outlines:
    """One detail. `countries` tells for each ring whose land it bounds (index in `codes`; an inner ring is a hole of the
    same country), `kinds` for each line what it parts (index in `KINDS`)."""

    codes: tuple[str, ...]
    rings: Rings
    countries: NDArray[np.int64]
    lines: Rings
    kinds: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a first-level region reaches from its middle, and each of its districts, in kilometres: the radius of a
    disc about as large. It is a rough size, drawn so that a region doesn't look like a spot."""

    region: float
    district: float


def turn(points: Points, degrees: float) -> Points:
    """The points moved eastwards, by whole turns: the same places, told with other degrees."""
    moved: Points = points + np.array((degrees, 0.0))
    return moved


@cache
def load_outlines(detail: Detail) -> Outlines:
    """The outlines in one detail; LexiconError where the shipped file is of another version."""
    arrays = _read_arrays()
    lines = _read_lines(arrays, detail)
    parts = np.split(arrays[f"{detail}_refs"], np.cumsum(arrays[f"{detail}_counts"])[:-1])
    chained = [_close(_chain(lines, part.tolist())) for part in parts]
    rings = _box(np.vstack(chained), _count_up([len(ring) for ring in chained]))
    countries = arrays[f"{detail}_countries"].astype(np.int64)
    kinds = arrays[f"{detail}_kinds"].astype(np.int64)
    return Outlines(tuple(map(str, arrays["codes"])), rings, countries, lines, kinds)


@cache
def load_names() -> Mapping[str, str]:
    """The countries' names by ISO 3166-1 alpha-2, as the gazetteer has them."""
    arrays = _read_arrays()
    return dict(zip(map(str, arrays["codes"]), map(str, arrays["names"]), strict=True))


@cache
def load_reaches() -> Mapping[int, Reach]:
    """The reach of first-level regions by GeoNames id."""
    arrays = _read_arrays()
    rows = zip(*(arrays[key].tolist() for key in ("regions", "reaches", "district_reaches")), strict=True)
    return {id: Reach(float(region), float(district)) for id, region, district in rows}


def _read_arrays() -> Arrays:
    with as_file(files("sayso.present.map").joinpath("outlines.npz")) as path, np.load(path) as file:
        arrays = dict(file)
    if int(arrays["format"]) != FORMAT:
        raise LexiconError("outlines.npz is of another version; make it anew with sayso.train.outlines")
    return arrays


def _read_lines(arrays: Arrays, detail: Detail) -> Rings:
    zigzag = arrays[f"{detail}_low"].astype(np.int64) | arrays[f"{detail}_high"].astype(np.int64) << 8
    lengths = arrays[f"{detail}_lengths"].astype(np.int64)
    starts = _count_up(lengths + 1)
    path = np.zeros((starts[-1], 2), np.int64)
    inner = np.ones(len(path), bool)
    inner[starts[:-1]] = False
    path[inner] = ((zigzag >> 1) ^ -(zigzag & 1)).reshape(-1, 2)
    summed = np.cumsum(path, axis=0)
    shift = arrays[f"{detail}_begins"] - summed[starts[:-1]]
    return _box((summed + np.repeat(shift, lengths + 1, axis=0)) * UNIT[detail], starts)


def _chain(lines: Rings, refs: Sequence[int]) -> Points:
    """The lines one after the other, those with a negative number (`~n`) backwards; each moved by whole turns to where
    the one before it ends."""
    parts: list[Points] = []
    end = lines[refs[0] if refs[0] >= 0 else ~refs[0]][0, 0]
    for ref in refs:
        line = lines[ref] if ref >= 0 else lines[~ref][::-1]
        parts.append(turn(line, 360 * round((end - line[0, 0]) / 360)))
        end = parts[-1][-1, 0]
    return np.vstack(parts)


def _close(ring: Points) -> Points:
    """The ring; one that goes around a pole (Antarctica's) is led along the pole."""
    if abs(ring[-1, 0] - ring[0, 0]) < 180:
        return ring
    pole = -90.0 if ring[:, 1].mean() < 0 else 90.0
    return np.vstack([ring, [(ring[-1, 0], pole), (ring[0, 0], pole)], ring[:1]])


def _box(points: Points, starts: NDArray[np.int64]) -> Rings:
    low, high = (one.reduceat(points, starts[:-1]) for one in (np.minimum, np.maximum))
    return Rings(points, starts, np.hstack([low, high]))


def _count_up(lengths: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
