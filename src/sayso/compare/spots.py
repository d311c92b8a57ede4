"""Where a count is told for, in a form that is the same however the place is called."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.compare.standing import find_day
from sayso.lexicon.naming import fold_name
from sayso.lexicon.parties import find_enemies
from sayso.lexicon.states import load_states
from sayso.model import KeptFigure, Locale

Spot = tuple[str, ...]
"""Keys of the most exact places told, in order; empty for a count of the whole: without a place, or for the whole country
of the counted or of who is at war with them."""

WHOLE: Spot = ()


def find_spot(figure: KeptFigure, sides: Sequence[str]) -> Spot:
    """The places of a figure whose counted people or things belong to `sides`.

    A place is its id in the gazetteer, where that knows it, so that names that differ meet; else its folded name.
    A region is left out where a city in it is told too, a country where a part of it is.
    """
    place = figure.figure.place
    if not figure.locales:
        return (fold_name(place),) if place and not _is_land(place, figure, sides) else WHOLE
    kept = _keep_exact(figure.locales)
    lands = {_find_state(locale) for locale in kept if locale.kind == "country"}
    if len(lands) == len(kept) and lands <= _find_lands(figure, sides):
        return WHOLE
    return tuple(sorted({_make_key(locale) for locale in kept}))


def _keep_exact(locales: Sequence[Locale]) -> list[Locale]:
    regions = {locale.region for locale in locales if locale.region}
    countries = {locale.country for locale in locales if locale.kind != "country"}
    return [
        locale
        for locale in locales
        if locale.id not in regions and not (locale.kind == "country" and locale.country in countries)
    ]


def _make_key(locale: Locale) -> str:
    if locale.kind == "country":
        return locale.country
    return str(locale.id) if locale.id else fold_name(locale.name)


def _find_state(locale: Locale) -> str | None:
    return load_states().codes.get(locale.country)


def _is_land(place: str, figure: KeptFigure, sides: Sequence[str]) -> bool:
    return load_states().names.get(place.lower()) in _find_lands(figure, sides)


def _find_lands(figure: KeptFigure, sides: Sequence[str]) -> set[str]:
    """The states on whose land a count without a place would be: those of the counted and of their enemies."""
    day = find_day(figure)
    return {*sides, *(enemy for side in sides for enemy in find_enemies(side, day))}
