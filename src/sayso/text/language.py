"""The language of a text. The only module that knows the language detector."""

from __future__ import annotations

import re

from sayso.lexicon.writing import load_writing

_WORD = re.compile(r"[^\W\d_]+")
HEAD = 20_000
"""Characters looked at."""

SMALL_SHARE = 0.2
"""English news has three words in ten and more in the table. Of other languages only Dutch and Afrikaans, which
share *in*, *is* and *was*, come near; they have no *the*."""

FEW_LETTERS = 40
"""With fewer letters the detector's answer is chance."""

SURE = 3.0
"""How far, in natural logarithms, the first language must be ahead of the second: 20 to 1."""


def find_language(body: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short to tell or no language.

    Plain English is known by its small words, which spares loading the detector (a second)."""
    words = _WORD.findall(body[:HEAD])
    known = load_writing().small_words
    small = [word.lower() for word in words if word.lower() in known]
    if "the" in small and len(small) >= max(3, SMALL_SHARE * len(words)):
        return "en"
    if sum(map(len, words)) < FEW_LETTERS:
        return None
    import py3langid

    (code, best), (_, second) = py3langid.rank(body[:HEAD])[:2]
    return str(code) if len(code) == 2 and best - second >= SURE else None
