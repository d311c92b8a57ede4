"""Whom an office or the noun for a sort of body means: *the minister*, *the FBI chief*, *the agency*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.resolve.phrases import Phrase
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known, Roster
from sayso.resolve.vocabulary import Vocabulary

FORESEEN = 700
"""Characters in which a description brought in with *a* is still given its name."""

BARE = 2.4
"""What a description with no article must score: *expert says* means nobody in particular."""

_GENERIC = frozenset(
    "agency organization organisation group body company firm institute institution outfit center centre newspaper paper "
    "magazine outlet network broadcaster channel station watchdog charity ngo foundation website site digest newsletter "
    "journal".split()
) | {"think tank", "news agency", "news outlet", "rights group"}
"""Nouns that take up a body by what it is: *the agency* can mean one whose name doesn't say so."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and how well the description fits: 2 for the same office, 1 for a like one, more for words shared."""

    score: float
    one: Known


def find_holders(roster: Roster, phrase: Phrase, known: Vocabulary) -> list[Scored]:
    """Those whose office or kind fits a description."""
    if phrase.head is None:
        return []
    best: dict[int, Scored] = {}
    for one, role in _candidates(roster, phrase.head.lemma, known):
        if phrase.gender and one.gender and phrase.gender != one.gender:
            continue
        score = _match(role, phrase, known)
        if score > 0 and (phrase.determiner != "a" or _is_foreseen(one, phrase)):
            held = best.get(id(one))
            best[id(one)] = Scored(max(score, held.score) if held else score, one)
    for one in roster.by_last.get(phrase.head.lemma, ()):
        if one.kind == "organisation" and phrase.head.kind == "organisation" and phrase.determiner in ("the", "this"):
            best.setdefault(id(one), Scored(1.5 - 0.5 * len(phrase.modifiers - set(one.tokens)), one))
    least = BARE if phrase.determiner == "none" else 0.0
    return [one for one in best.values() if one.score > least]


def _candidates(roster: Roster, lemma: str, known: Vocabulary) -> Iterator[tuple[Known, Role]]:
    for head in known.nouns.synonyms.get(lemma, frozenset((lemma,))):
        for one in roster.by_role.get(head, ()):
            for role in one.roles:
                if role.head == head:
                    yield one, role


def _match(role: Role, phrase: Phrase, known: Vocabulary) -> float:
    """0 where the states differ, or where *a* description shares no telling word."""
    states = known.states.plain
    mine, theirs = phrase.modifiers & states, role.modifiers & states
    if mine and theirs and not mine & theirs:
        return 0.0
    shared, missing = phrase.modifiers & role.modifiers, phrase.modifiers - role.modifiers
    if phrase.determiner == "a" and not shared - states:
        return 0.0
    same = phrase.head is not None and role.head == phrase.head.lemma
    return (2.0 if same else 1.0) + len(shared) - 0.8 * len(missing)


def _is_foreseen(one: Known, phrase: Phrase) -> bool:
    """Whether somebody is named for the first time, and soon, after the description."""
    first = min((span.start for span in one.mentions), default=-1)
    return phrase.span.end < first < phrase.span.end + FORESEEN


def choose(scored: Sequence[Scored], recent: Mapping[int, float]) -> Known | None:
    """The best candidate, the one in mind where several fit alike."""
    best = max(scored, key=lambda one: one.score + recent.get(id(one.one), 0.0), default=None)
    return best.one if best else None


def find_bearer(roster: Roster, phrase: Phrase, known: Vocabulary) -> Known | None:
    """The only one that a definite description in passing can mean, where just one fits it in every word."""
    if phrase.many or phrase.ordinal or phrase.joined or phrase.determiner not in ("the", "this", "name"):
        return None
    if phrase.head is None or phrase.head.kind != "role" or phrase.head.lemma in known.nouns.unnamed:
        return None
    scored = find_holders(roster, phrase, known)
    exact = [one.one for one in scored if one.score >= 2.0]
    return exact[0] if len(exact) == 1 and exact[0].mentions[0].start < phrase.span.start else None


def is_generic(phrase: Phrase) -> bool:
    """Whether a description only says what sort of body it takes up."""
    return phrase.head is not None and phrase.determiner in ("the", "this") and phrase.head.lemma in _GENERIC
