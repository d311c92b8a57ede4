"""Whom a description without a name means: *the minister*, *the third soldier*, *the report*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import SpeakerKind
from sayso.resolve.names import Vocabulary
from sayso.resolve.phrases import Phrase
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known

FORESEEN = 700
"""Characters in which a description brought in with *a* is still given its name."""

_GENERIC = frozenset(
    "agency organization organisation group body company firm institute institution outfit center centre think-tank newspaper "
    "paper magazine outlet network broadcaster channel station watchdog charity ngo foundation bank party union website site digest newsletter journal".split()
) | {"think tank", "news agency", "news outlet", "rights group"}
"""Nouns that take up a body by what it is: *the agency* can mean one whose name doesn't say so."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with how well it fits and why."""

    score: float
    one: Known
    reason: str


def kind_of(one: Known) -> SpeakerKind:
    """The kind of a speaker; a name that nothing else tells of is a person's if it has two words."""
    if one.kind is not None:
        return one.kind
    return "person" if len(one.tokens) > 1 else "organisation"


def make_described(phrase: Phrase, known: Vocabulary, shown: str | None = None) -> Known:
    """A new entity for a description, called by its own words or by `shown`."""
    head = phrase.head
    return Known(
        shown or phrase.shown, (), _kind_described(phrase, known), phrase.gender, phrase.many,
        head.lemma if head else None, phrase.ordinal, phrase.modifiers,
    )  # fmt: skip


def _kind_described(phrase: Phrase, known: Vocabulary) -> SpeakerKind:
    head = phrase.head
    if head is None:
        return "group" if phrase.many else "organisation"
    if head.kind == "anonymous":
        return "anonymous"
    if head.kind in ("organisation", "state", "document") and not phrase.joined:
        return "organisation" if head.kind == "state" and phrase.many else head.kind
    if phrase.many:
        return "group"
    if phrase.ordinal or (phrase.determiner in ("a", "none") and head.lemma in known.nouns.unnamed):
        return "anonymous"
    return "person"


def same_description(one: Known, phrase: Phrase) -> bool:
    """Whether a description takes up an earlier one: same noun and number, no word that speaks against it.

    Only *the* and *this* take up with fewer words; a bare plural must say the same.
    """
    if phrase.head is None or phrase.joined:
        return one.name.lower() == phrase.shown.lower()
    if one.head != phrase.head.lemma or one.many != phrase.many or one.ordinal != phrase.ordinal:
        return False
    if phrase.determiner in ("the", "this"):
        return phrase.modifiers <= one.modifiers
    return phrase.determiner != "a" and one.name.lower() == phrase.shown.lower()


def find_by_role(everybody: Iterable[Known], phrase: Phrase, known: Vocabulary) -> list[Scored]:
    """Those whose office or kind fits a description, each with a score."""
    found = []
    for one in everybody:
        if phrase.gender and one.gender and phrase.gender != one.gender:
            continue
        score = max((_match(role, phrase, known) for role in one.roles), default=0.0)
        score = max(score, _match_name(one, phrase))
        if score > 0 and (phrase.determiner != "a" or _is_foreseen(one, phrase)):
            found.append(Scored(score, one, "office"))
    return found


def _match(role: Role, phrase: Phrase, known: Vocabulary) -> float:
    """2 for the same head, 1 for a like one, more for each word shared, less for each not told of the office."""
    head = phrase.head
    if head is None:
        return 0.0
    if role.head == head.lemma:
        score = 2.0
    elif role.head in known.nouns.synonyms.get(head.lemma, ()):
        score = 1.0
    else:
        return 0.0
    states = known.states.plain
    mine, theirs = phrase.modifiers & states, role.modifiers & states
    if mine and theirs and not mine & theirs:
        return 0.0
    shared, missing = phrase.modifiers & role.modifiers, phrase.modifiers - role.modifiers
    if phrase.determiner == "a" and not shared - states:
        return 0.0
    return score + len(shared) - 0.8 * len(missing)


def _match_name(one: Known, phrase: Phrase) -> float:
    """*The ministry* can mean a body with that noun in its name."""
    head = phrase.head
    if head is None or one.kind != "organisation" or head.kind != "organisation" or phrase.determiner not in ("the", "this"):
        return 0.0
    return 1.5 - 0.5 * len(phrase.modifiers - set(one.tokens)) if head.lemma in one.tokens else 0.0


def _is_foreseen(one: Known, phrase: Phrase) -> bool:
    """Whether somebody is named for the first time, and soon, after the description."""
    first = min((span.start for span in one.mentions), default=-1)
    return phrase.span.end < first < phrase.span.end + FORESEEN


def is_generic(phrase: Phrase) -> bool:
    """Whether a description only says what sort of body it takes up."""
    return phrase.head is not None and phrase.determiner in ("the", "this") and phrase.head.lemma in _GENERIC


def choose(scored: Sequence[Scored], recent: Mapping[int, float]) -> Known | None:
    """The best candidate, the one in mind where several fit alike."""
    best = max(scored, key=lambda one: one.score + recent.get(id(one.one), 0.0), default=None)
    return best.one if best else None
