"""Pronouns, and tables that the loader must refuse."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.pronouns import Pronoun, load_pronouns, parse_pronouns

WORDS = '[words]\ncommon = "the"\ncalendar = "Monday"\nstarters = "new"\npasts = "came"\nfillers = "is"\n'
HE = '[pronouns]\nhe = { number = "one", gender = "male" }\n'


@pytest.mark.parametrize(
    ("word", "pronoun"),
    [("she", Pronoun("one", "female")), ("they", Pronoun("many", None)), ("who", Pronoun("antecedent", None))],
)
def test_what_a_pronoun_stands_for(word: str, pronoun: Pronoun) -> None:
    assert load_pronouns().pronouns[word] == pronoun


NONSENSE = [
    (HE, "sections missing or unknown: words"),
    (HE.replace("one", "two") + WORDS, "he: unknown number or gender"),
    (HE.replace('"male"', '"man"') + WORDS, "he: unknown number or gender"),
    (HE + WORDS.replace('"the"', '"the The"'), "lower case"),
]


@pytest.mark.parametrize(("toml", "reason"), NONSENSE, ids=[case[1] + case[0][:9] for case in NONSENSE])
def test_nonsense_is_refused(toml: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_pronouns(toml)
