"""Overlapping marks become segments that lose no letter and know all that covers them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Reading, Span
from sayso.present.segments import Mark, cut_segments, list_marks
from tests.factories import BODY, make_reading
from tests.present.make import readings

SIZE = 40
spans = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).filter(lambda at: at[0] < at[1]).map(lambda at: Span(*at))
marks = st.lists(st.builds(Mark, spans, st.integers(0, 5), st.sampled_from(["source", "cue", "content"])), max_size=12)

# Marks as start, end and statement over a text of ten characters; the segments expected, with their statements.
CASES = [
    pytest.param([], [(0, 10, "")], id="bare text is one segment"),
    pytest.param([(2, 5, 0)], [(0, 2, ""), (2, 5, "0"), (5, 10, "")], id="one mark"),
    pytest.param([(0, 10, 0)], [(0, 10, "0")], id="a mark over everything"),
    pytest.param([(0, 8, 0), (2, 4, 1)], [(0, 2, "0"), (2, 4, "01"), (4, 8, "0"), (8, 10, "")], id="nested"),
    pytest.param([(0, 6, 0), (4, 10, 1)], [(0, 4, "0"), (4, 6, "01"), (6, 10, "1")], id="overlapping"),
    pytest.param([(0, 5, 0), (5, 10, 1)], [(0, 5, "0"), (5, 10, "1")], id="one after the other"),
    pytest.param([(3, 7, 0), (3, 7, 1)], [(0, 3, ""), (3, 7, "01"), (7, 10, "")], id="the same place"),
    pytest.param([(8, 15, 0), (12, 15, 1)], [(0, 8, ""), (8, 10, "0")], id="past the end is clipped"),
]


@pytest.mark.parametrize(("given_marks", "expected"), CASES)
def test_marks_are_cut_side_by_side(
    given_marks: list[tuple[int, int, int]], expected: list[tuple[int, int, str]]
) -> None:
    made = cut_segments(Span(0, 10), [Mark(Span(start, end), number, "content") for start, end, number in given_marks])

    shown = [(cut.span.start, cut.span.end, "".join(str(mark.record) for mark in cut.marks)) for cut in made]
    assert shown == expected


@given(spans, marks)
def test_segments_follow_without_a_gap_and_hold_exactly_what_covers_them(whole: Span, given_marks: list[Mark]) -> None:
    made = cut_segments(whole, given_marks)

    assert (made[0].span.start, made[-1].span.end) == (whole.start, whole.end)
    assert all(before.span.end == after.span.start for before, after in pairwise(made))
    for segment in made:
        for place in range(segment.span.start, segment.span.end):
            covering = {mark for mark in given_marks if mark.span.start <= place < mark.span.end}
            assert set(segment.marks) == covering


@given(readings())
def test_segments_of_a_reading_give_back_its_paragraphs(reading: Reading) -> None:
    body, found = reading.text.body, list_marks(reading)

    for paragraph in reading.text.paragraphs:
        cut = cut_segments(paragraph, found)
        assert "".join(body[part.span.start : part.span.end] for part in cut) == body[paragraph.start : paragraph.end]


def test_marks_are_all_parts_in_text_order() -> None:
    found = list_marks(make_reading())

    assert [BODY[mark.span.start : mark.span.end] for mark in found[:3]] == [
        "The bridge at Oldford was closed overnight",
        "Mayor Ann Example",
        "said",
    ]
    assert {mark.record for mark in found} == {0, 1, 2, 3}
    assert list(found) == sorted(found)
