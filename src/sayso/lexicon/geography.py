"""Seas, rivers and lands, short forms of states, and the words that tell what kind of place a name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.load import check_once, check_words, parse_table, read_table

_SECTIONS = ("centres", "middles", "waters", "areas", "aliases", "states", "words")
_WORDS = (
    "regions", "districts", "cities", "waters", "lands", "terrain", "streets", "joins", "sides", "leads", "others",
    "peoples", "bodies",
)  # fmt: skip

Point = tuple[float, float]
"""Degrees north and east (WGS 84)."""


@dataclass(frozen=True, slots=True)
class Area:
    """A sea, a river or a land. `country` is ISO 3166-1 alpha-2, empty where there is none; `names` are its others."""

    name: str
    at: Point
    country: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """The table `geography.toml`. `centres` are countries' by ISO 3166-1 alpha-2, `middles` those of large first-level
    units by the code of their country and their name; `aliases` lead to the name that the gazetteer's source
    has; `states` lead from a short form (without its last stop) to the name of a state or province.

    The rest are words in lower case: nouns that tell a region, a district, a city or a water; nouns of the land in
    names (*Mount Example*), those of them that tell it by themselves (*the Example hills*), and nouns of streets; small
    words inside names; points of the compass before them; prepositions that lead to a place; words that are no place by
    themselves; adjectives of peoples, faiths and parties; nouns of bodies that are named after places.
    """

    centres: Mapping[str, Point]
    middles: Mapping[str, Point]
    waters: tuple[Area, ...]
    areas: tuple[Area, ...]
    aliases: Mapping[str, str]
    states: Mapping[str, str]
    regions: frozenset[str]
    districts: frozenset[str]
    cities: frozenset[str]
    wet: frozenset[str]
    lands: frozenset[str]
    terrain: frozenset[str]
    streets: frozenset[str]
    joins: frozenset[str]
    sides: frozenset[str]
    leads: frozenset[str]
    others: frozenset[str]
    peoples: frozenset[str]
    bodies: frozenset[str]


@cache
def load_geography() -> Geography:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_geography(read_table("geography"))


def parse_geography(toml: str) -> Geography:
    """The geography that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "geography", _SECTIONS)
    words = table["words"]
    if set(words) != set(_WORDS):
        raise LexiconError(f"geography.toml: words need {', '.join(_WORDS)} and nothing else")
    centres = {_check_code(code): _check_point(code, at) for code, at in table["centres"].items()}
    middles = {name: _check_point(name, at) for name, at in table["middles"].items()}
    waters, areas = (
        tuple(_read_area(name, row, centres) for name, row in table[key].items()) for key in ("waters", "areas")
    )
    aliases = {name: _check_name(name, meant) for name, meant in table["aliases"].items()}
    listed = [frozenset(check_words(words[key], f"geography.toml: {key}")) for key in _WORDS]
    return Geography(centres, middles, waters, areas, aliases, _read_states(table["states"]), *listed)


def _check_code(code: str) -> str:
    if len(code) != 2 or not code.isupper():
        raise LexiconError(f"geography.toml: {code!r} is no ISO 3166-1 alpha-2 code")
    return code


def _check_point(name: str, at: object) -> Point:
    if not (isinstance(at, list) and len(at) == 2 and all(isinstance(part, float | int) for part in at)):
        raise LexiconError(f"geography.toml: {name}: needs degrees north and east, not {at!r}")
    north, east = at
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise LexiconError(f"geography.toml: {name}: {at!r} lies off the Earth")
    return float(north), float(east)


def _check_name(name: str, meant: object) -> str:
    if not isinstance(meant, str) or not meant or meant == name:
        raise LexiconError(f"geography.toml: {name}: needs another name, not {meant!r}")
    return meant


def _read_area(name: str, row: Mapping[str, Any], centres: Mapping[str, Point]) -> Area:
    country = row.get("country", "")
    if set(row) - {"at", "country", "names"} or (country and country not in centres):
        raise LexiconError(f"geography.toml: {name}: has an unknown key or country")
    names = check_words(row.get("names", []), f"geography.toml: {name}", lower=False)
    return Area(name, _check_point(name, row.get("at")), country, names)


def _read_states(table: Mapping[str, Any]) -> Mapping[str, str]:
    rows = {state: check_words(short, f"geography.toml: {state}", lower=False) for state, short in table.items()}
    check_once([short for row in rows.values() for short in row], "geography.toml: states")
    return {short: state for state, row in rows.items() for short in row}
