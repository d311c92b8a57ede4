"""Who a text has in mind at a place: everybody mentioned before it, the likelier the nearer and the more prominent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from sayso.model import Span, Statement, Text
from sayso.model.words import Words
from sayso.resolve.names import Name
from sayso.resolve.roster import Known, Roster

SPEAKER, SUBJECT, PLAIN, LESSER, QUOTED = 1.0, 0.9, 0.5, 0.35, 0.12
"""How prominent a mention is: who speaks, who stands first in its sentence, any other, an owner or one after a
preposition, one inside a quotation."""

DECAY = 0.55
"""What is left of a mention's weight a sentence later. Swept from 0.4 to 0.7 on the development set: flat."""

LAST_SPEAKER = 0.35
"""Added for who spoke last, where that was in this or the paragraph before."""

LAST = 150
"""Mentions that are looked back over for the last of a kind."""

MOST = 400
"""Mentions that a pronoun is weighed against: a sentence without end must not cost without end."""

REACH = 8
"""Sentences after which a mention is forgotten."""

OWN = 0.2
"""What is left of a mention inside the statement itself."""

SAME = 0.3
"""Added for who stands first in the very sentence."""

PREPOSITIONS = frozenset("of for at in from with on by to about against between than as near via".split())

Fits = Callable[[Known], float]


@dataclass(slots=True)
class Recall:
    """Mentions so far, by place: (start, whom, weight)."""

    clock: Clock
    places: list[int] = field(default_factory=list)
    heard: list[tuple[int, Known, float]] = field(default_factory=list)
    last: tuple[int, Known] | None = None

    def note(self, at: int, one: Known, weight: float) -> None:
        """Enter a mention in its place."""
        where = bisect_right(self.places, at)
        self.places.insert(where, at)
        self.heard.insert(where, (at, one, weight))

    def speak(self, at: int, one: Known) -> None:
        """Enter who spoke, at the place of the source."""
        one.spoke = True
        self.note(at, one, SPEAKER)
        self.last = (at, one)

    def rank(self, at: int, fits: Fits, own: Sequence[Span] = ()) -> list[tuple[float, Known]]:
        """Everybody mentioned before `at` that `fits` gives a factor above 0, the likeliest first.

        Mentions inside `own`, what the speaker himself says, count little: people seldom name themselves.
        """
        now = self.clock.tell(at)
        best: dict[int, tuple[float, Known]] = {}
        for place, one, weight in islice(self._before(at), MOST):
            ago = now - self.clock.tell(place)
            if ago > REACH:
                break
            score = weight * DECAY**ago * fits(one)
            if score <= 0:
                continue
            if any(span.start <= place < span.end for span in own):
                score *= OWN
            elif ago == 0 and weight >= SUBJECT:
                score += SAME
            held = best.get(id(one))
            best[id(one)] = (max(held[0], score) + 0.1 * min(held[0], score), one) if held else (score, one)
        if self.last and id(self.last[1]) in best and self.clock.paragraphs_between(self.last[0], at) < 2:
            score, one = best[id(self.last[1])]
            best[id(one)] = (score + LAST_SPEAKER * fits(one), one)
        return sorted(best.values(), key=lambda pair: -pair[0])

    def rank_nearest(self, at: int, fits: Fits) -> list[tuple[float, Known]]:
        """The same for a relative pronoun: of the sentence before `at`, the nearer the better."""
        now = self.clock.tell(at)
        found = [
            (fits(one) / (1 + (at - place) / 100), one)
            for place, one, _ in islice(self._before(at), LAST)
            if now == self.clock.tell(place)
        ]
        return sorted(found, key=lambda pair: -pair[0])

    def find_last(self, at: int, least: float, fits: Callable[[Known], bool]) -> Known | None:
        """Who was mentioned last before `at` with at least this weight, within the last `LAST` mentions."""
        nearest = islice(self._before(at), LAST)
        return next((one for _, one, weight in nearest if weight >= least and fits(one)), None)

    def _before(self, at: int) -> Iterator[tuple[int, Known, float]]:
        """The mentions before a place, the nearest first."""
        for index in range(bisect_right(self.places, at - 1) - 1, -1, -1):
            yield self.heard[index]


class Named(Protocol):
    """A text with its names."""

    recall: Recall
    words: Words
    names: tuple[Name, ...]
    roster: Roster


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts sentences, a quotation of many sentences as one."""

    starts: tuple[int, ...]
    ticks: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def tell(self, at: int) -> int:
        """The number of the sentence at a place."""
        found = bisect_right(self.starts, at) - 1
        return self.ticks[found] if found >= 0 else 0

    def paragraphs_between(self, before: int, after: int) -> int:
        """0 in the same paragraph, 1 in the next."""
        return bisect_right(self.paragraphs, after) - bisect_right(self.paragraphs, before)


def make_clock(text: Text, quoted: Sequence[Span]) -> Clock:
    """A clock for a text whose quotations are known, in order."""
    starts, ticks, tick, at = [], [], 0, 0
    for sentence in text.sentences:
        while at < len(quoted) and quoted[at].end <= sentence.start:
            at += 1
        inside = at < len(quoted) and quoted[at].start < sentence.start
        tick += not inside
        starts.append(sentence.start)
        ticks.append(tick)
    return Clock(tuple(starts), tuple(ticks), tuple(span.start for span in text.paragraphs))


def find_quoted(statements: Sequence[Statement]) -> list[Span]:
    """The contents that stand in quotation marks, in order."""
    spans = [pin.span for one in statements if one.kind == "direct" for pin in one.content]
    return sorted(spans)


def recall_names(scene: Named, quoted: Sequence[Span], peoples: Container[str]) -> None:
    """Enter every name of the text with its weight. Of `peoples`, adjectives like *Russian*, nobody is meant."""
    recall, words, names, roster = scene.recall, scene.words, scene.names, scene.roster
    at, seen = 0, -1
    for name in names:
        start = words.words[name.first].start
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        if at < len(quoted) and quoted[at].start <= start:
            weight = QUOTED
        else:
            tick = recall.clock.tell(start)
            weight = _weigh(words, name, first=tick != seen)
            seen = tick
        if name.shown.lower() not in peoples:
            recall.note(start, roster.meant[name.first], weight)


def _weigh(words: Words, name: Name, first: bool) -> float:
    before = words.words[name.first - 1].lower if name.first else ""
    if name.possessive or before in PREPOSITIONS:
        return LESSER
    return SUBJECT if first else PLAIN
