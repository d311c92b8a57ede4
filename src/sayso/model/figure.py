"""How many of what: figures, and the days and places that they are told for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sayso.model.span import Pin

Bound = Literal["exact", "more_than", "at_least", "at_most", "fewer_than", "about", "nearly", "between", "vague"]
Event = Literal[
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "affected", "lost", "destroyed", "damaged", "shot_down", "launched", "seized", "sent", "deployed",
    "viewed", "shared", "attacked", "paid", "present", "other",
]  # fmt: skip
Status = Literal["civilian", "military", "child", "journalist", "medic", "aid_worker", "mixed"]
Role = Literal["claim", "comparison", "repeat"]
Modality = Literal["asserted", "hedged", "denied"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the words of a number commit to, both ends inclusive; None where an end is open.

    *more than 3,500* is 3500 to None; *dozens* (`vague`) is open at both ends; *about 200* is 200 to 200.
    """

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    words: str


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both inclusive; a start that is not told is None (*by Friday*)."""

    start: date | None
    end: date


TimeKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3). `value` is as TimeML writes it (`2022-02-27`, `2022-W08`, `2022-02-27TNI`, `P3D`,
    `PAST_REF`), None where it can't be resolved; `period` the days that it covers, None for sets and for durations that are
    not tied to the report's day (*the past 24 hours* is)."""

    pin: Pin
    kind: TimeKind
    value: str | None
    period: Period | None


PlaceKind = Literal["country", "region", "city", "water", "other"]


@dataclass(frozen=True, slots=True)
class Locale:
    """A place of the gazetteer that a name may mean. `country` is ISO 3166-1 alpha-2; `id` the GeoNames id,
    0 for seas, rivers and lands, which come from a table of ours; `region` the GeoNames id of the first-level unit that
    it lies in, 0 where it lies in none or is one;
    `latitude` and `longitude` in degrees (WGS 84); `share` the machine's share of belief among the candidates, 0 to 1."""

    id: int
    name: str
    kind: PlaceKind
    country: str
    latitude: float
    longitude: float
    share: float
    region: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names. `candidates` are what the name may mean, the likeliest first; empty where
    the gazetteer doesn't know it. More than one is an ambiguity that is shown, not hidden."""

    id: str
    pin: Pin
    name: str
    candidates: tuple[Locale, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that somebody could check, with what the report tells of it; what isn't told is None, never guessed.

    `pin` holds the number with its bound. `place` is told in the text's words; `places` are the ids of the places
    named there. `part_of` is the id of the figure that this one is a part of; `statement` the id of the statement
    that it stands in. `according_to` is whose word it is in the end, None for the report's own voice.
    `score` is 0 to 1; `method` says what read it.
    """

    id: str
    pin: Pin
    quantity: Quantity
    event: Event
    unit: str | None
    party: str | None
    by: str | None
    status: Status | None
    period: Period | None
    cumulative: bool
    place: str | None
    places: tuple[str, ...]
    part_of: str | None
    statement: str | None
    according_to: str | None
    role: Role
    modality: Modality
    score: float
    method: str


FlagKind = Literal["sum", "period", "told_twice"]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something in a report that can't be right, or doesn't agree with itself. `sides` are the ids of the figures
    and statements that lead to it, `reason` a sentence for people. A flag is a question, never a verdict."""

    kind: FlagKind
    sides: tuple[str, ...]
    reason: str
    score: float
