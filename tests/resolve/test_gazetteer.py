"""The table of places, and keys of names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import LexiconError
from sayso.lexicon.states import load_states
from sayso.resolve.gazetteer import CITY, COMMON, COUNTRY, FREQUENT, REGION, SURNAME, Gazetteer, fold, load_gazetteer
from sayso.train.pack import Packed, pack

OLD = Packed(7, "Oldford", REGION, "NL", None, 52.5, 5.25, 90_000)
NEW = Packed(8, "Öldford", CITY, "NL", 0, 52.501, -5.249, 81_234)


def write(path: Path, *places: Packed) -> Gazetteer:
    keys = {"oldford": [(index, index == 0) for index in range(len(places))], "ford": [(0, False)]}
    path.write_bytes(pack(places, keys, {"oldford": COMMON, "ford": SURNAME | FREQUENT}))
    return Gazetteer(path)


def test_what_is_packed_is_read_back(tmp_path: Path) -> None:
    table = write(tmp_path / "small.bin", OLD, NEW)
    entry = table.find("OLDFORD")
    assert entry is not None
    assert [(spot.name, own) for spot, own in entry.spots] == [("Oldford", True), ("Öldford", False)]
    city = entry.spots[1][0]
    assert (city.id, city.level, city.country, city.region) == (8, CITY, "NL", 0)
    assert (city.latitude, city.longitude, city.population) == (52.501, -5.249, 81_200)
    assert (entry.common, entry.surname) == (True, 0)
    ford = table.find("Ford")
    assert ford is not None
    assert ford.surname == 2
    assert table.find("Newford") is None
    assert len(table) == len(list(table)) == 2


@given(st.text(max_size=30))
def test_any_words_may_be_asked_for(words: str) -> None:
    entry = load_gazetteer().find(words)
    assert entry is None or entry.key == fold(words)


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(words: str) -> None:
    assert fold(fold(words)) == fold(words)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(b"no table, but long enough to be one")
    with pytest.raises(LexiconError, match="no gazetteer"):
        Gazetteer(path)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Saint-Étienne", "st etienne"),
        ("St. Etienne", "st etienne"),
        ("U.S.", "us"),
        ("Khar’kov", "kharkov"),
        ("Łódź", "lodz"),
        ("Харків", "харків".replace("ї", "і")),
    ],
)
def test_spellings_share_a_key(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize("name", ["Kharkiv", "Kharkov", "Харків", "Харьков"])
def test_every_spelling_leads_to_the_place(name: str) -> None:
    entry = load_gazetteer().find(name)
    assert entry is not None
    assert 706483 in [spot.id for spot, _ in entry.spots]


def test_every_state_is_a_country() -> None:
    table, states = load_gazetteer(), load_states()
    bodies = {"Soviet Union", "Yugoslavia"}
    for name in set(states.names.values()) - states.unions - bodies:
        entry = table.find(name)
        assert entry is not None, name
        assert COUNTRY in {spot.level for spot, _ in entry.spots}, name
