"""Noun phrases around verbs of passing on. All people and outlets are made up."""

import pytest

from sayso.attribute.voices import find_outlet_before, is_outlet, is_voice, name_of, phrase_before
from sayso.model import Span
from tests.attribute.marked import span_of

PHRASES = [
    ("The mayor of Oldford was", "The mayor of Oldford"),
    ("Two ships left, the mayor was", "the mayor"),
    ("Two ships left, but the mayor was", "the mayor"),
    ("Ann Example, the mayor of Oldford, was", "Ann Example, the mayor of Oldford"),
    ("Two ships left, Ann Example, the mayor, was", "Ann Example, the mayor"),
    ("``They left,'' she was", "she"),
]


@pytest.mark.parametrize(("body", "phrase"), PHRASES)
def test_phrase_before_a_verb(body: str, phrase: str) -> None:
    found = phrase_before(body, 0, len(body) - len("was"))
    assert found is not None
    assert body[found.start : found.end] == phrase


def test_no_phrase_before_a_verb_that_begins_the_sentence() -> None:
    assert phrase_before("was", 0, 0) is None


def test_a_hint_tells_the_beginning() -> None:
    body = "On Monday the mayor was"
    hint = span_of(body, "mayor")
    assert phrase_before(body, 0, 20, [hint]) == Span(14, 19)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the defence ministry", True),
        ("unnamed officials close to the talks", True),
        ("Bo Sample", True),
        ("him", True),
        ("a statement from the ministry", True),
        ("the ministry's figures", True),
        ("internal documents", False),
        ("high winds", False),
        ("Article 5", False),
        ("Monday", False),
    ],
)
def test_is_voice(words: str, expected: bool) -> None:
    assert is_voice(words) is expected


@pytest.mark.parametrize(
    ("words", "reports", "expected"),
    [
        ("the Oldford Echo", True, True),
        ("the Oldford Echo", False, False),
        ("Lumen TV", False, True),
        ("Reuters", False, True),
        ("the news agency", False, True),
        ("QRX", False, True),
        ("Ukraine", True, False),
        ("Mayor Sample", True, False),
        ("", True, False),
    ],
)
def test_is_outlet(words: str, reports: bool, expected: bool) -> None:
    assert is_outlet(words, reports) is expected


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Norland News Agency", "Norland News Agency"),
        ("state news agency QRX", "QRX"),
        ("Ukrainian media", "Ukrainian media"),
        ("local media", "local media"),
        ("the agency", "agency"),
    ],
)
def test_name_of(phrase: str, name: str) -> None:
    found = name_of(phrase, Span(0, len(phrase)))
    assert phrase[found.start : found.end] == name


def test_the_last_outlet_before() -> None:
    body = "Lumen TV told of it, and Ann Example left. The station"
    assert find_outlet_before(body, len(body)) == Span(0, len("Lumen TV"))
    assert find_outlet_before("Ann Example left. The station", 18) is None
