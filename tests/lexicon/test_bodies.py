"""The table of bodies is read, and nonsense in it refused."""

import pytest

from sayso.errors import LexiconError
from sayso.lexicon.bodies import load_bodies, parse_bodies, squeeze_name
from sayso.lexicon.load import read_table


def test_other_names_lead_to_the_name_in_full() -> None:
    bodies = load_bodies()
    assert bodies.names[squeeze_name("the AP")] == "Associated Press"
    assert bodies.names[squeeze_name("UNHCR")] == bodies.names[squeeze_name("U.N. refugee agency")]
    assert bodies.offices["general staff"] == bodies.offices["ministry defence"] == "military"


def test_agencies_are_press_and_bodies_are_not() -> None:
    bodies = load_bodies()
    assert bodies.agencies <= bodies.press
    assert squeeze_name("World Health Organization") not in bodies.press


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Bernama" = []', '"Bernama" = ["AFP"]', "means both"),
        ('"airwars.org" =', '"airwars" =', "no host"),
        ('"navy" = ["navy",', '"navy" = ["Navy",', "lower case"),
        ("[aggregators]", "[collectors]", "sections"),
    ],
)
def test_nonsense_is_refused(old: str, new: str, message: str) -> None:
    table = read_table("bodies")
    assert old in table
    with pytest.raises(LexiconError, match=message):
        parse_bodies(table.replace(old, new))
