"""Where the words of a text stand: in which sentence, paragraph and statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.measure.voices.runs import cut_sentences
from sayso.model import Span, Statement, Text, Words

_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "(", ")", "while", "but", "which", "who", "where", "when", "after"))


@dataclass(frozen=True, slots=True)
class Layout:
    """By word: the number of its sentence and of its paragraph, the place in `statements` of the innermost statement
    whose content holds it (-1 for none), and how many commas and other breaks stand before it. `saying` are the words of
    sources and cues; `firsts` the first word of each sentence, and the number of words at the end."""

    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    content: tuple[int, ...]
    breaks: tuple[int, ...]
    saying: frozenset[int]
    firsts: tuple[int, ...]

    def bounds(self, at: int) -> tuple[int, int]:
        """The range of the words of the sentence that a word stands in."""
        number = self.sentence[at]
        return self.firsts[number], self.firsts[number + 1]

    def count_breaks(self, one: int, other: int) -> int:
        """How many breaks stand between two words."""
        return abs(self.breaks[one] - self.breaks[other])


def lay_out(text: Text, words: Words, statements: Sequence[Statement]) -> Layout:
    """The layout of a text."""
    size = len(words.words)
    sentence, firsts = _number(words, cut_sentences(text))
    paragraph, _ = _number(words, text.paragraphs)
    content = [-1] * size
    saying: set[int] = set()
    for number, one in enumerate(statements):
        for pin in one.content:
            first, last = words.within(pin.span)
            content[first:last] = [number] * (last - first)
        for pin in (*one.source, *one.cue):
            saying.update(range(*words.within(pin.span)))
    count, breaks = 0, []
    for word in words.words:
        count += word.lower in _BREAKS
        breaks.append(count)
    return Layout(sentence, paragraph, tuple(content), tuple(breaks), frozenset(saying), firsts)


def _number(words: Words, spans: Sequence[Span]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """By word the number of its span (a word between two belongs to the one before), and the first word of each."""
    size = len(words.words)
    firsts = sorted({0, *(words.within(span)[0] for span in spans)} - {size})
    ends = [*firsts[1:], size]
    numbers: list[int] = []
    for number, (first, end) in enumerate(zip(firsts, ends, strict=True) if size else ()):
        numbers += [number] * (end - first)
    return tuple(numbers), (*firsts, size)
