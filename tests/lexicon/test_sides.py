"""The table of sides holds sense, and its loader refuses nonsense."""

from __future__ import annotations

import re

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.load import read_table
from sayso.lexicon.sides import load_sides, parse_sides
from sayso.lexicon.states import load_states
from sayso.measure.sides.ladders import BY, PARTY


def test_every_state_of_the_table_is_known() -> None:
    sides, states = load_sides(), load_states()
    known = {*states.names.values(), *sides.names.groups.values()}
    listed = (sides.names.bodies, sides.names.lands, sides.names.leaders)
    assert {side for names in listed for side in names.values()} <= known
    assert {side for war in sides.wars for side in war.sides} <= known


def test_words_and_phrases_tell_a_status() -> None:
    status = load_sides().status
    assert status.nouns["soldier"] == status.nouns["service member"] == status.modifiers["army"] == "military"


def test_each_kind_of_count_has_its_ladders() -> None:
    assert set(PARTY) == set(BY)
    assert all(len(set(ladder)) == len(ladder) for ladders in (PARTY, BY) for ladder in ladders.values())


@pytest.mark.parametrize(
    ("pattern", "replacement", "reason"),
    [
        (r"\[foes\]", "[enemies]", "sections missing"),
        (r"\nforces = ", "\nforce = ", "words missing or unknown: force, forces"),
        (r'"Hamas" = \[\]', '"Hamas" = ["Hamas"]', "given twice: Hamas"),
        (r'child = "child', 'child = "soldier child', "given twice: soldier"),
        (r"\njournalist = ", "\nreporter = ", "unknown status: reporter"),
        (r'"aid worker" = "aid_worker"', '"aid worker" = "helper"', "helper is no status"),
        (r"since = 1990-08-02\n", "", "two sides, a first day"),
        (r"until = 1991-04-11", "until = 1981-04-11", "no days in order"),
        (r"since = 1990-08-02", "since = 1990", "no days in order"),
        (r'sides = \["Iraq", "Kuwait"\]', 'sides = ["Iraq"]', "two sides"),
    ],
)
def test_nonsense_is_refused(pattern: str, replacement: str, reason: str) -> None:
    table, changes = re.subn(pattern, replacement, read_table("sides"), count=1)
    assert changes == 1
    with pytest.raises(LexiconError, match=reason):
        parse_sides(table)
