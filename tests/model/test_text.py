"""The offset map leads to where characters were copied from, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SpanError
from sayso.model import OffsetMap, Span, Text


@st.composite
def copies(draw: st.DrawFn) -> tuple[str, str, OffsetMap]:
    """A source, a body that was made of pieces of it and of words of its own, and the map."""
    source, body = "", ""
    runs = []
    for kept, piece in draw(st.lists(st.tuples(st.booleans(), st.text("abcde ", min_size=1, max_size=6)), max_size=12)):
        source += draw(st.text("<>&;", max_size=3))
        if kept:
            runs.append((len(body), len(source), len(piece)))
            source += piece
        body += piece
    return source, body, OffsetMap(tuple(runs))


@given(copies(), st.data())
def test_a_span_leads_to_the_source_characters_that_it_holds(
    case: tuple[str, str, OffsetMap], data: st.DataObject
) -> None:
    source, body, offsets = case
    if not body:
        return
    start = data.draw(st.integers(0, len(body) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(body))))
    copied = {
        at - run + place: body[at]
        for run, place, length in offsets.runs
        for at in range(max(run, span.start), min(run + length, span.end))
    }
    found = offsets.to_source(span)
    assert (found is None) == (not copied)
    if found is not None:
        assert (found.start, found.end) == (min(copied), max(copied) + 1)
        assert all(source[at] == letter for at, letter in copied.items())


def test_a_span_in_no_run_has_no_source() -> None:
    offsets = OffsetMap(((0, 10, 3), (5, 20, 3)))
    assert offsets.to_source(Span(3, 5)) is None
    assert offsets.to_source(Span(8, 9)) is None
    assert offsets.to_source(Span(2, 6)) == Span(12, 21)


def test_a_text_refuses_spans_outside_it() -> None:
    with pytest.raises(SpanError, match="outside the text"):
        Text("r", "short", (Span(0, 6),), (), OffsetMap(()))


def test_equal_bodies_have_equal_digests() -> None:
    one, other, third = (Text(name, body, (), (), OffsetMap(())) for name, body in [("a", "x"), ("b", "x"), ("c", "y")])
    assert one.digest == other.digest != third.digest
