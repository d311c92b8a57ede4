"""The table of words about people is sound."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.load import read_table
from sayso.lexicon.people import load_people, parse_people


def test_the_shipped_table_tells_public_from_private() -> None:
    words = load_people()
    assert {"minister", "spokesman"} <= words.offices
    assert {"prisoner", "victim", "witness"} <= words.people
    assert "mother" in words.kin
    assert not (words.offices | words.works | words.ranks) & (words.people | words.kin)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('ranks = "', 'ranks = "prisoner '),
        ('ranks = "', 'ranks = "General '),
        ("[personal]", "[more]\n[personal]"),
        ("brands = ", "trademarks = "),
    ],
)
def test_nonsense_is_refused(old: str, new: str) -> None:
    toml = read_table("people")
    with pytest.raises(LexiconError):
        parse_people(toml.replace(old, new, 1))
