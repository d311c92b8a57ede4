"""Words of time, and tables that the loader must refuse."""

from __future__ import annotations

import re
from datetime import date

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.load import read_table
from sayso.lexicon.times import LETTERS, Sense, load_times, parse_times

CASES = [
    ("friday", Sense("W", "4")),
    ("sept", Sense("M", "9")),
    ("вересня", Sense("M", "9")),
    ("years", Sense("V", "year")),
    ("the day before yesterday", Sense("R", "-2")),
    ("twelve", Sense("n", "12")),
]


@pytest.mark.parametrize(("word", "sense"), CASES, ids=[case[0] for case in CASES])
def test_senses(word: str, sense: Sense) -> None:
    assert load_times().senses[word] == sense


def test_every_class_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_phrases_are_known_by_their_first_word() -> None:
    assert load_times().openings["the"] == 4


def test_starts_lie_in_the_past() -> None:
    assert all(date(1900, 1, 1) < start.day < date.today() for start in load_times().starts)


WRONG = [
    (r"0 = \[\"monday\"", 'mo = ["monday"', "whole number"),
    (r"\[words\.weekend\]", "[words.weekends]", "classes of words missing or unknown"),
    (r"\"overnight\"", '"Overnight"', "lower case"),
    (r"\"overnight\"", '"friday"', "given twice"),
    (r"day = 2022-02-24", 'day = "then"', "a start needs a day"),
    (r"\[tense\]", "[tenses]", "sections missing or unknown"),
]


@pytest.mark.parametrize(("pattern", "instead", "why"), WRONG, ids=[case[2] for case in WRONG])
def test_nonsense_is_refused(pattern: str, instead: str, why: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(why)):
        parse_times(re.sub(pattern, instead, read_table("times"), count=1))
