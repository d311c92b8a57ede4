"""Words for one matter: every form of a word leads to its row, and a table that makes no sense is refused."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.matters import load_matters, parse_matters


@pytest.mark.parametrize(
    ("form", "matter"),
    [
        ("officers", "commander"),
        ("beaten", "beat"),
        ("hit", "beat"),
        ("meals", "food"),
        ("ate", "food"),
        ("kidnapped", "capture"),
        ("prisoners", "capture"),
        ("lied", "deceive"),
    ],
)
def test_forms_lead_to_their_matter(form: str, matter: str) -> None:
    assert load_matters()[form] == matter


@pytest.mark.parametrize("word", ["fire", "fired", "march", "general", "of"])
def test_words_of_several_senses_are_left_out_or_in_one_row(word: str) -> None:
    assert load_matters().get(word) in (None, "fire")


@pytest.mark.parametrize(
    "table",
    [
        "[wrong.food]\nnouns = 'meal'",
        "[matters]\nfood = 'meal'",
        "[matters.food]",
        "[matters.food]\nadjectives = 'hungry'",
        "[matters.food]\nnouns = 'Meal'",
        "[matters.food]\nnouns = 'meal meal'",
        "[matters.food]\nnouns = 'meal'\n[matters.water]\nwords = 'meals'",
    ],
)
def test_a_table_that_makes_no_sense_is_refused(table: str) -> None:
    with pytest.raises(LexiconError):
        parse_matters(table)
