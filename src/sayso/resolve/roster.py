"""Everybody a report names, each once: variants of a name joined, with gender, offices and acronyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.lexicon.names import Gender
from sayso.model import Span, SpeakerKind
from sayso.resolve.names import Name, Vocabulary
from sayso.resolve.roles import Role, find_roles
from sayso.resolve.words import Words

_ENDING = re.compile(r"(?:yy|iy|ii|ij|yi|y)$")
_SMALL = frozenset("of for the and & de la".split())


@dataclass(slots=True, eq=False)
class Known:
    """One that the report names or describes. Filled while the text is gone through; never handed out."""

    name: str
    tokens: tuple[str, ...]
    kind: SpeakerKind | None
    gender: Gender | None = None
    many: bool = False
    head: str | None = None
    ordinal: str | None = None
    modifiers: frozenset[str] = frozenset()
    stands_for: str | None = None
    roles: list[Role] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the report gives a name and not a description only."""
        return bool(self.tokens)


@dataclass(slots=True)
class Roster:
    """All that are known, and which of them each name in the text means (by the index of its first word)."""

    everybody: list[Known]
    meant: dict[int, Known]


def fold_word(word: str) -> str:
    """A word for comparing: no accents, no case, and one ending for what transliterations write *y, yy, iy, ii*."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))
    return _ENDING.sub("y", plain.replace("’", "'"))


def make_roster(words: Words, names: Sequence[Name], known: Vocabulary) -> Roster:
    """Go through the names twice: whole names first, so that a surname finds one that comes only later."""
    roster = Roster([], {})
    folded = [tuple(fold_word(word) for word in name.words) for name in names]
    by_last: dict[str, list[Known]] = {}
    by_key: dict[tuple[str, ...], Known] = {}
    for name, tokens in zip(names, folded, strict=True):
        if len(tokens) > 1 or name.kind == "state":
            _add_whole(roster, name, tokens, by_last, by_key, known)
    aliases = _find_acronyms(words, names, roster)
    latest: dict[int, int] = {}
    for name, tokens in zip(names, folded, strict=True):
        one = roster.meant.get(name.first)
        if one is None:
            one = _find_short(roster, name, tokens, by_last, aliases, latest) or by_key.get(tokens)
            if one is None:
                one = by_key[tokens] = _add(roster, name, tokens, known)
            roster.meant[name.first] = one
        latest[id(one)] = name.first
        _note(one, name, words)
        if one.kind != "state":
            one.roles.extend(find_roles(words, name, known))
    _settle_kinds(roster, names)
    return roster


def _add(roster: Roster, name: Name, tokens: tuple[str, ...], known: Vocabulary) -> Known:
    state = known.states.find(name.shown) if name.kind in ("state", "organisation") else None
    stands_for = state if state and state.lower() != name.shown.lower() else None
    one = Known(name.shown, tokens, None if name.kind == "unsure" else name.kind, name.gender, stands_for=stands_for)
    roster.everybody.append(one)
    return one


def _add_whole(
    roster: Roster, name: Name, tokens: tuple[str, ...],
    by_last: dict[str, list[Known]], by_key: dict[tuple[str, ...], Known], known: Vocabulary,
) -> None:  # fmt: skip
    """Join a whole name with an earlier one that it can be a variant of, else enter it."""
    same = by_key.get(tokens)
    if same is None and name.kind in ("person", "unsure"):
        same = next((one for one in by_last.get(tokens[-1], ()) if _same_person(one, name, tokens)), None)
    if same is None:
        same = _add(roster, name, tokens, known)
        by_last.setdefault(tokens[-1], []).append(same)
    elif len(tokens) > len(same.tokens):
        same.name, same.tokens = name.shown, tokens
    by_key[tokens] = same
    roster.meant[name.first] = same


def _same_person(one: Known, name: Name, tokens: tuple[str, ...]) -> bool:
    """Whether two whole names with one surname agree in what stands before it."""
    if one.kind not in ("person", None) or (one.gender and name.gender and one.gender != name.gender):
        return False
    mine, others = one.tokens[:-1], tokens[:-1]
    if not mine or not others:
        return True
    if set(mine) <= set(others) or set(others) <= set(mine):
        return True
    short, long = sorted((mine[0].rstrip("."), others[0].rstrip(".")), key=len)
    return long.startswith(short) and (len(short) <= 2 or len(short) >= 3)


def _find_short(
    roster: Roster, name: Name, tokens: tuple[str, ...],
    by_last: dict[str, list[Known]], aliases: dict[str, Known], latest: dict[int, int],
) -> Known | None:  # fmt: skip
    """Whom a surname, a first name or an acronym means: the latest that it fits, else the first to come."""
    if len(tokens) != 1:
        return None
    if name.shown in aliases:
        return aliases[name.shown]
    fits = [one for one in by_last.get(tokens[0], ()) if _fits(one, name)]
    if not fits and name.kind in ("person", "unsure"):
        fits = [
            one
            for one in roster.everybody
            if one.tokens[0] == tokens[0] and len(one.tokens) > 1 and one.kind in ("person", None)
        ]
    return max(fits, key=lambda one: latest.get(id(one), -1), default=None)


def _fits(one: Known, name: Name) -> bool:
    if one.kind == "state" or len(one.tokens) < 2:
        return False
    if one.gender and name.gender and name.titled and one.gender != name.gender:
        return False
    return not (name.titled and one.kind == "organisation")


def _find_acronyms(words: Words, names: Sequence[Name], roster: Roster) -> dict[str, Known]:
    """Acronyms that the text defines in brackets or after *or*, or that a body's initials make."""
    found: dict[str, Known] = {}
    for name in names:
        one = roster.meant.get(name.first)
        if one is None or len(name.words) < 2:
            continue
        initials = "".join(word[0] for word in name.words if word not in _SMALL and word[0].isupper())
        if len(initials) > 2 and one.kind != "person":
            found.setdefault(initials, one)
        inside = [word.form for word in words.words[name.last : name.last + 3]]
        if len(inside) == 3 and inside[0] in "(," and _is_acronym(inside[1 + (inside[1] == "or")]):
            if inside[0] == "(" or inside[1] == "or":
                found[inside[1 + (inside[1] == "or")]] = one
    return found


def _is_acronym(form: str) -> bool:
    return 2 <= len(form) <= 10 and form[0].isupper() and sum(char.isupper() for char in form) > 1


def _note(one: Known, name: Name, words: Words) -> None:
    one.mentions.append(Span(words.words[name.first].start, words.words[name.last - 1].end))
    if one.gender is None and one.kind in ("person", None):
        one.gender = name.gender
    if name.titled:
        one.kind = "person"


def _settle_kinds(roster: Roster, names: Iterable[Name]) -> None:
    """A name that nothing tells the kind of is a person's if it has an office or is shortened to its last word."""
    for name in names:
        one = roster.meant[name.first]
        if one.kind is None and any(role.body for role in one.roles):
            one.kind = "organisation"
        if (
            one.kind is None
            and len(one.tokens) > 1
            and (one.roles or (len(name.words) == 1 and name.words[0].istitle()))
        ):
            one.kind = "person"
