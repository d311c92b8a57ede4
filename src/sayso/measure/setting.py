"""A number with the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.measure.bounds import Bounded
from sayso.measure.phrases import form_at, is_content
from sayso.model.words import Word, Words


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
        """Whether a noun or an adjective follows on the same line."""
        after = self.word(1)
        return after is not None and is_content(after) and "\n" not in self.words.body[self.found.end : after.start]
