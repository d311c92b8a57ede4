"""Lines lose points but not their shape."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.train.simplify import drop_points, measure_area, stands_in

LONGITUDES, LATITUDES = (st.floats(-most, most, allow_subnormal=False) for most in (170, 80))
SQUARE = np.array([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], float)


def test_points_on_a_straight_line_are_dropped_and_corners_stay() -> None:
    line = np.array([(0, 0), (1, 0.001), (2, 0), (2, 1), (2, 2)])
    assert drop_points(line, 0.01).tolist() == [[0, 0], [2, 0], [2, 2]]


def test_a_ring_keeps_its_shape() -> None:
    assert drop_points(SQUARE, 0.01).tolist() == SQUARE.tolist()


# No subnormal ones: a library that was loaded before may have set the processor so that they count as zero.
@given(st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=2, max_size=30))
def test_both_ends_stay_and_no_point_is_new(points: list[tuple[float, float]]) -> None:
    line = np.array(points)
    kept = drop_points(line, 1.0)
    assert kept[0].tolist() == line[0].tolist()
    assert kept[-1].tolist() == line[-1].tolist()
    assert {tuple(point) for point in kept.tolist()} <= {tuple(point) for point in line.tolist()}


def test_areas_are_those_at_the_equator() -> None:
    assert measure_area(SQUARE - np.array((5, 5))) == pytest.approx(100, rel=0.01)
    assert measure_area(SQUARE + np.array((0, 55))) == pytest.approx(100 * np.cos(np.radians(59)), rel=0.02)


def test_places_stand_in_a_ring_also_across_the_antimeridian() -> None:
    places = np.array([(5, 5), (15, 5), (-175, 5)], float)
    assert stands_in(places, SQUARE).tolist() == [True, False, False]
    assert stands_in(places, SQUARE + np.array((179, 0))).tolist() == [False, False, True]
