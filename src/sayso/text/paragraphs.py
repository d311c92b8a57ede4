"""The paragraphs of a plain text: what a reader sees as one."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")
_LONG_LINE = 30
"""A shorter line before a lower-case one is an item of a list rather than a sentence broken off."""

NARROWEST, WIDEST = 40, 100
"""Wires, mail programs and typewriters wrap between these; shorter lines are a list, and a text with longer
ones has a paragraph a line."""

WRAPPED_SHARE = 0.6
"""A text counts as wrapped if so many of its line ends inside blocks were forced by the width. Texts
with a paragraph a line come to less than a third by chance."""


def split_paragraphs(body: str) -> tuple[Span, ...]:
    """The paragraphs of `body` in order, without the white space around them.

    A blank line always parts. Any other line end parts too, unless the text is hard-wrapped (as wire
    copy and mail are: the next word would not have fitted) or the line breaks off before a lower-case
    word in the middle of a sentence.
    """
    lines = [_trim(body, found.start(), found.end()) for found in _LINE.finditer(body)]
    inked = [line for line in lines if line is not None]
    width = _find_width(body, inked)
    paragraphs: list[Span] = []
    for line in inked:
        if paragraphs and _goes_on(body, paragraphs[-1], line, width):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def _trim(body: str, start: int, end: int) -> Span | None:
    words = body[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + len(words.rstrip())) if words.strip() else None


def _find_width(body: str, lines: list[Span]) -> int | None:
    """The width at which the text was wrapped; None where it was not."""
    width = max((line.end - line.start for line in lines), default=0)
    pairs = [pair for pair in pairwise(lines) if _is_one_break(body, *pair)]
    forced = sum(_is_forced(body, before, after, width) for before, after in pairs)
    wrapped = NARROWEST <= width <= WIDEST and forced >= max(2, WRAPPED_SHARE * len(pairs))
    return width if wrapped else None


def _is_one_break(body: str, before: Span, after: Span) -> bool:
    """Whether only one line end, and no blank line, stands between the two."""
    return len(body[before.end : after.start].replace("\r\n", "\n").strip(" \t\xa0")) == 1


def _is_forced(body: str, before: Span, after: Span, width: int) -> bool:
    """Whether the first word of the next line would not have fitted; a few columns are let go, since
    programs differ by some."""
    next_word = body[after.start : after.end].split(maxsplit=1)[0]
    back = max(0, before.end - 2 * WIDEST)
    line_start = max(body.rfind("\n", back, before.end), body.rfind("\r", back, before.end), back - 1) + 1
    return before.end - line_start + 1 + len(next_word) > width - 4


def _goes_on(body: str, before: Span, after: Span, width: int | None) -> bool:
    if not _is_one_break(body, before, after):
        return False
    if width is not None:
        indent = body[before.end : after.start].lstrip(" \t\xa0").lstrip("\r\n")
        return len(indent) < 2 and _is_forced(body, before, after, width)
    broken_off = body[after.start].islower() and body[before.end - 1].isalpha()
    return broken_off and before.end - before.start >= _LONG_LINE
