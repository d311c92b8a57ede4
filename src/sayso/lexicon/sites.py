"""Nouns of sites (buildings, works, parts of a place) and the prepositions that set something in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import get_args

from sayso.errors import LexiconError
from sayso.lexicon.load import check_once, check_words, parse_table, read_table
from sayso.model import PlaceKind


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The table `sites.toml`, in lower case. `sites` are nouns, `vague` those of them that name nothing by themselves.

    `placed` set something in a place, `leads` join a site and its place, `paths` lead somewhere or away, or tell whose
    it is. `joins` stand between places that are told together, `tails` behind a name and belong to it.
    `referred` leads from a noun to the kind of place that it speaks of as known (*the city*).
    """

    referred: Mapping[str, PlaceKind]
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
    table = parse_table(toml, "sites", ("referred", "words"))
    if odd := set(table["referred"]) - set(get_args(PlaceKind)):
        raise LexiconError(f"sites.toml: referred: {', '.join(sorted(odd))} is no kind of place")
    listed = {kind: check_words(words, f"sites.toml: {kind}") for kind, words in table["referred"].items()}
    check_once([word for words in listed.values() for word in words], "sites.toml: referred")
    referred = {word: kind for kind, words in listed.items() for word in words}
    names = [field.name for field in fields(SiteWords) if field.name != "referred"]
    plain = {name: frozenset(check_words(table["words"].get(name), f"sites.toml: {name}")) for name in names}
    return SiteWords(referred, **plain)
