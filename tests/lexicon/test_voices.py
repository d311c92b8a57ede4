"""The tables of voices, roles and flags hold sense, and their loaders refuse nonsense."""

import re
from collections.abc import Callable

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.flags import load_flags, parse_flags
from sayso.lexicon.load import read_table
from sayso.lexicon.roles import load_roles, parse_roles
from sayso.lexicon.voices import load_voices, parse_voices


def test_the_shipped_tables_load() -> None:
    voices, roles = load_voices(), load_roles()
    assert {"tally", "tallies", "data"} <= voices.tallies
    assert ("in", "addition") in voices.openers
    assert ("up", "from") in roles.yardstick_leads
    assert not roles.hedges & roles.denials


@pytest.mark.parametrize(
    ("words", "found"),
    [("others fled", True), ("other men", True), ("the mother", False), ("most of them", True), ("utmost", False)],
)
def test_a_star_stands_for_any_ending(words: str, found: bool) -> None:
    assert bool(load_flags().rest.search(words)) is found


@pytest.mark.parametrize(
    ("name", "parse", "pattern", "replacement"),
    [
        ("voices", parse_voices, r"\[pictures\]", "[images]"),
        ("voices", parse_voices, r'"data",', '"data", "data",'),
        ("voices", parse_voices, r"links = ", "link = "),
        ("roles", parse_roles, r'"up from",', '"Up from",'),
        ("roles", parse_roles, r"except = ", "kept = "),
        ("roles", parse_roles, r'"of whom",', '"of  whom",'),
        ("flags", parse_flags, r'"rest",', "5,"),
        ("flags", parse_flags, r"\[revisions\]", "[revision]"),
    ],
)
def test_nonsense_is_refused(name: str, parse: Callable[[str], object], pattern: str, replacement: str) -> None:
    broken, count = re.subn(pattern, replacement, read_table(name), count=1)
    assert count == 1
    with pytest.raises(LexiconError, match=name):
        parse(broken)
