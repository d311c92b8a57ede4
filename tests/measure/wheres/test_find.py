"""Where the counted was, in made-up sentences with made-up places."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.wheres.find import Where, find_wheres
from sayso.model import Locale, Place, PlaceKind, Report, Span, make_pin
from tests.factories import make_report
from tests.measure.counting import read_counts

_KINDS: dict[str, PlaceKind] = {
    "Oldford": "city", "Newtown": "city", "Midham": "city", "Westmark": "region", "Norland": "country", "Ukraine": "country",
}  # fmt: skip


def make_places(body: str) -> list[Place]:
    """The made-up places that a body names, each known to the gazetteer once."""
    found: list[Place] = []
    for match in re.finditer("|".join(_KINDS), body):
        locale = Locale(1, match[0], _KINDS[match[0]], "XX", 0.0, 0.0, 1.0)
        place = f"p{len(found) + 1}"
        found.append(Place(place, make_pin(body, Span(*match.span())), match[0], (locale,)))
    return found


def read_wheres(body: str, places: Sequence[Place] | None = None, report: Report | None = None) -> list[Where]:
    text, words, counts = read_counts(body)
    given = make_places(body) if places is None else places
    return list(find_wheres(report or make_report(title=None), text, words, counts, given, ()))


def read(body: str) -> list[str | None]:
    return [where.name for where in read_wheres(body)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("A blast killed 12 people in Oldford.", ["Oldford"]),
        ("In Oldford 12 people were killed.", ["Oldford"]),
        ("A blast killed 12 people in Oldford, Norland.", ["Oldford, Norland"]),
        ("Shelling killed 12 people in Oldford, Newtown and Midham.", ["Oldford, Newtown and Midham"]),
        ("A shell killed 12 people in the Westmark region.", ["Westmark region"]),
        ("A shell killed 12 people in eastern Norland.", ["eastern Norland"]),
        ("A missile killed 12 people at a shopping center in Oldford.", ["shopping center in Oldford"]),
        ("A bomb killed 12 people outside the Norland embassy in Oldford.", ["Norland embassy in Oldford"]),
        ("A blast killed 12 people at Midway Air Force Base.", ["Midway Air Force Base"]),
    ],
)
def test_the_most_exact_place_is_told_with_its_site(body: str, names: list[str]) -> None:
    assert read(body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Shells killed 12 people in Oldford and wounded 30 in Newtown.", ["Oldford", "Newtown"]),
        ("They shot down 12 drones over Oldford and four over Newtown.", ["Oldford", "Newtown"]),
        ("A shell hit a market in Oldford. It killed 12 people and wounded 30.", ["market in Oldford"] * 2),
    ],
)
def test_each_count_has_its_place(body: str, names: list[str]) -> None:
    assert read(body) == names


def test_the_ids_of_the_places_come_along() -> None:
    (where,) = read_wheres("Shells fell on Midham. Shelling killed 12 people in Oldford and Newtown.")
    assert where == Where("Oldford and Newtown", ("p2", "p3"))


def test_the_losses_of_a_war_are_told_for_its_land() -> None:
    body = "Russia has lost 12,000 soldiers in total since the war began, Kyiv's army said. Ukraine fights on."
    (where,) = read_wheres(body, places=())
    assert where == Where("Ukraine", ())


def test_a_title_that_is_a_place_tells_it() -> None:
    report = make_report(title="Oldford, Texas")
    assert read_wheres("A man shot 12 people at his home.", report=report) == [Where("Oldford, Texas", ())]


def test_a_compound_and_an_amount_are_no_places() -> None:
    (where,) = read_wheres("Norland-made guns killed 12 people in Oldford.")
    assert where.name == "Oldford"


def test_without_a_place_none_is_guessed() -> None:
    assert read_wheres("Twelve people were killed.") == [Where(None, ())]
    assert read_wheres("") == []


@given(st.text("Oldford Norland killed 12 people in and near Newtown, (School).\n +", max_size=200))
def test_every_count_has_an_answer_that_the_text_or_the_report_tells(body: str) -> None:
    _, _, counts = read_counts(body)
    found = read_wheres(body)
    assert len(found) == len(counts)
    ids = {place.id for place in make_places(body)}
    for where in found:
        assert ids.issuperset(where.places)
        assert where.name is None or where.name in " ".join(body.split()) or not where.places
