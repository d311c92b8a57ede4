"""Which place a name means: a log-linear ranking of the gazetteer's candidates.

Names of one spelling and kind mean one place throughout a text. Candidates are ranked in rounds: first by what they are
and what stands beside the name; then also by how well they fit what the round before holds the other names for.
The weights are fitted by `sayso.train.places`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import cos, exp, hypot, inf, log, log1p, radians, sqrt
from operator import mul

from sayso.lexicon.geography import Point
from sayso.resolve.gazetteer import AREA, CAPITAL, COUNTRY, DISTRICT, REGION, WATER, Entry, Spot
from sayso.resolve.toponyms import Told, Toponym, agrees, lies_inside

FEATURES = (
    "people", "big", "country", "region", "district", "capital", "water", "area", "own name", "most people", "kind told",
    "inside", "holds", "domain", "named country", "country here", "region here",
    "region by far", "near", "around",
)  # fmt: skip
LOCAL = 15
"""The first features need no other name's meaning: the first round has only these."""
BIG = 5.5 / 7
"""From this weight on a place is big: 300,000 people."""
AROUND = 161.0
"""Kilometres (100 miles) in which places are neighbours."""
KM = 111.2
"""Kilometres in a degree of latitude."""
REACH = (AROUND / KM) ** 2
FAINT = 0.02
"""A share of belief that tells as little as none."""
NEIGHBOURS = 64
"""Places that a candidate's neighbours are looked for among, those named most often: a report has seldom as many."""
LINKS = 16
"""Units behind a name that are compared before one more is kept."""
DOUBT = 0.3
"""A candidate with a lower share is no neighbour."""


@dataclass(slots=True)
class Group:
    """All mentions of one name: how many, what they may mean, the units behind and the places before their commas.

    `shares` are the machine's shares of belief in the entry's spots, in the same order, summing up to 1.
    """

    entry: Entry
    told: Told
    count: int
    inside: list[Entry]
    holds: list[Entry]
    shares: list[float]


Key = tuple[str, Told]
Rows = list[tuple[float, ...]]


def group_toponyms(found: Sequence[Toponym]) -> dict[Key, Group]:
    """The toponyms by their names and the kinds told; what one mention tells of its unit goes for all."""
    groups: dict[Key, Group] = {}
    for one in found:
        group = groups.setdefault(key_of(one), Group(one.entry, one.told, 0, [], [], []))
        group.count += 1
        for linked, entries in ((one.inside, group.inside), (one.holds, group.holds)):
            if linked is not None and found[linked].entry not in entries[-LINKS:]:
                entries.append(found[linked].entry)
    return groups


def key_of(one: Toponym) -> Key:
    """What a toponym is grouped by."""
    return one.entry.key, one.told


def rank(groups: Mapping[Key, Group], named: Counter[str], domain: str, weights: Sequence[Sequence[float]]) -> None:
    """Set the shares of all groups, by one round for each of the `weights`.

    `named` counts the countries (ISO 3166-1 alpha-2) that the text names or whose people it names; `domain` is the
    country of the report's address, empty where it tells none.
    """
    local = {key: measure_local(group, named, domain) for key, group in groups.items()}
    _share(groups, local, weights[0])
    for row in weights[1:]:
        scene = Scene(groups)
        rows = {
            key: [
                (*told, *scene.measure(key, spot))
                for told, (spot, _) in zip(local[key], group.entry.spots, strict=True)
            ]
            for key, group in groups.items()
        }
        _share(groups, rows, row)


def _share(groups: Mapping[Key, Group], rows: Mapping[Key, Rows], weights: Sequence[float]) -> None:
    for key, group in groups.items():
        group.shares = softmax([sum(map(mul, weights, row)) for row in rows[key]])


def softmax(scores: Sequence[float]) -> list[float]:
    """The scores as shares that sum up to 1."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def measure_local(group: Group, named: Counter[str], domain: str) -> Rows:
    """The first `LOCAL` features of each candidate of a group."""
    whole = sum(named.values())
    rows: Rows = []
    for at, (spot, own) in enumerate(group.entry.spots):
        level = spot.level
        rows.append((
            spot.weight, max(0.0, spot.weight - BIG), level == COUNTRY, level == REGION, level == DISTRICT, level == CAPITAL,
            level == WATER, level == AREA, own, at == 0, agrees(group.told, spot),
            any(lies_inside(spot, unit) for entry in group.inside for unit, _ in entry.spots),
            any(lies_inside(other, spot) for entry in group.holds for other, _ in entry.spots),
            bool(domain) and spot.country == domain, named[spot.country] / whole if whole and spot.country else 0.0,
        ))  # fmt: skip
    return rows


class Scene:
    """What the names of a text are held for: how much lies in each country and region, and where."""

    def __init__(self, groups: Mapping[Key, Group]) -> None:
        self._own = {key: _weigh(group) for key, group in groups.items()}
        self._whole = sum(own.whole for own in self._own.values())
        self._countries, self._regions = defaultdict[str, float](float), defaultdict[int, float](float)
        for own in self._own.values():
            for country, weight in own.countries.items():
                self._countries[country] += weight
            for region, weight in own.regions.items():
                self._regions[region] += weight
        often = sorted(groups.items(), key=lambda one: -one[1].count)
        points = ((key[0], _find_point(group)) for key, group in often)
        self._points = list(islice(((name, point) for name, point in points if point is not None), NEIGHBOURS))

    def measure(self, key: Key, spot: Spot) -> tuple[float, ...]:
        """The features of a candidate that hang on other names: how much lies in its country and region, how near
        the nearest place is, how many lie around it."""
        own, region = self._own[key], spot.unit
        others = max(self._whole - own.whole, FAINT)
        country = (self._countries[spot.country] - own.countries[spot.country]) / others if spot.country else 0.0
        here = (self._regions[region] - own.regions[region]) / others if region is not None else 0.0
        fit = country, here, log(max(here, 0.0) + FAINT)
        if spot.level in (COUNTRY, AREA):
            return *fit, 0.0, 0.0
        nearest, around = self._look_around(key[0], spot.at)
        return *fit, 1 / (1 + nearest / 100), log1p(around)

    def _look_around(self, name: str, at: Point) -> tuple[float, int]:
        """Kilometres to the nearest point of another name, infinite where there is none, and how many lie around."""
        north, east = at
        wide = cos(radians(north))
        nearest, around = inf, 0
        for other, (up, right) in self._points:
            far = abs(right - east)
            square = (up - north) ** 2 + ((far if far <= 180 else 360 - far) * wide) ** 2
            if other != name:
                nearest = min(nearest, square)
                around += square < REACH
        return KM * sqrt(nearest), around


@dataclass(frozen=True, slots=True)
class _Weight:
    """How much of a group's belief lies where. Names that come often weigh more, by the root of how often."""

    whole: float
    countries: defaultdict[str, float]
    regions: defaultdict[int, float]


def _weigh(group: Group) -> _Weight:
    own = _Weight(group.count**0.5, defaultdict(float), defaultdict(float))
    for share, (spot, _) in zip(group.shares, group.entry.spots, strict=True):
        own.countries[spot.country] += share * own.whole
        if spot.unit is not None:
            own.regions[spot.unit] += share * own.whole
    return own


def _find_point(group: Group) -> Point | None:
    """Where a group most likely lies, if that is a point on the map and sure enough."""
    best = max(range(len(group.shares)), key=group.shares.__getitem__)
    spot = group.entry.spots[best][0]
    return spot.at if group.shares[best] > DOUBT and spot.level not in (COUNTRY, AREA) else None


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points, on a plane: right to some per cent for neighbours, which is all that counts."""
    east = abs(one[1] - other[1])
    east = min(east, 360 - east) * cos(radians((one[0] + other[0]) / 2))
    return KM * hypot(one[0] - other[0], east)
