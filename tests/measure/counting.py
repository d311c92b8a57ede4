"""Made-up texts with the numbers that they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.measure.counts.find import find_counts
from sayso.measure.draft import Count
from sayso.measure.numbers.find import find_mentions
from sayso.measure.roles.find import Part, find_parts
from sayso.measure.roles.modality import find_modality
from sayso.measure.sides import Sides
from sayso.measure.voices.find import Voice, find_voices
from sayso.model import Statement, Text, Words, find_words
from sayso.text.sentences import split_sentences
from tests.factories import make_report, make_text

OWN = Voice(None, None)


def cut_text(body: str) -> Text:
    """A text with a paragraph a line, parted into sentences."""
    text = make_text(body)
    return replace(text, sentences=split_sentences(body, text.paragraphs))


def read_counts(body: str) -> tuple[Text, Words, tuple[Count, ...]]:
    """A text, its words, and its counts."""
    text = cut_text(body)
    words = find_words(text)
    return text, words, find_counts(text, words, find_mentions(text, words))


def read_voices(body: str, statements: Sequence[Statement] = (), publisher: str = "Oldford Echo") -> list[Voice]:
    """The voices of a body's counts, in order."""
    text, words, counts = read_counts(body)
    return list(find_voices(make_report(publisher=publisher), text, words, statements, counts))


def read_parts(body: str, voices: Sequence[Voice] | None = None, parties: Sequence[str | None] = ()) -> list[Part]:
    """The parts of a body's counts, in order; without `voices` all are the report's own."""
    text, words, counts = read_counts(body)
    sides = [Sides(party, None, None) for party in parties] or [Sides(None, None, None)] * len(counts)
    return list(find_parts(text, words, (), counts, sides, voices or [OWN] * len(counts)))


def read_modality(body: str, statement: Statement | None = None) -> str:
    """The modality of a body's only count."""
    _, words, counts = read_counts(body)
    (count,) = counts
    return find_modality(words, count, statement)
