"""Sources that are named with no verb: *UN: 40 dead*, *40 dead – police*, *"We lost 40" - @example*."""

from __future__ import annotations

from sayso.measure.voices.sources import MOST, Range, show, speaks
from sayso.model.words import Words

_DASHES = frozenset("-–—")


def hear_heading(words: Words, sentence: Range, known: frozenset[str]) -> str | None:
    """Who opens a sentence with a colon (*Oldford School of Economics: the war cost ...*)."""
    stop = min(sentence[1] - 1, sentence[0] + MOST)
    colon = next((at for at in range(sentence[0], stop) if words.words[at].form == ":"), None)
    if colon is None:
        return None
    first = _skip_marks(words, sentence[0], colon)
    return show(words, first, colon) if speaks(words, first, colon, known) else None


def _skip_marks(words: Words, first: int, last: int) -> int:
    """The first word that is none of the signs that open a post."""
    return next((at for at in range(first, last) if words.words[at].form[0].isalnum()), last)


def hear_closing(words: Words, paragraph: Range, known: frozenset[str]) -> str | None:
    """Who stands alone at the end of a paragraph, behind a dash or a colon."""
    last = paragraph[1] - (paragraph[1] > paragraph[0] and words.words[paragraph[1] - 1].form == ".")
    for at in range(last - 1, max(paragraph[0] + 1, last - MOST), -1):
        form = words.words[at].form
        if form in _DASHES or form == ":":
            first = at + 1 + (at + 1 < last and words.words[at + 1].lower == "the")
            return show(words, first, last) if speaks(words, first, last, known) else None
    return None
