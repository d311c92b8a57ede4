"""Who speaks under more than one name: agencies, outlets, bodies that publish counts, the offices of states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.load import check_words, parse_table, read_table
from sayso.lexicon.naming import fold_name

_NAMED = ("agencies", "outlets", "bodies")
_SECTIONS = (*_NAMED, "aggregators", "hosts", "offices", "around", "beside", "forenames")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The table `bodies.toml`. Keys are folded names without blanks (`squeeze_name`), values names in full.

    `names` are all names of agencies, outlets and bodies; `press` the keys of agencies and outlets in full, `agencies`
    and `aggregators` some of these. `hosts` lead from a host to a body. `offices` lead from folded phrases to the office
    that every state has. `around` and `beside` are words, told in the table;
    `forenames` lead from one folded spelling of a first name to the one for all.
    """

    names: Mapping[str, str]
    press: frozenset[str]
    agencies: frozenset[str]
    aggregators: frozenset[str]
    hosts: Mapping[str, str]
    offices: Mapping[str, str]
    around: frozenset[str]
    beside: frozenset[str]
    forenames: Mapping[str, str]


@cache
def load_bodies() -> Bodies:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_bodies(read_table("bodies"))


def squeeze_name(name: str) -> str:
    """A folded name without blanks, as hosts are written.

    >>> squeeze_name("The Oldford Echo"), squeeze_name("Lumen TV 24")
    ('oldfordecho', 'lumentv24')
    """
    return fold_name(name).replace(" ", "")


def parse_bodies(toml: str) -> Bodies:
    """The names that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "bodies", _SECTIONS)
    names = _index(pair for section in _NAMED for pair in _read_names(table[section]))
    return Bodies(
        names=names,
        press=frozenset(squeeze_name(name) for section in ("agencies", "outlets") for name in table[section]),
        agencies=frozenset(map(squeeze_name, table["agencies"])),
        aggregators=frozenset(map(squeeze_name, _read_words(table, "aggregators", "names", lower=False))),
        hosts=_read_hosts(table["hosts"]),
        offices=_index(_read_phrases(table["offices"])),
        around=frozenset(_read_words(table, "around", "words")),
        beside=frozenset(_read_words(table, "beside", "words")),
        forenames=_index(_read_phrases(table["forenames"])),
    )


def _read_names(rows: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each name squeezed with the name in full; other spellings of one name may fold to the same."""
    for name, others in rows.items():
        yield from (
            (squeeze_name(one), name) for one in {name, *check_words(others, f"bodies.toml: {name}", lower=False)}
        )


def _read_phrases(rows: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, phrases in rows.items():
        yield from ((phrase, name) for phrase in check_words(phrases, f"bodies.toml: {name}"))


def _read_words(table: Mapping[str, Any], section: str, key: str, *, lower: bool = True) -> tuple[str, ...]:
    return check_words(table[section].get(key), f"bodies.toml: {section}, {key}", lower=lower)


def _read_hosts(rows: Mapping[str, Any]) -> Mapping[str, str]:
    for host, name in rows.items():
        if "." not in host or host != host.lower() or not isinstance(name, str) or not name.strip():
            raise LexiconError(f"bodies.toml: {host!r} is no host, or {name!r} no name")
    return dict(rows)


def _index(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, name in pairs:
        if not key or found.setdefault(key, name) != name:
            raise LexiconError(f"bodies.toml: {key!r} means both {found.get(key)} and {name}")
    return found
