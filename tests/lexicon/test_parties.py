"""Who speaks for whom, who is at war, and which tables are refused."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import parties as module
from sayso.lexicon.parties import find_enemies, find_party, is_press, is_same_camp, is_third, is_witness, parse_parties


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Ukraine's Armed Forces", "Ukraine"),
        ("General Staff of the Armed Forces of Ukraine", "Ukraine"),
        ("Ministry of Defence / General Staff of Ukraine", "Ukraine"),
        ("Ministry of Defense of the Russian Federation", "Russia"),
        ("Russian forces", "Russia"),
        ("Russians", "Russia"),
        ("officials in Moscow", "Russia"),
        ("the Kremlin", "Russia"),
        ("Belgorod governor", "Russia"),
        ("the U.S. State Department", "United States"),
        ("Gaza health ministry", "Palestine"),
        ("Palestinians", "Palestine"),
        ("Hezbollah fighters", "Hezbollah"),
        ("IDF", "Israel"),
        ("TASS", "Russia"),
        ("BBC Russian Service", None),
        ("the Kyiv Independent", None),
        ("Russian media", None),
        ("residents of Kharkiv", None),
        ("Moscow business executive", None),
        ("Ann Example", None),
        ("officials", None),
        ("us", None),
        ("", None),
        (" / ", None),
    ],
)
def test_the_side_of_a_name(name: str, party: str | None) -> None:
    assert find_party(name) == party


@pytest.mark.parametrize(
    ("side", "day", "foe", "enemies"),
    [
        ("Ukraine", date(2022, 3, 1), "Russia", True),
        ("Russia", date(2022, 3, 1), "Ukraine", True),
        ("Ukraine", date(2022, 3, 1), "Wagner Group", True),
        ("Wagner Group", date(2022, 3, 1), "Ukraine", True),
        ("Russia", date(2022, 3, 1), "Wagner Group", False),
        ("Ukraine", date(1999, 3, 1), "Russia", False),
        ("Kuwait", date(2022, 3, 1), "Iraq", False),
        ("Kuwait", None, "Iraq", True),
        ("Norland", None, "Russia", False),
    ],
)
def test_who_is_at_war(side: str, day: date | None, foe: str, enemies: bool) -> None:
    assert (foe in find_enemies(side, day)) is enemies


def test_camps() -> None:
    assert is_same_camp("Wagner Group", "Russia")
    assert is_same_camp("Norland", "Norland")
    assert not is_same_camp("Ukraine", "Russia")


def test_who_is_on_no_side() -> None:
    assert is_press("Oldford Tribune")
    assert not is_press("Oldford")
    assert is_witness("eyewitnesses in Oldford")
    assert not is_witness("Oldford officials")
    assert [is_third(one) for one in ("the Oldford Institute", "a recent report", "OIS", "Ann Example")] == [
        True, True, True, False,
    ]  # fmt: skip


TABLE = """
[same]
{same}
[camps]
{camps}
[heads]
bodies = "ministry"
witnesses = "resident"
{heads}
[press]
endings = "news"
names = ["bbc"]
[press.states]
{states}
"""


@pytest.mark.parametrize(
    ("part", "row", "reason"),
    [
        ("same", '"Palestinians" = "Norland"', "no side of another table"),
        ("same", '"Norland" = "Norland"', "leads on"),
        ("same", '"Norland" = 3', "leads to 3"),
        ("camps", '"Norland" = "Russia"\n"Westland" = "Norland"', "leads on"),
        ("heads", 'rovers = "rover"', "missing or unknown"),
        ("heads", 'thirds = "Institute"', "lower case"),
        ("states", '"Russia" = ["RIA", "R.I.A."]', "twice"),
        ("states", '"Norland" = ["NNA"]', "no side of another table"),
    ],
)
def test_a_table_that_makes_no_sense(part: str, row: str, reason: str) -> None:
    rows = {"same": "", "camps": "", "heads": 'thirds = "institute"', "states": ""}
    if part == "heads" and row.startswith("thirds"):
        rows["heads"] = row
    else:
        rows[part] += "\n" + row
    with pytest.raises(LexiconError, match=reason):
        parse_parties(TABLE.format(**rows))


def test_examples() -> None:
    failed, tried = doctest.testmod(module)
    assert tried
    assert not failed
