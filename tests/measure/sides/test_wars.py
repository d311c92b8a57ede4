"""Who strikes whom."""

from __future__ import annotations

import pytest

from sayso.measure.sides.namings import find_namings
from sayso.measure.sides.wars import find_strikes, is_harm
from sayso.model import find_words
from tests.factories import make_text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Farlandian strikes on Norland went on.", [("Farland", "Norland")]),
        ("Farland has bombed Norburg.", [("Farland", "Norland")]),
        ("Farland's invasion of Norland began.", [("Farland", "Norland")]),
        ("Due to Farlandian aggression against Norland", [("Farland", "Norland")]),
        ("Norlandian towns were shelled.", []),
        ("The Norland blast killed many.", []),
        ("Officials in Norland attacked the plan.", []),
        ("A Norlandian drone crashed.", [("Norland", None)]),
    ],
)
def test_strikes_tell_who_and_whom(body: str, told: list[tuple[str, str | None]]) -> None:
    words = find_words(make_text(body))
    assert [(strike.by, strike.target) for strike in find_strikes(words, find_namings(words), ())] == told


@pytest.mark.parametrize(("word", "harms"), [("bombed", True), ("invaded", True), ("helped", False), ("died", False)])
def test_verbs_of_harm(word: str, harms: bool) -> None:
    assert is_harm(word) is harms
