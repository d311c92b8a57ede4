"""Where a text names a side: a state, its people, its seat, a group, a leader, or the foe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.numbers import load_numbers
from sayso.lexicon.sides import SideWords, load_sides
from sayso.lexicon.states import load_states
from sayso.model import Words
from sayso.model.words import Word

Way = Literal["state", "people", "seat", "group", "body", "land", "company", "leader", "enemy", "invader"]
"""By what a side is named: its name, its adjective or people, a capital or government, a group's name, a body of a
state, a leader, or as the foe of who speaks or of everybody."""

_PAIR = "-"
_CONTINENT = frozenset(("central", "latin", "south", "north"))
_NO_ROLES = frozenset(("as", "than", "like", "including", "except", "despite"))
"""Prepositions that no place or target follows."""
_SMALL_PEOPLES = ("ian", "ians", "eli", "elis")
_SKIPPED = 3
"""Words that may stand between a preposition and the naming that it governs (*in the war-torn Norland*)."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A side named by the words `first` to `last` (half open). `side` is None for a foe, whom the report must tell.

    `role` is the preposition that governs it, None where none does; `owns` marks a possessive; `body` is the body of a
    state by its own name (*Justice Department*).
    """

    first: int
    last: int
    side: str | None
    way: Way
    role: str | None
    owns: bool
    body: str | None = None


@dataclass(frozen=True, slots=True)
class _Index:
    """All names in lower case with side and way, and for each first word the longest name's number of words."""

    names: Mapping[str, tuple[str | None, Way]]
    longest: Mapping[str, int]
    capitals: frozenset[str]


@cache
def _load_index() -> _Index:
    states, sides = load_states(), load_sides()
    names: dict[str, tuple[str | None, Way]] = {}
    for listed, way in _list_names(sides):
        names.update({name: (side, way) for name, side in listed.items()})
    names.update({name: (side, "seat") for name, side in states.metonyms.items()})
    names.update({name: (side, "people") for name, side in states.demonyms.items()})
    names.update({name: (side, "state") for name, side in states.names.items()})
    longest: dict[str, int] = {}
    for name in names:
        first, *others = name.split()
        longest[first] = max(longest.get(first, 1), 1 + len(others))
    return _Index(names, longest, sides.capitals)


def _list_names(sides: SideWords) -> Iterator[tuple[Mapping[str, str | None], Way]]:
    yield {name: None for name in sides.enemies}, "enemy"
    yield {name: None for name in sides.invaders}, "invader"
    yield {name.lower(): side for name, side in sides.leaders.items()}, "leader"
    yield dict(sides.lands), "land"
    yield dict(sides.bodies), "body"
    yield dict(sides.groups), "group"


def find_namings(words: Words, masked: frozenset[int] = frozenset()) -> tuple[Naming, ...]:
    """All namings of sides in order; none begins at a `masked` word (*US$6.5 billion*)."""
    index = _add_local(_load_index(), words)
    found: list[Naming] = []
    at = 0
    while at < len(words.words):
        word = words.words[at]
        lower = word.lower.lstrip("#@")
        size = index.longest.get(lower)
        last = _match(words, at, lower, size, index) if size and at not in masked else None
        if last is not None:
            side, way = index.names[_join(words.words[at:last])]
            if side and words.words[at].form in index.capitals and side not in words.body and way == "group":
                side = words.words[at].form  # the article doesn't write it out
            if side is not None or not found or found[-1].last < at:  # *the Norland enemy* is Norland
                role = _find_role(words, at, found)
                body = " ".join(word.form for word in words.words[at:last]) if way == "body" else None
                found.append(Naming(at, last, side, way, role, words.words[last - 1].possessive, body))
        elif _PAIR in lower and at not in masked:
            found += _split_pair(words, at, index, found)
        at = last or at + 1
    return tuple(found)


def _add_local(index: _Index, words: Words) -> _Index:
    """The index with the names that this text itself brings in: companies, and the short forms of bodies."""
    local = {**dict(_find_companies(words)), **dict(_find_acronyms(index, words))}
    local = {name: entry for name, entry in local.items() if name not in index.names}
    if not local:
        return index
    longest = dict(index.longest)
    for name in local:
        first, *others = name.split()
        longest[first] = max(longest.get(first, 1), 1 + len(others))
    return _Index({**index.names, **local}, longest, index.capitals)


def _find_companies(words: Words) -> Iterator[tuple[str, tuple[str, Way]]]:
    """Companies that the text names in full somewhere (*Oldford Corp*), also without the last word."""
    endings = load_sides().endings
    for at, word in enumerate(words.words):
        if word.form in endings and (first := _begin_company(words, at)) < at:
            name = " ".join(part.form for part in words.words[first : at + 1])
            for last in (at + 1, at):
                yield " ".join(part.lower for part in words.words[first:last]), (name, "company")


def _find_acronyms(index: _Index, words: Words) -> Iterator[tuple[str, tuple[str, Way]]]:
    """Short forms of a state's bodies where the text explains them: *Norland State Service (NSS)*."""
    listed = words.words
    for at in range(2, len(listed) - 1):
        if listed[at - 1].form != "(" or listed[at + 1].form != ")" or not _is_acronym(listed[at].form):
            continue
        first = at - 1
        while first > 0 and at - first < 9 and (listed[first - 1].form[:1].isupper() or listed[first - 1].lower == "of"):
            first -= 1
        first += listed[first].lower == "the"
        owner = listed[at - 2] if at - 3 > first and listed[at - 3].lower == "of" else listed[first]
        side, way = index.names.get(owner.lower, (None, "body"))
        if side and way in ("state", "people"):
            yield listed[at].lower, (side, "body")


def _is_acronym(form: str) -> bool:
    return 2 <= len(form) <= 6 and form.isupper() and form.isalpha()


def _begin_company(words: Words, at: int) -> int:
    """The first word of a company's name that ends at a word."""
    first = at
    while first > 0 and at - first < 4:
        before = words.words[first - 1]
        if words.words[first].opens or not before.form[:1].isupper() or before.possessive:
            break
        if before.lower in load_grammar().closed:
            break
        first -= 1
    return first


def _join(words: Iterable[Word]) -> str:
    return " ".join(word.lower.lstrip("#@") for word in words)


def _match(words: Words, at: int, lower: str, longest: int, index: _Index) -> int | None:
    """Where the longest name that begins here ends."""
    for size in range(longest, 0, -1):
        part = words.words[at : at + size]
        if len(part) < size or any(word.possessive for word in part[:-1]):
            continue
        name = lower if size == 1 else _join(part)
        entry = index.names.get(name)
        if entry is not None and _is_written(part, name, entry[1], words.upper, index):
            elsewhere = name == "america" and at and words.words[at - 1].lower in _CONTINENT
            return None if elsewhere or _is_joined(words, at + size) or _is_money(words, at + size) else at + size
    return None


def _is_joined(words: Words, last: int) -> bool:
    """Whether a name goes on with a hyphen (*U.S.-made*), which makes it an adjective of another kind."""
    if last + 1 >= len(words.words) or words.words[last].form != "-":
        return False
    hyphen, after = words.words[last : last + 2]
    glued = words.words[last - 1].end == hyphen.start and hyphen.end == after.start
    return glued and after.form.islower()


def _is_money(words: Words, last: int) -> bool:
    """Whether a currency follows (*2019 US dollars*)."""
    return last < len(words.words) and words.words[last].lower in load_numbers().units.currencies


def _is_written(part: tuple[Word, ...], name: str, way: Way, upper: bool, index: _Index) -> bool:
    """Whether the words are written as the name is: with its capitals, but for foes and *norlandians* in haste."""
    form = part[0].form.lstrip("#@")
    if way in ("enemy", "invader"):
        return True
    if form[:1].islower() and not name.startswith("al"):
        return name.endswith(_SMALL_PEOPLES)
    if way in ("group", "body") and name.upper() in index.capitals and not upper:
        return form.isupper() or name.capitalize() == form
    return upper or not (name == "us" and form != "US")


def _split_pair(words: Words, at: int, index: _Index, before: list[Naming]) -> list[Naming]:
    """Both sides of *Norland-Oldland* and of *Norlando-Oldlandian*; an adjective like *Norland-led* names none."""
    parts = words.words[at].lower.lstrip("#").split(_PAIR)
    known = [index.names.get("russia" if part == "russo" else part) for part in parts]
    if len(known) != 2 or not all(entry and entry[1] in ("state", "people", "group") for entry in known):
        return []
    role = _find_role(words, at, before)
    return [Naming(at, at + 1, entry[0], "people", role, words.words[at].possessive) for entry in known if entry]


def _find_role(words: Words, at: int, before: list[Naming]) -> str | None:
    """The preposition that governs the naming at a word; that of its partner behind *and* or a comma."""
    grammar = load_grammar()
    if before and at - before[-1].last <= 2 and before[-1].last < at:
        gap = words.words[before[-1].last : at]
        if gap[-1].lower in ("and", "or", "&") or (len(gap) == 1 and gap[0].form == ","):
            return before[-1].role
    skipped = 0
    for here in range(at - 1, max(at - 2 - _SKIPPED, -1), -1):
        word = words.words[here]
        if word.lower in grammar.prepositions:
            return word.lower if word.lower not in _NO_ROLES else None
        if word.lower in grammar.determiners:
            continue
        skipped += 1
        if skipped > _SKIPPED or word.form != word.lower or not word.form[0].isalpha() or _ends(word, grammar.closed):
            return None
    return None


def _ends(word: Word, closed: frozenset[str]) -> bool:
    return word.lower in closed or word.lower.endswith("ed") or word.possessive
