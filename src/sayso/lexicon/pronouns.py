"""Pronouns by what they stand for, and words that are no names although they begin with a capital."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from sayso.errors import LexiconError
from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.lexicon.names import Gender

PronounNumber = Literal["one", "body", "many", "speaker", "speakers", "antecedent", "hearer"]
"""A person, a body (it), many (they), the speaker himself (I, we), the noun just before (who), the hearer."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can stand for."""

    number: PronounNumber
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The table `pronouns.toml`, in lower case. `starters` are common words that begin names (*New York*),
    `pasts` irregular past forms that are no nouns, `fillers` words that no name holds with a capital."""

    pronouns: Mapping[str, Pronoun]
    common: frozenset[str]
    starters: frozenset[str]
    pasts: frozenset[str]
    fillers: frozenset[str]
    calendar: frozenset[str]


@cache
def load_pronouns() -> SmallWords:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_pronouns(read_table("pronouns"))


def parse_pronouns(toml: str) -> SmallWords:
    """The pronouns that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "pronouns", ("pronouns", "words"))
    for word, row in table["pronouns"].items():
        if row.get("number") not in get_args(PronounNumber) or row.get("gender") not in (None, *get_args(Gender)):
            raise LexiconError(f"pronouns.toml: {word}: unknown number or gender in {row}")
    common = check_words(table["words"].get("common"), "pronouns.toml: common")
    starters = check_words(table["words"].get("starters"), "pronouns.toml: starters")
    calendar = check_words(table["words"].get("calendar"), "pronouns.toml: calendar", lower=False)
    pronouns = {word: Pronoun(row["number"], row.get("gender")) for word, row in table["pronouns"].items()}
    pasts = check_words(table["words"].get("pasts"), "pronouns.toml: pasts")
    fillers = check_words(table["words"].get("fillers"), "pronouns.toml: fillers")
    return SmallWords(
        pronouns,
        frozenset(common),
        frozenset(starters),
        frozenset(pasts),
        frozenset(fillers),
        frozenset(word.lower() for word in calendar),
    )
