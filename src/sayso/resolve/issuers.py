"""Who speaks through a document or a nameless spokesman: the body that issued it or sent him."""

from __future__ import annotations

from sayso.model import Span
from sayso.resolve.names import Name
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known
from sayso.resolve.scene import Scene

_GIVERS = frozenset("by from at".split())
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_BODIES = ("organisation", "state", "unsure")


def find_issuer(scene: Scene, phrase: Phrase) -> Known | None:
    """The issuer of a document (*the ministry's report*, *a poll by X*); None where the text names none."""
    head = phrase.head
    if head is None or head.kind != "document":
        return None
    issuer = _before_head(scene, phrase) or _after_head(scene, phrase)
    if issuer is not None:
        scene.roster.add_role(issuer, Role(head.lemma, phrase.modifiers))
    return issuer


def find_sender(scene: Scene, phrase: Phrase) -> Known | None:
    """The body that a nameless spokesman speaks for; None where he speaks for a person or for none that is named."""
    if phrase.head is None or phrase.head.lemma not in _VOICES or phrase.many:
        return None
    bodies = [name for name in phrase.others if name.kind in _BODIES]
    if len(bodies) != 1 or len(phrase.others) != 1:
        return None
    one = scene.who_is(bodies[0])
    return one if one is not None and one.kind in ("organisation", "state") else None


def _before_head(scene: Scene, phrase: Phrase) -> Known | None:
    """A name or a body's noun that stands before the document's."""
    for name in reversed(phrase.others):
        if name.last <= phrase.head_at and (name.possessive or name.last == phrase.head_at) and _can_issue(scene, name):
            return scene.who_is(name)
    words, at = scene.words.words, phrase.head_at - 1
    noun = scene.known.nouns.forms.get(words[at].lower) if at >= 0 and words[at].start >= phrase.span.start else None
    if noun is None or noun.kind not in ("organisation", "state"):
        return None
    end = words[at].end - 2 * words[at].possessive
    inner = read_phrase(
        scene.words, scene.names_in(Span(phrase.span.start, end)), Span(phrase.span.start, end), scene.known
    )
    return scene.enter(inner) if inner.shown else None


def _after_head(scene: Scene, phrase: Phrase) -> Known | None:
    """A name after *by* or *from*, in the phrase or right behind it."""
    words = scene.words.words
    last = scene.words.within(phrase.span)[1]
    near = [
        *phrase.others,
        *(name for name in scene.names_in(Span(phrase.span.end, phrase.span.end + 40)) if name.first <= last + 2),
    ]
    for name in near:
        before = [word.lower for word in words[max(0, name.first - 2) : name.first] if word.lower != "the"]
        if name.first > phrase.head_at and before and before[-1] in _GIVERS and _can_issue(scene, name):
            return scene.who_is(name)
    return None


def _can_issue(scene: Scene, name: Name) -> bool:
    """A name of a place or a people before a document tells of what it is, not who made it; nor does a capital
    that only begins a sentence (*Weather forecasts*)."""
    if name.kind == "unsure" and len(name.words) == 1 and scene.words.words[name.first].opens:
        return False
    return name.kind != "state" and name.shown.lower() not in scene.known.states.demonyms
