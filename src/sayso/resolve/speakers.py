"""Who the speaker of each statement is: pronouns, surnames and descriptions traced through the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.model import Entity, Report, Span, SpeakerKind, Statement, Text
from sayso.resolve.describe import find_described, kind_of, name_described, same_description
from sayso.resolve.names import Name, Vocabulary, find_names, load_vocabulary
from sayso.resolve.nominals import find_nominals
from sayso.resolve.phrases import Phrase, read_phrase
from sayso.resolve.recall import (
    LESSER,
    MARGIN,
    PLAIN,
    QUOTED,
    SUBJECT,
    Recall,
    find_quoted,
    make_clock,
    recall_names,
)
from sayso.resolve.roster import Known, Roster, make_roster
from sayso.resolve.words import Words, find_words


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
    described: list[Known] = field(default_factory=list)


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
    for first, phrase in find_nominals(scene.words, scene.names, scene.known):
        start = scene.words.words[first].start
        inside = any(span.start <= start < span.end for span in quoted)
        before = scene.words.words[first - 1] if first else None
        ahead = before is None or scene.words.words[first].opens or not before.form[0].isalnum()
        weight = QUOTED if inside else SUBJECT if ahead else PLAIN if before and before.form == before.lower else LESSER
        scene.recall.note(start, _enter(scene, phrase), weight)


def _enter(scene: Scene, phrase: Phrase) -> Known:
    """The one that a description means: somebody described before, else somebody new."""
    for one in reversed(scene.described[-40:]):
        if same_description(one, phrase):
            return one
    one = name_described(phrase, scene.known)
    scene.described.append(one)
    return one


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
        return scene.roster.meant[phrase.name.first]
    return _trace_description(scene, phrase)


def _account(scene: Scene, phrase: Phrase) -> Known:
    name = phrase.shown.lstrip("—–- ")
    held = next((one for one in scene.spoken.values() if one.name == name), None)
    return held or Known(name, (name,), "account")


def _trace_pronoun(scene: Scene, one: Statement, phrase: Phrase) -> Known | None:
    pronoun = phrase.pronoun
    if pronoun is None:
        return None
    at = phrase.span.start
    if pronoun.number in ("speaker", "speakers"):
        return _first_person(scene, one)
    if pronoun.number == "antecedent":
        return _just_before(scene, at)
    if pronoun.number == "hearer":
        return None
    gender = pronoun.gender

    def fits(known: Known) -> float:
        if pronoun.number == "one":
            return _fits_person(known, gender)
        return _fits_many(known) if pronoun.number == "many" else _fits_body(known)

    ranked = scene.recall.rank(at, fits)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None if not ranked else ranked[0][1]
    found = ranked[0][1]
    if gender and found.gender is None:
        found.gender = gender
    return found


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


def _just_before(scene: Scene, at: int) -> Known | None:
    """What *who* refers to: the name or description that ends right before it."""
    ranked = scene.recall.rank(at, lambda one: 1.0)
    near = [known for _, known in ranked if known.mentions and any(0 <= at - span.end <= 2 for span in known.mentions)]
    return near[0] if near else ranked[0][1] if ranked else None


def _trace_description(scene: Scene, phrase: Phrase) -> Known | None:
    if not phrase.shown:
        return None
    return find_described(scene, phrase) or _enter(scene, phrase)


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
