"""What lies under the marks: sea and land, coasts and borders, the net of degrees, countries' names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from sayso.present.map.clip import FINE, bend, clip_lines, clip_rings, write_paths
from sayso.present.map.frame import WIDTH, Frame
from sayso.present.map.outlines import KINDS, LineKind, Outlines, Points, load_names, load_outlines
from sayso.present.map.room import Room
from sayso.present.page.markup import NOTHING, Markup, element, escape, join

NET = (30.0, 20.0, 10.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25)
"""Degrees between the lines of the net, by zoom."""
WITH_DETAIL = 3
"""From this zoom on outlines are drawn in detail; below it the coarse ones are as fine as the drawing."""
WITH_REGIONS = 4
"""From this zoom on the lines between first-level regions are drawn."""
KEPT = 48
"""Grounds that are kept, a few MB each at most."""
LETTER, LINE = 6.9, 13.0
"""How wide a letter of a country's name is on average, and how high a line, in units of the drawing."""
TRIED = 16
"""Of the places for a name, how many of the widest are tried."""


@dataclass(frozen=True)
class Ground:
    """Land that stands in a frame: by country's code the rings in units of the drawing."""

    frame: Frame
    outlines: Outlines
    land: Mapping[str, Sequence[Points]]

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """By country's code the data of its path."""
        return {code: "".join(write_paths(rings, closed=True)) for code, rings in self.land.items()}

    @cached_property
    def lines(self) -> Markup:
        """Coasts and borders."""
        return join(*(_write_path(f"map-{kind}", path) for kind, path in _draw_lines(self)))

    @cached_property
    def names(self) -> Sequence[tuple[str, str, Points]]:
        """Codes and names of the countries, the largest first, with the places where there is land for a name."""
        names = load_names()
        sizes = {code: sum(_measure(ring) for ring in rings) for code, rings in self.land.items() if code}
        ordered = sorted(sizes, key=lambda code: (-sizes[code], code))
        return [(code, names[code], _find_spots(self.land[code], names[code], self.frame.height)) for code in ordered]


@lru_cache(KEPT)
def make_ground(frame: Frame) -> Ground:
    """The land in the frame, in the detail that it needs. The latest are kept: many ask for the same views."""
    outlines = load_outlines("world" if frame.view.zoom < WITH_DETAIL else "near")
    found = list(clip_rings(outlines.rings, frame.box))
    projected = _project(bend([ring for _, ring in found]), frame)
    land: defaultdict[str, list[Points]] = defaultdict(list)
    for (index, _), ring in zip(found, projected, strict=True):
        land[outlines.codes[outlines.countries[index]]].append(ring)
    return Ground(frame, outlines, dict(sorted(land.items())))


def draw_ground(ground: Ground, told: Collection[str]) -> Markup:
    """Sea, net, land, and the countries of `told` shaded as a whole; coasts and borders over them."""
    land = _write_path("map-land", "".join(ground.paths.values()))
    shaded = (_write_path("map-told", ground.paths.get(code, ""), fill="url(#map-lines)") for code in sorted(told))
    scaled = element("g", _draw_net(ground.frame), land, *shaded, ground.lines, transform=f"scale({1 / FINE})")
    return join(_draw_sea(ground.frame), scaled)


def _write_path(name: str, path: str, *, fill: str | None = None) -> Markup:
    painted = f' fill="{fill}"' if fill else ""
    return Markup(f'<path class="{name}"{painted} d="{path}"/>') if path else NOTHING


def _project(parts: Sequence[Points], frame: Frame) -> list[Points]:
    """All parts at once in units of the drawing."""
    if not parts:
        return []
    ends = np.cumsum([len(part) for part in parts])
    return np.split(frame.project(np.vstack(parts)), ends[:-1])


def _draw_lines(ground: Ground) -> Iterator[tuple[LineKind, str]]:
    kinds: list[LineKind] = ["coast", "border", "disputed"]
    if ground.frame.view.zoom >= WITH_REGIONS:
        kinds.insert(0, "region")
    for kind in kinds:
        wanted = ground.outlines.kinds == KINDS.index(kind)
        parts = bend(clip_lines(ground.outlines.lines, wanted, ground.frame.box))
        yield kind, "".join(write_paths(_project(parts, ground.frame), closed=False))


def _draw_sea(frame: Frame) -> Markup:
    if not frame.is_world:
        return Markup(f'<rect class="map-sea" width="{WIDTH}" height="{frame.height}"/>')
    return element("g", _write_path("map-sea", draw_sphere(frame)), transform=f"scale({1 / FINE})")


def draw_sphere(frame: Frame) -> str:
    """The data of a path around the whole Earth, `FINE` times as large."""
    box, way = frame.box, np.linspace(-90, 90, 61)
    west, east = np.full(61, box.west), np.full(61, box.east)
    edge = np.vstack([np.column_stack([west, way]), np.column_stack([east, way[::-1]])])
    return "".join(write_paths([frame.project(edge)], closed=True))


def _draw_net(frame: Frame) -> Markup:
    step, box = NET[frame.view.zoom], frame.box
    wide, high = np.linspace(box.west, box.east, 73), np.linspace(max(box.south, -85), min(box.north, 85), 37)
    parts = [np.column_stack([np.full(37, east), high]) for east in _step_through(box.west, box.east, step)]
    parts += [np.column_stack([wide, np.full(73, north)]) for north in _step_through(box.south, box.north, step)]
    return _write_path("map-net", "".join(write_paths(_project(parts, frame), closed=False)))


def _step_through(low: float, high: float, step: float) -> Iterator[float]:
    yield from (np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step).tolist()


def draw_names(ground: Ground, told: Collection[str], room: Room) -> Markup:
    """The names of the countries in whose land there is room, the largest first; those of `told` have a mark with it."""
    texts = []
    for code, name, spots in ground.names:
        half = _measure_name(name) / 2, LINE / 2
        found = room.find(spots, half) if len(spots) and code not in told else None
        if found is not None:
            x, y = spots[found].tolist()
            room.take(x, y, half)
            texts.append(element("text", escape(name), x=f"{x:.0f}", y=f"{y + 4:.0f}"))
    return element("g", *texts, class_="map-names", aria_hidden="true")


def _measure(ring: Points) -> float:
    width, height = np.ptp(ring, axis=0).tolist()
    return float(width * height)


def _measure_name(name: str) -> float:
    return len(name) * LETTER + 6


def _find_spots(rings: Sequence[Points], name: str, height: float) -> Points:
    """Middles of the widest stretches of land that are wide enough for a name and as high."""
    width = _measure_name(name)
    large = [ring for ring in rings if np.ptp(ring[:, 0]) >= width and np.ptp(ring[:, 1]) >= LINE]
    spots = [spot for ring in large for spot in _scan(ring, width, height)]
    spots.sort(key=lambda spot: -spot[0])
    return np.array([(x, y) for _, x, y in spots[:TRIED]]).reshape(-1, 2)


Stretch = tuple[float, float]


def _scan(ring: Points, width: float, height: float) -> Iterator[tuple[float, float, float]]:
    """How wide stretches of land are that go on for a line's height, with the middle of each."""
    low, high = max(float(ring[:, 1].min()), 0.0), min(float(ring[:, 1].max()), height)
    rows = np.arange(low + 0.5, high, LINE / 2).tolist()
    stretches = [_find_stretches(ring, row) for row in rows]
    for row, above, here, below in zip(rows[1:], stretches, stretches[1:], stretches[2:], strict=False):
        for west, east in _meet(_meet(here, above), below):
            if east - west >= width:
                yield east - west, (west + east) / 2, row


def _find_stretches(ring: Points, row: float) -> list[Stretch]:
    """Where a line from side to side of the drawing lies inside the ring."""
    above = ring[:, 1] < row
    at = np.flatnonzero(above[1:] != above[:-1])
    start, end = ring[at], ring[at + 1]
    across = start[:, 0] + (row - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
    ordered = np.clip(np.sort(across), 4.0, WIDTH - 4.0).tolist()
    return list(zip(ordered[::2], ordered[1::2], strict=True))


def _meet(some: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    both = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [(west, east) for west, east in both if west < east]
