"""Voices that hold over several sentences: of a header, of a bulletin, of a line that tells the source behind."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sayso.lexicon.voices import Phrases, load_voices
from sayso.measure.voices.credits import hear_closing
from sayso.measure.voices.heard import hear_reported
from sayso.measure.voices.sources import Range
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
        **_find_closed(text, words, sentences, find_known(statements)),
    }


def find_known(statements: Sequence[Statement]) -> frozenset[str]:
    """The lower words of the names of those who speak, but for states, which are places too."""
    named = (one.speaker or "" for one in statements if one.speaker_kind in ("person", "organisation"))
    return frozenset(word for name in named for word in name.lower().split())


def _find_closed(text: Text, words: Words, sentences: Sequence[Span], known: frozenset[str]) -> dict[int, str]:
    """What stands in a paragraph that ends with who said it (*40 dead – police*)."""
    found: dict[int, str] = {}
    starts = [sentence.start for sentence in sentences]
    for paragraph in text.paragraphs:
        name = hear_closing(words, words.within(paragraph), known)
        if name is not None:
            first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
            found.update(dict.fromkeys(range(first, last), name))
    return found


def _find_bulletins(words: Words, ranges: Sequence[Range], told: Mapping[int, Statement]) -> dict[int, str]:
    """What stands between a side's statements in that side's own words (*the enemy lost*): up to the next statement,
    and before one that says that its side *also* reported. A text with one side only is that side's throughout."""
    partisan = load_voices().partisan
    if words.lowers.isdisjoint(phrase[-1] for phrase in partisan):
        return {}
    stretches = _find_stretches(ranges, told)
    biased = [any(_has_phrase(words, ranges[one], partisan) for one in stretch) for _, stretch in stretches]
    holders = {one.speaker for one in told.values()}
    alone = len(holders) == 1 and any(biased)
    found: dict[int, str] = {}
    for (holder, stretch), takes_side in zip(stretches, biased, strict=True):
        if holder is not None and holder.speaker and (takes_side or alone):
            found.update(dict.fromkeys(stretch, holder.speaker))
    return found


def _find_stretches(
    ranges: Sequence[Range], told: Mapping[int, Statement]
) -> Sequence[tuple[Statement | None, Sequence[int]]]:
    """The sentences that no statement holds, by stretches, with the body whose statement they follow; what stands
    before the first statement goes with that one where its cue says *also*."""
    marks = sorted(told)
    stretches: list[tuple[Statement | None, Sequence[int]]] = []
    for before, after in pairwise((-1, *marks, len(ranges))):
        one = told.get(before)
        if one is None and after in told and any("also" in pin.words.split() for pin in told[after].cue):
            one = told[after]
        body = one is not None and one.speaker_kind in ("organisation", "state")
        stretches.append((one if body else None, range(before + 1, after)))
    return stretches


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
    if words.lowers.isdisjoint(("by", "this", "so", "according")):
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
