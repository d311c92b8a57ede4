"""A report as the choice of places sees it, and each count in its place there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.lexicon.geography import load_geography
from sayso.lexicon.sides import load_sides
from sayso.lexicon.sites import load_sites
from sayso.lexicon.states import load_states
from sayso.measure.clause import HARM, find_marks, name_size
from sayso.measure.draft import Count
from sayso.measure.layout import Layout, lay_out
from sayso.measure.sides.namings import find_namings
from sayso.measure.topics import STEM, find_count_stems, find_stems_around, tells_incident
from sayso.measure.wheres.spots import Spot, find_spots
from sayso.model import Event, Place, Report, Statement, Text, Words

SCENES = 2
"""Places of incidents that are offered."""

_TITLE = 5
_BEGINNING = 30
_CALM: frozenset[Event] = frozenset(("other", "present"))
_HARM = HARM | {"captured"}


@dataclass(slots=True)
class Ground:
    """A report as the choice of places sees it. `nation` is the side it names most, `invaded` and `invader` are those of
    its war, `titled` is its title where that is only a place. What it tells around a spot is read once."""

    words: Words
    layout: Layout
    spots: tuple[Spot, ...]
    firsts: tuple[int, ...]
    counts: tuple[int, ...]
    often: Counter[str]
    opening: frozenset[str]
    title: str
    titled: str | None
    nation: str | None
    invaded: str | None
    invader: str
    post: bool
    disaster: bool
    topics: dict[int, tuple[frozenset[str], bool]] = field(default_factory=dict)
    marks: dict[int, tuple[str, ...]] = field(default_factory=dict)
    known: tuple[tuple[Spot, frozenset[str]], ...] | None = None

    def scenes(self) -> tuple[tuple[Spot, frozenset[str]], ...]:
        """The places of the incidents that the report is about, with the stems around them."""
        if self.known is None:
            self.known = _find_scenes(self)
        return self.known

    def topic(self, place: int) -> tuple[frozenset[str], bool]:
        """The stems around a spot, and whether an incident is told there."""
        if place not in self.topics:
            one = self.spots[place]
            around = find_stems_around(self.words, self.layout, one.first, one.first + 1) - {one.key[:STEM]}
            self.topics[place] = around, tells_incident(self.words, self.layout, one.first, one.last)
        return self.topics[place]

    def mark(self, at: int) -> tuple[str, ...]:
        """The marks in the sentence of a word."""
        number = self.layout.sentence[at]
        if number not in self.marks:
            start, end = self.layout.bounds(at)
            self.marks[number] = find_marks([word.lower for word in self.words.words[start:end]])
        return self.marks[number]

    def between(self, first: int, last: int) -> Sequence[Spot]:
        """The spots that begin in a range of words."""
        return self.spots[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def has_count(self, first: int, last: int, but: range) -> bool:
        """Whether a count begins in a range of words that isn't one of a list's."""
        places = range(bisect_left(self.counts, first), bisect_left(self.counts, last))
        return any(self.counts[place] not in but for place in places)


def read_ground(
    report: Report,
    text: Text,
    words: Words,
    counts: Sequence[Count],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> Ground:
    """What the choice of places needs to know of a report."""
    layout = lay_out(text, words, statements)
    spots = find_spots(text, words, layout, counts, places)
    named = Counter(one.side for one in find_namings(words) if one.side and one.way in ("state", "people", "seat"))
    often = Counter(one.key for one in spots if one.places)
    opening = frozenset(one.key for one in spots if layout.sentence[one.first] <= 1)
    title = (report.title or "").lower()
    beginning = (word.lower for word in words.words[:_BEGINNING])
    return Ground(
        words, layout, spots, tuple(one.first for one in spots), tuple(count.mention.first for count in counts),
        often, opening, title, _read_title(report.title), named.most_common(1)[0][0] if named else None,
        *_find_war(report, named), "@" in (report.publisher or ""),
        not load_sides().disasters.isdisjoint((*title.split(), *beginning)),
    )  # fmt: skip


def _find_war(report: Report, named: Counter[str]) -> tuple[str | None, str]:
    """The side that was invaded in the well-known war that a report names, and its invader."""
    for war in load_sides().wars:
        invader, invaded = war.sides
        if war.invaded and named[invaded] and (report.published is None or war.since <= report.published):
            return invaded, invader.lower()
    return None, ""


def _read_title(title: str | None) -> str | None:
    """A title that is nothing but a place in a state: *Oldford, Texas*."""
    head, comma, tail = (title or "").rpartition(", ")
    states = load_geography().states
    known = tail in states.values() or tail.rstrip(".") in states or tail.lower() in load_states().names
    return title if head and comma and known and len((title or "").split()) <= _TITLE else None


def _find_scenes(ground: Ground) -> tuple[tuple[Spot, frozenset[str]], ...]:
    """The places that are told most often with an incident, each in its most exact words."""
    met: dict[str, list[tuple[Spot, frozenset[str]]]] = {}
    for place, one in enumerate(ground.spots):
        if one.lead in load_sites().placed and not one.within:
            stems, incident = ground.topic(place)
            if incident:
                met.setdefault(one.key, []).append((one, stems))
    ranked = sorted(met.values(), key=lambda listed: (-len(listed), listed[0][0].first))[:SCENES]
    return tuple(
        (
            max((one for one, _ in listed), key=lambda one: (one.sited, -one.first)),
            frozenset().union(*(stems for _, stems in listed)),
        )
        for listed in ranked
    )


@dataclass(frozen=True, slots=True)
class Seat:
    """A list of counts in its place: its words, those of its sentences, and what it is about."""

    count: Count
    at: int
    last: int
    start: int
    end: int
    stems: frozenset[str]
    referred: frozenset[str]
    there: bool


def take_seat(ground: Ground, counts: Sequence[Count]) -> Seat:
    """A list of counts in its place."""
    first, last = counts[0], counts[-1]
    start, _ = ground.layout.bounds(first.mention.first)
    _, end = ground.layout.bounds(last.mention.last - 1)
    stems = find_count_stems(ground.words, ground.layout, first, last)
    told = [word.lower for word in ground.words.words[start:end]]
    return Seat(
        first, first.mention.first, last.mention.last, start, end, stems, _find_referred(told), "there" in told[:2]
    )  # fmt: skip


def describe_seat(ground: Ground, seat: Seat) -> list[str]:
    """What a count's sentence shows, first whether a place is told there."""
    count = seat.count
    told = find_told(ground, seat.start, seat.end)
    event = "other" if count.event in _CALM else "harm" if count.event in _HARM else "deed"
    marks = [f"told={told}", f"ev={'money' if count.mention.kind == 'money' else event}", name_size(count)]
    marks += [f"event={count.event}", *(f"referred={kind}" for kind in sorted(seat.referred))]
    marks += ["said"] if ground.layout.content[seat.at] >= 0 else []
    shown = ground.mark(seat.at)
    marks += ["total"] if "total" in shown or "rising" in shown else []
    marks += ["war"] if "named" in shown else []
    marks += [mark for mark in ("land", "contrast") if mark in shown]
    return marks + (["post"] if ground.post else []) + (["disaster"] if ground.disaster else [])


def _find_referred(told: Sequence[str]) -> frozenset[str]:
    """The kinds of places that a sentence speaks of as known: *the city*, *across the island*."""
    kinds = load_sites().referred
    return frozenset(
        kinds[word] for before, word in pairwise(told) if word in kinds and before in ("the", "this", "that")
    )


def find_told(ground: Ground, start: int, end: int) -> str:
    """Whether places are told in a sentence, elsewhere, or not at all."""
    return "same" if ground.between(start, end) else "other" if ground.spots else "no"
