"""Near-copies are found, chance is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.copies import Shelf, find_copies, find_words, make_shingles, share_run

WIRE = (
    "OLDFORD — At least 12 people died when the old bridge over the river gave way during the morning rush on Monday, "
    "the county said, and rescuers searched the water for others until late at night."
)


def test_a_passage_with_few_words_changed_is_a_copy_of_the_first() -> None:
    other = WIRE.replace("old bridge", "footbridge").replace("OLDFORD — ", "")
    (copy,) = find_copies(
        ["Nothing happened in all the long days of that week in the small town of Lumen.", WIRE, other]
    )
    assert (copy.later, copy.earlier) == (2, 1)
    assert 0.5 <= copy.similarity < 1


def test_the_same_news_in_other_words_is_no_copy() -> None:
    other = "A dozen were killed on Monday as a bridge in Oldford collapsed in the rush hour; divers looked for more victims."
    assert not list(find_copies([WIRE, other]))


def test_many_copies_all_go_to_the_first() -> None:
    assert {copy.earlier for copy in find_copies([WIRE] * 50)} == {0}


def test_a_text_cut_short_lies_in_the_whole() -> None:
    shelf = Shelf()
    shelf.add(3, make_shingles(f"{WIRE} The mayor came. " + "No one slept that night in the town. " * 5))
    shelf.add(4, make_shingles("12 people died."))
    assert shelf.measure(make_shingles(WIRE), 0.5) == {3: 1.0}
    assert shelf.measure(make_shingles("12 people died."), 0.5) == {}


def test_texts_that_share_less_than_is_asked_for_are_left_out() -> None:
    half = make_shingles(
        f"{' '.join(WIRE.split()[:18])} and nothing else of it was told that day in all of the town at night."
    )
    shelf = Shelf()
    shelf.add(0, make_shingles(WIRE))
    (overlap,) = shelf.measure(half, 0.1).values()
    assert 0.1 < overlap < 0.9
    assert shelf.measure(half, 0.9) == {}


@pytest.mark.parametrize("least", [0.25, 0.5, 1.0])
@given(st.lists(st.frozensets(st.integers(0, 30), max_size=20), min_size=1, max_size=8))
def test_what_the_shelf_measures_is_what_two_texts_share(least: float, texts: list[frozenset[int]]) -> None:
    shelf = Shelf()
    for at, one in enumerate(texts):
        told = [(other, len(one & text), min(len(one), len(text))) for other, text in enumerate(texts[:at])]
        assert shelf.measure(one, least) == {
            other: shared / fewer for other, shared, fewer in told if fewer >= 8 and shared >= least * fewer
        }
        shelf.add(at, one)


def test_texts_share_a_run_of_four_words() -> None:
    assert share_run(WIRE, "12 people died when the old bridge fell, and 12 others were hurt by it.")
    assert not share_run(WIRE, "12 people died as an old bridge fell, and 12 others were hurt by it.")


@given(st.text(st.characters() | st.sampled_from("aB1_ .,’“—…\u00a0\x1fßİ"), max_size=80))
def test_words_are_runs_of_letters_digits_and_underscores(text: str) -> None:
    assert find_words(text) == re.findall(r"\w+", text.casefold())


@given(st.lists(st.text(max_size=200), max_size=8))
def test_every_copy_goes_to_an_earlier_text(texts: list[str]) -> None:
    assert all(copy.earlier < copy.later and 0.5 <= copy.similarity <= 1 for copy in find_copies(texts))
