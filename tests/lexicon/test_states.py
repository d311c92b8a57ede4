"""States, what stands for them, and tables that the loader must refuse."""

from __future__ import annotations

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.states import load_states, parse_states

CASES = [
    ("Ukraine", "Ukraine"), ("Ukrainian", "Ukraine"), ("Ukrainians", "Ukraine"), ("Kyiv", "Ukraine"), ("Kiev", "Ukraine"),
    ("Kremlin", "Russia"), ("White House", "United States"), ("U.S.", "United States"), ("Downing Street", "United Kingdom"),
    ("Beijing", "China"), ("Tehran", "Iran"), ("Chinese", "China"), ("EU", "European Union"), ("Nato", "NATO"),
    ("Oldford", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "state"), CASES)
def test_find_state(words: str, state: str | None) -> None:
    assert load_states().find(words) == state


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(load_states().plain) >= 193


EMPTY = "[states]\n[unions]\n[regions]\nwords = []\n"

NONSENSE = [
    ("[states]\n", "sections missing"),
    (EMPTY.replace("[states]\n", '[states]\n"A" = { demonyms = [], kings = [] }\n'), "unknown kings"),
    (
        EMPTY.replace("[states]\n", '[states]\n"A" = { demonyms = ["small"], capitals = [] }\n'),
        "needs a capital: small",
    ),
    (
        EMPTY.replace("[states]\n", '[states]\n"A" = { capitals = ["C"] }\n"B" = { capitals = ["C"] }\n'),
        "C means both A and B",
    ),
    (EMPTY.replace("[states]\n", '[states]\n"A" = {}\n"A" = {}\n'), "states.toml"),
]


@pytest.mark.parametrize(("toml", "reason"), NONSENSE, ids=[reason for _, reason in NONSENSE])
def test_nonsense_is_refused(toml: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_states(toml)


def test_codes_lead_to_states() -> None:
    assert load_states().codes["UA"] == "Ukraine"


def test_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(LexiconError, match="'Nor' is no ISO"):
        parse_states('[states]\n"Norland" = { code = "Nor" }\n[unions]\n[regions]\nwords = []\n')
