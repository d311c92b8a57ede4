"""What stands in a box is kept, to its edge."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.present.map.clip import bend, clip_lines, clip_ring, clip_rings, write_paths
from sayso.present.map.outlines import Box, Points, Rings

BOX = Box(0, 0, 10, 10)
POINT = st.tuples(st.floats(-20, 20), st.floats(-20, 20))


def measure(ring: Points) -> float:
    east, north = ring.T
    return abs(float(np.sum(east * np.roll(north, -1) - north * np.roll(east, -1)))) / 2


def gather(*parts: list[tuple[float, float]]) -> Rings:
    points = [np.array(part, float) for part in parts]
    starts = np.cumsum([0, *(len(part) for part in points)])
    boxes = np.array([(*part.min(axis=0), *part.max(axis=0)) for part in points])
    return Rings(np.vstack(points), starts, boxes)


def test_a_ring_is_cut_at_the_box() -> None:
    ring = np.array([(-5, -5), (5, -5), (5, 5), (-5, 5), (-5, -5)], float)
    assert measure(clip_ring(ring, BOX)) == 25


def test_a_box_inside_a_ring_is_all_land() -> None:
    ring = np.array([(-99, -50), (99, -50), (99, 50), (-99, 50), (-99, -50)], float)
    assert measure(clip_ring(ring, BOX)) == 100


@given(st.lists(POINT, min_size=3, max_size=3))
def test_what_is_cut_stays_in_the_box(corners: list[tuple[float, float]]) -> None:
    ring = np.array([*corners, corners[0]])
    cut = clip_ring(ring, BOX)
    assert measure(cut) <= min(measure(ring), 100) + 1e-6 if len(cut) else True
    assert ((cut >= -1e-9) & (cut <= 10 + 1e-9)).all()


def test_rings_are_turned_across_the_antimeridian() -> None:
    rings = gather([(-179, 0), (-178, 0), (-178, 1), (-179, 0)], [(50, 0), (51, 0), (51, 1), (50, 0)])
    found = list(clip_rings(rings, Box(170, -10, 190, 10)))
    assert [index for index, _ in found] == [0]
    assert found[0][1][0].tolist() == [181, 0]


def test_a_line_through_the_box_is_kept_though_both_ends_lie_outside() -> None:
    lines = gather([(-50, 5), (50, 5)], [(-50, 20), (50, 20)], [(1, 1), (2, 2), (30, 30), (40, 40)])
    found = clip_lines(lines, np.ones(3, bool), BOX)
    assert [part.tolist() for part in found] == [[[-50, 5], [50, 5]], [[1, 1], [2, 2], [30, 30]]]


def test_long_steps_are_bent_and_short_ones_left() -> None:
    short, long = np.array([(0, 0), (1, 1)], float), np.array([(0, 0), (9, 0), (9, 1)], float)
    same, bent = bend([short, long])
    assert same is short
    assert bent.tolist() == [[0, 0], [3, 0], [6, 0], [9, 0], [9, 1]]


def test_paths_leave_out_what_does_not_move() -> None:
    parts = [np.array([(1, 1), (1.1, 1.1), (5, 1), (5, 5)]), np.array([(3, 3), (3.1, 3)])]
    assert write_paths(parts, closed=True) == ["M2 2l8 0 0 8z", ""]
    assert write_paths([], closed=False) == []
