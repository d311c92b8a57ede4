"""Where sides are named, and how."""

from __future__ import annotations

import pytest

from sayso.measure.sides.namings import find_namings
from sayso.model import find_words
from tests.factories import make_text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Norland attacked.", [("Norland", "state", None)]),
        ("in the US", [("United States", "people", "in")]),
        ("They came to Norburg.", [("Norland", "seat", "to")]),
        ("the norlandian army", [("Norland", "people", None)]),
        ("#Norland and #Oldland", [("Norland", "state", None), ("Oldland", "state", None)]),
        ("the war-torn Norlandian south of Farland and Oldland", [
            ("Norland", "people", None), ("Farland", "state", "of"), ("Oldland", "state", "of")]),
        ("in the war-torn Norlandian south", [("Norland", "people", "in")]),
        ("the Norland-Oldland war", [("Norland", "people", None), ("Oldland", "people", None)]),
        ("the Norland-led alliance", []),
        ("U.S.-made trucks", []),
        ("40 million US dollars", []),
        ("give us time, US officials said", [("United States", "people", None)]),
        ("flights to Latin America", []),
        ("a turkey", []),
        ("the Oldlandian enemy", [("Oldland", "people", None)]),
        ("the occupiers", [(None, "invader", None)]),
        ("IRA men", [("IRA", "group", None)]),
        ("the Irish Republican Army (IRA)", [
            ("Irish Republican Army", "group", None), ("Irish Republican Army", "group", None)]),
        ("Wagner fighters", [("Wagner Group", "group", None)]),
        ("Oldford Motors Inc. and its rival", [("Oldford Motors Inc", "company", None)]),
    ],
)  # fmt: skip
def test_sides_are_named(body: str, told: list[tuple[str | None, str, str | None]]) -> None:
    found = find_namings(find_words(make_text(body)))
    assert [(naming.side, naming.way, naming.role) for naming in found] == told


def test_words_of_numbers_name_nobody() -> None:
    assert find_namings(find_words(make_text("US$6.5 billion")), frozenset((0, 1))) == ()


def test_a_body_keeps_its_own_name() -> None:
    body = "The Farland Aid Service (FAS) came. FAS tents stood there."
    found = find_namings(find_words(make_text(body)))
    assert [(naming.side, naming.body) for naming in found] == [
        ("Farland", None),
        ("Farland", "FAS"),
        ("Farland", "FAS"),
    ]
