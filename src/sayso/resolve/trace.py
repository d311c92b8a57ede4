"""Whom the source of one statement means."""

from __future__ import annotations

import re

from sayso.lexicon.labels import fold_label, is_unnamed
from sayso.model import TURN, Span, SpeakerKind, Statement
from sayso.model.words import clean_up
from sayso.resolve.foresee import find_named_later
from sayso.resolve.issuers import find_issuer, find_sender
from sayso.resolve.offices import choose, find_holders, is_generic
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.recall import SPEAKER, SUBJECT
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known, fold_word
from sayso.resolve.scene import Scene

NEAR = 60
"""Characters between the pieces of one source."""

_PARTING = re.compile(r"[.!?\"“”]|\n\s*\n")
_SELF = re.compile(r"\s+(?:himself|herself|itself|themselves)$")
_POSTED = re.compile(r"^[\s—–-]+")


def trace_source(scene: Scene, one: Statement) -> Known | None:
    """The speaker that a statement's own source means; None where the report doesn't tell."""
    span = _join_source(scene.words.body, one)
    if one.method == TURN:
        return _take_label(scene, span)
    own = _SELF.search(scene.words.body[span.start : span.end])
    span = Span(span.start, span.start + own.start()) if own and own.start() else span
    beside = _find_beside(scene, span)
    if beside is not None:
        return beside
    phrase = read_phrase(scene.words, scene.names_in(span), span, scene.known)
    if one.kind == "post":
        return _take_account(scene, phrase)
    if phrase.pronoun is not None:
        return _trace_pronoun(scene, one, phrase)
    if phrase.name is not None:
        return _take_name(scene, phrase)
    return _trace_description(scene, one, phrase)


def _join_source(body: str, one: Statement) -> Span:
    """The whole of a source in pieces, where they stand close together; else its longest piece."""
    first, last = one.source[0].span, one.source[-1].span
    gap = body[first.end : last.start]
    cut = any(first.end <= pin.span.start < last.start for pin in one.cue)
    if len(one.source) > 1 and len(gap) <= NEAR and not cut and not _PARTING.search(gap):
        return Span(first.start, last.end)
    return max((pin.span for pin in one.source), key=lambda span: span.end - span.start)


def _find_beside(scene: Scene, span: Span) -> Known | None:
    """The name right before a source that begins with the comma of an apposition."""
    if scene.words.body[span.start] != ",":
        return None
    at = scene.words.within(span)[0]
    before = scene.names_in(Span(max(0, span.start - NEAR), span.start)) if span.start else []
    return scene.who_is(before[-1]) if before and before[-1].last == at else None


def _take_account(scene: Scene, phrase: Phrase) -> Known:
    name = _POSTED.sub("", phrase.shown)
    return scene.accounts.setdefault(name, Known(name, (name,), "account"))


def _take_label(scene: Scene, span: Span) -> Known:
    """Who speaks under a label of a transcript: the same label is the same speaker, and another is another."""
    label = clean_up(scene.words.body[span.start : span.end]) or "-"
    kind: SpeakerKind = "anonymous" if is_unnamed(label) else "person"
    return scene.accounts.setdefault(fold_label(label), Known(label, (label,), kind))


def _take_name(scene: Scene, phrase: Phrase) -> Known | None:
    """The one that a name means; what else the phrase says of him is kept as an office."""
    if phrase.name is None:
        return None
    one = scene.who_is(phrase.name)
    head = phrase.head
    if one is not None and head is not None and head.kind in ("role", "organisation") and not phrase.many:
        scene.roster.add_role(one, Role(head.lemma, phrase.modifiers, head.kind == "organisation"))
        one.kind = one.kind or ("organisation" if head.kind == "organisation" else "person")
    return one


def _trace_pronoun(scene: Scene, one: Statement, phrase: Phrase) -> Known | None:
    pronoun = phrase.pronoun
    if pronoun is None or pronoun.number == "hearer":
        return None
    if pronoun.number in ("speaker", "speakers"):
        return _take_first_person(scene, one)
    at, own = phrase.span.start, [pin.span for pin in one.content]
    if pronoun.number == "antecedent":
        ranked = scene.recall.rank_nearest(at, _fits_relative)
    elif pronoun.number == "many":
        ranked = scene.recall.rank(at, _fits_many, own)
    elif pronoun.number == "body":
        ranked = scene.recall.rank(at, _fits_body, own)
    else:
        ranked = scene.recall.rank(at, lambda known: _fits_person(known, pronoun.gender), own)
    if not ranked:
        return None
    found = ranked[0][1]
    if pronoun.gender and found.gender is None and found.kind in ("person", None):
        found.gender = pronoun.gender
        found.kind = "person"
    return found


def _fits_relative(one: Known) -> float:
    """*Who* takes up people; bodies only where nobody else is near."""
    return 1.0 if one.many or one.kind in ("person", "group", "anonymous") else 0.3


def _fits_person(one: Known, gender: str | None) -> float:
    if one.many or one.kind not in ("person", "anonymous", None):
        return 0.0
    if gender and one.gender and one.gender != gender:
        return 0.0
    return (1.0 if one.gender == gender else 0.8) * (1.0 if one.kind == "person" else 0.7)


def _fits_many(one: Known) -> float:
    if one.many:
        return 1.0
    plural = one.named and one.tokens[-1].endswith("s") and len(one.tokens) > 1
    return {"organisation": 0.8 if plural else 0.5, "state": 0.25, "document": 0.25, None: 0.25}.get(one.kind, 0.0)


def _fits_body(one: Known) -> float:
    if one.many:
        return 0.0
    return {"organisation": 1.0, "state": 1.0, "document": 0.8, None: 0.5}.get(one.kind, 0.0)


def _take_first_person(scene: Scene, one: Statement) -> Known | None:
    """*I* and *we* mean the speaker around them, else the writer of the report."""
    if one.inside is not None and one.inside in scene.spoken:
        return scene.spoken[one.inside]
    labelled = scene.labelled_at(one.source[0].span.start)
    if labelled is not None:
        return labelled
    byline = scene.report.byline
    if not byline:
        return None
    held = scene.roster.by_key.get(tuple(fold_word(word) for word in byline.split()))
    return held or scene.accounts.setdefault(byline, Known(byline, (byline,), "person"))


def _trace_description(scene: Scene, one: Statement, phrase: Phrase) -> Known | None:
    """Whom a description means: who issued it, who holds the office, who was described before, else somebody new."""
    if not any(char.isalnum() for char in phrase.shown) or phrase.head_at < 0:
        return None
    found = find_issuer(scene, phrase) or find_sender(scene, phrase)
    if found is None and phrase.head is not None and not (phrase.many or phrase.ordinal or phrase.joined):
        found = _find_named(scene, phrase) or find_named_later(scene, phrase)
    return found or _take_described(scene, one, phrase)


def _take_described(scene: Scene, one: Statement, phrase: Phrase) -> Known:
    known = scene.at_head.get(phrase.head_at)
    if known is None or known.named or phrase.determiner in ("the", "this", "none") or known.ordinal != phrase.ordinal:
        known = scene.enter(phrase)
    shown = _say_whose(scene, one, phrase)
    if len(shown) > len(known.name) and (not known.mentions or phrase.determiner not in ("the", "this")):
        known.name, known.modifiers = shown, known.modifiers | phrase.modifiers
    return known


def _say_whose(scene: Scene, one: Statement, phrase: Phrase) -> str:
    """The description with the owner's name for *his*, *her*, *its* or *their*."""
    if phrase.determiner != "own" or phrase.owner is None:
        return phrase.shown
    span = Span(phrase.owner.start, phrase.owner.end)
    owner = _trace_pronoun(scene, one, read_phrase(scene.words, (), span, scene.known))
    return f"{owner.name}'s {phrase.shown}" if owner is not None and owner.named else phrase.shown


def _find_named(scene: Scene, phrase: Phrase) -> Known | None:
    head = phrase.head
    before = scene.described_before(phrase)
    if head is None or (head.lemma in scene.known.nouns.unnamed and before is not None and not before.named):
        return None
    recent = {id(one): score for score, one in scene.recall.rank(phrase.span.start, lambda one: 1.0)}
    found = choose(find_holders(scene.roster, phrase, scene.known), recent)
    if found is not None or phrase.determiner not in ("the", "this"):
        return found
    if head.kind == "role" and head.lemma in scene.known.names.titles:
        return _find_unnamed_holder(scene, phrase)
    if before is not None:
        return None
    if is_generic(phrase):
        return _find_body(scene, phrase)
    if head.kind == "document":
        return scene.recall.find_last(
            phrase.span.start, SPEAKER, lambda one: one.kind == "document" and phrase.modifiers <= one.modifiers
        )
    return None


def _find_body(scene: Scene, phrase: Phrase) -> Known | None:
    """The body that *the agency* takes up: the last that spoke, else the last that more than one sentence is about."""
    at = phrase.span.start
    spoke = scene.recall.find_last(at, SPEAKER, lambda one: one.named and one.kind == "organisation")
    if spoke is not None:
        return spoke
    return scene.recall.find_last(
        at, SUBJECT, lambda one: one.named and one.kind == "organisation" and len(one.mentions) > 1
    )


def _find_unnamed_holder(scene: Scene, phrase: Phrase) -> Known | None:
    """Who holds an office that the text gives to nobody: the headline's speaker, else the last person without one."""
    if scene.headline is not None and not scene.headline.roles:
        return scene.headline
    last = scene.recall.find_last(phrase.span.start, SUBJECT, lambda one: one.kind == "person" and one.named)
    if last is None or last.roles or (phrase.gender and last.gender and phrase.gender != last.gender):
        return None
    return last
