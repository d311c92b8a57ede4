"""Words in which people tell of one matter, so that two who tell of it in different words are laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from sayso.errors import LexiconError
from sayso.lexicon.inflect import inflect_verb, pluralize
from sayso.lexicon.load import check_words, parse_table, read_table

_PARTS = ("verbs", "doubling", "nouns", "words")


@cache
def load_matters() -> Mapping[str, str]:
    """The shipped table: the name of the matter for every form of its words; LexiconError where an entry makes no sense."""
    return parse_matters(read_table("matters"))


def parse_matters(toml: str) -> Mapping[str, str]:
    """The table that the TOML text holds, form by form; LexiconError names the entry that makes no sense.

    >>> parse_matters('[matters.food]\\nnouns = "meal"\\nwords = "ate"')
    {'meal': 'food', 'meals': 'food', 'ate': 'food'}
    """
    found: dict[str, str] = {}
    for name, parts in parse_table(toml, "matters", ("matters",))["matters"].items():
        for form in _list_forms(name, parts):
            if found.setdefault(form, name) != name:
                raise LexiconError(f"matters.toml: {form!r} is in {found[form]} and in {name}")
    return found


def _list_forms(name: str, parts: object) -> Iterator[str]:
    if not isinstance(parts, dict) or not parts or set(parts) - set(_PARTS):
        raise LexiconError(f"matters.toml: {name} needs some of {', '.join(_PARTS)} and nothing else")
    given = {part: check_words(parts.get(part, ""), f"matters.toml: {part} of {name}") for part in _PARTS}
    for part in ("verbs", "doubling"):
        for verb in given[part]:
            yield from (verb, *inflect_verb(verb, doubling=part == "doubling"))
    for noun in given["nouns"]:
        yield from (noun, pluralize(noun))
    yield from given["words"]
