"""The name that the next sentences give to somebody whom a report has only described."""

from __future__ import annotations

from bisect import bisect_left

from sayso.model import Span
from sayso.resolve.names import Name
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known
from sayso.resolve.scene import Scene

AHEAD = 2
"""Sentences in which the name must follow."""

SOURCES = 4
"""Sources that are looked at: the described one may go on as *he* before he is named."""

_BODIES = frozenset("pollster watchdog broadcaster charity ngo regulator monitor".split()) | {
    "think tank",
    "rights group",
}
"""Nouns that take up a body whose name need not say what it is."""


def find_named_later(scene: Scene, phrase: Phrase) -> Known | None:
    """Who speaks next under a bare name that is new and has no office; the description becomes his office.

    None where somebody else is described in between, or where the name stands beside an office of its own.
    """
    if phrase.head is None or not _can_wait(scene, phrase):
        return None
    one = _find_next(scene, phrase)
    if one is None or not _fits(scene, phrase, one):
        return None
    scene.roster.add_role(one, Role(phrase.head.lemma, phrase.modifiers, phrase.head.lemma in _BODIES))
    return one


def _can_wait(scene: Scene, phrase: Phrase) -> bool:
    """Whether a description means one office or body that a name can be given to later."""
    head = phrase.head
    if head is None or not phrase.modifiers:
        return False
    if head.lemma in _BODIES:
        return phrase.determiner in ("a", "the", "this", "name")
    unnamed = head.lemma in scene.known.nouns.unnamed
    return head.lemma in scene.known.names.titles and not unnamed and phrase.determiner in ("the", "this", "name")


def _find_next(scene: Scene, phrase: Phrase) -> Known | None:
    """The bare name that is the next source but for pronouns that can mean it."""
    now, genders = scene.recall.clock.tell(phrase.span.start), {phrase.gender}
    at = bisect_left(scene.sources, phrase.span.end, key=_start_of)
    for span in scene.sources[at : at + SOURCES]:
        if scene.recall.clock.tell(span.start) - now > AHEAD:
            return None
        source = read_phrase(scene.words, scene.names_in(span), span, scene.known)
        if source.pronoun is None:
            one = scene.who_is(source.name) if source.name and _stands_bare(scene, source, source.name) else None
            return one if one is not None and (one.gender is None or genders <= {None, one.gender}) else None
        genders.add(source.pronoun.gender)
    return None


def _stands_bare(scene: Scene, source: Phrase, name: Name) -> bool:
    """Whether a source is a name with no office before it and nothing set beside it."""
    before = source.shown.removesuffix(name.shown)
    words = scene.words.words
    beside = name.last < len(words) and words[name.last].form == ","
    if source.joined or name.titled or beside or before == source.shown:
        return False
    return all(word[0].isupper() for word in before.split())


def _start_of(span: Span) -> int:
    return span.start


def _fits(scene: Scene, phrase: Phrase, one: Known) -> bool:
    """Whether a name is new behind the description, without an office, and of the kind that it tells."""
    known_before = any(span.start < phrase.span.end for span in one.mentions)
    if known_before or one.roles or len(one.tokens) < 2:
        return False
    if phrase.head is not None and phrase.head.lemma in _BODIES:
        return one.kind == "organisation"
    return one.kind in ("person", None)
