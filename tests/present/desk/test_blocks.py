"""A text in blocks and parts: nothing is lost, nothing stands twice, and no block is long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.present.desk import blocks
from sayso.present.desk.blocks import Block, cut_blocks, cut_parts, find_block, share_out
from sayso.present.desk.look import LAYERS, Look, read_look
from sayso.present.desk.voices import name_label
from tests.factories import make_text

SENTENCE = "Three roads were closed near Oldford. "


@given(st.text(alphabet="ab .\n\u3000é", min_size=1, max_size=300).filter(lambda body: body.strip("\n")), st.data())
def test_blocks_make_up_the_paragraphs(body: str, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "LONGEST", data.draw(st.integers(1, 40)))
        text = make_text(body)
        cut = cut_blocks(text, None)
        assert "".join(body[one.span.start : one.span.end] for one in cut) == body.replace("\n", "")
        assert all(one.span.end - one.span.start <= blocks.LONGEST for one in cut)
        assert [one.span.start for one in cut if not one.goes_on] == [one.start for one in text.paragraphs]


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        (SENTENCE * 60, "ed near Oldford. "),
        ("word " * 1000, "word "),
        ("x" * 4000, "x"),
        ("short", "short"),
    ],
)
def test_long_paragraphs_are_cut_where_it_hurts_least(body: str, ends: str) -> None:
    first = cut_blocks(make_text(body, sentences=_cut_sentences(body)), None)[0]
    assert body[: first.span.end].endswith(ends.rstrip()) or body[: first.span.end].endswith(ends)


def _cut_sentences(body: str) -> tuple[Span, ...]:
    size = len(SENTENCE)
    return tuple(Span(at, at + size - 1) for at in range(0, len(body) - size + 1, size)) if SENTENCE in body else ()


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 9)), max_size=40), st.integers(1, 90), st.integers(1, 12))
def test_parts_hold_every_block_once(sizes: list[tuple[int, int]], longest: int, most: int) -> None:
    made, start = list[Block](), 0
    for size, _ in sizes:
        made.append(Block(Span(start, start + size), "plain", True, False))
        start += size
    entries = [begun for _, begun in sizes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "PART", longest)
        patch.setattr(blocks, "MOST", most)
        parts = cut_parts(made, entries)
    assert [number for part in parts for number in part] == list(range(len(made)))
    for part in parts:
        assert len(part) <= 1 or sum(sizes[number][0] for number in part) <= longest
        assert len(part) <= 1 or sum(entries[number] for number in part) <= most


@given(st.lists(st.tuples(st.integers(0, 58), st.integers(1, 30)), max_size=8), st.integers(0, 5), st.integers(0, 6))
def test_each_block_gets_what_overlaps_it(places: list[tuple[int, int]], first: int, length: int) -> None:
    made = [Block(Span(at * 10, at * 10 + 9), "plain", True, False) for at in range(6)]
    part = range(first, min(6, first + length))
    spans = [Span(start, start + size) for start, size in places]
    shared = share_out(made, part, ((span, number) for number, span in enumerate(spans)))
    for number in part:
        assert shared[number] == [at for at, span in enumerate(spans) if span.overlaps(made[number].span)]


@pytest.mark.parametrize(("place", "number"), [(0, 0), (8, 0), (9, 0), (10, 1), (25, 2), (999, 2)])
def test_a_place_is_found_in_its_block(place: int, number: int) -> None:
    made = [Block(Span(at * 10, at * 10 + 9), "plain", True, False) for at in range(3)]
    assert find_block(made, place) == number
    assert find_block([], place) == 0


@pytest.mark.parametrize(("number", "label"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_voices_have_letters(number: int, label: str) -> None:
    assert name_label(number) == label


looks = st.builds(
    Look,
    st.just("/reports/d1"),
    st.frozensets(st.sampled_from(sorted(LAYERS))),
    st.none() | st.sampled_from(["A", "AB", "?"]),
    st.none() | st.integers(1, 10**8),
    st.none() | st.sampled_from(["f1", "s2"]),
)


@given(looks)
def test_an_address_shows_what_it_was_made_for(look: Look) -> None:
    assert read_look(look.path, dict(look.list_hidden())) == look


@pytest.mark.parametrize("part", ["0", "-1", "x", "١", "9" * 40, "1.5"])
def test_a_part_that_is_no_number_is_no_part(part: str) -> None:
    found = read_look("/reports/d1", {"part": part}).part
    assert found is None or found == 999_999_999
