"""Sides: groups, bodies of states, leaders, foes and well-known wars; words that tell civilians from soldiers."""

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

_SECTIONS = (
    "status",
    "groups",
    "bodies",
    "lands",
    "territories",
    "leaders",
    "companies",
    "foes",
    "attacks",
    "disasters",
    "words",
    "wars",
)
_WORDS = (
    "forces", "suffered", "regained", "invading", "aided", "cost", "borne", "felled", "members", "sums", "districts",
    "fighters", "government", "formal", "sent", "launching", "parts", "waters", "fleeing", "unarmed", "pledging",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What the words of a counted phrase tell of its status: its `nouns` (singulars and whole phrases), its
    `modifiers`; `equipment` are things of war. All in lower case."""

    nouns: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    equipment: frozenset[str]


@dataclass(frozen=True, slots=True)
class SideNames:
    """Names in lower case, each with the side that it means by its name in full: groups, bodies of states, parts of
    states, territories, leaders. Those in `capitals` count only as they stand there; a name with a last word of
    `endings` is a company's."""

    groups: Mapping[str, str]
    bodies: Mapping[str, str]
    lands: Mapping[str, str]
    territories: Mapping[str, str]
    leaders: Mapping[str, str]
    capitals: frozenset[str]
    endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class War:
    """Two sides that fight each other from a day to another; `invaded`: the first came into the other's land."""

    sides: tuple[str, str]
    since: date
    until: date
    invaded: bool


@dataclass(frozen=True, slots=True)
class SideWords:
    """The table `sides.toml`, all words in lower case; what the single lists hold is told there.

    `enemies` are foes of who speaks, `invaders` foes whoever speaks. `attacks` are nouns by which a side does harm,
    `weapons` those that are sent out.
    """

    status: StatusWords
    names: SideNames
    enemies: frozenset[str]
    invaders: frozenset[str]
    attacks: frozenset[str]
    weapons: frozenset[str]
    disasters: frozenset[str]
    wars: tuple[War, ...]
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
    fighters: frozenset[str]
    government: frozenset[str]
    formal: frozenset[str]
    sent: frozenset[str]
    launching: frozenset[str]
    parts: frozenset[str]
    waters: frozenset[str]
    fleeing: frozenset[str]
    unarmed: frozenset[str]
    pledging: frozenset[str]

    @property
    def armed(self) -> frozenset[str]:
        """Armed people and arms that are sent out."""
        return self.fighters | self.sent


@cache
def load_sides() -> SideWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_sides(read_table("sides"))


def parse_sides(toml: str) -> SideWords:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "sides", _SECTIONS)
    if odd := set(table["words"]) ^ set(_WORDS):
        raise LexiconError(f"sides.toml: words missing or unknown: {', '.join(sorted(odd))}")
    return SideWords(
        status=_read_status(table["status"]),
        names=_read_names(table),
        enemies=_words(table["foes"], "enemies"),
        invaders=_words(table["foes"], "invaders"),
        attacks=_forms(_words(table["attacks"], "words")),
        weapons=_words(table["attacks"], "weapons"),
        disasters=_forms(_words(table["disasters"], "words")),
        wars=tuple(_read_war(row) for row in table["wars"]),
        **{key: _words(table["words"], key) for key in _WORDS},
    )


def _words(row: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(check_words(row.get(key), f"sides.toml: {key}"))


def _forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, pluralize(word)))


def _read_status(rows: Mapping[str, Any]) -> StatusWords:
    if odd := set(rows) - {*get_args(Status), "phrases", "modifiers", "equipment"}:
        raise LexiconError(f"sides.toml: unknown status: {', '.join(sorted(odd))}")
    listed = _by_status(rows)
    for phrase, status in rows["phrases"].items():
        if status not in get_args(Status):
            raise LexiconError(f"sides.toml: {phrase}: {status} is no status")
        listed.append((phrase, status))
    check_once([word for word, _ in listed], "sides.toml: status")
    return StatusWords(dict(listed), dict(_by_status(rows["modifiers"])), _words(rows["equipment"], "words"))


def _by_status(rows: Mapping[str, Any]) -> list[tuple[str, Status]]:
    return [
        (word, status)
        for status in get_args(Status)
        for word in check_words(rows.get(status, []), f"sides.toml: {status}")
    ]


def _read_names(table: Mapping[str, Any]) -> SideNames:
    groups = [*((side, side) for side in table["groups"]), *_pairs(table["groups"])]
    bodies, lands, leaders = (_pairs(table[section]) for section in ("bodies", "lands", "leaders"))
    territories = [(name, name) for name in _names("territories", table["territories"].get("names"))]
    check_once([name for name, _ in (*groups, *bodies, *lands, *territories, *leaders)], "sides.toml: names")
    return SideNames(
        groups=_index(groups),
        bodies=_index(bodies),
        lands=_index(lands),
        territories=_index(territories),
        leaders=_index(leaders),
        capitals=frozenset(name for name, _ in (*groups, *bodies) if name.isupper()),
        endings=frozenset(_names("companies", table["companies"].get("endings"))),
    )


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {name.lower(): side for name, side in pairs}


def _pairs(rows: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, side) for side, names in rows.items() for name in _names(side, names)]


def _names(side: str, names: object) -> tuple[str, ...]:
    return check_words(names, f"sides.toml: {side}", lower=False)


def _read_war(row: Mapping[str, Any]) -> War:
    sides, since, until, invaded = row.get("sides"), row.get("since"), row.get("until", date.max), row.get("invaded")
    if set(row) - {"until"} != {"sides", "since", "invaded"} or not isinstance(sides, list) or len(sides) != 2:
        raise LexiconError(f"sides.toml: a war needs two sides, a first day and whether one was invaded: {row}")
    if not isinstance(since, date) or not isinstance(until, date) or not isinstance(invaded, bool) or since > until:
        raise LexiconError(f"sides.toml: no days in order, or not told who was invaded: {row}")
    return War((str(sides[0]), str(sides[1])), since, until, invaded)
