"""Voices that hold over several sentences: of a header, of a bulletin, of a line that tells the source behind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.lexicon.voices import Phrases, load_voices
from sayso.measure.heard import Range, hear_reported
from sayso.model import Pin, Span, Statement, Text
from sayso.model.words import Words

_NOTED = re.compile(r"[.!?][\"”’)]?(?:\[[^\[\]\s]{1,12}\])+\s+(?=[A-Z0-9“\"])")
"""A stop that is followed by marks of footnotes (*.[8] As of 17 June*)."""

_ITEM = re.compile(r"\s*(?:\d{1,3}[.)]|[•▪●*–—‒-])\s")
"""How an item of a list begins."""

_MARKS = "\"“«„`'‘"


Content = tuple[Pin, Statement]
"""A piece of what a statement says, with the statement."""


def cut_sentences(text: Text) -> tuple[Span, ...]:
    """The text's sentences, also parted where marks of footnotes follow a stop."""
    return tuple(piece for sentence in text.sentences for piece in _cut(text.body, sentence))


def _cut(body: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for match in _NOTED.finditer(body, sentence.start, sentence.end):
        yield Span(start, match.end())
        start = match.end()
    if start < sentence.end:
        yield Span(start, sentence.end)


def find_contents(sentences: Sequence[Span], statements: Sequence[Statement]) -> dict[int, list[Content]]:
    """By sentence, the contents of statements that reach into it, in the statements' order."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Content]] = {}
    for one in statements:
        for pin in one.content:
            first, last = bisect_right(starts, pin.span.start) - 1, bisect_left(starts, pin.span.end)
            for at in range(max(0, first), last):
                found.setdefault(at, []).append((pin, one))
    return found


def find_runs(
    text: Text,
    words: Words,
    sentences: Sequence[Span],
    statements: Sequence[Statement],
    told: Mapping[int, Statement],
) -> dict[int, str]:
    """By sentence, whose word it is although it doesn't say so itself. `told` is the last statement of each sentence
    that has one."""
    ranges = [words.within(sentence) for sentence in sentences]
    return {
        **_find_bulletins(words, ranges, told),
        **_find_headed(text, sentences, statements, told),
        **_find_reported(text, words, sentences, ranges),
    }


def _find_bulletins(words: Words, ranges: Sequence[Range], told: Mapping[int, Statement]) -> dict[int, str]:
    """What follows a side's statement in that side's own words (*the enemy lost*), up to the next statement."""
    partisan = load_voices().partisan
    if words.lowers.isdisjoint(phrase[-1] for phrase in partisan):
        return {}
    found: dict[int, str] = {}
    holder: Statement | None = None
    stretch: list[int] = []
    for at in range(len(ranges) + 1):
        if at in told or at == len(ranges):
            if holder and holder.speaker and any(_has_phrase(words, ranges[one], partisan) for one in stretch):
                found.update(dict.fromkeys(stretch, holder.speaker))
            holder = told[at] if at in told and told[at].speaker_kind in ("organisation", "state") else None
            stretch = []
        else:
            stretch.append(at)
    return found


def _has_phrase(words: Words, sentence: Range, phrases: Phrases) -> bool:
    lowers = [word.lower for word in words.words[sentence[0] : sentence[1]]]
    return any((lower,) in phrases or (lower, after) in phrases for lower, after in pairwise((*lowers, "")))


def _find_headed(
    text: Text, sentences: Sequence[Span], statements: Sequence[Statement], told: Mapping[int, Statement]
) -> dict[int, str]:
    """What stands under a header that ends with a colon: its list, or all where it names who wrote that."""
    found: dict[int, str] = {}
    starts = [sentence.start for sentence in sentences]
    holder, whole = None, False
    writers = _find_writers(text, statements)
    for paragraph in text.paragraphs:
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        if text.body[paragraph.start : paragraph.end].rstrip("*_ ").endswith(":"):
            writer = writers.get(paragraph)
            holder, whole = writer or told.get(last - 1) or told.get(first - 1), writer is not None
        elif holder is not None and holder.speaker and (whole or _ITEM.match(text.body, paragraph.start)):
            found.update(dict.fromkeys(range(first, last), holder.speaker))
        else:
            holder = None
    return found


def _find_writers(text: Text, statements: Sequence[Statement]) -> dict[Span, Statement]:
    """By paragraph, the statement whose cue stands in it and whose words, with no quotation mark, stand after it."""
    starts = [paragraph.start for paragraph in text.paragraphs]
    found: dict[Span, Statement] = {}
    for one in statements:
        if one.cue and one.content and one.content[0].words[0] not in _MARKS:
            paragraph = text.paragraphs[max(0, bisect_right(starts, one.cue[-1].span.start) - 1)]
            if one.content[0].span.start >= paragraph.end:
                found.setdefault(paragraph, one)
    return found


def _find_reported(text: Text, words: Words, sentences: Sequence[Span], ranges: Sequence[Range]) -> dict[int, str]:
    """Whose word a sentence says that it and those before it in its paragraph are."""
    if "by" not in words.lowers:
        return {}
    found: dict[int, str] = {}
    opening = {paragraph.start for paragraph in text.paragraphs}
    first = 0
    for at, sentence in enumerate(sentences):
        first = at if sentence.start in opening else first
        name = hear_reported(words, ranges[at])
        if name is not None:
            found.update({one: name for one in range(first, at + 1) if one not in found})
    return found
