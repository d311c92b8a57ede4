"""The tables of times' leads, of sites and of weights hold sense, and their loaders refuse nonsense."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.choices import CHOICES, load_choices, parse_choices
from sayso.lexicon.load import read_table
from sayso.lexicon.periods import load_periods, parse_periods
from sayso.lexicon.sites import load_sites, parse_sites


def test_the_shipped_tables_load() -> None:
    assert load_periods().relations["through"] == "until"
    assert "toll" in load_periods().totals
    assert load_sites().vague <= load_sites().sites
    assert all(load_choices()[choice] for choice in CHOICES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('since = "since"', 'since = "since by"', "given twice"),
        ('joins = "to', 'joins = "To', "lower case"),
        ("wars = ", "battles = ", "wars: expected a list of words"),
        ("[words]", "[phrases]", "sections missing or unknown"),
    ],
)
def test_a_table_of_periods_without_sense_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_periods(read_table("periods").replace(old, new, 1))


@pytest.mark.parametrize(("old", "new"), [("placed = ", "place = "), ('vague = "', 'vague = "Areas ')])
def test_a_table_of_sites_without_sense_is_refused(old: str, new: str) -> None:
    with pytest.raises(LexiconError, match=r"sites\.toml"):
        parse_sites(read_table("sites").replace(old, new, 1))


@pytest.mark.parametrize("weight", ['"2.0"', "2", "nan", "inf"])
def test_a_weight_must_be_a_finite_decimal_number(weight: str) -> None:
    with pytest.raises(LexiconError, match="no decimal number"):
        parse_choices(f"[period]\nnone = {weight}\n[cumulative]\n[place]\n")
