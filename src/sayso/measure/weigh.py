"""What happened to the counted, weighed by a small network beside the rules: the adapter to its weights.

The rules of `counted` know the words of their table. The network looks at the states that the tagger's encoder gives
the words around a number, and at what the table tells of each of them, so that it also has an answer where no
word of the table stands. Its log-probabilities and a bonus for what the rules say, the higher the surer the rules
are, add up (a product of experts; Hinton, 2002). It is one layer of attention that asks from the number and its noun
(Bahdanau et al., 2015), and needs nothing but NumPy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.lexicon.events import load_events
from sayso.measure.counts.find import PEOPLE
from sayso.measure.draft import Count
from sayso.model import Event, Text, Words

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

WEIGHTS = Path(__file__).parent / "weights"

EVENTS: tuple[Event, ...] = get_args(Event)

SPREAD = 24
"""Words that the network sees on each side of a number's last word."""

LONGEST = 12
"""Code points by which a word may begin behind the beginning of the encoder's word that holds it."""

TELLS = 3 * len(EVENTS)
"""What the table of events may tell of a word: an event of a verb's object, of its subject, of a noun or adjective."""

MARKS = 5
"""What a word may be to a number: in its sentence, of the number, of its noun, that noun's last, of another number."""

KNOWN = 1 << 14
"""Words whose tells are kept at hand."""

NEAR = 2
"""Words that may stand between a count and the words that tell its event for these to be sure."""


@dataclass(frozen=True, slots=True)
class States:
    """The encoder's states of a text's words.

    `starts` are the code points at which its words begin, rising; `vectors` has a row for each of them.
    """

    starts: Integers
    vectors: Floats


@dataclass(frozen=True, slots=True)
class View:
    """What the network is given of some counts. Rows are the different words that it sees, each once.

    `states` (words, width), `tells` (words, TELLS); `at` (counts, 2 SPREAD + 1) leads from each place around a number
    to the word there, `inside` tells whether there is one, and `marks` (counts, 2 SPREAD + 1, MARKS) what it is to it.
    """

    states: Floats
    tells: Flags
    at: Integers
    inside: Flags
    marks: Flags


class Choice(NamedTuple):
    """The event that was chosen, and its share of belief, 0 to 1."""

    event: Event
    share: float


@dataclass(frozen=True, slots=True)
class Weigher:
    """The network's weights by their names, and the bonuses for what the rules say where nothing tells it, words
    from afar, or words beside the count. `version` names the weights, `tagger` those of the tagger whose states
    they were fitted to: with another's they mean nothing."""

    weights: Mapping[str, Floats]
    bonuses: tuple[float, float, float]
    version: str
    tagger: str

    def weigh(self, text: Text, words: Words, counts: Sequence[Count], states: States) -> tuple[Choice, ...]:
        """The likeliest event of each count, with its share."""
        if not counts:
            return ()
        scores = self.score(view_counts(text, words, counts, states))
        for row, count in zip(scores, counts, strict=True):
            row[EVENTS.index(count.event)] += self.bonuses[rate_telling(count)]
        shares = _softmax(scores)
        return tuple(Choice(EVENTS[at], float(row[at])) for row, at in zip(shares, shares.argmax(1), strict=True))

    def score(self, view: View) -> Floats:
        """The log-probability of each event (counts, EVENTS), without a word on what the rules say."""
        one = self.weights
        words = view.states @ one["state"] + view.tells.astype(np.float32) @ one["tell"]
        seen: Floats = words[view.at] + view.marks.astype(np.float32) @ one["mark"] + one["place"]
        seen = np.maximum(_normalise(seen) * one["gain"] + one["shift"], 0)
        number, head = seen[:, SPREAD], np.einsum("cw,cwd->cd", view.marks[:, :, 3], seen)
        asked = np.concatenate([number, head], 1) @ one["ask"] + one["ask_shift"]
        asked = asked.reshape(len(seen), -1, seen.shape[2])
        fits = asked @ (seen @ one["answer"]).transpose(0, 2, 1) + (seen @ one["weight"]).transpose(0, 2, 1)
        drawn = _softmax(np.where(view.inside[:, None], fits, -1e4)) @ seen
        whole = np.concatenate([drawn.reshape(len(seen), -1), number, head], 1)
        hidden = np.maximum(whole @ one["hidden"] + one["hidden_shift"], 0)
        return np.log(_softmax(hidden @ one["event"] + one["event_shift"]))


def settle_events(words: Words, counts: Sequence[Count], choices: Sequence[Choice]) -> tuple[Count, ...]:
    """The counts with the events that were chosen; an addition and a conversion follow the count before them, and those
    who only live somewhere (*a city of 400,000*) take no part in what happens there."""
    settled: list[Count] = []
    for count, choice in zip(counts, choices, strict=True):
        event: Event = "other" if _lives(words, count) else choice.event
        event = settled[-1].event if settled and _follows(words, settled[-1], count) else event
        unit = "person" if count.unit is None and event in PEOPLE else count.unit
        settled.append(replace(count, event=event, unit=unit))
    return tuple(settled)


def _lives(words: Words, count: Count) -> bool:
    """Whether a number stands at a noun of no event with *of*."""
    if count.event != "other" or count.trigger is None or count.trigger[1] > count.mention.first:
        return False
    return words.words[count.trigger[1] - 1].lower == "of"


def _follows(words: Words, earlier: Count, count: Count) -> bool:
    """Whether a count tells the one before it again: *28500 (+200)*, *33,000 acres (13,350 ha)*."""
    bracketed = count.mention.first > 0 and words.words[count.mention.first - 1].form == "("
    return count.mention.kind == "addition" or (bracketed and count.noun is not None and count.noun == earlier.noun)


def rate_telling(count: Count) -> int:
    """How surely words tell a count's event by the rules: 0 where none does, 1 from afar, 2 from beside."""
    if count.trigger is None:
        return 0
    first, last = _reach(count)
    gap = max(first - count.trigger[1], count.trigger[0] - last)
    return 2 if gap <= NEAR and not count.subject else 1


def _reach(count: Count) -> tuple[int, int]:
    """The words from a number to the end of its noun, or from its label on."""
    first, last = count.noun or (count.mention.first, count.mention.last)
    return min(first, count.mention.first), max(last, count.mention.last)


def view_counts(text: Text, words: Words, counts: Sequence[Count], states: States) -> View:
    """What the network is given of each count; at least one is needed, and states of the text's words."""
    centres = np.array([count.mention.last - 1 for count in counts])
    around = centres[:, None] + np.arange(-SPREAD, SPREAD + 1)
    inside = (around >= 0) & (around < len(words.words))
    around = np.where(inside, around, centres[:, None])
    places, at = np.unique(around, return_inverse=True)
    at = at.reshape(around.shape)
    starts = np.array(words.starts)[places]
    rows = np.maximum(np.searchsorted(states.starts, starts, "right") - 1, 0)
    known = np.abs(starts - states.starts[rows]) <= LONGEST
    sentences = np.searchsorted([sentence.start for sentence in text.sentences], starts, "right")[at]
    return View(
        states=np.where(known[:, None], states.vectors[rows], 0).astype(np.float32),
        tells=np.stack([find_tells(words.words[place].lower) for place in places]),
        at=at,
        inside=inside & known[at],
        marks=_mark(counts, around, inside & (sentences == sentences[:, SPREAD : SPREAD + 1]), len(words.words)),
    )


def _mark(counts: Sequence[Count], around: Integers, same: Flags, total: int) -> Flags:
    nouns = np.array([count.noun or (0, 0) for count in counts])[:, :, None]
    numbers = np.array([(count.mention.first, count.mention.last) for count in counts])[:, :, None]
    taken = np.zeros(total, np.bool_)
    for count in counts:
        taken[count.mention.first : count.mention.last] = True
    number = (around >= numbers[:, 0]) & (around < numbers[:, 1])
    noun = (around >= nouns[:, 0]) & (around < nouns[:, 1])
    head = noun & (around == nouns[:, 1] - 1)
    return np.stack([same, number, noun, head, taken[around] & ~number], 2)


@lru_cache(maxsize=KNOWN)
def find_tells(word: str) -> Flags:
    """Which events the table tells of a word in lower case, as TELLS flags."""
    events = load_events()
    told = np.zeros((3, len(EVENTS)), np.bool_)
    for form in (*events.verbs.get(word, ()), *events.narrow.get(word, ())):
        told[1 if form.side == "agent" else 0, EVENTS.index(form.event)] = True
    for table in (events.adjectives, events.nouns, events.bearers, events.money):
        if word in table:
            told[2, EVENTS.index(table[word])] = True
    return told.ravel()


@cache
def load_weigher(folder: Path = WEIGHTS) -> Weigher:
    """The shipped weights, or those that the training command wrote; ModelError where they are missing."""
    try:
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        with np.load(folder / "events.npz") as stored:
            weights = {name: stored[name].astype(np.float32) for name in stored.files}
    except OSError as missing:
        raise ModelError("the weights for events are missing. Install sayso again, or retrain them.") from missing
    first, second, third = card["bonuses"]
    return Weigher(weights, (first, second, third), card["version"], card["tagger"])


def _normalise(values: Floats) -> Floats:
    centred = values - values.mean(-1, keepdims=True)
    return np.asarray(centred / np.sqrt((centred * centred).mean(-1, keepdims=True) + 1e-5), np.float32)


def _softmax(values: Floats) -> Floats:
    raised = np.exp(values - values.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
