"""Nouns of sites (buildings, works, parts of a place) and the prepositions that set something in one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The table `sites.toml`, in lower case. `sites` are nouns, `vague` those of them that name nothing by themselves.

    `placed` set something in a place, `leads` join a site and its place, `paths` lead somewhere or away, or tell whose
    it is. `joins` stand between places that are told together, `tails` behind a name and belong to it.
    """

    sites: frozenset[str]
    vague: frozenset[str]
    placed: frozenset[str]
    leads: frozenset[str]
    paths: frozenset[str]
    joins: frozenset[str]
    tails: frozenset[str]


@cache
def load_sites() -> SiteWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_sites(read_table("sites"))


def parse_sites(toml: str) -> SiteWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    words = parse_table(toml, "sites", ("words",))["words"]
    names = [field.name for field in fields(SiteWords)]
    return SiteWords(**{name: frozenset(check_words(words.get(name), f"sites.toml: {name}")) for name in names})
