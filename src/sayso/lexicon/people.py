"""Words that make somebody a public person or put him under protection, and words that no person's name holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.load import check_words, parse_table, read_table

_KEYS: Mapping[str, tuple[str, ...]] = {
    "public": ("offices", "phrases", "works", "ranks"),
    "private": ("people", "kin", "harm"),
    "names": ("things", "brands"),
    "personal": ("documents", "phones", "plates", "streets", "units"),
}


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The table `people.toml`, in lower case. `offices` (with `phrases`) make their holders public, `works` and `ranks`
    do where nothing speaks against it. `people` protect whoever is called so, `kin` whoever holds no office, `harm`
    whoever it was done to.

    `things` and `brands` are words that no person's name holds. The rest stand beside somebody's own numbers.
    """

    offices: frozenset[str]
    phrases: frozenset[str]
    works: frozenset[str]
    ranks: frozenset[str]
    people: frozenset[str]
    kin: frozenset[str]
    harm: frozenset[str]
    things: frozenset[str]
    brands: frozenset[str]
    documents: frozenset[str]
    phones: frozenset[str]
    plates: frozenset[str]
    streets: frozenset[str]
    units: frozenset[str]


@cache
def load_people() -> PeopleWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_people(read_table("people"))


def parse_people(toml: str) -> PeopleWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "people", _KEYS)
    for section, keys in _KEYS.items():
        if set(table[section]) != set(keys):
            raise LexiconError(f"people.toml: {section} needs {', '.join(keys)} and nothing else")
    words = {key: _read(table, section, key) for section, keys in _KEYS.items() for key in keys}
    both = (words["offices"] | words["works"] | words["ranks"]) & (words["people"] | words["kin"])
    if both:
        raise LexiconError(f"people.toml: both public and private: {', '.join(sorted(both))}")
    return PeopleWords(**words)


def _read(table: Mapping[str, Any], section: str, key: str) -> frozenset[str]:
    return frozenset(check_words(table[section][key], f"people.toml: {section}, {key}"))
