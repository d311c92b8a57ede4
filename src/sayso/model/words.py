"""A text as words: where each begins and ends, whether it is a name's word, where sentences begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.model.span import Span
from sayso.model.text import Text

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?!\w)"  # U.S., P.J.
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,]*\d)"  # 1,200 and 1,200.5
    r"|[@#]\w+|[^\W_]+(?:[-&.'’](?!(?:ve|re|ll|d|m)\b)[^\W_]+)*"
    r"|[^\w\s*\u00ad\u200b-\u200f\u2060\ufeff]"  # asterisks and underscores are leftovers of markup
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_POSSESSIVE = re.compile(r"['’][sS]$")
_INITIALS = re.compile(r"\b[A-Z]\.[^\S\n]?(?=[A-Z]\.)")
_OPENING = frozenset('"“„«`‘([:•*')
UPPER_SHARE = 0.7
"""From this share of capitals among its letters on, a text is taken to be all in capitals."""


class Word(NamedTuple):
    """A word or a punctuation mark. `form` and `lower` are without a possessive *'s*.

    `opens` marks the first word of a sentence or a quotation, whose capital tells nothing. A named tuple,
    because there are so many: it is made twice as fast as a frozen dataclass.
    """

    start: int
    end: int
    form: str
    lower: str
    possessive: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a body, in order, with the starts to look them up by.

    `lowers` are the words that the text has in lower case somewhere, `capitals` those with a capital inside a
    sentence. `surnames` helps where capitals tell nothing: last words, in lower case, of names already found.
    """

    body: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    upper: bool
    lowers: frozenset[str]
    capitals: frozenset[str]
    surnames: frozenset[str] = frozenset()

    def within(self, span: Span) -> tuple[int, int]:
        """The range of the words that begin inside a span."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


def find_words(text: Text) -> Words:
    """The words of a text; what is invisible (soft hyphens, joiners) belongs to none."""
    body = text.body
    fresh = {span.start for span in (*text.sentences, *text.paragraphs)}
    fresh -= {match.end() for match in _INITIALS.finditer(body)}  # no sentence ends between two initials
    found: list[Word] = []
    opens = True
    for match in _WORD.finditer(body):
        start, end = match.span()
        form = match[0]
        opens = opens or start in fresh
        if not (form[0].isalnum() or form[0] in "@#"):
            found.append(Word(start, end, form, form, False, False))
            opens = form in _OPENING or (opens and form not in ",")
            continue
        possessive = bool(_POSSESSIVE.search(form))
        form = form[:-2] if possessive else form
        found.append(Word(start, end, form, form.lower(), possessive, opens))
        opens = False
    uppers, smalls = sum(map(str.isupper, body)), sum(map(str.islower, body))
    upper = uppers > UPPER_SHARE * max(1, uppers + smalls)
    capitals = frozenset(word.form for word in found if not word.opens and word.form[0].isupper())
    lowers = frozenset(word.form for word in found if word.form == word.lower)
    return Words(body, tuple(found), tuple(word.start for word in found), upper, lowers, capitals)


def clean_up(words: str) -> str:
    """The words on one line, without what is invisible."""
    return " ".join(_INVISIBLE.sub("", words).split())


def join_words(words: Sequence[Word]) -> str:
    """The words' forms with single spaces, stops of abbreviations and possessives as they were."""
    shown = ""
    for before, word in zip((None, *words), words, strict=False):
        form = word.form + ("'s" if word.possessive else "")
        shown += form if before is None or before.end == word.start else " " + form
    return shown
