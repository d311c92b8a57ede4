"""What a filter asks for, ready to be compared: names folded, with all that people merged, and units with narrower ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sayso.errors import InputError
from sayso.ledger.identity import LONGEST_KEY, make_key
from sayso.model import Days, Figure, Filter, KeptFigure, KeptStatement, Locale, Period

FIGURE_ONLY = (
    "event", "unit", "party", "by", "status", "bound", "cumulative", "place", "within", "period", "whose",
)  # fmt: skip
"""What only figures have; a statement meets it where a figure that stands in it does."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter with the keys that its names are compared by; an empty set asks for nothing."""

    filter: Filter
    units: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    publishers: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()


def ask(filter: Filter, units: frozenset[str] | None, same: Mapping[str, str]) -> Asked:
    """What a filter asks for; `same` leads from folded names that people merged to the one they mean.

    InputError where a name has no letter or digit in it, so that nothing could ever be compared with it.
    """
    taken = (units or frozenset({filter.unit})) if filter.unit else frozenset()
    return Asked(
        filter,
        frozenset(unit[:LONGEST_KEY] for unit in taken if unit),
        _fold("party", filter.party),
        _fold("by", filter.by),
        _fold("place", filter.place),
        _fold("publisher", filter.publisher),
        _merge(_fold("speaker", filter.speaker), same),
        _merge(_fold("whose", filter.whose), same),
    )


def _fold(what: str, name: str | None) -> frozenset[str]:
    if not name:
        return frozenset()
    key = make_key(name)
    if key is None:
        raise InputError(f"{what}: {name!r} has no letter or digit in it")
    return frozenset({key})


def _merge(keys: frozenset[str], same: Mapping[str, str]) -> frozenset[str]:
    """The keys with all that were merged with them."""
    meant = {same.get(key, key) for key in keys}
    return keys | meant | {key for key, root in same.items() if root in meant}


def asks_for_figures(filter: Filter) -> bool:
    """Whether the filter asks for something that only figures have."""
    return any(getattr(filter, name) not in (None, "") for name in FIGURE_ONLY)


def meets_figure(kept: KeptFigure, asked: Asked) -> bool:
    """Whether a figure, as it stands, is asked for. Whether its edition has been replaced is not looked at."""
    told = _meets_edition(kept, asked) and _meets_speech(kept.speaker, kept.stance, kept.said, asked)
    return told and all(_check_figure(kept.figure, asked)) and _lies_within(kept.locales, asked.filter.within)


def meets_statement(kept: KeptStatement, asked: Asked) -> bool:
    """Whether a statement, as it stands, is asked for; what only figures have is not looked at."""
    one = kept.statement
    return _meets_edition(kept, asked) and _meets_speech(one.speaker, one.stance, one.said, asked)


def _check_figure(one: Figure, asked: Asked) -> Iterator[bool]:
    filter = asked.filter
    yield filter.event in (None, "", one.event)
    yield filter.status in (None, "", one.status)
    yield filter.bound in (None, "", one.quantity.bound)
    yield filter.cumulative in (None, one.cumulative)
    yield not asked.units or (one.unit or "")[:LONGEST_KEY] in asked.units
    yield not asked.parties or make_key(one.party) in asked.parties
    yield not asked.agents or make_key(one.by) in asked.agents
    yield not asked.places or make_key(one.place) in asked.places
    yield not asked.whose or make_key(one.according_to) in asked.whose
    yield shares_day(one.period, filter.period)


def _meets_edition(kept: KeptFigure | KeptStatement, asked: Asked) -> bool:
    filter, report = asked.filter, kept.edition.report
    if kept.review == "rejected" and not filter.rejected:
        return False
    return (
        (not filter.ids or kept.id in filter.ids)
        and filter.document in (None, "", kept.edition.document)
        and filter.reviewed in (None, kept.review != "unreviewed")
        and (not asked.publishers or make_key(report.publisher) in asked.publishers)
        and shares_day(_day(report.published), filter.published)
    )


def _meets_speech(speaker: str | None, stance: str | None, said: Days | None, asked: Asked) -> bool:
    return (
        (not asked.speakers or make_key(speaker) in asked.speakers)
        and asked.filter.stance in (None, "", stance)
        and shares_day(said, asked.filter.said)
    )


def _day(day: date | None) -> Days | None:
    return Days(day, day) if day else None


def shares_day(told: Days | Period | None, wanted: Days | None) -> bool:
    """Whether the days that are told share one with those wanted; always where none are wanted."""
    if wanted is None:
        return True
    return told is not None and told.end >= wanted.start and (told.start is None or told.start <= wanted.end)


def _lies_within(locales: tuple[Locale, ...], wanted: Locale | None) -> bool:
    return wanted is None or any(_holds(wanted, one) for one in locales)


def _holds(wanted: Locale, one: Locale) -> bool:
    """Whether a place is the wanted one or lies in it: in a country, or in a first-level unit."""
    if wanted.kind == "country":
        return one.country == wanted.country
    if is_unit(wanted):
        return wanted.id in (one.region, one.id)
    return (one.id, one.name) == (wanted.id, wanted.name) if wanted.id == 0 else one.id == wanted.id


def is_unit(place: Locale) -> bool:
    """Whether a place is a first-level unit of a country."""
    return place.kind == "region" and place.region == 0 and place.id != 0
