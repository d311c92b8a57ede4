"""Spans run forward; pins hold the words of their place and fail closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SpanError
from sayso.model import Pin, Span, check_pin, make_pin
from sayso.model.span import AROUND


@st.composite
def bodies_with_span(draw: st.DrawFn) -> tuple[str, Span]:
    body = draw(st.text(min_size=1, max_size=200))
    start = draw(st.integers(0, len(body) - 1))
    return body, Span(start, draw(st.integers(start + 1, len(body))))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2), (0, 0)])
def test_a_span_that_does_not_run_forward_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="must run forward"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "cover"),
    [
        (Span(0, 5), Span(5, 9), False, False),
        (Span(0, 6), Span(5, 9), True, False),
        (Span(0, 9), Span(2, 4), True, True),
        (Span(2, 4), Span(0, 9), True, False),
        (Span(2, 4), Span(2, 4), True, True),
    ],
)
def test_overlap_and_cover(one: Span, other: Span, overlap: bool, cover: bool) -> None:
    assert (one.overlaps(other), one.covers(other)) == (overlap, cover)


@given(bodies_with_span())
def test_a_pin_holds_the_words_of_its_place(case: tuple[str, Span]) -> None:
    body, span = case
    pin = make_pin(body, span)
    assert pin.words == body[span.start : span.end]
    around = pin.before + pin.words + pin.after
    assert body[max(0, span.start - AROUND) :].startswith(around)
    check_pin(body, pin)


@given(bodies_with_span())
def test_a_pin_fails_where_the_text_has_moved(case: tuple[str, Span]) -> None:
    body, span = case
    pin = make_pin(body, span)
    changed = "\x00" if pin.words[0] != "\x00" else "\x01"
    with pytest.raises(SpanError, match="no longer says"):
        check_pin(body[: span.start] + changed + body[span.start + 1 :], pin)


def test_a_pin_past_the_end_is_refused() -> None:
    with pytest.raises(SpanError, match="reaches past"):
        make_pin("short", Span(3, 6))


def test_a_pin_is_not_looked_for_elsewhere() -> None:
    with pytest.raises(SpanError):
        check_pin("ab ab", Pin(Span(1, 3), "ab", "", ""))
