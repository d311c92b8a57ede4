"""Sides that no table holds, in made-up sentences."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.sides.actors import find_actors
from sayso.measure.sides.capitals import find_proper, is_people
from sayso.measure.sides.names import load_index
from sayso.model import find_words
from tests.measure.counting import cut_text


def read_actors(body: str, *people: str) -> Mapping[str, tuple[str | None, str]]:
    words = find_words(cut_text(body))
    return find_actors(words, load_index(), frozenset(people), find_proper(words))


STATE, PEOPLE, GROUP = "state", "people", "group"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The army of Kestria lost.", {"kestria": ("Kestria", STATE)}),
        ("Kestria's own armed forces lost.", {"kestria": ("Kestria", STATE)}),
        ("The Kestria Air Force left. So did Kestria.", {"kestria": ("Kestria", GROUP)}),
        ("Kestrian troops came to Kestria.", {"kestrian": ("Kestria", PEOPLE), "kestria": ("Kestria", STATE)}),
        ("The army of Kestria met a Kestrian boat.", {"kestria": ("Kestria", STATE), "kestrian": ("Kestria", PEOPLE)}),
        ("Then Red Sickle fighters fled. They were Red men.", {"red sickle": ("Red Sickle", GROUP)}),
        ("Fighters of the Red Sickle fled.", {"red sickle": ("Red Sickle", GROUP)}),
        ("The Kestrel Liberation Army fled.", {"kestrel liberation army": ("Kestrel Liberation Army", GROUP)}),
        ("On Monday Red Sickle fired 12 rockets.", {"red sickle": ("Red Sickle", GROUP)}),
        ("TARNBY, Kestria (XP) -- It rained.", {"kestria": ("Kestria", STATE), "tarnby": ("Kestria", "land")}),
        ("A bomb went off in Tarnby, Norland.", {"tarnby": ("Norland", "land")}),
        ("The army of Kestria left the town of Gant in Kestria.", {
            "kestria": ("Kestria", STATE), "gant": ("Kestria", "land")}),
        ("A quake shook southern Kestria.", {"kestria": ("Kestria", STATE)}),
    ],
)  # fmt: skip
def test_names_are_known_by_what_stands_with_them(body: str, told: Mapping[str, tuple[str, str]]) -> None:
    assert read_actors(body) == told


@pytest.mark.parametrize(
    "body",
    [
        "Gen. Stomm's forces left.",
        "Ann Example's army of fans came.",
        "Hurricane Ann captured them.",
        "The Minister of Culture came.",
        "Monday's forces left.",
        "Western troops left.",
        "Norland's army left.",
        "A storm crossed the southern Atlantic.",
        "A quake shook southern Kestria and Norland.",
        "Rebels fired 12 rockets.",
        "THE ARMY OF KESTRIA LOST.",
    ],
)
def test_what_is_no_side_stays_unnamed(body: str) -> None:
    assert read_actors(body) == {}


def test_who_speaks_as_a_person_is_no_side() -> None:
    assert read_actors("Quill's forces left.", "quill") == {}
    assert read_actors("Quill's forces left.") == {"quill": ("Quill", STATE)}


@pytest.mark.parametrize(
    ("form", "land", "same"),
    [
        ("Brellander", "Brelland", True),
        ("Brellanders", "Brelland", True),
        ("Morvan", "Morva", True),
        ("Kestrian", "Kestria", True),
        ("Newlandic", "Newlandia", True),
        ("Arni", "Arn", False),
        ("Brellanx", "Brelland", False),
        ("Brelland", "Brelland", False),
        ("Oldfordshireman", "Oldford", False),
    ],
)
def test_peoples_have_their_lands_stem(form: str, land: str, same: bool) -> None:
    assert is_people(form, land) is same


WORDS = st.sampled_from("Kestria Kestrian Norland's the army of Army in , . ( southern fired troops Red Gen".split(" "))


@given(st.lists(WORDS, max_size=30))
def test_any_text_is_read(parts: list[str]) -> None:
    body = " ".join(parts)
    assert all(side and name in body.lower() for name, (side, _) in read_actors(body).items())
