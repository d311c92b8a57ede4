"""Paragraphs that an extractor gave, found again in the page that they were taken from.

Only characters that are not white space are compared, and all of them must be equal: a paragraph is
found whole or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span
from sayso.text.markup import BREAK

_INK = re.compile(r"\S+")

ANCHOR = 40
"""A line of so many characters that stands only once in the page is sure of its place; shorter and
repeated ones must lie between such neighbours."""

EFFORT = 30
"""How many times the page's length may be searched for paragraphs that are no whole line; those that
are left then have no place. Keeps hostile pages from costing the square of their size."""


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without its white space; word by word, the starts in `text` and in the original."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where the character `at` of `text` stands in the original."""
        word = bisect_right(self.starts, at) - 1
        return self.places[word] + at - self.starts[word]


def squeeze_text(text: str) -> Squeezed:
    """The text with all white space (in Unicode's sense) left out."""
    words, starts, places, length = [], [], [], 0
    for found in _INK.finditer(text):
        words.append(found[0])
        starts.append(length)
        places.append(found.start())
        length += len(found[0])
    return Squeezed("".join(words), tuple(starts), tuple(places))


def place_paragraphs(visible: str, paragraphs: Sequence[str]) -> list[Span | None]:
    """Where each paragraph stands in `visible`; None for one that isn't there.

    Long lines that stand there once are placed first, wherever they stand, since extractors change the
    order now and then. The others follow their neighbour before, each at its first place. A short
    paragraph counts only where it fills its line.
    """
    page = squeeze_text(visible)
    inks = ["".join(paragraph.split()) for paragraph in paragraphs]
    found = _place_anchors(visible, inks)
    ceilings, ceiling = [], len(page.text)
    for start in reversed(found):
        ceilings.append(ceiling)
        ceiling = ceiling if start is None else start
    floor, effort = 0, EFFORT * len(page.text)
    for index, ink in enumerate(inks):
        ceiling = ceilings[-1 - index] if ceilings[-1 - index] >= floor else len(page.text)
        if found[index] is None and ink and effort > 0:
            found[index] = _find_line(visible, page, ink, floor, ceiling)
            effort -= ceiling - floor
        start = found[index]
        floor = floor if start is None else start + len(ink)
    return [
        None if start is None else Span(page.place(start), page.place(start + len(ink) - 1) + 1)
        for start, ink in zip(found, inks, strict=True)
    ]


def _place_anchors(visible: str, inks: Sequence[str]) -> list[int | None]:
    """Squeezed places of the paragraphs that are a long line of their own, there and here only once."""
    places: dict[str, int | None] = {}
    length = 0
    for line in visible.split(BREAK):
        ink = "".join(line.split())
        if len(ink) >= ANCHOR:
            places[ink] = None if ink in places else length
        length += len(ink)
    return [places.pop(ink, None) for ink in inks]


def _find_line(visible: str, page: Squeezed, ink: str, floor: int, ceiling: int) -> int | None:
    """The first place between the two where `ink` stands; a short one must have room on both sides."""
    start = page.text.find(ink, floor, ceiling)
    while start >= 0 and len(ink) < ANCHOR and not _stands_alone(visible, page, start, len(ink)):
        start = page.text.find(ink, start + 1, ceiling)
    return None if start < 0 else start


def _stands_alone(visible: str, page: Squeezed, start: int, length: int) -> bool:
    first, last = page.place(start), page.place(start + length - 1) + 1
    return not visible[max(0, first - 1) : first].strip() and not visible[last : last + 1].strip()
