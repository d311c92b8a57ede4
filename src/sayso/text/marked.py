"""The words of a placed string of HTML, in pieces that know their places."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from sayso.text.placed import Placed, PlacedWords, find_runs

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]{0,20})[^<>]{0,4000}>|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,31});"
)
_BREAKS = frozenset(("br", "p", "div", "li", "blockquote"))


def find_words(source: str, marked: PlacedWords) -> Iterator[Placed | str]:
    """The words between the tags in order: placed in the JSON text `source` where they stand there as they are; breaks
    and what entities stand for are plain."""
    at = 0
    for found in _TAG.finditer(marked):
        yield from _cut(source, marked, at, found.start())
        at = found.end()
        if found["name"] is None:
            yield html.unescape(found[0])
        elif found["name"].lower() in _BREAKS and (found["close"] or found["name"].lower() == "br"):
            yield "\n"
    yield from _cut(source, marked, at, len(marked))


def cut_words(source: str, words: PlacedWords) -> Iterator[Placed | str]:
    """A placed string in pieces: those that stand in the source as they are, and what is escaped there."""
    return _cut(source, words, 0, len(words))


def _cut(source: str, marked: PlacedWords, start: int, end: int) -> Iterator[Placed | str]:
    """A piece of a placed string, itself in pieces: those that stand in the source as they are, and the rest."""
    at = start
    for inside, place, length in find_runs(source, marked):
        low, high = max(start, inside), min(end, inside + length)
        if low < high:
            if low > at:
                yield str(marked[at:low])
            yield PlacedWords.make(marked[low:high], place + low - inside, place + high - inside)
            at = high
    if at < end:
        yield str(marked[at:end])
