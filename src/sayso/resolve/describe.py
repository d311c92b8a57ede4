"""Speakers that a report only describes: what kind they are, and when two descriptions mean the same."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.outlets import load_outlets
from sayso.model import SpeakerKind
from sayso.resolve.phrases import Phrase
from sayso.resolve.roster import Known
from sayso.resolve.vocabulary import Vocabulary

_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "eer")
"""Endings of nouns for people, for those that no table has."""


def kind_of(one: Known) -> SpeakerKind:
    """The kind of a speaker; a name that nothing else tells of is taken for a person's."""
    if one.kind is not None:
        return one.kind
    word = one.name.removeprefix("The ")
    camel = any(char.isupper() for char in word[1:]) and not word.isupper()
    return "organisation" if len(one.tokens) == 1 and (camel or word.lower() in outlet_names()) else "person"


@cache
def outlet_names() -> frozenset[str]:
    """The names of all outlets that the table has, in lower case."""
    return frozenset(name.lower() for name in load_outlets().values())


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
        return "anonymous" if phrase.ordinal == phrase.shown else _kind_unknown(phrase)
    if head.kind == "anonymous":
        return "anonymous"
    if head.kind in ("organisation", "state", "document") and not phrase.joined:
        return "organisation" if head.kind == "state" and phrase.many else head.kind
    if phrase.many:
        return "group"
    if phrase.ordinal or (phrase.determiner in ("a", "none") and head.lemma in known.nouns.unnamed):
        return "anonymous"
    return "person"


def _kind_unknown(phrase: Phrase) -> SpeakerKind:
    """The kind of one whose noun no table has."""
    if phrase.many or phrase.joined:
        return "group"
    last = phrase.shown.split(" of ")[0].split()[-1:] or [""]
    if phrase.shown.istitle() and " " not in phrase.shown and phrase.determiner == "none":
        return "person"
    return "person" if last[0].islower() and last[0].endswith(_DOERS) else "organisation"


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
