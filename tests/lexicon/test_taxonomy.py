"""What lies in what, which counts meet, and which tables are refused."""

from __future__ import annotations

import doctest
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LexiconError
from sayso.lexicon import taxonomy as module
from sayso.lexicon.sides import load_sides
from sayso.lexicon.taxonomy import load_taxonomy, parse_taxonomy
from sayso.model import Event, Status

TAXONOMY = load_taxonomy()
WORDS = sorted(TAXONOMY.names)


@pytest.mark.parametrize(
    ("one", "other", "term"),
    [
        ("soldier", "troop", "military"),
        ("serviceman", "service member", "military"),
        ("personnel", "fighter", "military"),
        ("person", "life", "person"),
        ("tank", "main battle tank", "tank"),
        ("apv", "armoured personnel carrier", "armoured fighting vehicle"),
        ("warship / boat", "boat / cutter", "vessel"),
        ("tank and armored vehicle", "armoured vehicle", "armoured vehicle"),
        ("vehicle and fuel tank", "fuel tank & vehicle", "fuel tank and vehicle"),
        ("norland sprocket", "norland sprocket", "norland sprocket"),
        ("soldier", "person", None),
        ("soldier", "officer", None),
        ("soldier", "soldier and civilian", None),
        ("tank", "armoured vehicle", None),
        ("vehicle", "vehicle and fuel tank", None),
        ("vehicle", "tank", None),
        ("sprocket", "gadget", None),
    ],
)
def test_units_that_answer_one_question(one: str, other: str, term: str | None) -> None:
    assert TAXONOMY.meet(one, other) == term
    assert TAXONOMY.meet(other, one) == term


@pytest.mark.parametrize(
    ("unit", "above"),
    [
        ("soldier", ("military", "person")),
        ("troop", ("military", "person")),
        ("tank", ("armoured vehicle", "equipment")),
        ("person", ()),
        ("sprocket", ()),
    ],
)
def test_what_a_unit_lies_in(unit: str, above: tuple[str, ...]) -> None:
    assert TAXONOMY.broader(unit) == above


def test_what_lies_in_a_unit() -> None:
    assert {"soldier", "troop", "marine", "general"} <= TAXONOMY.narrower("military")
    assert "civilian" not in TAXONOMY.narrower("military")
    assert TAXONOMY.narrower("Sprocket") == {"Sprocket", "sprocket"}
    assert TAXONOMY.narrower("general") < TAXONOMY.narrower("officer") < TAXONOMY.narrower("person")


@pytest.mark.parametrize(("unit", "person"), [("troop", True), ("person", True), ("tank", False), ("sprocket", False)])
def test_people(unit: str, person: bool) -> None:
    assert TAXONOMY.is_person(unit) is person


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_broader_and_narrower_are_two_sides_of_one(one: str, other: str) -> None:
    name = TAXONOMY.names[other]
    assert (one in TAXONOMY.narrower(name)) == (name in (TAXONOMY.names[one], *TAXONOMY.broader(one)))


@given(st.text(max_size=40))
def test_any_unit_meets_itself(unit: str) -> None:
    assert TAXONOMY.meet(unit, unit) == TAXONOMY.term(unit)
    assert unit in TAXONOMY.narrower(unit)


def test_what_is_told_of_soldiers_elsewhere_is_told_of_soldiers_here() -> None:
    nouns = load_sides().status.nouns
    told = {word: nouns[word] for word in WORDS if nouns.get(word) in TAXONOMY.statuses}
    apart = {"brigade", "battalion", "regiment", "division", "local", "minor", "prisoner of war", "rescue worker"}
    assert len(told) > 50
    for word, status in told.items():
        assert word in apart | TAXONOMY.narrower(TAXONOMY.statuses[status]), word


def test_every_status_and_event_is_known() -> None:
    assert set(TAXONOMY.statuses) < set(get_args(Status))
    assert {*TAXONOMY.events, *TAXONOMY.people, *TAXONOMY.things} < set(get_args(Event))
    assert TAXONOMY.events["killed"] == "affected"


TABLE = """
[units]
"person" = {{}}
{units}
[statuses]
{statuses}
[events]
{events}
"""


@pytest.mark.parametrize(
    ("units", "statuses", "events", "reason"),
    [
        ('"tank" = { in = "vehicle" }', "", "", "no unit 'vehicle'"),
        ('"tank" = { in = "car" }\n"car" = { in = "tank" }', "", "", "lies in itself"),
        ('"tank" = { in = "tank" }', "", "", "lies in itself"),
        ('"tank" = { words = ["mbt"] }\n"car" = { words = ["mbt"] }', "", "", "twice"),
        ('"tank" = { words = ["person"] }', "", "", "twice"),
        ('"tank" = { words = ["tank"] }', "", "", "twice"),
        ('"tank" = { words = ["mbt", "mbt"] }', "", "", "twice"),
        ('"Tank" = {}', "", "", "lower case"),
        ('"tank" = { alike = true }', "", "", "needs a broader unit"),
        ('"tank" = { in = "person", alike = 1 }', "", "", "alike is true"),
        ('"tank" = { above = "person" }', "", "", "unknown above"),
        ("", 'military = "soldier"', "", "statuses"),
        ("", 'soldier = "person"', "", "statuses"),
        ("", "", 'killed = { in = "dead" }', "unknown dead"),
        ("", "", 'killed = { in = "killed" }', "leads to itself"),
        ("", "", 'killed = { near = "lost" }', "more than"),
    ],
)
def test_a_table_that_makes_no_sense(units: str, statuses: str, events: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        parse_taxonomy(TABLE.format(units=units, statuses=statuses, events=events))


def test_examples() -> None:
    failed, tried = doctest.testmod(module)
    assert tried >= 3
    assert not failed


PAGE = Path(__file__).parents[2] / "docs/why/taxonomy.md"


def draw_tree() -> str:
    """The units as a list in Markdown, each below the one that it lies in."""
    return "\n".join(_draw(None, 0)) + "\n"


def _draw(broader: str | None, depth: int) -> Iterator[str]:
    for unit in (one for one in TAXONOMY.units.values() if one.broader == broader):
        words = f" ({', '.join(unit.words)})" if unit.words else ""
        yield f"{'  ' * depth}- {f'*{unit.name}*' if unit.alike else unit.name}{words}"
        yield from _draw(unit.name, depth + 1)


def test_the_page_lists_all_units() -> None:
    assert PAGE.read_text("utf-8").endswith(f"-->\n{draw_tree()}")
