"""Correction notices and editor's notes."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon.writing import load_writing

FEWEST, MOST = 6, 150
"""Words of a notice: fewer are a heading or a link, more are the report itself."""


@cache
def _opening() -> re.Pattern[str]:
    openings = "|".join(re.escape(opening) for opening in load_writing().openings)
    return re.compile(
        rf"[\s*\[(]*(?:{openings})(?:\s*\([^)]{{0,60}}\))?[^.:;]{{0,40}}[:–—]|\s*\(Corrects\s", re.IGNORECASE
    )


def is_notice(paragraph: str) -> bool:
    """Whether a paragraph corrects the report it stands in, or is its editors' word on it."""
    words = len(paragraph.split(maxsplit=MOST + 1))
    if not FEWEST <= words <= MOST:
        return False
    lowered = paragraph.lower()
    return bool(_opening().match(paragraph)) or any(phrase in lowered for phrase in load_writing().phrases)
