"""Where a text names a side: a state, its people, its seat, a group, a company, a leader, or the foe."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.lexicon.grammar import load_grammar
from sayso.lexicon.numbers import load_numbers
from sayso.measure.sides.names import Index, Way, join, load_index, read_local
from sayso.model import Words
from sayso.model.words import Word

_CONTINENT = frozenset(("central", "latin", "south", "north"))
_NO_ROLES = frozenset(("as", "than", "like", "including", "except", "despite"))
"""Prepositions that no place or target follows."""

_SKIPPED = 3
"""Words that may stand between a preposition and the naming that it governs (*in the war-torn Norland*)."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A side named by the words `first` to `last` (half open). `side` is None for a foe, whom the report must tell.

    `role` is the preposition that governs it, None where none does; `owns` marks a possessive; `body` is the body
    of a state by its own name (*Justice Department*).
    """

    first: int
    last: int
    side: str | None
    way: Way
    role: str | None
    owns: bool
    body: str | None = None


def find_namings(words: Words, masked: frozenset[int] = frozenset(), index: Index | None = None) -> tuple[Naming, ...]:
    """All namings of sides in order; none begins at a `masked` word (*US$6.5 billion*).

    `index` holds the names that count: if not given, those of the tables and of the text itself.
    """
    index = index or read_local(load_index(), words)
    found: list[Naming] = []
    past = 0
    for at, word in enumerate(words.words):
        lower = word.lower.lstrip("#@") if word.lower[0] in "#@" else word.lower
        known = lower in index.longest and (word.form != word.lower or lower in index.small)
        if at < past or at in masked or not (known or "-" in lower):
            continue
        read = _read_name(words, at, index, found) if known else _split_pair(words, at, index, found)
        found += read
        past = read[-1].last if read else past
    return tuple(found)


def _read_name(words: Words, at: int, index: Index, before: list[Naming]) -> list[Naming]:
    """The naming that begins at a word; *the Norland enemy* is Norland, and its foe no naming of its own."""
    last = _match(words, at, index)
    if last is None:
        return []
    side, way = index.names[join(words.words[at:last])]
    if side is None and before and before[-1].last == at:
        return []
    name = " ".join(word.form for word in words.words[at:last])
    if side and way == "group" and name in index.capitals and side not in words.body:
        side = name  # the article doesn't write it out
    body = name if way == "body" else None
    return [Naming(at, last, side, way, _find_role(words, at, before), words.words[last - 1].possessive, body)]


def _match(words: Words, at: int, index: Index) -> int | None:
    """Where the longest name that begins here ends."""
    for size in range(index.longest[words.words[at].lower.lstrip("#@")], 0, -1):
        part = words.words[at : at + size]
        if len(part) < size or any(word.possessive for word in part[:-1]):
            continue
        name = join(part)
        if name in index.names and _is_written(part, name, words.upper, index):
            return None if _is_other(words, at, at + size) else at + size
    return None


def _is_written(part: tuple[Word, ...], name: str, upper: bool, index: Index) -> bool:
    """Whether the words are written as the name is, with its capitals where it consists of them."""
    form, way = part[0].form.lstrip("#@"), index.names[name][1]
    if form[:1].islower() and part[0].lower.lstrip("#@") not in index.small:
        return False
    if way in ("group", "body") and name.upper() in index.capitals and not upper:
        return form.isupper() or name.capitalize() == form
    return upper or not (name == "us" and form != "US")


def _is_other(words: Words, at: int, last: int) -> bool:
    """Whether the words around make something else of a name: *Latin America*, *U.S.-made*, *US dollars*."""
    listed = words.words
    if listed[at].lower == "america" and at and listed[at - 1].lower in _CONTINENT:
        return True
    if last < len(listed) and listed[last].lower in load_numbers().units.currencies:
        return True
    if last + 1 >= len(listed) or listed[last].form != "-":
        return False
    glued = listed[last - 1].end == listed[last].start and listed[last].end == listed[last + 1].start
    return glued and listed[last + 1].form.islower()


def _split_pair(words: Words, at: int, index: Index, before: list[Naming]) -> list[Naming]:
    """Both sides of *Norland-Oldland* and *Norlando-Oldlandian*; an adjective like *Norland-led* names none."""
    parts = words.words[at].lower.lstrip("#").split("-")
    known = [index.names.get("russia" if part == "russo" else part) for part in parts]
    if len(known) != 2 or not all(entry and entry[1] in ("state", "people", "group") for entry in known):
        return []
    role = _find_role(words, at, before)
    return [Naming(at, at + 1, entry[0], "people", role, words.words[at].possessive) for entry in known if entry]


def _find_role(words: Words, at: int, before: list[Naming]) -> str | None:
    """The preposition that governs the naming at a word; that of its partner behind *and* or a comma."""
    grammar = load_grammar()
    if before and at - before[-1].last in (1, 2):
        gap = words.words[before[-1].last : at]
        if gap[-1].lower in grammar.coordinators or (len(gap) == 1 and gap[0].form == ","):
            return before[-1].role
    skipped = 0
    for here in range(at - 1, max(at - 2 - _SKIPPED, -1), -1):
        word = words.words[here]
        if word.lower in grammar.prepositions:
            return word.lower if word.lower not in _NO_ROLES else None
        if word.lower in grammar.determiners and word.lower not in grammar.relatives:
            continue
        skipped += 1
        if skipped > _SKIPPED or not _is_modifier(word):
            return None
    return None


def _is_modifier(word: Word) -> bool:
    """Whether a word may stand between a preposition and a name."""
    lower, grammar = word.lower, load_grammar()
    if word.form != lower or not lower[0].isalpha() or word.possessive or lower.endswith("ed"):
        return False
    return not any(lower in stops for stops in (grammar.conjunctions, grammar.relatives, grammar.pronouns, grammar.be))
