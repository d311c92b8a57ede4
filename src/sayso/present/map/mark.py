"""From figures to marks on a map: how many are told for which place, and how exactly that place is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.model import KeptFigure, Locale
from sayso.model.figure import PlaceKind
from sayso.present.map.outlines import load_reaches

Precision = Literal["settlement", "region", "country", "area"]
"""How exactly a mark's place is known: a town; a first-level region or a district; a country; a sea, a river or a land
whose bounds nobody drew."""

PRECISIONS: dict[PlaceKind, Precision] = {
    "city": "settlement",
    "region": "region",
    "country": "country",
    "water": "area",
    "other": "area",
}
DISTRICT_REACH = 15.0
"""Kilometres, for a district of which the gazetteer does not say where it lies."""
SURE = 0.5
"""From this share of belief on a place is taken for the one that is meant; below it the mark says so."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place with the figures told for it. `latitude` and `longitude` in degrees (WGS 84); `country` is ISO 3166-1 alpha-2,
    empty for none; `reach` the radius in kilometres of a disc about as large as a region, None for what is no region.
    `figures` is how many are told for it, `doubtful` how many of these may mean another place of that name. `label` is
    the mark's name for whoever can't see it, `href` where it leads."""

    name: str
    latitude: float
    longitude: float
    precision: Precision
    country: str
    figures: int
    label: str
    href: str
    reach: float | None = None
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of some figures, most figures first. `untold` figures tell no place, of `unknown` ones the gazetteer
    doesn't know the place."""

    marks: tuple[Mark, ...]
    untold: int
    unknown: int

    @property
    def notes(self) -> tuple[str, ...]:
        """What is not on the map, in sentences."""
        told = (
            (self.untold, "tells no place", "tell no place"),
            (
                self.unknown,
                "tells a place that the gazetteer doesn’t know",
                "tell a place that the gazetteer doesn’t know",
            ),
        )
        return tuple(f"{count_figures(count)} {one if count == 1 else more}." for count, one, more in told if count)


def make_marks(figures: Iterable[KeptFigure], address: Callable[[Locale], str]) -> Marks:
    """The figures by the likeliest meaning of the first place that each is told for; `address` leads from a place to
    what is shown of it."""
    counts: Counter[tuple[int, str, str]] = Counter()
    doubts: Counter[tuple[int, str, str]] = Counter()
    places: dict[tuple[int, str, str], Locale] = {}
    missing = Counter[bool]()
    for kept in figures:
        if not kept.locales:
            missing[kept.figure.place is not None] += 1
            continue
        locale = kept.locales[0]
        key = _name_place(locale)
        places.setdefault(key, locale)
        counts[key] += 1
        doubts[key] += locale.share < SURE
    marks = [make_mark(places[key], counts[key], doubts[key], address(places[key])) for key in counts]
    return Marks(tuple(sorted(marks, key=rank)), missing[False], missing[True])


def make_mark(locale: Locale, figures: int, doubtful: int, href: str) -> Mark:
    """The mark of one place of the gazetteer."""
    precision = PRECISIONS[locale.kind]
    label = f"{locale.name}, {precision}: {count_figures(figures)}"
    if doubtful:
        label += f", {doubtful} of them perhaps of another place called so"
    reach = _find_reach(locale) if precision == "region" else None
    return Mark(
        locale.name, locale.latitude, locale.longitude, precision, locale.country, figures, label, href, reach, doubtful
    )  # fmt: skip


def rank(mark: Mark) -> tuple[int, str, float, float]:
    """What marks are put in order by: most figures first, then by name."""
    return -mark.figures, mark.name, mark.latitude, mark.longitude


def count_figures(count: int) -> str:
    """*1 figure*, *1,234 figures*."""
    return f"{count:,} figure{'' if count == 1 else 's'}"


def _name_place(locale: Locale) -> tuple[int, str, str]:
    """The GeoNames id tells a place; seas and lands have none, and go by their names."""
    return (locale.id, "", "") if locale.id else (0, locale.name, locale.country)


def _find_reach(locale: Locale) -> float:
    reaches = load_reaches()
    if locale.id in reaches:
        return reaches[locale.id].region
    around = reaches.get(locale.region)
    return around.district if around else DISTRICT_REACH
