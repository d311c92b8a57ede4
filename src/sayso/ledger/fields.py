"""What people may correct of an entry: its fields, as JSON has their values, and how those are read and set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from sayso.errors import JudgementError
from sayso.model import (
    Bound,
    Days,
    Event,
    Figure,
    Modality,
    Period,
    Quantity,
    Role,
    SpeakerKind,
    Stance,
    Statement,
    StatementKind,
    Status,
)

Values = Mapping[str, Any]
"""The values of an entry's fields as JSON has them: counts as decimal text, days as {"start": …, "end": …}."""

LONGEST = 1000
"""Characters that a name or a unit may have which a person gives."""
MOST_DIGITS = 40
"""Digits that a count may have which a person gives."""


def read_figure(figure: Figure) -> dict[str, Any]:
    """The values of a figure's fields that people may correct."""
    period = figure.period
    return {
        "low": write_number(figure.quantity.low),
        "high": write_number(figure.quantity.high),
        "bound": figure.quantity.bound,
        "event": figure.event,
        "unit": figure.unit,
        "party": figure.party,
        "by": figure.by,
        "status": figure.status,
        "period": _write_days(period.start, period.end) if period else None,
        "cumulative": figure.cumulative,
        "place": figure.place,
        "according_to": figure.according_to,
        "role": figure.role,
        "modality": figure.modality,
    }


def set_figure(figure: Figure, values: Values) -> Figure:
    """The figure with these values, which must be those of all fields."""
    quantity = Quantity(
        _read_number(values["low"]), _read_number(values["high"]), values["bound"], figure.quantity.words
    )
    told = {name: value for name, value in values.items() if name not in ("low", "high", "bound", "period")}
    return replace(figure, quantity=quantity, period=_read_period(values["period"]), **told)


def read_statement(statement: Statement) -> dict[str, Any]:
    """The values of a statement's fields that people may correct."""
    said = statement.said
    return {
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "stance": statement.stance,
        "said": _write_days(said.start, said.end) if said else None,
        "kind": statement.kind,
    }


def set_statement(statement: Statement, values: Values) -> Statement:
    """The statement with these values, which must be those of all fields."""
    told = {name: value for name, value in values.items() if name != "said"}
    return replace(statement, said=read_said(values["said"]), **told)


def read_said(value: Mapping[str, str] | None) -> Days | None:
    """The days of a statement, from their value."""
    return Days(date.fromisoformat(value["start"]), date.fromisoformat(value["end"])) if value else None


def _read_period(value: Mapping[str, str | None] | None) -> Period | None:
    if not value or not value["end"]:
        return None
    return Period(date.fromisoformat(value["start"]) if value["start"] else None, date.fromisoformat(value["end"]))


def write_number(number: Decimal | None) -> str | None:
    """A count as decimal text, the same for the same count."""
    if number is None:
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _write_days(start: date | None, end: date) -> dict[str, str | None]:
    return {"start": start.isoformat() if start else None, "end": end.isoformat()}


def parse_value(kind: str, field: str, given: object) -> Any:
    """A value that a person gives for a field of a figure or a statement, as JSON has it.

    JudgementError that says what is allowed where there is no such field or the value is none for it.
    """
    fields = FIELDS[kind]
    if field not in fields:
        raise JudgementError(f"a {kind} has no field {field!r} to correct; it has {', '.join(fields)}")
    try:
        return fields[field](given)
    except (ValueError, TypeError, ArithmeticError) as wrong:
        raise JudgementError(f"{field} can't be {_shorten(given)}: {wrong}") from wrong


def _shorten(given: object) -> str:
    shown = repr(given)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _parse_number(given: object) -> str | None:
    if given is None:
        return None
    wanted = "it takes a whole or decimal number, or nothing where that end is open"
    if isinstance(given, bool | float) or not isinstance(given, str | int | Decimal):
        raise ValueError(wanted)
    try:
        number = Decimal(given.replace(",", "").strip() if isinstance(given, str) else given)
    except InvalidOperation as wrong:
        raise ValueError(wanted) from wrong
    if not number.is_finite() or number < 0:
        raise ValueError(wanted)
    if max(number.adjusted(), -int(number.as_tuple().exponent)) >= MOST_DIGITS:
        raise ValueError(f"it takes at most {MOST_DIGITS} digits on either side of the point")
    return write_number(number)


def _parse_name(given: object) -> str | None:
    if given is None:
        return None
    if not isinstance(given, str) or not given.strip() or len(given) > LONGEST:
        raise ValueError(f"it takes words, at most {LONGEST} characters, or nothing where it isn't told")
    return given.strip()


def _parse_truth(given: object) -> bool:
    told = {"true": True, "false": False, "yes": True, "no": False}
    if isinstance(given, str) and given.lower() in told:
        return told[given.lower()]
    if isinstance(given, bool):
        return given
    raise ValueError("it is true or false")


def _one_of(literal: Any, nullable: bool = False) -> Callable[[object], str | None]:
    allowed = get_args(literal)

    def parse(given: object) -> str | None:
        if given in allowed or (given is None and nullable):
            return None if given is None else str(given)
        raise ValueError(f"it is one of {', '.join(allowed)}{', or nothing where it is not told' if nullable else ''}")

    return parse


def _days_of(start_needed: bool) -> Callable[[object], dict[str, str | None] | None]:
    def parse(given: object) -> dict[str, str | None] | None:
        if given is None:
            return None
        start, end = _take_days(given)
        if end is None or (start is None and start_needed) or (start and start > end):
            raise ValueError(_DAYS)
        return _write_days(start, end)

    return parse


_DAYS = "it takes a day (2022-02-27), or the first and the last day (2022-02-24..2022-02-27), or nothing"


def _take_days(given: object) -> tuple[date | None, date | None]:
    """First and last day of what is given: a text, a pair as JSON has it, or days as the model has them."""
    if isinstance(given, Days | Period):
        return given.start, given.end
    if isinstance(given, Mapping) and set(given) == {"start", "end"}:
        start, end = given["start"], given["end"]
    elif isinstance(given, str):
        start, parted, end = given.partition("..")
        end = end if parted else start
    else:
        raise ValueError(_DAYS)
    try:
        return (date.fromisoformat(start.strip()) if start else None), (
            date.fromisoformat(end.strip()) if end else None
        )
    except (ValueError, AttributeError) as wrong:
        raise ValueError(_DAYS) from wrong


FIELDS: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    "figure": {
        "low": _parse_number,
        "high": _parse_number,
        "bound": _one_of(Bound),
        "event": _one_of(Event),
        "unit": _parse_name,
        "party": _parse_name,
        "by": _parse_name,
        "status": _one_of(Status, nullable=True),
        "period": _days_of(start_needed=False),
        "cumulative": _parse_truth,
        "place": _parse_name,
        "according_to": _parse_name,
        "role": _one_of(Role),
        "modality": _one_of(Modality),
    },
    "statement": {
        "speaker": _parse_name,
        "speaker_kind": _one_of(SpeakerKind, nullable=True),
        "stance": _one_of(Stance),
        "said": _days_of(start_needed=True),
        "kind": _one_of(StatementKind),
    },
}
"""What reads a value that a person gives, for each field of each kind of entry."""
