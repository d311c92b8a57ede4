"""Paragraphs are found whole, in their place, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.align import place_paragraphs, squeeze_text
from sayso.text.markup import BREAK

LINE = "The harbour of Oldford has been closed since Monday, said the mayor."


def place(visible: str, *paragraphs: str) -> list[str | None]:
    return [None if span is None else visible[span.start : span.end] for span in place_paragraphs(visible, paragraphs)]


@pytest.mark.parametrize(
    ("lines", "paragraphs", "found"),
    [
        (["menu", LINE, "foot"], [LINE], [LINE]),
        (["menu", "The  harbour\n of Oldford"], ["The harbour of Oldford"], ["The  harbour\n of Oldford"]),
        ([LINE], ["Not in the page."], [None]),
        (["Yesterday it rained."], ["Yes"], [None]),
        (["Yes", LINE, "Yes"], [LINE, "Yes"], [LINE, "Yes"]),
        ([LINE], [f"{LINE} And more."], [None]),
        ([LINE, "x", LINE + "2"], [LINE + "2", LINE], [LINE + "2", LINE]),
        ([], ["x"], [None]),
        (["x"], [""], [None]),
    ],
)
def test_places(lines: list[str], paragraphs: list[str], found: list[str | None]) -> None:
    assert place(BREAK.join(lines), *paragraphs) == found


def test_a_repeated_line_is_taken_between_its_neighbours() -> None:
    first, last = f"{LINE} (1)", f"{LINE} (2)"
    visible = BREAK.join(["Read more", first, "Read more", last, "Read more"])
    spans = place_paragraphs(visible, [first, "Read more", last])
    assert spans[1] is not None
    assert visible.index(first) < spans[1].start < visible.index(last)


def test_a_hostile_page_does_not_cost_the_square_of_its_size() -> None:
    visible = "a" * 300_000
    assert place_paragraphs(visible, ["a" * 200_000 + "b"] * 300) == [None] * 300


@given(st.lists(st.text(st.sampled_from("ab \n\f\xa0.")), max_size=8), st.data())
def test_a_found_paragraph_has_the_same_ink(lines: list[str], data: st.DataObject) -> None:
    visible = BREAK.join(lines)
    paragraphs = data.draw(st.lists(st.sampled_from([*lines, "aa", "b"]), max_size=8))
    for paragraph, span in zip(paragraphs, place_paragraphs(visible, paragraphs), strict=True):
        if span is not None:
            assert "".join(visible[span.start : span.end].split()) == "".join(paragraph.split())


@given(st.text(max_size=60))
def test_squeezed_characters_know_their_places(text: str) -> None:
    squeezed = squeeze_text(text)
    assert squeezed.text == "".join(text.split())
    assert all(text[squeezed.place(at)] == letter for at, letter in enumerate(squeezed.text))
