"""Parties: which side somebody speaks for, which belong together, who is at war with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.events import load_events
from sayso.lexicon.load import check_once, check_words, parse_table, read_table
from sayso.lexicon.naming import fold_name
from sayso.lexicon.sides import load_sides
from sayso.lexicon.states import load_states

_HEADS = ("bodies", "witnesses", "thirds")
_LINKS = frozenset("of in at for to on from with by near and who".split())
_LONGEST = 5
_SHORT = 3
"""Names of up to so many letters (*US*, *Fed*, *RSF*) count only as they stand, in capitals."""
_GAPS = re.compile(r"[\s,;:()/“”\"]+")


@dataclass(frozen=True, slots=True)
class Parties:
    """The table `parties.toml`. `same` leads from a side to the name that it is known by here, `camps` to the side that it
    fights for. The heads are singular; `endings` and `press` are words and folded names of outlets, `states` the folded
    names of those that are a state's."""

    same: Mapping[str, str]
    camps: Mapping[str, str]
    bodies: frozenset[str]
    witnesses: frozenset[str]
    thirds: frozenset[str]
    endings: frozenset[str]
    press: frozenset[str]
    states: Mapping[str, str]


@cache
def load_parties() -> Parties:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_parties(read_table("parties"))


def parse_parties(toml: str) -> Parties:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense, sides that no other table
    has included."""
    table = parse_table(toml, "parties", ("same", "camps", "heads", "press"))
    heads, press = table["heads"], table["press"]
    if set(heads) != set(_HEADS) or set(press) != {"endings", "names", "states"}:
        raise LexiconError("parties.toml: a list of heads or of the press is missing or unknown")
    states = [(fold_name(name), side) for side, names in press["states"].items() for name in _names(names, side)]
    check_once([name for name, _ in states], "parties.toml: press of states")
    same, camps = _read_pairs(table["same"]), _read_pairs(table["camps"])
    for side in {*same.values(), *camps.values(), *press["states"]}:
        if fold_name(side) not in load_side_names():
            raise LexiconError(f"parties.toml: {side} is no side of another table")
    lists = {name: frozenset(check_words(heads[name], f"parties.toml: {name}")) for name in _HEADS}
    endings = frozenset(check_words(press["endings"], "parties.toml: endings"))
    names = frozenset(check_words(press["names"], "parties.toml: press"))
    return Parties(same, camps, **lists, endings=endings, press=names, states=dict(states))


def _names(names: object, where: str) -> tuple[str, ...]:
    return check_words(names, f"parties.toml: {where}", lower=False)


def _read_pairs(rows: Mapping[str, Any]) -> Mapping[str, str]:
    for side, other in rows.items():
        if not isinstance(other, str) or other in rows or side == other:
            raise LexiconError(f"parties.toml: {side} leads to {other!r}, which is no name or leads on")
    return dict(rows)


@cache
def load_side_names() -> Mapping[str, str]:
    """All names by which a side is known, folded, with the side's name in full. States go before groups and bodies."""
    states, names = load_states(), load_sides().names
    tables = (names.leaders, names.lands, names.territories, names.bodies, names.groups)
    found: dict[str, str] = {}
    for table in (*tables, states.demonyms, states.metonyms, states.names):
        found.update({fold_name(name): side for name, side in table.items()})
    return found


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in words, as they stand and folded."""

    plain: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def head(self) -> str:
        """The singular of the last word before *of*, *in* and the like."""
        before = next((nth for nth, word in enumerate(self.folded) if nth and word in _LINKS), len(self.folded))
        return load_events().singular(self.folded[before - 1]) if self.folded else ""

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Runs of its words, folded and as they stand; the first and of these the longest come first."""
        for start in range(len(self.folded)):
            for stop in range(min(len(self.folded), start + _LONGEST), start, -1):
                yield " ".join(self.folded[start:stop]), " ".join(self.plain[start:stop])


def _read_name(name: str) -> _Name:
    words = [(part, fold_name(part)) for part in _GAPS.split(name)]
    kept = [(part, folded) for part, folded in words if folded not in ("", "the", "a")]
    split = [(part, one) for part, folded in kept for one in folded.split()]
    return _Name(tuple(part for part, _ in split), tuple(one for _, one in split))


@lru_cache(maxsize=1 << 16)
def find_party(name: str) -> str | None:
    """The side that a name means or speaks for: a state, a group, one of their bodies, leaders or officials; None for
    everybody else, outlets with a side's name in theirs included.

    >>> [find_party(name) for name in ("Russian forces", "President Zelensky", "the Kyiv Independent", "US officials")]
    ['Russia', 'Ukraine', None, 'United States']
    """
    whole = _look_up(fold_name(name), name)
    if whole is not None:
        return whole
    parties, words = load_parties(), _read_name(name)
    if owner := parties.states.get(fold_name(name)):
        return owner
    if is_press(name) or not words.folded:
        return None
    if words.folded[-1] in load_sides().names.leaders and len(words.folded) <= _LONGEST:
        return _look_up(words.folded[-1], words.plain[-1])
    if words.head not in parties.bodies:
        return None
    return next((side for folded, plain in words.pieces() if (side := _look_up(folded, plain))), None)


def speaks_for(name: str, party: str) -> bool:
    """Whether a body bears a party's name, also that of a party which no table has.

    >>> speaks_for("Norland's defence ministry", "Norland"), speaks_for("the Norland Post", "Norland")
    (True, False)
    """
    words = _read_name(name)
    borne = f" {fold_name(party)} " in f" {' '.join(words.folded)} "
    return borne and words.head in load_parties().bodies and not is_press(name)


def is_known_side(name: str) -> bool:
    """Whether a table has the side."""
    return fold_name(name) in load_side_names()


def _look_up(folded: str, plain: str) -> str | None:
    if len(folded) <= _SHORT and not re.sub(r"['’]s$|\W", "", plain).isupper():
        return None
    side = load_side_names().get(folded)
    return side and load_parties().same.get(side, side)


@lru_cache(maxsize=1 << 16)
def is_press(name: str) -> bool:
    """Whether a name is an outlet's."""
    parties, words = load_parties(), _read_name(name)
    ends = bool(words.folded) and words.folded[-1] in parties.endings
    return ends or any(folded in parties.press for folded, _ in words.pieces())


@lru_cache(maxsize=1 << 16)
def is_witness(name: str) -> bool:
    """Whether a name is of those who were on the spot: residents, eyewitnesses, reporters."""
    return _read_name(name).head in load_parties().witnesses


@lru_cache(maxsize=1 << 16)
def is_third(name: str) -> bool:
    """Whether a name is of those who study and tell of others: institutes, outlets, reports, bodies known by their
    initials."""
    initials = name.isupper() and name.isalpha() and len(name) > 1
    return initials or is_press(name) or _read_name(name).head in load_parties().thirds


@lru_cache(maxsize=1 << 12)
def find_enemies(side: str, day: date | None) -> frozenset[str]:
    """Who is at war with a side on a day, or ever where no day is told, with all who fight on their side."""
    camps = load_parties().camps
    own = {side, camps.get(side, side)}
    fought = [war for war in load_sides().wars if day is None or war.since <= day <= war.until]
    foes = {foe for war in fought for one, foe in (war.sides, war.sides[::-1]) if one in own}
    return frozenset((foes | {one for one, camp in camps.items() if camp in foes}) - own)


def is_same_camp(one: str, other: str) -> bool:
    """Whether two sides are one, or one fights on the other's side."""
    camps = load_parties().camps
    return camps.get(one, one) == camps.get(other, other)
