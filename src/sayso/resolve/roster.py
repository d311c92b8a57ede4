"""Everybody a report names, each once: variants of a name joined, with gender, offices and acronyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.lexicon.names import Gender
from sayso.model import Span, SpeakerKind
from sayso.model.words import Words
from sayso.resolve.names import Name
from sayso.resolve.roles import Role, find_roles
from sayso.resolve.vocabulary import Vocabulary

_ENDING = re.compile(r"(?:yy|iy|ii|ij|yi|y)$")
_VERBS = frozenset("said says has have is are was were will would had say".split())
_SMALL = frozenset("of for the and & de la".split())


LONGER = 2
"""Words that a fuller form of a name can have more (*Ann Example*, *Ann Mary de Example*): headlines have more."""

MOST = 100
"""Bearers of one surname or office, and offices of one person, that are kept apart: a bound on hostile texts."""


@dataclass(slots=True, eq=False)
class Known:
    """One that the report names or describes. Filled while the text is gone through; never handed out.

    `tokens` are the folded words of a name, none for who is only described. `head` and `ordinal` are those of the
    description, `first_at` is the index of its first head word; `spoke` tells that a statement is his,
    `articles` how often *the* is part of the name.
    """

    name: str
    tokens: tuple[str, ...]
    kind: SpeakerKind | None
    gender: Gender | None = None
    many: bool = False
    head: str | None = None
    ordinal: str | None = None
    modifiers: frozenset[str] = frozenset()
    stands_for: str | None = None
    first_at: int = -1
    spoke: bool = False
    articles: int = 0
    roles: list[Role] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the report gives a name and not a description only."""
        return bool(self.tokens)


@dataclass(slots=True)
class Roster:
    """All that are named, by whole name, last and first word, acronym and office.

    `meant` tells whom each name in the text means, by the index of its first word.
    """

    everybody: list[Known] = field(default_factory=list)
    meant: dict[int, Known] = field(default_factory=dict)
    by_key: dict[tuple[str, ...], Known] = field(default_factory=dict)
    by_last: dict[str, list[Known]] = field(default_factory=dict)
    by_first: dict[str, list[Known]] = field(default_factory=dict)
    aliases: dict[str, Known] = field(default_factory=dict)
    by_role: dict[str, list[Known]] = field(default_factory=dict)
    latest: dict[int, int] = field(default_factory=dict)

    def add_role(self, one: Known, role: Role) -> None:
        """Keep an office that somebody is said to hold."""
        held = self.by_role.setdefault(role.head, [])
        if len(held) < MOST and len(one.roles) < MOST and role not in one.roles:
            one.roles.append(role)
            if one not in held:
                held.append(one)

    def add(self, name: Name, known: Vocabulary) -> Known:
        """Enter somebody new under a name."""
        tokens = fold_name(name)
        state = known.states.find(name.shown)
        people = name.shown.lower() in known.states.demonyms and name.shown.endswith("s")
        one = Known(name.shown, tokens, None if name.kind == "unsure" else name.kind, name.gender, many=people)
        if people:
            one.kind = "group"
        elif state and state.lower() != name.shown.lower() and name.kind in ("state", "organisation"):
            one.stands_for = state
        self.everybody.append(one)
        self.by_key[tokens] = one
        if len(tokens) > 1:
            self.by_last.setdefault(tokens[-1], []).append(one)
            self.by_first.setdefault(tokens[0], []).append(one)
        return one

    def look_up(self, name: Name) -> Known | None:
        """Whom a name means: the same whole name, a variant, or who is called so for short."""
        tokens = fold_name(name)
        found = self.by_key.get(tokens)
        if len(tokens) == 1:
            return self._find_short(name, tokens[0]) or found
        if found is None and name.kind in ("person", "unsure"):
            return next(
                (one for one in self.by_last.get(tokens[-1], ())[-MOST:] if _same_person(one, name, tokens)), None
            )
        return found

    def _find_short(self, name: Name, token: str) -> Known | None:
        """Whom a surname, an acronym or a first name means: the latest that it fits, else the first to come."""
        if name.shown in self.aliases:
            return self.aliases[name.shown]
        fits = [one for one in self.by_last.get(token, ())[-MOST:] if _fits(one, name)]
        if not fits and name.kind in ("person", "unsure"):
            fits = [one for one in self.by_first.get(token, ())[-MOST:] if one.kind in ("person", None)]
        return max(fits, key=lambda one: self.latest.get(id(one), -1), default=None)


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """A word for comparing: no accents, no case, and one ending for what transliterations write *y, yy, iy, ii*."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))
    return _ENDING.sub("y", plain.replace("’", "'"))


def fold_name(name: Name) -> tuple[str, ...]:
    """The words of a name for comparing."""
    return tuple(fold_word(word) for word in name.words)


def make_roster(words: Words, names: Sequence[Name], known: Vocabulary) -> Roster:
    """Go through the names twice: whole names first, so that a surname finds one that comes only later."""
    roster = Roster()
    for name in names:
        if len(name.words) > 1 or (name.kind == "state" and name.shown.lower() not in known.states.regions):
            _add_whole(roster, name, known)
    _find_acronyms(words, names, roster)
    for name in names:
        if name.first not in roster.meant:
            roster.meant[name.first] = roster.look_up(name) or roster.add(name, known)
        one = roster.meant[name.first]
        roster.latest[id(one)] = name.first
        _note(roster, one, name, words, known)
    _settle_kinds(roster, names, words)
    return roster


def _add_whole(roster: Roster, name: Name, known: Vocabulary) -> None:
    """Join a whole name with an earlier one that it can be a variant of, else enter it."""
    same = roster.look_up(name) if len(name.words) > 1 else roster.by_key.get(fold_name(name))
    if same is None:
        same = roster.add(name, known)
    tokens = fold_name(name)
    if len(same.tokens) < len(tokens) <= len(same.tokens) + LONGER:
        same.name, same.tokens = name.shown, tokens
    roster.by_key[tokens] = same
    roster.meant[name.first] = same


def _same_person(one: Known, name: Name, tokens: tuple[str, ...]) -> bool:
    """Whether two whole names with one surname agree in what stands before it."""
    if one.kind not in ("person", None) or (one.gender and name.gender and one.gender != name.gender):
        return False
    mine, others = one.tokens[:-1], tokens[:-1]
    if set(mine) <= set(others) or set(others) <= set(mine):
        return True
    short, long = sorted((mine[0].rstrip("."), others[0].rstrip(".")), key=len)
    return long.startswith(short)


def _fits(one: Known, name: Name) -> bool:
    if one.kind == "state" or (name.titled and one.kind == "organisation"):
        return False
    return not (name.titled and one.gender and name.gender and one.gender != name.gender)


def _find_acronyms(words: Words, names: Sequence[Name], roster: Roster) -> None:
    """Acronyms that the text defines in brackets or after *or*, or that a body's initials make."""
    for name in names:
        one = roster.meant.get(name.first)
        if one is None or len(name.words) < 2 or one.kind == "person":
            continue
        initials = "".join(word[0] for word in name.words if word not in _SMALL and word[0].isupper())
        if len(initials) > 2:
            roster.aliases.setdefault(initials, one)
        for acronym in _defined_after(words, name):
            roster.aliases[acronym] = one


def _defined_after(words: Words, name: Name) -> Iterator[str]:
    inside = [word.form for word in words.words[name.last : name.last + 3]]
    if len(inside) == 3 and (inside[0] == "(" or (inside[0] == "," and inside[1] == "or")):
        form = inside[2] if inside[1] == "or" else inside[1]
        if 2 <= len(form) <= 10 and form[0].isupper() and sum(char.isupper() for char in form) > 1:
            yield form


def _note(roster: Roster, one: Known, name: Name, words: Words, known: Vocabulary) -> None:
    """Keep what one place in the text tells of somebody."""
    one.mentions.append(Span(words.words[name.first].start, words.words[name.last - 1].end))
    if name.titled:
        one.kind = "person"
    one.articles += name.kind == "unsure" and _has_article(words, name)
    if one.gender is None and one.kind in ("person", None):
        one.gender = name.gender
    if one.kind == "organisation" and (role := _body_of(name, known)):
        roster.add_role(one, role)
    if one.kind != "state":
        for role in find_roles(words, name, known):
            roster.add_role(one, role)


def _body_of(name: Name, known: Vocabulary) -> Role | None:
    """What a body is by the noun before *of* or *for* in its name (*the Road Center of the Bridge Council*)."""
    lowers = [word.lower() for word in name.words]
    of = next((at for at, lower in enumerate(lowers) if at and lower in ("of", "for")), None)
    noun = known.nouns.forms.get(lowers[of - 1]) if of else None
    if of is None or noun is None or noun.kind != "organisation":
        return None
    return Role(noun.lemma, frozenset(lowers[: of - 1]), True)


def _has_article(words: Words, name: Name) -> bool:
    """Whether *the* belongs to the name and not to a noun behind it (*the Example campaign*)."""
    before = words.words[name.first - 1].lower if name.first else ""
    after = words.words[name.last].form if name.last < len(words.words) else ""
    return before == "the" and not name.possessive and (not after[:1].islower() or after in _VERBS)


def _settle_kinds(roster: Roster, names: Sequence[Name], words: Words) -> None:
    """A name that nothing tells the kind of is what it is said to be; a person's if shortened to its last word."""
    for name in names:
        one = roster.meant[name.first]
        if one.kind is not None:
            continue
        if any(role.body for role in one.roles):
            one.kind = "organisation"
        elif one.roles or (len(one.tokens) > 1 and _is_surname(one, name, words)):
            one.kind = "person"
        elif 2 * one.articles > len(one.mentions):
            one.kind = "organisation"


def _is_surname(one: Known, name: Name, words: Words) -> bool:
    """Whether a whole name is called here by its last word alone, with no article."""
    before = words.words[name.first - 1].lower if name.first else ""
    return (
        len(name.words) == 1
        and name.words[0].istitle()
        and before != "the"
        and fold_word(name.words[0]) == one.tokens[-1]
    )
