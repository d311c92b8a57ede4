"""One place by its name, as a person asks for it."""

from __future__ import annotations

from sayso.errors import InputError
from sayso.model import Locale
from sayso.resolve.countries import find_country
from sayso.resolve.gazetteer import COUNTRY, DISTRICT, REGION, Spot, load_gazetteer

_WIDEST = {COUNTRY: 0, REGION: 1, DISTRICT: 2}


def find_locale(name: str) -> Locale:
    """The widest place of the gazetteer that a name means: a country before a region before a town, and of those alike
    the most populous; *Georgia, US* is the one in that country. InputError where the name means none.

    >>> [find_locale(name).kind for name in ("Georgia", "Georgia, United States", "Springfield")]
    ['country', 'region', 'city']
    """
    town, _, land = name.partition(",")
    entry = load_gazetteer().find(town)
    country = _read_country(land.strip()) if land.strip() else None
    spots = [spot for spot, _ in entry.spots if country in (None, spot.country)] if entry else []
    if not spots:
        raise InputError(f"the gazetteer knows no place {name!r}; write it as English maps do, or ask for --place")
    best = min(spots, key=_rank)
    region = 0 if best.region is None else load_gazetteer().spot(best.region).id
    return Locale(best.id, best.name, best.kind, best.country, best.latitude, best.longitude, 1.0, region)


def _rank(spot: Spot) -> tuple[int, int]:
    return _WIDEST.get(spot.level, len(_WIDEST)), -spot.population


def _read_country(name: str) -> str:
    code = find_country(load_gazetteer(), name) or (name.upper() if len(name) == 2 else None)
    if code is None:
        raise InputError(f"the gazetteer knows no country {name!r}; write its English name or its ISO 3166 code")
    return code
