"""All names of sides in one index, with those that a text itself brings in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.sides import SideWords, load_sides
from sayso.lexicon.states import load_states
from sayso.model import Words
from sayso.model.words import Word

Way = Literal["state", "people", "seat", "group", "body", "land", "territory", "company", "leader", "enemy", "invader"]
"""By what a side is named: its name, its adjective or people, a capital or government, a group's name, a body or a
part of a state, a land under one, a company's name, a leader, or as the foe of who speaks or of everybody."""

Entry = tuple[str | None, Way]

_SMALL_PEOPLES = ("ian", "ians", "eli", "elis")

LONGEST_COMPANY = 5
LONGEST_BODY = 9
"""Words of a company's name, and of a body's that is shortened behind it."""


@dataclass(frozen=True, slots=True)
class Index:
    """All names in lower case with side and way; for each first word the longest name's number of words; the names
    that count only in capitals; the first words of those that may be written small (foes, and *norlandians* in haste)."""

    names: Mapping[str, Entry]
    longest: Mapping[str, int]
    capitals: frozenset[str]
    small: frozenset[str]

    def add(self, found: Iterable[tuple[str, Entry]]) -> Index:
        """The index with names that it doesn't hold yet; the first entry of each counts."""
        local: dict[str, Entry] = {}
        for name, entry in found:
            if name not in self.names:
                local.setdefault(name, entry)
        return replace(self, names={**self.names, **local}, longest=_measure(local, self.longest)) if local else self


@cache
def load_index() -> Index:
    """The names that the shipped tables hold. A name of two kinds (*US*) is the people's, then the state's, and so on."""
    states, sides = load_states(), load_sides()
    names: dict[str, Entry] = {}
    for listed, way in _list_names(sides):
        names.update({name: (side, way) for name, side in listed.items()})
    names.update({name: (side, "seat") for name, side in states.metonyms.items()})
    names.update({name: (side, "state") for name, side in states.names.items()})
    names.update({name: (side, "people") for name, side in states.demonyms.items()})
    small = frozenset(name.split()[0] for name, (_, way) in names.items() if _may_be_small(name, way))
    return Index(names, _measure(names, {}), sides.names.capitals, small)


def _may_be_small(name: str, way: Way) -> bool:
    """Foes are no names; adjectives of states are known by endings that no common words of the table share."""
    return (
        way in ("enemy", "invader")
        or name.startswith(("al-", "al "))
        or (" " not in name and name.endswith(_SMALL_PEOPLES))
    )


def _list_names(sides: SideWords) -> Iterator[tuple[Mapping[str, str | None], Way]]:
    yield dict.fromkeys(sides.enemies), "enemy"
    yield dict.fromkeys(sides.invaders), "invader"
    yield dict(sides.names.leaders), "leader"
    yield dict(sides.names.lands), "land"
    yield dict(sides.names.territories), "territory"
    yield dict(sides.names.bodies), "body"
    yield dict(sides.names.groups), "group"


def _measure(names: Iterable[str], longest: Mapping[str, int]) -> Mapping[str, int]:
    """For each first word the number of words of the longest name."""
    grown = dict(longest)
    for name in names:
        first, *others = name.split()
        grown[first] = max(grown.get(first, 1), 1 + len(others))
    return grown


def read_local(index: Index, words: Words) -> Index:
    """The index with the names that this text itself brings in: companies, and the short forms of bodies."""
    return index.add((*_find_companies(words), *_find_acronyms(index, words)))


def _find_companies(words: Words) -> Iterator[tuple[str, Entry]]:
    """Companies that the text names in full somewhere (*Oldford Motors Corp*), also without such last words."""
    endings = load_sides().names.endings
    for at, word in enumerate(words.words):
        goes_on = at + 1 < len(words.words) and words.words[at + 1].form in endings
        if word.form in endings and not goes_on and (first := _begin_company(words, at)) < at:
            name = " ".join(part.form for part in words.words[first : at + 1])
            for last in range(at + 1, first, -1):
                yield join(words.words[first:last]), (name, "company")
                if words.words[last - 1].form not in endings:
                    break


def _begin_company(words: Words, at: int) -> int:
    """The first word of a company's name that ends at a word."""
    first, closed = at, load_grammar().closed
    while first > 0 and at - first < LONGEST_COMPANY - 1:
        before = words.words[first - 1]
        if words.words[first].opens or not before.form[:1].isupper() or before.possessive or before.lower in closed:
            break
        first -= 1
    return first


def _find_acronyms(index: Index, words: Words) -> Iterator[tuple[str, Entry]]:
    """Short forms of a state's bodies where the text explains them: *Norland State Service (NSS)*."""
    listed = words.words
    for at in range(2, len(listed) - 1):
        if listed[at - 1].form != "(" or listed[at + 1].form != ")" or not _is_acronym(listed[at].form):
            continue
        first = at - 1
        while first > 0 and at - first < LONGEST_BODY and _may_belong(listed[first - 1]):
            first -= 1
        first += listed[first].lower == "the"
        owner = listed[at - 2] if at - 3 > first and listed[at - 3].lower == "of" else listed[first]
        side, way = index.names.get(owner.lower, (None, "body"))
        if side and way in ("state", "people"):
            yield listed[at].lower, (side, "body")


def _may_belong(word: Word) -> bool:
    return word.form[:1].isupper() or word.lower == "of"


def _is_acronym(form: str) -> bool:
    return 2 <= len(form) <= 6 and form.isupper() and form.isalpha()


def join(words: Iterable[Word]) -> str:
    """The words in lower case with single spaces, without the marks of tags and handles."""
    return " ".join(word.lower.lstrip("#@") for word in words)
