"""The table of numbers holds sense, and its loader refuses nonsense."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.load import read_table
from sayso.lexicon.numbers import load_numbers, parse_numbers


def test_the_shipped_table_loads() -> None:
    numbers = load_numbers()
    assert numbers.words.values["twelve"] == Decimal(12)
    assert numbers.words.magnitudes["million"] == Decimal(1_000_000)
    assert numbers.bounds.before["than"][0] == (("a", "little", "more", "than"), "more_than")
    assert numbers.units.measures["sq . km"] == numbers.units.measures["sq km"] == "sq km"
    assert numbers.units.measures["ha"] == "ha"
    assert (numbers.bounds.over["handed"], numbers.bounds.over["took"]) == ("any", "area")
    assert {"century", "centuries", "feet"} <= numbers.never.units


def test_a_longer_phrase_comes_before_its_end() -> None:
    for phrases in load_numbers().bounds.before.values():
        sizes = [len(words) for words, _ in phrases]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("pattern", "replacement", "message"),
    [
        ("eight = 8", 'eight = "8"', "no number word"),
        ("eight = 8", "eight = -8", "no number word"),
        ("eight = 8", "Eight = 8", "no number word"),
        ("more_than = ", "more = ", "unknown bound"),
        ('strong = "exact"', 'strong = "sure"', "unknown bound"),
        (r'"at least", ', '"at least", "at least", ', "given twice"),
        (r'"at least", ', '"At least", ', "lower case"),
        ('"gbp" = "pound"', '"gbp" = " "', "stray white space"),
        (r"\[tails\]", "[tail]", "missing or unknown"),
        ("streets = ", "roads = ", "streets"),
        ("persons = ", "people = ", "persons"),
        (r"\[told\]", "[told", r"numbers\.toml"),
    ],
)
def test_nonsense_is_refused(pattern: str, replacement: str, message: str) -> None:
    broken, count = re.subn(pattern, replacement, read_table("numbers"), count=1)
    assert count == 1
    with pytest.raises(LexiconError, match=message):
        parse_numbers(broken)
