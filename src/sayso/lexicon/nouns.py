"""Nouns that head the description of a speaker, and what kind of speaker each makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sayso.errors import LexiconError
from sayso.lexicon.inflect import pluralize
from sayso.lexicon.load import check_once, check_words, parse_table, read_table
from sayso.lexicon.names import Gender

NounKind = Literal["role", "organisation", "state", "document", "group", "anonymous"]

_LISTED: Mapping[str, NounKind] = {
    "organisations": "organisation", "states": "state", "documents": "document", "anonymous": "anonymous",
}  # fmt: skip
_SECTIONS = ("roles", "organisations", "outlets", "states", "documents", "groups", "anonymous", "plurals", "synonyms")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun by its singular: the kind of speaker, the gender it tells, whether this form means many."""

    lemma: str
    kind: NounKind
    many: bool
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Nouns:
    """The table `nouns.toml`. `forms` maps singulars and plurals; a word of two kinds has the first of
    group, role, anonymous, organisation, state, document. `unnamed` are roles that hide a person."""

    forms: Mapping[str, Noun]
    outlets: frozenset[str]
    unnamed: frozenset[str]
    synonyms: Mapping[str, frozenset[str]]


@cache
def load_nouns() -> Nouns:
    """The shipped table; LexiconError where an entry makes no sense."""
    return parse_nouns(read_table("nouns"))


def parse_nouns(toml: str) -> Nouns:
    """The nouns that the TOML text holds; LexiconError names the entry that makes no sense."""
    table = parse_table(toml, "nouns", _SECTIONS)
    plurals = table["plurals"]
    forms: dict[str, Noun] = {}
    for section in ("anonymous", "organisations", "states", "documents"):
        for word in _words(table, section, "words"):
            _add(forms, Noun(word, _LISTED[section], False), plurals)
    for lemma, gender in _read_roles(table["roles"]).items():
        if lemma not in forms or forms[lemma].kind != "anonymous":
            forms.pop(lemma, None)
            _add(forms, Noun(lemma, "role", False, gender), plurals)
    for word in _words(table, "groups", "words"):
        forms[word] = Noun(word, "group", True)
    for word in _words(table, "groups", "singulars_of_many"):
        forms.setdefault(word, Noun(word, "role", False))
    outlets = _words(table, "outlets", "words")
    return Nouns(
        forms, frozenset(outlets), frozenset(_words(table, "anonymous", "single")),
        _read_synonyms(table["synonyms"], forms),
    )  # fmt: skip


def _words(table: Mapping[str, Any], section: str, key: str) -> tuple[str, ...]:
    return check_words(table[section].get(key), f"nouns.toml: {section}")


def _add(forms: dict[str, Noun], noun: Noun, plurals: Mapping[str, str]) -> None:
    plural = plurals.get(noun.lemma) or pluralize(noun.lemma)
    forms.setdefault(noun.lemma, noun)
    if plural != noun.lemma:
        forms.setdefault(plural, Noun(noun.lemma, noun.kind, True, noun.gender))


def _read_roles(roles: Mapping[str, Any]) -> Mapping[str, Gender | None]:
    genders: Mapping[str, Gender | None] = {"either": None, "male": "male", "female": "female"}
    if set(roles) != set(genders):
        raise LexiconError("nouns.toml: roles need words under either, male and female and nothing else")
    read = {key: check_words(words, f"nouns.toml: {key}") for key, words in roles.items()}
    check_once([word for words in read.values() for word in words], "nouns.toml: roles")
    return {word: genders[key] or _told_by_ending(word) for key, words in read.items() for word in words}


def _told_by_ending(role: str) -> Gender | None:
    """*Spokeswoman* tells a woman; *spokesman* and the like are said of either."""
    return "female" if role.endswith("woman") else "male" if role in ("businessman", "policeman", "gunman") else None


def _read_synonyms(table: Mapping[str, Any], forms: Mapping[str, Noun]) -> Mapping[str, frozenset[str]]:
    for word, others in table.items():
        check_words(others, f"nouns.toml: synonyms of {word}")
        if unknown := [other for other in others if other not in forms]:
            raise LexiconError(f"nouns.toml: synonyms of {word}: in no list: {', '.join(unknown)}")
    return {word: frozenset((word, *others)) for word, others in table.items()}
