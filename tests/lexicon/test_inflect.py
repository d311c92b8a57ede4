"""Regular forms of verbs and nouns."""

from __future__ import annotations

import pytest

from sayso.lexicon.inflect import inflect_verb, pluralize


@pytest.mark.parametrize(
    ("verb", "doubling", "forms"),
    [
        ("warn", False, ("warns", "warned", "warning")),
        ("reply", False, ("replies", "replied", "replying")),
        ("say", False, ("says", "sayed", "saying")),
        ("declare", False, ("declares", "declared", "declaring")),
        ("agree", False, ("agrees", "agreed", "agreeing")),
        ("stress", False, ("stresses", "stressed", "stressing")),
        ("beg", True, ("begs", "begged", "begging")),
    ],
)
def test_verbs(verb: str, doubling: bool, forms: tuple[str, str, str]) -> None:
    assert inflect_verb(verb, doubling) == forms


@pytest.mark.parametrize(
    ("noun", "plural"), [("source", "sources"), ("agency", "agencies"), ("boy", "boys"), ("boss", "bosses")]
)
def test_nouns(noun: str, plural: str) -> None:
    assert pluralize(noun) == plural
