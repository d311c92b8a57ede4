"""What stands in and before people's names: titles, first names with their gender, particles, suffixes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sayso.errors import LexiconError
from sayso.lexicon.load import check_once, check_words, parse_table, read_table

Gender = Literal["male", "female"]

_GENDERS: Mapping[str, Gender | None] = {"male": "male", "female": "female", "either": None}


@dataclass(frozen=True, slots=True)
class Names:
    """The tables `titles.toml` and `names.toml`, all in lower case and without stops.

    A gender is None where a word goes with either. `between` are words inside a title (*deputy foreign*).
    """

    titles: Mapping[str, Gender | None]
    between: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    first: Mapping[str, Gender | None]


@cache
def load_names() -> Names:
    """The shipped tables; LexiconError where an entry makes no sense."""
    return parse_names(read_table("titles"), read_table("names"))


def parse_names(titles: str, names: str) -> Names:
    """The titles and names that the two TOML texts hold; LexiconError names the entry that makes no sense."""
    table = parse_table(titles, "titles", ("titles", "between", "suffixes", "particles"))
    between, suffixes, particles = (
        frozenset(word.lower() for word in check_words(table[key].get("words"), f"titles.toml: {key}", lower=False))
        for key in ("between", "suffixes", "particles")
    )
    first = parse_table(names, "names", ("first",))["first"]
    return Names(
        _read_genders(table["titles"], "titles.toml"), between, suffixes, particles, _read_genders(first, "names.toml")
    )


def _read_genders(groups: Mapping[str, Any], where: str) -> Mapping[str, Gender | None]:
    if set(groups) != set(_GENDERS):
        raise LexiconError(f"{where}: needs words under {', '.join(_GENDERS)} and nothing else")
    read = {key: check_words(words, f"{where}: {key}", lower=False) for key, words in groups.items()}
    found = [word.lower() for words in read.values() for word in words]
    check_once(found, where)
    capital = [word for words in read.values() for word in words if not word[0].isupper()]
    if capital:
        raise LexiconError(f"{where}: needs a capital: {', '.join(capital)}")
    return {word.lower(): _GENDERS[key] for key, words in read.items() for word in words}
