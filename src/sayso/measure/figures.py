"""The room's work in one: a text and what was found in it before -> its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sayso.lexicon.states import load_states
from sayso.measure.counts.find import find_counts
from sayso.measure.counts.joint import join_harm
from sayso.measure.days.find import find_periods
from sayso.measure.draft import Count
from sayso.measure.numbers.find import find_mentions
from sayso.measure.roles.find import find_parts
from sayso.measure.sides import find_sides
from sayso.measure.tallies import leave_out, list_tallies, make_tally
from sayso.measure.voices.find import find_voices
from sayso.measure.weigh import Floats, Integers, States, load_weigher, settle_events
from sayso.measure.wheres.find import Where, find_wheres
from sayso.model import Figure, Place, Report, Statement, Text, Time, Words, make_pin

RULES, WEIGHED = "rules", "rules and network"


class Senses(Protocol):
    """Where the states of the tagger's network come from."""

    def join(self, places: Sequence[int]) -> tuple[Integers, Floats]:
        """The code points at which the words around `places` begin, rising, and a row of numbers for each."""


def find_figures(
    report: Report,
    text: Text,
    words: Words,
    statements: Sequence[Statement],
    times: Sequence[Time],
    places: Sequence[Place],
    senses: Senses | None = None,
) -> tuple[Figure, ...]:
    """All figures of a text in order, each with what the text tells of it. Ids are `f1`, `f2` … by place.

    `statements` must have their speakers; `times` and `places` are those of the text. `senses` are what the tagger's
    network saw of it; without them events are told by rules alone.
    """
    tallies = list_tallies(text)
    counts = leave_out(find_counts(text, words, find_mentions(text, words)), tallies)
    if not counts:
        return tuple(make_tally(text, one, f"f{number}") for number, one in enumerate(tallies, 1))
    starts = sorted([one.place.start for one in tallies] + [count.mention.span.start for count in counts])
    ids = {start: f"f{number}" for number, start in enumerate(starts, 1)}
    names = [ids[count.mention.span.start] for count in counts]
    shares = [rate(count) for count in counts]
    if senses is not None:
        states = States(*senses.join([count.mention.span.start for count in counts]))
        choices = load_weigher().weigh(text, words, counts, states)
        counts, shares = settle_events(words, counts, choices), [choice.share for choice in choices]
    counts = join_harm(words, counts)
    wheres = find_wheres(report, text, words, counts, places, statements)
    sides = find_sides(report, text, words, statements, counts, find_lands(wheres, places))
    voices = find_voices(report, text, words, statements, counts)
    periods = find_periods(report, text, words, statements, counts, times)
    parts = find_parts(text, words, statements, counts, sides, voices)
    told = zip(counts, shares, sides, voices, periods, wheres, parts, strict=True)
    figures = [
        Figure(
            id=name,
            pin=make_pin(text.body, count.mention.span),
            quantity=count.mention.quantity,
            event=count.event,
            unit=count.unit,
            party=side.party,
            by=side.by,
            status=side.status,
            period=period.period,
            cumulative=period.cumulative,
            place=where.name,
            places=where.places,
            part_of=None if part.whole is None else names[part.whole],
            statement=voice.statement,
            according_to=voice.according_to,
            role=part.role,
            modality=part.modality,
            score=share,
            method=RULES if senses is None else WEIGHED,
        )
        for name, (count, share, side, voice, period, where, part) in zip(names, told, strict=True)
    ]
    counted = [make_tally(text, one, ids[one.place.start]) for one in tallies]
    return tuple(sorted([*figures, *counted], key=lambda one: one.pin.span))


def find_lands(wheres: Sequence[Where], places: Sequence[Place]) -> tuple[str | None, ...]:
    """The state in which each count's place lies, by the likeliest candidates of the names told; None where they lie
    in several, or nowhere that is known."""
    states, named = load_states().codes, {place.id: place.candidates for place in places}
    lands: list[str | None] = []
    for where in wheres:
        found = {states.get(named[id_][0].country) for id_ in where.places if named[id_]}
        lands.append(found.pop() if len(found) == 1 else None)
    return tuple(lands)


def rate(count: Count) -> float:
    """How sure the reading of a count is without the network, by whether a word told its event."""
    return 0.9 if count.trigger is not None else 0.5
