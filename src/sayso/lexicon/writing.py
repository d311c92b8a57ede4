"""How English news is written down: abbreviations, months, correction notices, embeds, small words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.load import check_words, parse_table, read_table

_SECTIONS = ("abbreviations", "months", "notices", "embeds", "english", "metadata")


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
    return parse_writing(read_table("writing"))


def parse_writing(toml: str) -> Writing:
    """The table that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "writing", _SECTIONS)
    return Writing(
        before_name=frozenset(_take(table, "abbreviations", "before_name")),
        before_number=frozenset(_take(table, "abbreviations", "before_number")),
        before_either=frozenset(_take(table, "abbreviations", "before_either")),
        starters=frozenset(_take(table, "abbreviations", "starters")),
        months=_take_months(table["months"]),
        openings=_take(table, "notices", "openings"),
        phrases=_take(table, "notices", "phrases"),
        embeds=_take_names(table["embeds"]),
        small_words=frozenset(_take(table, "english", "small_words")),
        meta_days=_take(table, "metadata", "days"),
    )


def _take(table: Mapping[str, Any], section: str, entry: str) -> tuple[str, ...]:
    where = f"writing.toml, {section}.{entry}"
    words = check_words(table[section].get(entry), where, lower=False)
    stopped = [word for word in words if word.endswith(".")]
    if stopped or not words:
        raise LexiconError(f"{where}: {stopped[0] if stopped else 'it'} must be a word without its final stop")
    return words


def _take_months(section: Mapping[str, object]) -> dict[str, int]:
    months = {name: number for name, number in section.items() if isinstance(number, int) and 1 <= number <= 12}
    if len(months) < len(section) or set(months.values()) != set(range(1, 13)):
        raise LexiconError("writing.toml, months: give all months, with numbers from 1 to 12")
    return months


def _take_names(section: Mapping[str, object]) -> dict[str, str]:
    names = {key: name for key, name in section.items() if isinstance(name, str) and name}
    if len(names) < len(section):
        raise LexiconError("writing.toml, embeds: every class needs the name of its platform")
    return names
