"""What of rings and lines stands in a box, and how it is written as the path of a drawing.

Rings are cut side by side of the box (Sutherland and Hodgman 1974). All at once in arrays: a view may hold 100,000 points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.present.map.outlines import Box, Points, Rings, turn

FINE = 2
"""Paths are written in whole numbers of a half unit; whoever draws them scales by 1 / FINE."""
TURNS = (-360.0, 0.0, 360.0)
LONGEST = 3.0
"""Degrees from which on a straight line is bent with the projection, in pieces."""


def find_near(rings: Rings, box: Box) -> Iterator[tuple[int, float]]:
    """Which rings or lines may stand in the box, each with the turn in degrees that brings it there."""
    west, south, east, north = rings.boxes.T
    for degrees in TURNS:
        near = (west + degrees <= box.east) & (east + degrees >= box.west) & (south <= box.north) & (north >= box.south)
        yield from ((index, degrees) for index in np.flatnonzero(near).tolist())


def clip_rings(rings: Rings, box: Box) -> Iterator[tuple[int, Points]]:
    """The rings in the box, each with its number; what is cut is closed along the box's sides."""
    for index, degrees in find_near(rings, box):
        ring = turn(rings[index], degrees)
        west, south, east, north = rings.boxes[index]
        inside = west + degrees >= box.west and east + degrees <= box.east and south >= box.south and north <= box.north
        cut = ring if inside else clip_ring(ring, box)
        if len(cut) > 2:
            yield index, cut


def clip_ring(ring: Points, box: Box) -> Points:
    """What of a ring stands in the box."""
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        if not len(ring):
            break
        ring = _cut_side(ring, axis, limit, sign)
    return ring


def _cut_side(ring: Points, axis: int, limit: float, sign: int) -> Points:
    after = np.roll(ring, -1, axis=0)
    over, over_after = ((points[:, axis] - limit) * sign for points in (ring, after))
    crosses = (over >= 0) != (over_after >= 0)
    share = np.divide(over, over - over_after, out=np.zeros(len(ring)), where=crosses)
    both = np.stack([ring + (after - ring) * share[:, None], after], axis=1)
    kept = both[np.stack([crosses, over_after >= 0], axis=1)]
    return np.vstack([kept, kept[:1]])


def clip_lines(lines: Rings, numbers: NDArray[np.bool_], box: Box) -> list[Points]:
    """The stretches of lines that may be seen in the box; they end where a step lies wholly to one side of it.
    `numbers` tells which lines are wanted."""
    near = [(index, degrees) for index, degrees in find_near(lines, box) if numbers[index]]
    found: list[Points] = []
    for index, degrees in near:
        line = turn(lines[index], degrees)
        west, south, east, north = lines.boxes[index]
        if west + degrees >= box.west and east + degrees <= box.east and south >= box.south and north <= box.north:
            found.append(line)
        else:
            found += _cut_line(line, box)
    return found


def _cut_line(line: Points, box: Box) -> list[Points]:
    east, north = line.T
    side = (east < box.west) * 1 | (east > box.east) * 2 | (north < box.south) * 4 | (north > box.north) * 8
    seen = np.concatenate([[False], (side[1:] & side[:-1]) == 0, [False]])
    begins, ends = np.flatnonzero(seen[1:] & ~seen[:-1]), np.flatnonzero(~seen[1:] & seen[:-1])
    return [line[begin : end + 1] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]


def bend(parts: Sequence[Points]) -> list[Points]:
    """The parts with points put in where a step is long, so that it follows the projection."""
    if not parts:
        return []
    ends = np.cumsum([len(part) for part in parts])
    long = np.abs(np.diff(np.vstack(parts), axis=0)).max(axis=1, initial=0) > LONGEST
    long[ends[:-1] - 1] = False
    bent = list(parts)
    for index in np.unique(np.searchsorted(ends, np.flatnonzero(long), side="right")).tolist():
        bent[index] = _bend_part(parts[index])
    return bent


def _bend_part(part: Points) -> Points:
    steps = np.diff(part, axis=0)
    counts = np.maximum(np.ceil(np.abs(steps).max(axis=1) / LONGEST), 1).astype(int)
    first = np.repeat(np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    share = (np.arange(counts.sum()) - first) / np.repeat(counts, counts)
    return np.vstack(
        [np.repeat(part[:-1], counts, axis=0) + np.repeat(steps, counts, axis=0) * share[:, None], part[-1:]]
    )


def write_paths(parts: Sequence[Points], *, closed: bool) -> list[str]:
    """Each part, in units of the drawing, as the data of a path, `FINE` times as large; empty where nothing is left."""
    if not parts:
        return []
    lengths = [len(part) for part in parts]
    whole = np.rint(np.vstack(parts) * FINE).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    moved = np.any(np.diff(whole, axis=0, prepend=whole[:1] - 1) != 0, axis=1)
    moved[starts[:-1]] = True
    kept = whole[moved]
    ends = np.concatenate([[0], np.cumsum(moved)])[starts].tolist()
    steps = np.diff(kept, axis=0, prepend=kept[:1]).ravel().tolist()
    firsts = kept.tolist()
    least = 3 if closed else 2
    tail = "z" if closed else ""
    return [
        f"M{firsts[a][0]} {firsts[a][1]}l{_write_steps(steps[2 * a + 2 : 2 * b])}{tail}" if b - a >= least else ""
        for a, b in pairwise(ends)
    ]


def _write_steps(steps: Sequence[int]) -> str:
    return " ".join(map(str, steps)).replace(" -", "-")
