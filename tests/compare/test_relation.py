"""How who speaks stands to what is counted."""

from __future__ import annotations

import doctest
from datetime import date
from typing import Any

import pytest

from sayso.compare import relation as module
from sayso.compare.relation import find_side, relate, relate_voice, split_party
from sayso.lexicon.naming import fold_name
from sayso.model import Locale, Period, Relation
from tests.compare.make import make_kept

WAR = Period(date(2022, 2, 24), date(2022, 3, 7))
OLDFORD = Locale(1, "Oldford", "city", "UA", 50.0, 30.0, 0.9)


@pytest.mark.parametrize(
    ("values", "relation"),
    [
        ({"party": "Russia", "according_to": "Ukraine's military"}, "enemy"),
        ({"party": "Russian forces", "speaker": "President Zelensky"}, "enemy"),
        ({"party": "Russia", "publisher": "Ministry of Defence of Ukraine"}, "enemy"),
        ({"party": "Russia", "according_to": "the Russian defence ministry", "speaker": "President Zelensky"}, "own"),
        ({"party": "Russia", "according_to": "Wagner Group"}, "own"),
        ({"party": "Ukraine", "according_to": "Wagner Group"}, "enemy"),
        ({"party": "Russia", "according_to": "US officials"}, "third"),
        ({"party": "Russia", "according_to": "the Oldford Institute"}, "third"),
        ({"party": "Russia", "publisher": "Oldford Echo"}, "third"),
        ({"party": "Russia", "according_to": "residents of Kharkiv"}, "witness"),
        ({"party": "Russia", "according_to": "Ann Example"}, "unknown"),
        ({"party": "Russia", "publisher": None}, "unknown"),
        ({"party": "Russia", "publisher": "Twitter @example"}, "unknown"),
        ({"party": "Russia and Ukraine", "according_to": "US officials"}, "third"),
        ({"party": "Russia and Ukraine", "according_to": "Ukraine's military"}, "unknown"),
        ({"party": None, "according_to": "Kyiv officials"}, "unknown"),
        ({"party": None, "according_to": "Kyiv officials", "locales": (OLDFORD,)}, "own"),
        ({"party": None, "according_to": "the Kremlin", "locales": (OLDFORD,)}, "enemy"),
        ({"party": "Sudland", "according_to": "Sudland's defence ministry"}, "own"),
        ({"party": "Sudland", "according_to": "Norland's army"}, "unknown"),
        ({"party": "Sudland", "by": "Norland", "according_to": "Norland's army"}, "enemy"),
        ({"party": "Sudland", "according_to": "the Sudland Post"}, "third"),
        ({"party": "Russia", "according_to": "Kyiv officials", "period": Period(None, date(1999, 1, 1))}, "third"),
    ],
)
def test_relations(values: dict[str, Any], relation: Relation) -> None:
    assert relate(make_kept(**{"period": WAR, **values}), {}) == relation


@pytest.mark.parametrize(
    ("name", "party", "relation"),
    [
        ("Ukraine's military", "Russia", "enemy"),
        ("Wagner Group", "Russia", "own"),
        ("US officials", "Russia", "third"),
        ("the Oldford Institute", "Russia", "third"),
        ("residents of Kharkiv", "Russia", "witness"),
        ("Ann Example", "Russia", "unknown"),
        ("Ukraine's military", "Russia and Ukraine", "unknown"),
        ("Sudland's defence ministry", "Sudland", "own"),
        ("Norland's army", "Sudland", "unknown"),
    ],
)
def test_relations_by_name_alone(name: str, party: str, relation: Relation) -> None:
    assert relate_voice(name, party, {}) == relation


def test_marks_go_over_names() -> None:
    name = "Norland's army"
    marks = {fold_name(name): "Russia", "sudland": "Ukraine"}
    assert relate_voice(name, "Sudland", marks) == "enemy"
    assert relate_voice(name, "Sudland", {fold_name(name): "Sudland"}) == "own"


def test_marks_of_a_person_go_over_the_table() -> None:
    marks = {"ann example": "Ukraine", "kremlin": "", "oldford echo": "Norland"}
    ann = make_kept(party="Russia", period=WAR, according_to="Ann Example")
    kremlin = make_kept(party="Russia", period=WAR, according_to="the Kremlin")
    echo = make_kept(party="Norland", publisher="The Oldford Echo")

    assert relate(ann, marks) == "enemy"
    assert relate(kremlin, marks) == "unknown"
    assert relate(echo, marks) == "own"
    assert (
        relate(make_kept(party="Sudland", according_to="the Oldford Echo"), marks) == "unknown"
    )  # nothing tells of a war
    assert find_side("Ann Example", marks) == "Ukraine"
    assert find_side("Ann Example", {}) is None


def test_parties_of_several_sides_are_told_in_one_order() -> None:
    assert split_party("Ukraine and Russia", {}) == split_party("Russian and Ukrainian", {}) == ("Russia", "Ukraine")


def test_examples() -> None:
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed
