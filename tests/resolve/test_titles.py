"""Runs of capitalised words that tell an office and nobody's name, and where a name begins behind titles."""

from __future__ import annotations

import pytest

from sayso.resolve.titles import find_core, only_describes
from sayso.resolve.vocabulary import load_vocabulary
from tests.model.test_words import words_of


@pytest.mark.parametrize(
    ("run", "described"),
    [
        ("Prime Minister", True),
        ("Deputy Foreign Minister", True),
        ("German Chancellor", True),
        ("Norland Prime Minister", True),
        ("Secretary of State", True),
        ("President of the Norland Commission", True),
        ("Georgia King", False),
        ("Tom Bishop", False),
        ("President's Office", False),
        ("General Staff of the Norland Army", False),
        ("Friends of the Bridge", False),
        ("Foreign Ministry", False),
        ("Secretary of State Ann Example", False),
    ],
)
def test_what_only_describes(run: str, described: bool) -> None:
    assert only_describes(words_of(run).words, load_vocabulary()) is described


@pytest.mark.parametrize(
    ("run", "core"),
    [("President Ann Example", 1), ("Ann Example", 0), ("Justice Department", 0), ("Mayor's Office", 0)],
)
def test_where_the_name_begins(run: str, core: int) -> None:
    assert find_core(words_of(run).words, load_vocabulary()) == core
