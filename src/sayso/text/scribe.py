"""A body that is written piece by piece, with the runs that lead to its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Span


@dataclass(slots=True)
class Scribe:
    """What was written so far: words of the source, copied as they stand there, and words that stand in none."""

    source: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def body(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def add(self, words: str) -> None:
        """Words that stand in no source."""
        self.parts.append(words)
        self.length += len(words)

    def copy(self, start: int, end: int) -> None:
        """A piece of the source."""
        if start < end:
            self.runs.append((self.length, start, end - start))
            self.add(self.source[start:end])

    def span(self, start: int) -> Span | None:
        """What was written from `start` on, without the white space around it; None where there is nothing."""
        parts, begun = list[str](), self.length
        while begun > start:  # the last parts only: all of them for each span would take the square of the length
            parts.append(self.parts[-1 - len(parts)])
            begun -= len(parts[-1])
        words = "".join(reversed(parts))[start - begun :]
        left = len(words) - len(words.lstrip())
        return Span(start + left, start + len(words.rstrip())) if words.strip() else None
