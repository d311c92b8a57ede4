"""A number with the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.measure.numbers.bounds import Bounded
from sayso.measure.numbers.phrases import form_at, is_content, is_plural, read_phrase
from sayso.model.words import Word, Words

_BULLETS = frozenset("(•-–—·")


@dataclass(frozen=True, slots=True)
class Setting:
    """A number with its bound, where it stands. Words are told by how far away they are: -1 is the one before the
    number and its bound, 1 the one after."""

    words: Words
    found: Bounded

    @property
    def listed(self) -> tuple[Word, ...]:
        """All words of the text."""
        return self.words.words

    def word(self, away: int) -> Word | None:
        """The word so far away; None past the ends."""
        at = self._place(away)
        return self.listed[at] if 0 <= at < len(self.listed) else None

    def form(self, away: int) -> str:
        """The same in lower case; empty past the ends."""
        return form_at(self.listed, self._place(away))

    def capital(self, away: int) -> bool:
        """Whether the word so far away has a capital."""
        word = self.word(away)
        return word is not None and word.form[0].isupper()

    def _place(self, away: int) -> int:
        return self.found.first + away if away < 0 else self.found.last + away - 1

    @property
    def followed(self) -> bool:
        """Whether a noun or an adjective follows."""
        after = self.word(1)
        return after is not None and is_content(after)

    @property
    def counts(self) -> bool:
        """Whether a phrase with a plural follows."""
        end = read_phrase(self.listed, self.found.last)
        return end > self.found.last and is_plural(self.listed[end - 1])

    @property
    def opens(self) -> bool:
        """Whether the number begins a line, signs aside."""
        at = self.found.first
        while at > 0 and at > self.found.first - 3:
            gap = self.words.body[self.listed[at - 1].end : self.listed[at].start]
            if "\n" in gap:
                return True
            if self.listed[at - 1].form not in _BULLETS:
                return False
            at -= 1
        return at == 0

    @property
    def closes(self) -> bool:
        """Whether the number ends a line."""
        after = self.word(1)
        return after is None or "\n" in self.words.body[self.found.end : after.start]
