"""Views come from addresses, and from marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.present.map import Mark, View, fit_view
from sayso.present.map.frame import WIDTH, Frame
from tests.present.map.make import make_mark

VIEWS = st.builds(View, st.floats(-90, 90), st.floats(-540, 540), st.integers(-2, 12))


@given(VIEWS)
def test_what_is_written_is_read(view: View) -> None:
    assert View.read(str(view)) == view


@pytest.mark.parametrize(
    "text",
    [
        "", "48,31", "48,31,9", "91,0,1", "0,181,1", "nan,0,1", "1e9,0,1", "48,31,4\n", " 48,31,4", "٤٨,31,4",
        "<script>,0,1", "48,31,4,5", "0" * 5000, "-,0,0",
    ],
)  # fmt: skip
def test_what_is_no_view_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        View.read(text)


@given(VIEWS)
def test_moves_stay_on_the_map(view: View) -> None:
    for _, other in view.list_moves():
        assert other is None or View.read(str(other)) == other


def test_the_ends_have_no_further_move() -> None:
    assert dict(View().list_moves())["Wider"] is None
    assert dict(View(0, 0, 8).list_moves())["Closer"] is None


@pytest.mark.parametrize(
    ("marks", "zoom"),
    [
        ([], 0),
        ([make_mark("Oldford", 50, 30)], 6),
        ([make_mark("Oldford", 50, 30), make_mark("Newford", 48, 38)], 5),
        ([make_mark("Oldford", 50, 30), make_mark("Farford", -40, -120)], 0),
        ([make_mark("Westford", -17, 179.5), make_mark("Eastford", -17, -179.5)], 7),
        ([make_mark("Norland", 49, 32, precision="country", country="UA")], 4),
        ([make_mark("Midland", 50, 30, precision="region", reach=300.0)], 4),
    ],
)
def test_a_view_fits_its_marks(marks: list[Mark], zoom: int) -> None:
    view = fit_view(marks)
    assert view.zoom == zoom
    for spot in Frame(view).place([(mark.longitude, mark.latitude) for mark in marks]):
        assert spot
        assert Frame(view).shows(*spot)


@given(VIEWS)
def test_the_middle_of_a_view_is_in_the_middle(view: View) -> None:
    frame = Frame(view)
    (spot,) = frame.place([(view.longitude, view.latitude)])
    assert spot
    assert spot == pytest.approx((WIDTH / 2, frame.height / 2), abs=0.01)


def test_areas_are_true() -> None:
    frame = Frame(View(48, 31, 4))
    (west, east, north) = frame.place([(31.0, 48.0), (31.1, 48.0), (31.0, 48.1)])
    assert west
    assert east
    assert north
    assert east[0] - west[0] == pytest.approx(0.1 * 111.195 * 0.66913 * frame.scale, rel=0.001)
    assert west[1] - north[1] == pytest.approx(0.1 * 111.195 * frame.scale, rel=0.001)
