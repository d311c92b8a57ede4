"""Noun phrases of sources."""

from __future__ import annotations

import pytest

from sayso.model import Span
from sayso.resolve.names import find_names
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.vocabulary import load_vocabulary
from tests.model.test_words import words_of


def read(words: str) -> Phrase:
    body = f"Now {words} said so."
    found = words_of(body)
    known = load_vocabulary()
    return read_phrase(found, find_names(found, known), Span(4, 4 + len(words)), known)


CASES = [
    # words, shown, head, name, many
    ("the first Norland soldier", "first Norland soldier", "soldier", None, False),
    ("a nurse at the gate", "nurse at the gate", "nurse", None, False),
    ("officials who asked not to be named", "officials", "official", None, True),
    ("the mayor, Ann Example,", "mayor", "mayor", "Ann Example", False),
    ("Ann Example, the mayor of Oldford", "Ann Example", None, "Ann Example", False),
    ("Example himself", "Example himself", None, None, False),
    ("an array of economists", "array of economists", "economist", None, True),
    ("Kyiv and its partners", "Kyiv and its partners", "partner", None, True),
    ("the ministry's", "ministry", "ministry", None, False),
    ("20 the organizers", "organizers", "organizer", None, True),
    ("13] State media", "State media", "media", None, False),
    ("Norland women -", "Norland women", "woman", None, True),
    ("2,000 protesters", "2,000 protesters", "protester", None, True),
    ("from two sources", "two sources", "source", None, True),
]


@pytest.mark.parametrize(("words", "shown", "head", "name", "many"), CASES, ids=[case[0] for case in CASES])
def test_read_phrase(words: str, shown: str, head: str | None, name: str | None, many: bool) -> None:
    phrase = read(words)
    assert (phrase.shown, phrase.head.lemma if phrase.head else None) == (shown, head)
    assert (phrase.name.shown if phrase.name else None, phrase.many) == (name, many)


def test_modifiers_tell_states_by_their_name() -> None:
    assert {"russia", "kremlin"} <= read("a senior Kremlin official").modifiers
    assert "ukraine" in read("the Ukrainian leader").modifiers


@pytest.mark.parametrize(
    ("words", "number"), [("she", "one"), ("they all", "many"), ("it", "body"), ("we", "speakers")]
)
def test_pronouns(words: str, number: str) -> None:
    pronoun = read(words).pronoun
    assert pronoun is not None
    assert pronoun.number == number


def test_ordinals_and_determiners() -> None:
    phrase = read("the third soldier")
    assert (phrase.ordinal, phrase.determiner) == ("third", "the")
    assert read("a soldier").determiner == "a"
    assert read("his lawyer").determiner == "own"
    assert read("Oldford's mayor").determiner == "name"
