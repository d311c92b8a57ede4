"""The tables of writing and outlets hold sense, and their loaders refuse nonsense."""

import re

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.load import read_table
from sayso.lexicon.outlets import find_outlet, load_outlets, parse_outlets
from sayso.lexicon.writing import load_writing, parse_writing


def test_the_shipped_tables_load() -> None:
    writing = load_writing()
    assert writing.months["Sept"] == 9
    assert "Gen" in writing.before_name
    assert not writing.before_name & writing.before_either
    assert load_outlets()["reuters.com"] == "Reuters"


@pytest.mark.parametrize(
    ("pattern", "replacement", "message"),
    [
        (r'"Mr",', '"Mr.",', "without its final stop"),
        (r'"Mr",', '"Mr", "Mr",', "given twice"),
        (r'"Mr",', '" Mr",', "stray white space"),
        (r'"Mr",', "5,", "expected a list of words"),
        (r"May = 5\n", "May = 13\n", "from 1 to 12"),
        (r"May = 5\n", "", "all months"),
        (r"\[months\]", "[month]", "missing or unknown"),
        (r'"fb-post" = "Facebook"', '"fb-post" = ""', "name of its platform"),
        (r"starters = ", "beginners = ", "starters"),
        (r"\[months\]", "[months", r"writing\.toml"),
    ],
)
def test_nonsense_in_the_writing_table_is_refused(pattern: str, replacement: str, message: str) -> None:
    broken, count = re.subn(pattern, replacement, read_table("writing"), count=1)
    assert count == 1
    with pytest.raises(LexiconError, match=message):
        parse_writing(broken)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[hosts]\n"www.example.org" = "X"', "without www"),
        ('[hosts]\n"Example.org" = "X"', "in lower case"),
        ('[hosts]\n"example.org" = " "', "has no name"),
        ('[hosts]\n"example.org" = 5', "has no name"),
        ('[host]\n"example.org" = "X"', "missing or unknown"),
        ("[hosts", r"outlets\.toml"),
    ],
)
def test_nonsense_in_the_outlet_table_is_refused(toml: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_outlets(toml)


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("www.bbc.co.uk", "BBC"),
        ("BBC.com.", "BBC"),
        ("abcnews.go.com", "ABC News"),
        ("go.com", None),
        ("notbbc.com", None),
        ("news.sky.com", "Sky News"),
        ("", None),
    ],
)
def test_an_outlet_stands_for_all_hosts_below_it(host: str, outlet: str | None) -> None:
    assert find_outlet(host) == outlet
