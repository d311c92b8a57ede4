"""A body built piece by piece, with the place in the source of everything that was copied."""

from __future__ import annotations

import re

from sayso.model import OffsetMap, Span
from sayso.text.markup import Page

_WORD = re.compile(r"[^ \t\n\r\f]+")
"""HTML's own white space parts words; a no-break space is a character like others."""


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
        for word in _WORD.finditer(page.visible, place.start, place.end):
            if self._length > start:
                self._add_space(page, word.start())
            shift = self._length - word.start()
            for at, source, length in page.cut_runs(word.start(), word.end()):
                self._add_run(at + shift, source, length)
            self.add(word[0])
        return Span(start, self._length)

    def _add_space(self, page: Page, end: int) -> None:
        """One space; the page's own where it has just one there."""
        if page.visible[end - 2 : end].strip(" \t\n\r\f") and page.visible[end - 1] == " ":
            for _, source, length in page.cut_runs(end - 1, end):
                self._add_run(self._length, source, length)
        self.add(" ")

    def _add_run(self, at: int, source: int, length: int) -> None:
        if self._runs:
            last_at, last_source, last_length = self._runs[-1]
            if last_at + last_length == at and last_source + last_length == source:
                self._runs[-1] = (last_at, last_source, last_length + length)
                return
        self._runs.append((at, source, length))
