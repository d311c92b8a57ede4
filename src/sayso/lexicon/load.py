"""Read a vocabulary table and refuse nonsense."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from sayso.errors import LexiconError


def read_table(name: str) -> str:
    """The text of a shipped table."""
    return files("sayso.lexicon").joinpath(f"tables/{name}.toml").read_text("utf-8")


def parse_table(toml: str, name: str, sections: Iterable[str]) -> Mapping[str, Any]:
    """The table that the TOML text holds; LexiconError unless it has just these sections.

    TOML itself forbids a key to be given twice.
    """
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as wrong:
        raise LexiconError(f"{name}.toml: {wrong}") from wrong
    if set(table) != set(sections):
        odd = ", ".join(sorted(set(table) ^ set(sections)))
        raise LexiconError(f"{name}.toml: sections missing or unknown: {odd}")
    return table


def check_words(words: object, where: str, *, lower: bool = True) -> tuple[str, ...]:
    """The words of an entry (a list, or one string parted by white space) in order.

    LexiconError where one is empty, padded, given twice or, with `lower`, not in lower case.
    """
    listed = words.split() if isinstance(words, str) else words
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise LexiconError(f"{where}: expected a list of words, not {words!r}")
    for word in listed:
        if not word or word != " ".join(word.split()):
            raise LexiconError(f"{where}: {word!r} is empty or has stray white space")
        if lower and word != word.lower():
            raise LexiconError(f"{where}: {word!r} must be in lower case")
    check_once(listed, where)
    return tuple(listed)


def check_once(words: Iterable[str], where: str) -> None:
    """LexiconError where a word comes twice."""
    twice = sorted(word for word, count in Counter(words).items() if count > 1)
    if twice:
        raise LexiconError(f"{where}: given twice: {', '.join(twice)}")
