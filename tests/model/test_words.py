"""Texts as words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Text
from sayso.model.words import Words, clean_up, find_words, join_words
from tests.resolve.stories import read_story


def words_of(body: str) -> Words:
    _, text, _ = read_story(body)
    return find_words(text)


CASES = [
    ("U.S. aid", ["U.S.", "aid"]),
    ("P.J. Sample’s car", ["P.J.", "Sample", "car"]),
    ("she’ve", ["she", "’", "ve"]),
    ("Jean-Luc O'Sample", ["Jean-Luc", "O'Sample"]),
    ("**Ann** _Example_", ["Ann", "Example"]),
    ("An\u00adn\u200b Example", ["An", "n", "Example"]),
    ("@oldford_echo #flood", ["@oldford_echo", "#flood"]),
    ("$5 (five)", ["$", "5", "(", "five", ")"]),
]


@pytest.mark.parametrize(("body", "forms"), CASES)
def test_forms(body: str, forms: list[str]) -> None:
    assert [word.form for word in words_of(body).words] == forms


def test_first_words_of_sentences_and_quotations_are_marked() -> None:
    found = words_of("Rain fell. Ann said: “Snow fell.”").words
    assert [word.form for word in found if word.opens and word.form[0].isalpha()] == ["Rain", "Ann", "Snow"]


@pytest.mark.parametrize(("body", "upper"), [("RAIN FELL. Ok.", True), ("Rain fell in the US.", False), ("", False)])
def test_text_in_capitals_is_known(body: str, upper: bool) -> None:
    assert words_of(body or ".").upper is upper


def test_words_are_shown_as_they_stood() -> None:
    assert join_words(words_of("Gen. Ann O. Example’s").words) == "Gen. Ann O. Example's"
    assert clean_up(" a\n b\u200b c ") == "a b c"


@given(st.text(max_size=200))
def test_words_lie_in_the_text_in_order(body: str) -> None:
    _, text, _ = read_story(body.replace("{", "").replace("}", "") or "x")
    assert isinstance(text, Text)
    found = find_words(text).words
    assert all(word.form in text.body[word.start : word.end] for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
