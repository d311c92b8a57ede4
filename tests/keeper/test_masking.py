"""Private names that stand in words as codes, and what is left out where several things to leave out overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.keeper.masking import Names, mask_words
from sayso.model import Span

NAMES = Names({"annexample": 1, "ann": 1, "example": 1}, frozenset())
PIECES = (
    "Ann Example", "%26Ann", "Example%26", "Ann%20Example", "x%41nn", "%2541nn", "&#65;nn", "ann%40paper.org", "&amp;",
    "ed@example.org", "told", "+44 20 7946 0958",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("at x.org/%41nn now", "at [address left out] now"),
        ("at x.org/%2541nn now", "at [address left out] now"),
        ("&#65;nn said", "[address left out] said"),
        ("so %26Ann Example%26 said", "so [address left out] said"),
        ("by Ann Example%20 and", "by [address left out] and"),
        ("ed%40paper.org", "[address left out]"),
        ("100%25 of x.org/%C3%96l &amp; gas", "100%25 of x.org/%C3%96l &amp; gas"),
        ("Ann Example", "[private person 1]"),
    ],
)
def test_names_are_found_in_codes(words: str, shown: str) -> None:
    assert mask_words(words, NAMES).words == shown


@given(st.sampled_from([" ", "/", ", "]), st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_nothing_that_overlaps_is_left_or_told_twice(between: str, pieces: list[str]) -> None:
    words = between.join(pieces)
    masked = mask_words(words, NAMES, [Span(0, len(words))])
    assert masked.spans == (Span(0, len(masked.words)),)
    assert "ann" not in masked.words.lower()
    assert masked.words.count("told") <= words.count("told")
