"""Who speaks through a document or a nameless spokesman: the body that issued it or sent him."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Span
from sayso.resolve.names import Name
from sayso.resolve.offices import choose, find_holders
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known
from sayso.resolve.scene import Scene

_GIVERS = frozenset("by from at".split())
_ISSUED = frozenset(
    "report statement declaration communique communiqué bulletin dispatch resolution ruling verdict".split()
)
"""Documents *of* a body are its own; a study or an analysis of one is about it."""

_OFFICIAL = frozenset(
    "proposal statement declaration communique communiqué memo memorandum cable note resolution intelligence".split()
)
"""Documents of states: before others, a nation only tells where they are from (*a Norwegian study*)."""

_PASSED_ON = frozenset("seen obtained reviewed viewed leaked cited quoted read shared posted published carried".split())
"""What is done to a document by those who did not make it (*a report seen by Oldford News*)."""

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
    """A name, a nation or a body's noun that stands before the document's."""
    for name in reversed(phrase.others):
        beside = name.last <= phrase.head_at and (name.possessive or name.last == phrase.head_at)
        if beside and _can_issue(scene, name):
            return scene.who_is(name)
        if name.last <= phrase.head_at and phrase.head is not None and phrase.head.lemma in _OFFICIAL:
            return _take_state(scene, name)
    words, at = scene.words.words, phrase.head_at - 1
    noun = scene.known.nouns.forms.get(words[at].lower) if at >= 0 and words[at].start >= phrase.span.start else None
    if noun is None or noun.kind not in ("organisation", "state"):
        return None
    inner = _read_part(scene, phrase.span.start, words[at].end - 2 * words[at].possessive)
    return scene.enter(inner) if inner.shown else None


def _take_state(scene: Scene, name: Name) -> Known | None:
    """The state that a nation's name or adjective means (*previous Norwegian proposals*)."""
    state = scene.known.states.find(name.shown)
    if state is None:
        return None
    whole = replace(name, words=tuple(state.split()), shown=state, kind="state", gender=None)
    return scene.roster.look_up(whole) or scene.roster.add(whole, scene.known)


def _after_head(scene: Scene, phrase: Phrase) -> Known | None:
    """A name after *by* or *from*, in the phrase or right behind it; else a body described after *by*."""
    words = scene.words.words
    last = scene.words.within(phrase.span)[1]
    near = [
        *phrase.others,
        *(name for name in scene.names_in(Span(phrase.span.end, phrase.span.end + 40)) if name.first <= last + 2),
    ]
    for name in near:
        before = [word.lower for word in words[max(0, name.first - 3) : name.first] if word.lower != "the"]
        if name.first <= phrase.head_at or not before or not _PASSED_ON.isdisjoint(before):
            continue
        if _gives(before[-1], phrase, name) and _can_issue(scene, name):
            return scene.who_is(name)
    return _described_after(scene, phrase)


def _gives(lower: str, phrase: Phrase, name: Name) -> bool:
    """Whether a preposition between a document and a name tells that the name issued it."""
    own = phrase.head is not None and phrase.head.lemma in _ISSUED and name.kind == "organisation"
    return lower in _GIVERS or (lower == "of" and own)


def _described_after(scene: Scene, phrase: Phrase) -> Known | None:
    """The body that a description after *by* means (*a report prepared by the center*)."""
    first, last = scene.words.within(phrase.span)
    words = scene.words.words
    by = next((at for at in range(max(first, phrase.head_at + 1), last - 1) if words[at].lower == "by"), None)
    if by is None:
        return None
    inner = _read_part(scene, words[by + 1].start, phrase.span.end)
    if inner.name is not None or inner.many or inner.head is None or inner.head.kind not in ("organisation", "state"):
        return None
    return choose(find_holders(scene.roster, inner, scene.known), {}) or scene.enter(inner)


def _read_part(scene: Scene, start: int, end: int) -> Phrase:
    span = Span(start, end)
    return read_phrase(scene.words, scene.names_in(span), span, scene.known)


def _can_issue(scene: Scene, name: Name) -> bool:
    """A name of a place or a people before a document tells of what it is, not who made it; nor does a capital
    that only begins a sentence (*Weather forecasts*)."""
    if name.kind == "unsure" and len(name.words) == 1 and scene.words.words[name.first].opens:
        return False
    return name.kind != "state" and name.shown.lower() not in scene.known.states.demonyms
