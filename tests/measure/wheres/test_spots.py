"""Places as they are told, in made-up sentences."""

from __future__ import annotations

import re

import pytest

from sayso.measure.layout import lay_out
from sayso.measure.wheres.spots import Spot, find_spots
from sayso.model import Place, Span, find_words, make_pin
from tests.measure.counting import cut_text


def read(body: str) -> tuple[Spot, ...]:
    """The spots of a body; the places are its words that end in -ford or -land."""
    text = cut_text(body)
    words = find_words(text)
    matches = list(re.finditer(r"\b[A-Z][a-z]+(?:ford|land)\b", body))
    places = [Place(f"p{at}", make_pin(body, Span(*match.span())), match[0], ()) for at, match in enumerate(matches, 1)]
    return find_spots(text, words, lay_out(text, words, ()), (), places)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("They met in Oldford and in Newford.", ["Oldford and in Newford"]),
        ("They met in Oldford, Norland.", ["Oldford, Norland"]),
        ("They met in Oldford. Newford slept.", ["Oldford", "Newford"]),
        ("They met in Oldford (Norland), Unheard, and Newford.", ["Oldford (Norland), Unheard, and Newford"]),
        ("They met in Norland's southern Oldford.", ["Norland's southern Oldford"]),
        ("They left Oldford and marched to Newford.", ["Oldford", "Newford"]),
        ("They met in the Oldford district.", ["Oldford district"]),
        ("They met at a burned school near Oldford.", ["burned school near Oldford"]),
        ("They met at the Oldford railway station.", ["Oldford railway station"]),
        ("They met at Saint Example Hospital.", ["Saint Example Hospital"]),
        ("They met at a hospital.", []),
        ("They met Oldford-based men.", []),
    ],
)
def test_places_are_told_with_what_belongs_to_them(body: str, names: list[str]) -> None:
    assert [one.name for one in read(body)] == names


def test_a_spot_knows_how_it_is_led_to() -> None:
    lead, owner, label = read("They met near the Oldford. Norland's army left. Newford residents fled.")
    assert (lead.lead, lead.owns, lead.labels) == ("near", False, False)
    assert (owner.name, owner.owns) == ("Norland", True)
    assert (label.lead, label.labels) == ("", True)
