"""A body built piece by piece, with the place in the source of everything that was copied."""

from __future__ import annotations

import re

from sayso.model import OffsetMap, Span
from sayso.text.markup import Page

_PIECE = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
"""Words with single spaces between them. Only HTML's own white space is made single; a no-break space is a
character like others."""


class Body:
    """Collects paragraphs. `runs` follow the characters that are the page's own."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self._length = 0

    @property
    def words(self) -> str:
        """All that was added so far."""
        return "".join(self._pieces)

    @property
    def offsets(self) -> OffsetMap:
        """Where it came from."""
        return OffsetMap(tuple(self._runs))

    def add(self, words: str) -> Span:
        """Add words that are nowhere in the page; where they now stand."""
        self._pieces.append(words)
        self._length += len(words)
        return Span(self._length - len(words), self._length)

    def add_copy(self, page: Page, place: Span) -> Span:
        """Add what the page shows at `place`, its white space made single; where it now stands."""
        start = self._length
        for piece in _PIECE.finditer(page.visible, place.start, place.end):
            if self._length > start:
                self.add(" ")
            shift = self._length - piece.start()
            self._runs.extend((at + shift, source, size) for at, source, size in page.cut_runs(*piece.span()))
            self.add(piece[0])
        return Span(start, self._length)
