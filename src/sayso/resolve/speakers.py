"""Who the speaker of each statement is: pronouns, surnames and descriptions traced through the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.model import Entity, Report, Span, SpeakerKind, Statement, Text
from sayso.resolve.describe import choose, find_by_role, is_generic, kind_of, make_described, same_description
from sayso.resolve.names import Name, Vocabulary, find_names, load_vocabulary
from sayso.resolve.nominals import find_nominals
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.recall import (
    LESSER,
    PLAIN,
    PREPOSITIONS,
    QUOTED,
    SUBJECT,
    Recall,
    find_quoted,
    make_clock,
    recall_names,
)
from sayso.resolve.roles import Role
from sayso.resolve.roster import Known, Roster, make_roster
from sayso.resolve.words import Words, find_words

REMEMBERED = 12
"""Descriptions with one noun that a new one is compared with."""

_HEADLINE = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?): \S")

@dataclass(slots=True)
class Scene:
    """All that the tracing of speakers looks into."""

    report: Report
    text: Text
    words: Words
    names: tuple[Name, ...]
    roster: Roster
    recall: Recall
    known: Vocabulary
    spoken: dict[str, Known] = field(default_factory=dict)
    described: dict[str, list[Known]] = field(default_factory=dict)
    at_head: dict[int, Known] = field(default_factory=dict)


def resolve_speakers(
    report: Report, text: Text, statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """The statements with speaker, speaker's kind and entity, and those entities in order of first mention.

    A speaker is None where the report does not tell, or where no candidate clearly leads. Nobody is identified
    beyond what the report itself says. Time grows with the length of the text.
    """
    scene = _set_scene(report, text, statements)
    order = sorted(range(len(statements)), key=lambda at: _start(statements[at]))
    before: Statement | None = None
    for at in order:
        one = statements[at]
        found = _find_speaker(scene, one, before)
        if found is not None:
            scene.spoken[one.id] = found
        before = one
    return _hand_out(scene, statements)


def _set_scene(report: Report, text: Text, statements: Sequence[Statement]) -> Scene:
    known = load_vocabulary()
    words = find_words(text)
    names = find_names(words, known)
    roster = make_roster(words, names, known)
    quoted = find_quoted(statements)
    recall = Recall(make_clock(text, quoted))
    recall_names(recall, words, names, roster, quoted)
    scene = Scene(report, text, words, names, roster, recall, known)
    _recall_nominals(scene, quoted)
    return scene


def _recall_nominals(scene: Scene, quoted: Sequence[Span]) -> None:
    """Enter every description of the text, as a mention and as somebody who may speak."""
    at = 0
    for first, phrase in find_nominals(scene.words, scene.names, scene.known):
        start = scene.words.words[first].start
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        one = scene.at_head[phrase.head_at] = _enter(scene, phrase)
        inside = at < len(quoted) and quoted[at].start <= start
        scene.recall.note(start, one, QUOTED if inside else _weigh_nominal(scene.words, first))


def _weigh_nominal(words: Words, first: int) -> float:
    before = words.words[first - 1] if first else None
    if before is None or words.words[first].opens or not before.form[0].isalnum():
        return SUBJECT
    return LESSER if before.lower in PREPOSITIONS else PLAIN


def _enter(scene: Scene, phrase: Phrase) -> Known:
    """The one that a description means: somebody described before, else somebody new."""
    lemma = phrase.head.lemma if phrase.head else phrase.shown.lower()
    held = scene.described.setdefault(lemma, [])
    for one in reversed(held[-REMEMBERED:]):
        if same_description(one, phrase):
            return one
    one = make_described(phrase, scene.known, _like_siblings(held, phrase))
    held.append(one)
    return one


def _like_siblings(held: Sequence[Known], phrase: Phrase) -> str | None:
    """*The third soldier* after *the first Russian soldier*: "third Russian soldier"."""
    if phrase.ordinal is None or phrase.modifiers - {phrase.ordinal}:
        return None
    sibling = next((one for one in held if one.ordinal and len(one.modifiers - {one.ordinal}) > 0), None)
    if sibling is None or sibling.ordinal is None:
        return None
    return re.sub(rf"\b{sibling.ordinal}\b", phrase.ordinal, sibling.name)


def _start(one: Statement) -> int:
    return min(pin.span.start for pin in (*(one.source or one.cue or one.content),))


def _find_speaker(scene: Scene, one: Statement, before: Statement | None) -> Known | None:
    if not one.source:
        return _go_on(scene, one, before)
    span = one.source[0].span
    inside = _names_in(scene, span)
    phrase = read_phrase(scene.words, inside, span, scene.known)
    found = _trace(scene, one, phrase)
    if found is not None:
        found.mentions.append(span)
        scene.recall.speak(span.start, found)
    return found


def _go_on(scene: Scene, one: Statement, before: Statement | None) -> Known | None:
    """A statement without a source goes on with the one before, if that stands in this or the last paragraph."""
    if one.kind == "post" or before is None:
        return None
    clock = scene.recall.clock
    return scene.spoken.get(before.id) if clock.paragraphs_between(_start(before), _start(one)) < 3 else None


def _names_in(scene: Scene, span: Span) -> list[Name]:
    first, last = scene.words.within(span)
    return [name for name in scene.names if first <= name.first < last]


def _trace(scene: Scene, one: Statement, phrase: Phrase) -> Known | None:
    if one.kind == "post":
        return _account(scene, phrase)
    if phrase.pronoun is not None:
        return _trace_pronoun(scene, one, phrase)
    if phrase.name is not None:
        return _take_name(scene, phrase)
    return _trace_description(scene, phrase)


def _take_name(scene: Scene, phrase: Phrase) -> Known | None:
    """The one that a name means; what else the phrase says of a person is kept as an office."""
    if phrase.name is None:
        return None
    one = scene.roster.meant[phrase.name.first]
    if phrase.head is not None and phrase.head.kind in ("role", "organisation") and not phrase.many:
        one.roles.append(Role(phrase.head.lemma, phrase.modifiers, phrase.head.kind == "organisation"))
    return one


def _account(scene: Scene, phrase: Phrase) -> Known:
    name = phrase.shown.lstrip("—–- ")
    held = next((one for one in scene.spoken.values() if one.name == name), None)
    return held or Known(name, (name,), "account")


def _trace_pronoun(scene: Scene, one: Statement, phrase: Phrase) -> Known | None:
    pronoun = phrase.pronoun
    if pronoun is None or pronoun.number == "hearer":
        return None
    if pronoun.number in ("speaker", "speakers"):
        return _first_person(scene, one)
    at, own = phrase.span.start, [pin.span for pin in one.content]
    if pronoun.number == "antecedent":
        ranked = scene.recall.rank_nearest(at, _fits_relative)
    else:
        gender = pronoun.gender
        fits = {"many": _fits_many, "body": _fits_body}.get(pronoun.number, lambda known: _fits_person(known, gender))
        ranked = scene.recall.rank(at, fits, own)
    if not ranked:
        return None
    found = ranked[0][1]
    if pronoun.gender and found.gender is None and found.kind in ("person", None):
        found.gender = pronoun.gender
    return found


def _fits_relative(one: Known) -> float:
    """*Who* takes up people; bodies only where nobody else is near."""
    return 1.0 if one.many or one.kind in ("person", "group", "anonymous") else 0.3


def _fits_person(one: Known, gender: str | None) -> float:
    if one.many or one.kind not in ("person", "anonymous", None):
        return 0.0
    if gender and one.gender and one.gender != gender:
        return 0.0
    doubt = 1.0 if one.gender == gender else 0.8
    return doubt * (1.0 if one.kind == "person" else 0.7)


def _fits_many(one: Known) -> float:
    if one.many:
        return 1.0
    return 0.5 if one.kind == "organisation" else 0.25 if one.kind in ("state", "document", None) else 0.0


def _fits_body(one: Known) -> float:
    if one.many:
        return 0.0
    return {"organisation": 1.0, "state": 1.0, "document": 0.8, None: 0.5}.get(one.kind, 0.0)


def _first_person(scene: Scene, one: Statement) -> Known | None:
    """*I* and *we* mean the speaker around them, else the writer of the report."""
    if one.inside is not None and one.inside in scene.spoken:
        return scene.spoken[one.inside]
    if not scene.report.byline:
        return None
    held = next((known for known in scene.roster.everybody if known.name == scene.report.byline), None)
    return held or Known(scene.report.byline, (scene.report.byline,), "person")


def _trace_description(scene: Scene, phrase: Phrase) -> Known | None:
    """Whom a description means: an office's holder, a body of that sort, one described before, else somebody new."""
    if not phrase.shown:
        return None
    if phrase.head is not None and not (phrase.many or phrase.ordinal or phrase.joined):
        found = _find_named(scene, phrase)
        if found is not None:
            return found
    one = scene.at_head.get(phrase.head_at)
    if one is None or (one.ordinal, one.many) != (phrase.ordinal, phrase.many):
        one = _enter(scene, phrase)
    if len(phrase.shown) > len(one.name) and (not one.mentions or phrase.determiner not in ("the", "this")):
        one.name, one.modifiers = phrase.shown, one.modifiers | phrase.modifiers
    return one


def _find_named(scene: Scene, phrase: Phrase) -> Known | None:
    head = phrase.head
    if head is None or (head.lemma in scene.known.nouns.unnamed and _is_described_before(scene, phrase)):
        return None
    recent = {id(one): score for score, one in scene.recall.rank(phrase.span.start, lambda one: 1.0)}
    found = choose(find_by_role(scene.roster.everybody, phrase, scene.known), recent)
    if found is not None or phrase.determiner not in ("the", "this"):
        return found
    if head.kind == "role" and head.lemma in scene.known.names.titles:
        return _find_holder(scene, phrase)
    if _is_described_before(scene, phrase):
        return None
    if is_generic(phrase):
        return scene.recall.find_last(phrase.span.start, lambda one: one.named and one.kind == "organisation")
    if head.kind == "document":
        return scene.recall.find_last(phrase.span.start, lambda one: one.kind == "document")
    return None


def _is_described_before(scene: Scene, phrase: Phrase) -> bool:
    """Whether an earlier place of the text has the same description."""
    one = scene.at_head.get(phrase.head_at)
    return one is not None and any(known is one for at, known in scene.at_head.items() if at < phrase.head_at)


def _find_holder(scene: Scene, phrase: Phrase) -> Known | None:
    """Who holds an office that the text gives to nobody: the speaker of the headline, else the last person without one."""
    headline = _find_headline(scene)
    if headline is not None and not headline.roles:
        return headline
    last = scene.recall.find_last(phrase.span.start, lambda one: one.kind == "person" and one.named and not one.roles)
    if last is None or (phrase.gender and last.gender and phrase.gender != last.gender):
        return None
    return last


def _find_headline(scene: Scene) -> Known | None:
    """The one whom a headline quotes (*Example: it was not us*)."""
    match = _HEADLINE.match(scene.report.title or "")
    if match is None:
        return None
    held = next((one for one in scene.roster.everybody if one.named and one.name.split()[-1] == match[1].split()[-1]), None)
    if held is None:
        held = Known(match[1], tuple(match[1].lower().split()), "person")
        scene.roster.everybody.append(held)
    return held


def _hand_out(scene: Scene, statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    speaking = {id(one): one for one in scene.spoken.values()}
    ordered = sorted(speaking.values(), key=lambda one: min(one.mentions, default=Span(0, 1)))
    entities = {id(one): _make_entity(f"e{number}", one) for number, one in enumerate(ordered, 1)}
    filled = tuple(_fill(one, scene.spoken.get(one.id), entities) for one in statements)
    return filled, tuple(entities.values())


def _make_entity(name: str, one: Known) -> Entity:
    return Entity(name, kind_of(one), one.name, tuple(sorted(set(one.mentions))), one.stands_for)


def _fill(one: Statement, speaker: Known | None, entities: dict[int, Entity]) -> Statement:
    if speaker is None:
        return one
    entity = entities[id(speaker)]
    kind: SpeakerKind = entity.kind
    return replace(one, speaker=entity.name, speaker_kind=kind, entity=entity.id)
