"""What a message of any platform tells: by whom, when, in which words, and who passed it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sayso.model import RelayKind
from sayso.text.placed import Placed, PlacedNumber, PlacedWords

Tallied = Literal["viewed", "shared"]
Value = Mapping[str, Any]
"""A JSON object, its strings and numbers placed."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose message it is, as the platform shows it. `handle` is without its @."""

    name: PlacedWords | None
    handle: PlacedWords | None = None


NOBODY = Account(None)


@dataclass(frozen=True, slots=True)
class Passing:
    """That somebody passed a message on, and when."""

    by: Account
    kind: RelayKind
    when: datetime | None


@dataclass(frozen=True, slots=True)
class Count:
    """How often a message was seen or passed on, as told with it."""

    number: Placed
    event: Tallied


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its author, the moment of it (None where only that of its passing on is told), its pieces of words.

    `passed` are those who passed it on, nearest to the author first. `quoted` is a message that it shows with its own.
    """

    by: Account
    when: datetime | None
    words: tuple[Placed | str, ...]
    counts: tuple[Count, ...] = ()
    links: tuple[str, ...] = ()
    passed: tuple[Passing, ...] = ()
    edited: datetime | None = None
    quoted: Message | None = None


def take(value: object, *path: str) -> Any:
    """What stands in objects within objects under these names; None where something on the way does not."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def take_words(value: object, *path: str) -> PlacedWords | None:
    """The string that stands there, unless it is empty."""
    found = take(value, *path)
    return found if isinstance(found, PlacedWords) and found.strip() else None


def take_objects(value: object, *path: str) -> Sequence[Value]:
    """The objects of the list that stands there."""
    found = take(value, *path)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def take_counts(value: object, names: Mapping[str, Tallied]) -> tuple[Count, ...]:
    """The numbers above zero that stand under these names, each with what it counts."""
    found = ((take(value, name), event) for name, event in names.items())
    return tuple(Count(number, event) for number, event in found if _is_count(number))


def _is_count(number: object) -> bool:
    """Whether it counts something; some exports write numbers as strings."""
    if isinstance(number, PlacedWords):
        return len(number) < 20 and number.isascii() and number.isdigit() and int(number) > 0
    return isinstance(number, PlacedNumber) and number > 0


def take_account(value: object, name: str, handle: str) -> Account:
    """The account that an object tells under these names."""
    return Account(take_words(value, name), take_words(value, handle))


def read_moment(words: object) -> datetime | None:
    """The moment of ISO 8601 words, in UTC; one without a zone is taken to be in UTC. None where they are none."""
    if not isinstance(words, str):
        return None
    try:
        moment = datetime.fromisoformat(words.strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_seconds(seconds: object) -> datetime | None:
    """The moment that is so many seconds after 1970 began, told as a number or its digits."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC) if isinstance(seconds, str | int) else None
    except (ValueError, OverflowError, OSError):
        return None
