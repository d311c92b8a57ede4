"""Nouns for speakers, and tables that the loader must refuse."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.nouns import Noun, load_nouns, parse_nouns

CASES = [
    ("spokeswoman", Noun("spokeswoman", "role", False, "female")),
    ("spokesmen", Noun("spokesman", "role", True)),
    ("prime ministers", Noun("prime minister", "role", True)),
    ("witnesses", Noun("witness", "role", True)),
    ("sources", Noun("source", "anonymous", True)),
    ("ministry", Noun("ministry", "organisation", False)),
    ("agencies", Noun("agency", "organisation", True)),
    ("polls", Noun("poll", "document", True)),
    ("authorities", Noun("authorities", "group", True)),
    ("government", Noun("government", "state", False)),
]


@pytest.mark.parametrize(("word", "noun"), CASES, ids=[case[0] for case in CASES])
def test_forms(word: str, noun: Noun) -> None:
    assert load_nouns().forms[word] == noun


SMALL = """
[roles]
either = ["mayor"]
male = []
female = []
[organisations]
words = ["office"]
[outlets]
words = []
[states]
words = []
[documents]
words = []
[groups]
words = []
singulars_of_many = []
[anonymous]
words = []
single = []
[plurals]
[synonyms]
mayor = ["mayor"]
"""

NONSENSE = [
    (SMALL.replace("[plurals]\n", ""), "sections missing or unknown: plurals"),
    (SMALL.replace('mayor = ["mayor"]', 'mayor = ["duke"]'), "in no list: duke"),
    (SMALL.replace('either = ["mayor"]', 'either = ["Mayor"]'), "lower case"),
    (SMALL.replace("male = []\nfe", 'male = ["mayor"]\nfe'), "given twice: mayor"),
    (SMALL.replace("male = []\nfe", "fe"), "roles need words"),
]


@pytest.mark.parametrize(("toml", "reason"), NONSENSE, ids=[case[1] for case in NONSENSE])
def test_nonsense_is_refused(toml: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_nouns(toml)
