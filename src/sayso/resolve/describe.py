"""Whom a description without a name means: *the minister*, *the third soldier*, *the report*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import SpeakerKind
from sayso.resolve.names import Vocabulary
from sayso.resolve.phrases import Phrase
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known

if TYPE_CHECKING:
    from sayso.resolve.speakers import Scene


def kind_of(one: Known) -> SpeakerKind:
    """The kind of a speaker; a name that nothing else tells of is a person's if it has two words."""
    if one.kind is not None:
        return one.kind
    return "person" if len(one.tokens) > 1 else "organisation"


def name_described(phrase: Phrase, known: Vocabulary) -> Known:
    """A new entity for a description."""
    head = phrase.head
    return Known(
        phrase.shown, (), describe_kind(phrase, known), phrase.gender, phrase.many,
        head.lemma if head else None, phrase.ordinal, phrase.modifiers,
    )  # fmt: skip


def describe_kind(phrase: Phrase, known: Vocabulary) -> SpeakerKind:
    head = phrase.head
    if head is None:
        return "group" if phrase.many else "organisation"
    if head.kind == "anonymous":
        return "anonymous"
    if head.kind in ("organisation", "state", "document") and not phrase.joined:
        return head.kind
    if phrase.many:
        return "group"
    if phrase.ordinal or (phrase.determiner in ("a", "none") and head.lemma in known.nouns.unnamed):
        return "anonymous"
    return "person"


def same_description(one: Known, phrase: Phrase) -> bool:
    """Whether a description takes up an earlier one: same noun and number, no word that speaks against it."""
    if phrase.head is None or one.head != phrase.head.lemma or one.many != phrase.many or one.ordinal != phrase.ordinal:
        return one.name == phrase.shown
    if phrase.determiner == "a":
        return False
    return phrase.modifiers <= one.modifiers


def find_described(scene: Scene, phrase: Phrase) -> Known | None:
    """A person or body known by the description, or None."""
    head = phrase.head
    if head is None or phrase.many or phrase.ordinal or phrase.joined:
        return None
    if head.kind == "role":
        return _find_by_role(scene, phrase)
    return None


def _find_by_role(scene: Scene, phrase: Phrase) -> Known | None:
    """The person whose office fits best; the one in mind where several fit alike."""
    states = {state.lower() for state in scene.known.states.names.values()}
    scored: list[tuple[float, Known]] = []
    for one in scene.roster.everybody:
        score = max((_match(role, phrase, scene.known, states) for role in one.roles), default=0.0)
        if score > 0:
            scored.append((score, one))
    if not scored:
        return None
    recent = dict((id(one), score) for score, one in scene.recall.rank(phrase.span.start, lambda one: 1.0))
    return max(scored, key=lambda pair: pair[0] + recent.get(id(pair[1]), 0.0))[1]


def _match(role: Role, phrase: Phrase, known: Vocabulary, states: set[str]) -> float:
    head = phrase.head
    if head is None:
        return 0.0
    if role.head == head.lemma:
        score = 2.0
    elif role.head in known.nouns.synonyms.get(head.lemma, ()):
        score = 1.0
    else:
        return 0.0
    if phrase.gender and False:
        return 0.0
    mine, theirs = phrase.modifiers & states, role.modifiers & states
    if mine and theirs and not mine & theirs:
        return 0.0
    shared, missing = phrase.modifiers & role.modifiers, phrase.modifiers - role.modifiers
    if phrase.determiner == "a" and not shared:
        return 0.0
    return score + len(shared) - 0.8 * len(missing)
