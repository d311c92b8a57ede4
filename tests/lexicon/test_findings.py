"""The table of words by which figures are judged against each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.findings import load_findings, parse_findings
from sayso.lexicon.load import read_table


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The ministry corrected its count to 12.", True),
        ("It had earlier reported 14 dead.", True),
        ("The toll was clarified on Monday.", True),
        ("The toll rose to 14 overnight.", False),
        ("Incorrectness is no correction of a count", True),
        ("An updated total is 14.", False),
    ],
)
def test_finds_words_of_correction(words: str, found: bool) -> None:
    assert bool(load_findings().corrections.search(words)) is found


@pytest.mark.parametrize(
    ("words", "number"), [("Dozens", 12), ("hundreds of", 100), ("tens of thousands", 10_000), ("plenty", None)]
)
def test_takes_words_for_many_for_a_number(words: str, number: int | None) -> None:
    assert load_findings().take_vague(words) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('killed = "killed"', 'felled = "killed"', "phrases missing or for no event: felled, killed"),
        ('"tens" = 10', '"tens" = 0', "tens = 0"),
        ('"tens" = 10', '"Tens" = 10', "Tens = 10"),
        ('"tens" = 10', '"tens" = true', "tens = True"),
        ('person = "people"', 'person = " people"', "is no text"),
        ("[plurals]", "[many]", "sections missing or unknown"),
    ],
)
def test_refuses_nonsense(old: str, new: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_findings(read_table("findings").replace(old, new, 1))
