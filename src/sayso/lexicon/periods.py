"""Words that lead to a time, words that mark a running total, and words that tell of an incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from sayso.lexicon.load import check_once, check_words, parse_table, read_table


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The table `periods.toml`, in lower case. `relations` leads from a word to the relation that it tells.

    `joins` stand between the ends of a range, `now` are days that only the report's own date tells, `filed` stand behind
    the day of a dateline. `totals` mark a running total, `rising` a number that moves on, `standing` what goes on;
    `wars` are nouns of a war, `lands` tell of a whole country, `incidents` nouns and verbs of what happens on a day.
    `contrast` sets a number against another; `begins` and `ends` tell of a disaster's first and last day,
    `hits` of those on which it came to a place; `disasters` are more nouns of them. `rates` are the times and areas by
    which so many are told, `often` tells so in one word, `averages` and words for `aims` lead to what is no total.
    """

    relations: Mapping[str, str]
    joins: frozenset[str]
    now: frozenset[str]
    filed: frozenset[str]
    totals: frozenset[str]
    rising: frozenset[str]
    standing: frozenset[str]
    wars: frozenset[str]
    lands: frozenset[str]
    contrast: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    hits: frozenset[str]
    disasters: frozenset[str]
    incidents: frozenset[str]
    rates: frozenset[str]
    often: frozenset[str]
    averages: frozenset[str]
    aims: frozenset[str]


@cache
def load_periods() -> PeriodWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_periods(read_table("periods"))


def parse_periods(toml: str) -> PeriodWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "periods", ("relations", "words"))
    listed = {
        relation: check_words(words, f"periods.toml: {relation}") for relation, words in table["relations"].items()
    }
    check_once([word for words in listed.values() for word in words], "periods.toml: relations")
    relations = {word: relation for relation, words in listed.items() for word in words}
    names = [field.name for field in fields(PeriodWords) if field.name != "relations"]
    plain = {name: frozenset(check_words(table["words"].get(name), f"periods.toml: {name}")) for name in names}
    return PeriodWords(relations, **plain)
