"""Who the speaker of each statement is: pronouns, surnames and descriptions traced through the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.model import Entity, Report, Span, Statement, Text, Words
from sayso.resolve.describe import kind_of
from sayso.resolve.roster import Known
from sayso.resolve.scene import Scene, set_scene
from sayso.resolve.trace import trace_source

CONTINUED = 2
"""Paragraphs after which a statement without a source is no longer taken to go on with the last one."""


def resolve_speakers(
    report: Report, text: Text, words: Words, statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    """The statements with speaker, speaker's kind and entity, and those entities in order of first mention.

    A speaker is None where the report does not tell. Nobody is identified beyond what the report itself says.
    Time grows with the length of the text.
    """
    scene = set_scene(report, text, words, statements)
    before: Statement | None = None
    for one in sorted(statements, key=_start):
        found = _find_speaker(scene, one, before)
        if found is not None:
            scene.spoken[one.id] = found
        before = one
    return _hand_out(scene, statements)


def _start(one: Statement) -> int:
    return min(pin.span.start for pin in one.source or one.cue or one.content)


def _find_speaker(scene: Scene, one: Statement, before: Statement | None) -> Known | None:
    if not one.source:
        return _go_on(scene, one, before)
    found = trace_source(scene, one)
    if found is not None:
        span = one.source[0].span
        found.mentions.append(span)
        scene.recall.speak(span.start, found)
    return found


def _go_on(scene: Scene, one: Statement, before: Statement | None) -> Known | None:
    """A statement without a source goes on with the one before, if that stands in this or the last paragraph."""
    if one.kind == "post" or before is None:
        return None
    apart = scene.recall.clock.paragraphs_between(_start(before), _start(one))
    return scene.spoken.get(before.id) if apart <= CONTINUED else None


def _hand_out(scene: Scene, statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Entity, ...]]:
    speaking = {id(one): one for one in scene.spoken.values()}
    ordered = sorted(speaking.values(), key=lambda one: min(one.mentions, default=Span(0, 1)))
    entities = {id(one): _make_entity(f"e{number}", one) for number, one in enumerate(ordered, 1)}
    filled = tuple(_fill(one, scene.spoken.get(one.id), entities) for one in statements)
    return filled, tuple(entities.values())


def _make_entity(name: str, one: Known) -> Entity:
    return Entity(name, kind_of(one), one.name, tuple(sorted(set(one.mentions))), one.stands_for)


def _fill(one: Statement, speaker: Known | None, entities: Mapping[int, Entity]) -> Statement:
    if speaker is None:
        return one
    entity = entities[id(speaker)]
    return replace(one, speaker=entity.name, speaker_kind=entity.kind, entity=entity.id)
