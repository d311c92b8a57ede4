"""Marked figures with their texts, as what the network for events is fitted to.

The marks hold no text: a line is `{"id", "digest", "figures": [[start, end, event], …]}` with half-open code points
into the text of that id, and the first 16 hex digits of the SHA-256 of its UTF-8. A file of texts has one JSON object
a line with `id` and `text`. Texts without marks serve too: what the rules read in them is learned first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.attribute.states import Senses
from sayso.attribute.tagger import LANGUAGES, Tagger
from sayso.measure.counts.find import find_counts
from sayso.measure.draft import Count
from sayso.measure.numbers.find import find_mentions
from sayso.measure.weigh import EVENTS, States, View, rate_telling, view_counts
from sayso.model import Raw, Text, find_words
from sayso.text import make_text

MARKS = Path(__file__).parent / "marks"


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks of one text: the event of each span."""

    digest: str
    events: dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Examples:
    """The counts of one text as the network is given them. `rules` is the event that the rules read, `surety` how
    surely, `marked` the event of the marks or -1; all with a row for each count."""

    id: str
    view: View
    rules: np.ndarray
    surety: np.ndarray
    marked: np.ndarray


def digest_text(text: str) -> str:
    """What tells one text from another: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_marks(files: Iterable[Path]) -> dict[str, Marked]:
    """The marks by the digest of their text."""
    found = {}
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            events = {(start, end): EVENTS.index(event) for start, end, event in row["figures"]}
            found[row["digest"]] = Marked(row["digest"], events)
    return found


def read_examples(texts: Path, marks: dict[str, Marked], tagger: Tagger) -> Iterator[Examples]:
    """The examples of every text in which the rules find a number; those in other languages are passed over."""
    with texts.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            made = make_text(Raw(row["text"].encode(), "text/plain", row["id"], encoding="utf-8", id=row["id"]))
            if isinstance(made, tuple) and made[0].language in LANGUAGES:
                found = _make_examples(row["id"], made[1], marks.get(digest_text(row["text"])), tagger)
                yield from found


def _make_examples(name: str, text: Text, marked: Marked | None, tagger: Tagger) -> Iterator[Examples]:
    words = find_words(text)
    counts = find_counts(text, words, find_mentions(text, words))
    if not counts:
        return
    view = view_counts(text, words, counts, sense_text(text, counts, tagger))
    events = np.array([_find_mark(count, marked) for count in counts])
    rules = np.array([EVENTS.index(count.event) for count in counts])
    yield Examples(name, view, rules, np.array([rate_telling(count) for count in counts]), events)


def _find_mark(count: Count, marked: Marked | None) -> int:
    """The event that is marked at a count's number; -1 where none or several are."""
    span = count.mention.span
    spans = marked.events.items() if marked else ()
    met = [event for (start, end), event in spans if start < span.end and span.start < end]
    return met[0] if len(met) == 1 else -1


def sense_text(text: Text, counts: Iterable[Count], tagger: Tagger) -> States:
    """The states of the words in those windows of a text that hold a number."""
    places = [count.mention.span.start for count in counts]
    return States(*Senses(tuple(tagger.sense(text.body, text.paragraphs))).join(places))
