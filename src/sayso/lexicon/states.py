"""States and unions of states: their names, peoples, capitals and seats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.inflect import pluralize
from sayso.lexicon.load import check_words, parse_table, read_table

_KEYS = {"states": {"code", "demonyms", "capitals", "seats", "aliases"}, "unions": {"demonyms", "seats", "aliases"}}


@dataclass(frozen=True, slots=True)
class States:
    """The table `states.toml`. All keys but codes are in lower case, all values are the plain names of states or
    unions.

    `names` hold the states' own names and aliases, `metonyms` capitals and seats that speak for a state,
    `demonyms` adjectives and names of peoples, singular and plural; `plain` are the states' and unions' own names;
    `regions` are well-known parts of states that act for themselves; `codes` lead from ISO 3166-1 alpha-2 to states.
    """

    names: Mapping[str, str]
    metonyms: Mapping[str, str]
    demonyms: Mapping[str, str]
    unions: frozenset[str]
    plain: frozenset[str]
    regions: frozenset[str]
    codes: Mapping[str, str]

    def find(self, words: str) -> str | None:
        """The state or union that a name, a metonym or a demonym means."""
        key = words.lower()
        return self.names.get(key) or self.metonyms.get(key) or self.demonyms.get(key)


@cache
def load_states() -> States:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_states(read_table("states"))


def parse_states(toml: str) -> States:
    """The states that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "states", (*_KEYS, "regions"))
    names: dict[str, str] = {}
    metonyms: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    for section, known in _KEYS.items():
        for state, row in table[section].items():
            if odd := set(row) - known:
                raise LexiconError(f"states.toml: {state}: unknown {', '.join(sorted(odd))}")
            _fill(names, (state, *_words(state, row, "aliases")), state)
            _fill(metonyms, (*_words(state, row, "capitals"), *_words(state, row, "seats")), state)
            _fill(demonyms, _peoples(_words(state, row, "demonyms")), state)
    regions = frozenset(word.lower() for word in _words("regions", table["regions"], "words"))
    plain = frozenset(state.lower() for section in _KEYS for state in table[section])
    codes = {code: state for state, row in table["states"].items() for code in _code(state, row)}
    return States(names, metonyms, demonyms, frozenset(table["unions"]), plain, regions, codes)


def _words(state: str, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    words = check_words(row.get(key, []), f"states.toml: {state}", lower=False)
    if small := [word for word in words if word[0].islower()]:
        raise LexiconError(f"states.toml: {state}: needs a capital: {', '.join(small)}")
    return words


def _code(state: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    """The code of a state that there still is."""
    code = row.get("code")
    if code is not None and not (isinstance(code, str) and len(code) == 2 and code.isupper()):
        raise LexiconError(f"states.toml: {state}: {code!r} is no ISO 3166-1 alpha-2 code")
    return (code,) if code else ()


def _peoples(demonyms: tuple[str, ...]) -> Iterator[str]:
    for demonym in demonyms:
        yield demonym
        if not demonym.endswith(("ese", "sh", "ch", "s", ".")):
            yield pluralize(demonym)


def _fill(index: dict[str, str], words: Iterator[str] | tuple[str, ...], state: str) -> None:
    for word in words:
        if index.setdefault(word.lower(), state) != state:
            raise LexiconError(f"states.toml: {word} means both {index[word.lower()]} and {state}")
