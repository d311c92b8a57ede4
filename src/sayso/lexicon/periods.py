"""Words that lead to a time, and words that mark a running total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import check_words, parse_table, read_table


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """The table `periods.toml`, in lower case. `relations` leads from a word to the relation that it tells; `joins` stand
    between the ends of a range; `totals` mark a running total, `totals_before` do so before the number; `standing` mark
    what goes on; `events` are nouns of a war that goes on."""

    relations: Mapping[str, str]
    joins: frozenset[str]
    totals: frozenset[str]
    rising: frozenset[str]
    standing: frozenset[str]
    wars: frozenset[str]


@cache
def load_periods() -> PeriodWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_periods(read_table("periods"))


def parse_periods(toml: str) -> PeriodWords:
    """The words that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "periods", ("relations", "words"))
    relations = {
        word: relation for relation, words in table["relations"].items() for word in check_words(words, f"periods.toml: {relation}")
    }
    words = table["words"]
    return PeriodWords(
        relations, *(frozenset(check_words(words.get(name), f"periods.toml: {name}")) for name in ("joins", "totals", "rising", "standing", "wars"))
    )
