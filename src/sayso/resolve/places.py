"""The places that a text names, each with what its name may mean."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from sayso.errors import LexiconError
from sayso.lexicon.geography import load_geography
from sayso.model import Locale, Place, Report, Span, Text, make_pin
from sayso.model.words import Words, clean_up
from sayso.resolve import meaning, naming, unlisted
from sayso.resolve.countries import count_countries, count_peoples, find_domain
from sayso.resolve.gazetteer import COUNTRY, Entry, Spot, load_gazetteer
from sayso.resolve.meaning import Group, group_toponyms, key_of, rank
from sayso.resolve.naming import judge, set_scene
from sayso.resolve.runs import Run
from sayso.resolve.toponyms import Toponym, find_state, find_told, find_toponyms, link_toponyms
from sayso.resolve.unlisted import find_unlisted
from sayso.resolve.vocabulary import load_vocabulary

SHOWN = 5
"""Candidates that are shown at most."""
LEAST = 0.02
"""A candidate with a lower share is not shown, but for the likeliest."""
_PEOPLES = ("ers", "er", "ians", "ian", "ans", "an", "is", "i", "ns", "n")
"""What peoples' names add to those of their places (*Londoner*)."""
SURE = 0.5
"""From this probability on words are taken to name a place."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the judges: whether words of the gazetteer name a place, whether other capitals do, and which
    place is meant, round by round."""

    naming: tuple[float, ...]
    unlisted: Mapping[str, float]
    meaning: tuple[tuple[float, ...], ...]


@cache
def load_weights() -> Weights:
    """The shipped weights; LexiconError where they are not those of this version's features.

    The second round is gone through twice: what it is told of the other names is then its own finding.
    """
    table = json.loads(files("sayso.resolve").joinpath("places.json").read_text("utf-8"))
    first = _read_weights(table["meaning"][0], meaning.FEATURES[: meaning.LOCAL])
    second = _read_weights(table["meaning"][1], meaning.FEATURES)
    named = _read_weights(table["naming"], naming.FEATURES)
    others = dict(zip(unlisted.FEATURES, _read_weights(table["unlisted"], unlisted.FEATURES), strict=True))
    return Weights(named, others, (first, second, second))


def _read_weights(row: Mapping[str, float], features: Sequence[str]) -> tuple[float, ...]:
    if list(row) != list(features):
        raise LexiconError("places.json: the weights are not those of the features")
    return tuple(row.values())


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text's places: those of the gazetteer, and others, without overlaps; and how often the text names
    the people of each country (ISO 3166-1 alpha-2)."""

    known: list[Toponym]
    others: list[Run]
    peoples: Counter[str]


def find_places(report: Report, text: Text, words: Words) -> tuple[Place, ...]:
    """Every name of a place in the text, in order and without overlaps; adjectives of peoples are none.

    `candidates` are at most five, the likeliest first; a name that the gazetteer doesn't know has none. Names of
    one spelling mean one place throughout a text. Works on any script's capitals; made for English.
    """
    weights = load_weights()
    names = recognize(report, words, weights)
    groups = rank_toponyms(report, names.known, names.peoples)
    shown = [(one.span, show(group)) for one, group in zip(names.known, groups, strict=True)]
    shown += [(run.span, ()) for run in names.others]
    return tuple(_make_place(text, number, *one) for number, one in enumerate(sorted(shown, key=_start), 1))


def _start(one: tuple[Span, object]) -> int:
    return one[0].start


def _make_place(text: Text, number: int, span: Span, candidates: tuple[Locale, ...]) -> Place:
    pin = make_pin(text.body, span)
    return Place(f"p{number}", pin, clean_up(pin.words), candidates)


def recognize(report: Report, words: Words, weights: Weights) -> Names:
    """The names that stand for places in a text."""
    maybe = find_toponyms(words, load_gazetteer(), load_vocabulary())
    peoples = count_peoples(report, words)
    scene = set_scene(words, maybe, count_countries(peoples, maybe))
    chances = judge(scene, maybe, weights.naming)
    sure = [one for one, chance in zip(maybe, chances, strict=True) if chance >= SURE]
    runs = find_unlisted(scene, sure, weights.unlisted)
    within = {at for run in runs for at in range(run.first, run.last)}
    known, others = [one for one in sure if one.first not in within], []
    for run in runs:
        entry = load_gazetteer().find(words.body[run.span.start : run.span.end])
        if entry is None:
            others.append(run)
        else:
            told = find_told(words, run.first, run.last, load_geography())
            known.append(Toponym(run.first, run.last, run.span, entry, told))
    return Names(link_toponyms(words, sorted(known, key=lambda one: one.first)), others, peoples)


def rank_toponyms(report: Report, found: Sequence[Toponym], peoples: Counter[str]) -> list[Group]:
    """For each toponym its group, ranked."""
    groups = group_toponyms(found)
    rank(groups, count_countries(peoples, found), find_domain(report), load_weights().meaning)
    return [groups[key_of(one)] for one in found]


def show(group: Group) -> tuple[Locale, ...]:
    """The likeliest candidates of a group."""
    ranked = sorted(zip(group.shares, group.entry.spots, strict=True), key=lambda one: -one[0])[:SHOWN]
    return tuple(_show_one(spot, share) for at, (share, (spot, _)) in enumerate(ranked) if share >= LEAST or at == 0)


def _show_one(spot: Spot, share: float) -> Locale:
    region = 0 if spot.region is None else load_gazetteer().spot(spot.region).id
    return Locale(spot.id, spot.name, spot.kind, spot.country, spot.latitude, spot.longitude, round(share, 3), region)


def resolve_spans(report: Report, text: Text, words: Words, spans: Sequence[Span]) -> tuple[Place, ...]:
    """What the words in given spans mean as places, in the context of all that the text names; a people's adjective
    means its country. `candidates` are empty where the gazetteer doesn't know the words."""
    found, given = take_spans(report, text, words, spans, load_weights())
    ranked = dict(
        zip((one.span for one in found), rank_toponyms(report, found, count_peoples(report, words)), strict=True)
    )
    return tuple(
        _make_place(text, number, span, show(ranked[span]) if one else ())
        for number, (span, one) in enumerate(zip(spans, given, strict=True), 1)
    )


def take_spans(
    report: Report, text: Text, words: Words, spans: Sequence[Span], weights: Weights
) -> tuple[list[Toponym], list[Toponym | None]]:
    """All toponyms of a text, and those in the given spans: None for words that the gazetteer doesn't know."""
    given = [_read_span(text, words, span) for span in spans]
    known = [one for one in given if one is not None]
    others = [
        one
        for one in recognize(report, words, weights).known
        if not any(one.span.overlaps(other.span) for other in known)
    ]
    return link_toponyms(words, sorted((*known, *others), key=lambda one: one.first)), given


def _read_span(text: Text, words: Words, span: Span) -> Toponym | None:
    """The toponym in a span, else the first one that stands inside; links are set later."""
    entry = _find_meant(text.body[span.start : span.end])
    first = max(0, bisect_right(words.starts, span.start) - 1)
    last = max(first + 1, bisect_left(words.starts, span.end))
    if entry is not None:
        return Toponym(first, last, span, entry, find_told(words, first, last, load_geography()))
    inside = find_toponyms(replace(words, words=words.words[first:last]), load_gazetteer(), load_vocabulary())
    inner = next((one for one in inside if not one.entry.common or one.entry.spots[0][0].level == COUNTRY), None)
    return replace(inner, first=first, last=last, span=span) if inner else None


def _find_meant(name: str) -> Entry | None:
    """What a name may mean that is known to be a place's: also a people's name, and a state's short form."""
    gazetteer, peoples = load_gazetteer(), load_vocabulary().states.demonyms
    if state := load_geography().states.get(name.replace(" ", "").rstrip(".")):
        return find_state(gazetteer, state)
    people = peoples.get(name.lower()) or peoples.get(name.lower().removesuffix("s"))
    if entry := gazetteer.find(people or name):
        return entry
    stems = (name.removesuffix(ending) for ending in _PEOPLES if name.endswith(ending))
    return next((entry for stem in stems if len(stem) > 3 and (entry := gazetteer.find(stem))), None)
