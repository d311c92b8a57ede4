"""A small taxonomy of what is counted: which units lie in which, and which answer the same question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from sayso.errors import LexiconError
from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.model import Event, Status

_KEYS = {"in", "words", "alike"}
_PARTS = re.compile(r"\s*(?:[,/&+]|\band\b|\bor\b)\s*")
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the table: the next broader one, its other names, and whether reports use it for the broader one."""

    name: str
    broader: str | None
    words: tuple[str, ...]
    alike: bool


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The table `taxonomy.toml`. A unit that it doesn't have lies in no other and meets only itself.

    `units` are by name; `names` leads from every word to its unit. `statuses` are the units of people whom a status
    tells apart. `events` leads from an event to the broader one; `people` and `things` from an event that tells
    less to the one that a source means by it which tells the same total in both ways.
    """

    units: Mapping[str, Unit]
    names: Mapping[str, str]
    statuses: Mapping[Status, str]
    events: Mapping[Event, Event]
    people: Mapping[Event, Event]
    things: Mapping[Event, Event]
    _below: Mapping[str, frozenset[str]] = field(repr=False)

    def narrower(self, unit: str) -> frozenset[str]:
        """The unit with its other names and all that lies in it, as figures call it.

        >>> sorted(load_taxonomy().narrower("medic"))[:4]
        ['ambulance worker', 'doctor', 'health worker', 'healthcare worker']
        """
        name = self._find(unit)
        return self._below.get(name, frozenset((name,))) | {unit}

    def broader(self, unit: str) -> tuple[str, ...]:
        """The units that this one lies in, the nearest first; another name's are those of what it names.

        >>> load_taxonomy().broader("troop"), load_taxonomy().broader("tank")
        (('military', 'person'), ('armoured vehicle', 'equipment'))
        """
        name = self._find(unit)
        above = tuple(self._climb(name))
        return above if name == unit or name not in self.units else (name, *above)

    def term(self, unit: str) -> str:
        """The unit under which a count is asked for: itself, or the broader one that reports use it for.

        Of several counted together (*vehicles and fuel tanks*) those that lie in another of them are left out.

        >>> [load_taxonomy().term(one) for one in ("servicemember", "warship / boat", "tank and armored vehicle")]
        ['military', 'vessel', 'armoured vehicle']
        """
        whole = self._ask(unit)
        parts = {self._ask(part) for part in _PARTS.split(unit.lower()) if part}
        if whole in self.units or len(parts) < 2:
            return next(iter(parts)) if len(parts) == 1 and whole not in self.units else whole
        return " and ".join(sorted(part for part in parts if not parts.intersection(self._climb(part))))

    def meet(self, one: str, other: str) -> str | None:
        """The term under which counts of the two answer one question; None where they don't.

        >>> load_taxonomy().meet("soldier", "troop"), load_taxonomy().meet("soldier", "officer")
        ('military', None)
        """
        term = self.term(one)
        return term if term == self.term(other) else None

    def is_person(self, unit: str) -> bool:
        """Whether people are counted."""
        name = self._find(unit)
        return name == _PERSON or _PERSON in self._climb(name)

    def _find(self, unit: str) -> str:
        key = " ".join(unit.lower().split())
        return self.names.get(key, key)

    def _ask(self, unit: str) -> str:
        name = self._find(unit)
        while (known := self.units.get(name)) is not None and known.alike and known.broader is not None:
            name = known.broader
        return name

    def _climb(self, name: str) -> Iterator[str]:
        known = self.units.get(name)
        while known is not None and known.broader is not None:
            yield known.broader
            known = self.units[known.broader]


@cache
def load_taxonomy() -> Taxonomy:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_taxonomy(read_table("taxonomy"))


def parse_taxonomy(toml: str) -> Taxonomy:
    """The taxonomy that the TOML text holds; LexiconError names the entry that makes no sense: a unit in one that there
    isn't, units that lie in each other, a name given twice."""
    table = parse_table(toml, "taxonomy", ("units", "statuses", "events"))
    units = {name: _read_unit(name, row) for name, row in table["units"].items()}
    _check_broader(units)
    return Taxonomy(
        units=units,
        names=_index(units),
        statuses=_read_statuses(table["statuses"], units),
        events=_read_events(table["events"], "in"),
        people=_read_events(table["events"], "people"),
        things=_read_events(table["events"], "things"),
        _below=_gather(units),
    )


def _read_unit(name: str, row: Mapping[str, Any]) -> Unit:
    if odd := set(row) - _KEYS:
        raise LexiconError(f"taxonomy.toml: {name}: unknown {', '.join(sorted(odd))}")
    broader, alike = row.get("in"), row.get("alike", False)
    if alike is not False and (alike is not True or broader is None):
        raise LexiconError(f"taxonomy.toml: {name}: alike is true or left out, and needs a broader unit")
    check_words([name], "taxonomy.toml: units")
    return Unit(name, broader, check_words(row.get("words", []), f"taxonomy.toml: {name}"), alike)


def _check_broader(units: Mapping[str, Unit]) -> None:
    for name, unit in units.items():
        seen = {name}
        while unit.broader is not None:
            if unit.broader not in units:
                raise LexiconError(f"taxonomy.toml: {unit.name}: there is no unit {unit.broader!r}")
            if unit.broader in seen:
                raise LexiconError(f"taxonomy.toml: {name} lies in itself")
            seen.add(unit.broader)
            unit = units[unit.broader]


def _index(units: Mapping[str, Unit]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for unit in units.values():
        for word in (unit.name, *unit.words):
            if names.setdefault(word, unit.name) != unit.name or (word == unit.name and word in unit.words):
                raise LexiconError(f"taxonomy.toml: {word!r} is given twice: {names[word]} and {unit.name}")
    return names


def _gather(units: Mapping[str, Unit]) -> Mapping[str, frozenset[str]]:
    below: dict[str, set[str]] = {name: set() for name in units}
    for unit in units.values():
        above: Unit | None = unit
        while above is not None:
            below[above.name].update((unit.name, *unit.words))
            above = units[above.broader] if above.broader else None
    return {name: frozenset(words) for name, words in below.items()}


def _read_statuses(rows: Mapping[str, Any], units: Mapping[str, Unit]) -> Mapping[Status, str]:
    statuses: dict[Status, str] = {status: rows[status] for status in get_args(Status) if status in rows}
    if len(statuses) != len(rows) or not units.keys() >= set(statuses.values()):
        raise LexiconError("taxonomy.toml: statuses: one is no status, or leads to no unit")
    return statuses


def _read_events(rows: Mapping[str, Any], key: str) -> Mapping[Event, Event]:
    known: tuple[Event, ...] = get_args(Event)
    for event, row in rows.items():
        if odd := {event, *row.values()}.difference(known):
            raise LexiconError(f"taxonomy.toml: events: unknown {', '.join(sorted(odd))}")
        if set(row) - {"in", "people", "things"} or event in row.values():
            raise LexiconError(f"taxonomy.toml: {event} leads to itself, or has more than in, people and things")
    return {event: rows[event][key] for event in known if key in rows.get(event, {})}
