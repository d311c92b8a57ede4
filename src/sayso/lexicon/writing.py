"""How English news is written down: abbreviations, months, correction notices, embeds, small words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Writing:
    """The table `writing.toml`. Months map to 1-12, embeds (classes of HTML elements) to platforms."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    before_either: frozenset[str]
    starters: frozenset[str]
    months: Mapping[str, int]
    openings: tuple[str, ...]
    phrases: tuple[str, ...]
    embeds: Mapping[str, str]
    small_words: frozenset[str]
    meta_days: tuple[str, ...]


@cache
def load_writing() -> Writing:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_writing(files("sayso.lexicon").joinpath("tables/writing.toml").read_text("utf-8"))


def parse_writing(toml: str) -> Writing:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    try:
        table = tomllib.loads(toml)
        short, notices = table["abbreviations"], table["notices"]
        return Writing(
            before_name=frozenset(_words(short, "before_name")),
            before_number=frozenset(_words(short, "before_number")),
            before_either=frozenset(_words(short, "before_either")),
            starters=frozenset(_words(short, "starters")),
            months=_months(table["months"]),
            openings=_words(notices, "openings"),
            phrases=_words(notices, "phrases"),
            embeds=_names(table["embeds"]),
            small_words=frozenset(_words(table["english"], "small_words")),
            meta_days=_words(table["metadata"], "days"),
        )
    except (tomllib.TOMLDecodeError, KeyError) as wrong:
        raise LexiconError(f"writing.toml: {wrong}") from wrong


def _words(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    words = table[name]
    if not isinstance(words, list) or not words:
        raise LexiconError(f"writing.toml: {name} must be a list of words")
    for word in words:
        if not isinstance(word, str) or not word or word != word.strip() or word.endswith("."):
            raise LexiconError(f"writing.toml: {name} holds {word!r}; write a word without its final stop")
    if len(set(words)) < len(words):
        raise LexiconError(f"writing.toml: {name} holds a word twice")
    return tuple(words)


def _months(table: Mapping[str, object]) -> dict[str, int]:
    months = {name: number for name, number in table.items() if isinstance(number, int) and 1 <= number <= 12}
    if len(months) < len(table) or set(months.values()) != set(range(1, 13)):
        raise LexiconError("writing.toml: months must name all months, with numbers from 1 to 12")
    return months


def _names(table: Mapping[str, object]) -> dict[str, str]:
    names = {key: name for key, name in table.items() if isinstance(name, str) and name}
    if len(names) < len(table):
        raise LexiconError("writing.toml: every embed needs the name of its platform")
    return names
