"""Questions as addresses: the parameters of a page that asks the ledger, the same names as the command's options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from sayso.errors import InputError
from sayso.keeper import Ledger
from sayso.model import Days, Event, Filter, Stance, Status
from sayso.present.commands.filters import parse_days

LONGEST = 200
"""Characters of a parameter; no name is longer."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "event": get_args(Event),
    "status": get_args(Status),
    "stance": get_args(Stance),
}
WORDS = ("unit", "party", "by", "place", "speaker", "whose", "publisher", "document")
SPANS = ("period", "said", "published")
SWITCHES = ("cumulative", "reviewed", "replaced", "rejected")
NAMES = (*CHOICES, *WORDS, "within", *SPANS, *SWITCHES)
"""All parameters that say which entries."""


def read_filter(asked: Mapping[str, str], ledger: Ledger) -> Filter:
    """What an address asks for; what it doesn't name, or names without a value, asks for nothing. InputError where a value
    is none of its kind, or the gazetteer knows no such place."""
    given = {name: asked[name].strip() for name in NAMES if asked.get(name, "").strip()}
    values: dict[str, Any] = {name: _read(name, value) for name, value in given.items() if name != "within"}
    if "within" in given:
        values["within"] = ledger.find_place(_read_word("within", given["within"]))
    return Filter(**values)


def tell_filter(filter: Filter) -> dict[str, str]:
    """The parameters that ask for the same, in the order of `NAMES`."""
    told = ((name, getattr(filter, name)) for name in NAMES)
    return {
        name: _tell(value)
        for name, value in told
        if value not in (None, False) or (name == "reviewed" and value is False)
    }


def make_query(*parts: Mapping[str, Any], **more: Any) -> str:
    """A query string of all parameters that have a value, led by a question mark; nothing where none has."""
    values: dict[str, Any] = {}
    for part in (*parts, more):
        values.update(part)
    told = urlencode({name: value for name, value in values.items() if value not in (None, "")})
    return f"?{told}" if told else ""


def read_number(told: str, below: int = 1_000_000_000, otherwise: int = 0) -> int:
    """The number from 0 on that digits tell, where it is under `below`; else `otherwise`.

    >>> read_number("40", 50), read_number("60", 50), read_number("x", otherwise=20)
    (40, 0, 20)
    """
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None
    return number if number is not None and number < below else otherwise


def _read(name: str, value: str) -> object:
    if name in CHOICES:
        return _read_choice(name, value)
    if name in SPANS:
        return _read_days(name, value)
    return _read_switch(name, value) if name in SWITCHES else _read_word(name, value)


def _read_choice(name: str, value: str) -> str:
    if value not in CHOICES[name]:
        raise InputError(f"{value[:LONGEST]!r} is no {name}; choose one of {', '.join(CHOICES[name])}")
    return value


def _read_word(name: str, value: str) -> str:
    if len(value) > LONGEST:
        raise InputError(f"the {name} is longer than {LONGEST} characters")
    if "\0" in value:
        raise InputError(f"the {name} holds a character that no text has")  # databases refuse it too
    return value


def _read_days(name: str, value: str) -> Days:
    try:
        return parse_days(_read_word(name, value))
    except argparse.ArgumentTypeError as error:
        raise InputError(f"{name}: {error}") from error


def _read_switch(name: str, value: str) -> bool:
    if value not in ("yes", "no"):
        raise InputError(f"{name} is yes or no, not {value[:LONGEST]!r}")
    return value == "yes"


TELLERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "yes" if value else "no"),
    (Days, lambda value: _tell_days(value)),
    (str, str),
)


def _tell(value: object) -> str:
    for kind, tell in TELLERS:
        if isinstance(value, kind):
            return tell(value)
    return str(getattr(value, "name", value))


def _tell_days(days: Days) -> str:
    if days.start == days.end:
        return days.start.isoformat()
    first = "" if days.start == date.min else days.start.isoformat()
    last = "" if days.end == date.max else days.end.isoformat()
    return f"{first}..{last}"
