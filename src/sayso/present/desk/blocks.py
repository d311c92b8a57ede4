"""A report's text cut into blocks, each a paragraph or a piece of a long one, and into parts of a page's length."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from sayso.model import Span, Text

T = TypeVar("T")

LONGEST = 1_500
"""Characters of a block: what stands beside its words must stay near them."""
PART = 80_000
"""Characters of a part."""
MOST = 500
"""Entries of a part."""

Kind = Literal["plain", "headline", "post", "correction"]
_GAP = re.compile(r"\s\S*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that is drawn as one. `first` is the first of its kind, of a post in several paragraphs too;
    `goes_on` is set where it continues the paragraph of the block before."""

    span: Span
    kind: Kind
    first: bool
    goes_on: bool


def cut_blocks(text: Text, title: str | None) -> tuple[Block, ...]:
    """All paragraphs in order. One that is longer than `LONGEST` is cut behind its sentences, a longer sentence between
    words, a longer word anywhere."""
    posts, corrections = sorted(post.span for post in text.posts), sorted(text.corrections)
    ends = [sentence.end for sentence in text.sentences]
    blocks: list[Block] = []
    for paragraph in text.paragraphs:
        headline = title is not None and text.body[paragraph.start : paragraph.end] == title
        post, correction = (_find_overlapping(spans, paragraph) for spans in (posts, corrections))
        kind: Kind = "headline" if headline else "post" if post else "correction" if correction else "plain"
        whole = post or correction or paragraph
        blocks += (
            Block(span, kind, first=paragraph.start <= whole.start, goes_on=span.start > paragraph.start)
            for span in _cut_long(text.body, paragraph, ends)
        )
    return tuple(blocks)


def _find_overlapping(spans: Sequence[Span], span: Span) -> Span | None:
    """The last one that shares a character with `span`; they lie side by side."""
    at = bisect_left(spans, span.end, key=lambda one: one.start) - 1
    return spans[at] if at >= 0 and spans[at].overlaps(span) else None


def _cut_long(body: str, whole: Span, ends: Sequence[int]) -> Iterator[Span]:
    start = whole.start
    while whole.end - start > LONGEST:
        end = _find_cut(body, start, ends)
        yield Span(start, end)
        start = end
    yield Span(start, whole.end)


def _find_cut(body: str, start: int, ends: Sequence[int]) -> int:
    last = start + LONGEST
    at = bisect_right(ends, last) - 1
    if at >= 0 and ends[at] > start:
        return ends[at]
    gap = _GAP.search(body, start + 1, last)
    return gap.start() + 1 if gap else last


def cut_parts(blocks: Sequence[Block], entries: Sequence[int]) -> tuple[range, ...]:
    """The numbers of the blocks of each part; `entries` are how many begin in each block. There is always a part."""
    parts, first, length, found = list[range](), 0, 0, 0
    for number, (block, begun) in enumerate(zip(blocks, entries, strict=True)):
        size = block.span.end - block.span.start
        if number > first and (length + size > PART or found + begun > MOST):
            parts.append(range(first, number))
            first, length, found = number, 0, 0
        length, found = length + size, found + begun
    return (*parts, range(first, len(blocks)))


def find_block(blocks: Sequence[Block], place: int) -> int:
    """The number of the block that holds a place of the text, or else of the one before it; 0 where there is none."""
    return max(0, bisect_right(blocks, place, key=lambda block: block.span.start) - 1)


def share_out(blocks: Sequence[Block], part: range, spans: Iterable[tuple[Span, T]]) -> Mapping[int, list[T]]:
    """By the number of each block of a part, those whose span shares a character with it."""
    found: dict[int, list[T]] = {number: [] for number in part}
    for span, one in spans:
        number = max(find_block(blocks, span.start), part.start)
        while number < part.stop and blocks[number].span.start < span.end:
            if blocks[number].span.overlaps(span):
                found[number].append(one)
            number += 1
    return found
