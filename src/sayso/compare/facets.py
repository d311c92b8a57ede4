"""What a figure answers: event, unit, party, place and time in the forms in which questions are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from sayso.compare.relation import split_party
from sayso.compare.spots import Spot, find_spot
from sayso.compare.standing import find_day, find_speaker
from sayso.lexicon.naming import fold_name
from sayso.lexicon.parties import find_party
from sayso.lexicon.sides import load_sides
from sayso.lexicon.states import load_states
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.lexicon.times import load_times
from sayso.model import Event, Figure, KeptFigure

TimeKind = Literal["total", "day", "stretch", "untold"]
"""A running total; a count of a day or a night; of more days; one that isn't told for any days."""

Number = tuple[Decimal | None, Decimal | None]

_PLAIN = frozenset(("person", "man"))
"""Units that tell nothing of the people but that they are people: their status tells under which unit they count."""
_LOSSES = frozenset(("killed", "injured", "captured", "surrendered", "missing", "affected", "lost"))


@dataclass(frozen=True, slots=True)
class Facets:
    """A figure with what it answers.

    `term` is the unit under which it is asked for, `party` the sides in order, `number` what is compared where two
    counts are called the same. `start` and `end` are the days of its period, the start that of a well-known event where
    it means one. `open` tells that the counted are people whose status isn't told, `voice` on whose word it is, folded.
    """

    kept: KeptFigure
    event: Event
    term: str | None
    open: bool
    party: str | None
    spot: Spot
    kind: TimeKind
    start: date | None
    end: date | None
    day: date | None
    number: Number
    voice: str
    comparison: bool


def find_facets(kept: KeptFigure, sides: Mapping[str, str]) -> Facets:
    """What a figure answers; `sides` are a person's marks of parties, by folded name."""
    figure = kept.figure
    parties = _find_parties(kept, sides)
    term, is_open = _find_term(kept, parties)
    kind, start, end = _find_time(figure, parties)
    return Facets(
        kept=kept,
        event=figure.event,
        term=term,
        open=is_open,
        party=" and ".join(parties) or None,
        spot=find_spot(kept, parties),
        kind=kind,
        start=start,
        end=end,
        day=find_day(kept),
        number=_find_number(figure),
        voice=fold_name(find_speaker(kept) or ""),
        comparison=figure.role == "comparison",
    )


def _find_parties(kept: KeptFigure, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The sides of the counted. People whose party isn't told belong to the state where it happened; soldiers don't."""
    party, unit = kept.figure.party, kept.figure.unit
    if party is not None:
        return split_party(party, sides)
    countries = {locale.country for locale in kept.locales}
    if len(countries) != 1 or unit is None or kept.figure.status == "military":
        return ()
    taxonomy = load_taxonomy()
    if not taxonomy.is_person(unit) or "military" in (unit, *taxonomy.broader(unit)):
        return ()
    state = load_states().codes.get(countries.pop())
    return (state,) if state else ()


def _find_term(kept: KeptFigure, parties: tuple[str, ...]) -> tuple[str | None, bool]:
    """The unit under which a count is asked for, and whether it leaves open who the counted people are."""
    figure = kept.figure
    if figure.unit is None:
        return None, False
    term = ask_term(figure.unit)
    if term not in _PLAIN:
        return term, False
    statuses = load_taxonomy().statuses
    if figure.status is not None and figure.status in statuses:
        return statuses[figure.status], False
    if figure.status is None and _is_invader(kept, parties):
        return statuses["military"], False
    return term, figure.status is None


@lru_cache(maxsize=1 << 16)
def ask_term(unit: str) -> str:
    """`Taxonomy.term` of the shipped table."""
    return load_taxonomy().term(unit)


def _is_invader(kept: KeptFigure, parties: tuple[str, ...]) -> bool:
    """Whether the counted came into another's land in a war: then its people who are lost abroad are soldiers."""
    day = find_day(kept)
    if day is None or len(parties) != 1 or kept.figure.event not in _LOSSES:
        return False
    home = {load_states().codes.get(locale.country) for locale in kept.locales}
    wars = (war for war in load_sides().wars if war.invaded and war.since <= day <= war.until)
    return any(war.sides[0] == parties[0] for war in wars) and home != {parties[0]}


def _find_time(figure: Figure, parties: tuple[str, ...]) -> tuple[TimeKind, date | None, date | None]:
    """A total is one by its words, or by running from a well-known start on; *by Friday* is one without a start."""
    period = figure.period
    if period is None:
        return ("total" if figure.cumulative else "untold"), None, None
    known = snap_start(period.start, parties) if period.start else None
    if figure.cumulative or period.start is None:
        told = period.start if period.start and period.start < period.end else None
        return "total", known or told, period.end
    if known is not None and (period.end - known).days > 1:
        return "total", known, period.end
    return ("day" if (period.end - period.start).days <= 1 else "stretch"), period.start, period.end


@lru_cache(maxsize=1 << 16)
def snap_start(start: date, parties: tuple[str, ...]) -> date | None:
    """The first day of a well-known war of the parties that a start means: that day, or the month or the year of it
    (*since 2022*)."""
    for day in _find_wars(parties):
        if start in (day, day.replace(day=1), day.replace(month=1, day=1)):
            return day
    return None


@lru_cache(maxsize=1 << 12)
def _find_wars(parties: tuple[str, ...]) -> tuple[date, ...]:
    """The days on which well-known wars of the parties began."""
    begun = [one for one in load_times().starts if "war" in one.names]
    return tuple(
        one.day
        for one in begun
        if any(find_party(word.title()) in parties for word in sorted(one.actors | one.subjects))
    )


def _find_number(figure: Figure) -> Number:
    """Both ends of *between*; else the number that stands there, whatever its bound."""
    low, high = (None if end is None else end.normalize() for end in (figure.quantity.low, figure.quantity.high))
    if figure.quantity.bound == "between":
        return low, high
    number = high if low is None else low
    return number, number
