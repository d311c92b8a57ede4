"""Sides: groups, foes, leaders, well-known wars; words that tell civilians from soldiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_args

from sayso.errors import LexiconError
from sayso.lexicon.inflect import pluralize
from sayso.lexicon.load import check_once, check_words, parse_table, read_table
from sayso.model import Status

_SECTIONS = ("status", "groups", "foes", "attacks", "words", "disasters", "bodies", "lands", "companies", "leaders", "wars")


_WORDS = (
    "forces", "suffered", "regained", "invading", "aided", "cost", "borne", "felled", "members", "sums", "districts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class War:
    """Two sides that fight each other from a day to another; `invaded`: the first came into the other's land."""

    sides: tuple[str, str]
    since: date
    until: date
    invaded: bool


@dataclass(frozen=True, slots=True)
class SideWords:
    """The table `sides.toml`; keys in lower case but for `groups`, `capitals` and `leaders`.

    `status` maps nouns and phrases, `modifiers` words of a counted phrase; `equipment` are things of war. `groups` maps every name of a group in lower
    case to the name in full, `bodies` bodies of states; those in `capitals` count only with their capitals. `enemies` are foes of who speaks,
    `invaders` foes whoever speaks. `attacks` are nouns by which a side does harm, `weapons` those that are sent out.
    """

    status: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    equipment: frozenset[str]
    groups: Mapping[str, str]
    capitals: frozenset[str]
    enemies: frozenset[str]
    invaders: frozenset[str]
    attacks: frozenset[str]
    weapons: frozenset[str]
    disasters: frozenset[str]
    forces: frozenset[str]
    suffered: frozenset[str]
    regained: frozenset[str]
    invading: frozenset[str]
    aided: frozenset[str]
    cost: frozenset[str]
    borne: frozenset[str]
    felled: frozenset[str]
    members: frozenset[str]
    sums: frozenset[str]
    districts: frozenset[str]
    bodies: Mapping[str, str]
    lands: Mapping[str, str]
    endings: frozenset[str]
    companies: frozenset[str]
    leaders: Mapping[str, str]
    wars: tuple[War, ...]


@cache
def load_sides() -> SideWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_sides(read_table("sides"))


def parse_sides(toml: str) -> SideWords:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "sides", _SECTIONS)
    groups = [(name, other) for name, others in table["groups"].items() for other in _names(name, others)]
    if odd := set(table["words"]) ^ set(_WORDS):
        raise LexiconError(f"sides.toml: words missing or unknown: {', '.join(sorted(odd))}")
    bodies = {body: state for state, names in table["bodies"].items() for body in _names(state, names)[1:]}
    check_once([*(other for _, other in groups), *bodies], "sides.toml: groups and bodies")
    return SideWords(
        status=_read_status(table["status"]),
        modifiers={word: status for status, word in _by_status(table["status"]["modifiers"])},
        **{key: frozenset(_words(table["words"], key)) for key in _WORDS},
        equipment=frozenset(_words(table["status"]["equipment"], "words")),
        groups={other.lower(): name for name, other in groups},
        capitals=frozenset(other for other in (*(other for _, other in groups), *bodies) if other.isupper()),
        enemies=frozenset(_words(table["foes"], "enemy")),
        invaders=frozenset(_words(table["foes"], "invaders")),
        attacks=frozenset(_forms(_words(table["attacks"], "words"))),
        weapons=frozenset(_words(table["attacks"], "weapons")),
        disasters=frozenset(_forms(_words(table["disasters"], "words"))),
        lands={land.lower(): state for state, names in table["lands"].items() for land in _names(state, names)[1:]},
        endings=frozenset(check_words(table["companies"].get("endings"), "sides.toml: endings", lower=False)),
        companies=frozenset(_words(table["companies"], "nouns")),
        bodies={body.lower(): state for body, state in bodies.items()},
        leaders={
            name: state
            for state, names in table["leaders"].items()
            for name in check_words(names, f"sides.toml: leaders of {state}", lower=False)
        },
        wars=tuple(_read_war(row) for row in table["wars"]),
    )


def _words(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return check_words(row.get(key), f"sides.toml: {key}")


def _names(name: str, others: object) -> tuple[str, ...]:
    return (name, *check_words(others, f"sides.toml: {name}", lower=False))


def _forms(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        yield word
        yield pluralize(word)


def _by_status(rows: Mapping[str, Any]) -> Iterable[tuple[Status, str]]:
    for status in get_args(Status):
        for word in check_words(rows.get(status, []), f"sides.toml: {status}"):
            yield status, word


def _read_status(rows: Mapping[str, Any]) -> Mapping[str, Status]:
    if odd := set(rows) - {*get_args(Status), "phrases", "modifiers", "equipment"}:
        raise LexiconError(f"sides.toml: unknown status: {', '.join(sorted(odd))}")
    listed = list(_by_status(rows))
    for phrase, status in rows["phrases"].items():
        if status not in get_args(Status):
            raise LexiconError(f"sides.toml: {phrase}: {status} is no status")
        listed.append((status, phrase))
    check_once([word for _, word in listed], "sides.toml: status")
    return {word: status for status, word in listed}


def _read_war(row: Mapping[str, Any]) -> War:
    sides, since, until = row.get("sides"), row.get("since"), row.get("until", date.max)
    known = isinstance(since, date) and isinstance(until, date) and isinstance(row.get("invaded"), bool)
    if not known or not isinstance(sides, list) or len(sides) != 2 or set(row) - {"sides", "since", "until", "invaded"}:
        raise LexiconError(f"sides.toml: a war needs two sides, a first day and whether one was invaded: {row}")
    return War((sides[0], sides[1]), since, until, row["invaded"])
