"""JSON whose strings and whole numbers know where they stand, so that what is made of them can be pinned to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from json.decoder import JSONArray, JSONObject  # type: ignore[attr-defined]  # the standard library's own parser, which its stub leaves out
from json.scanner import py_make_scanner  # type: ignore[attr-defined]  # likewise

from sayso.text.draft import UnreadableError

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|.)")
"""One escaped character: of two surrogates that belong together, both."""

Scan = Callable[[str, int], tuple[object, int]]


class PlacedWords(str):
    """A string of a JSON text; `at` and `end` are the places of its first character and of the mark that closes it."""

    at: int
    end: int

    @classmethod
    def make(cls, words: str, at: int, end: int) -> PlacedWords:
        """The words, placed."""
        made = cls(words)
        made.at, made.end = at, end
        return made


class PlacedNumber(int):
    """A whole number of a JSON text, and the places where its digits begin and end."""

    at: int
    end: int

    @classmethod
    def make(cls, number: int, at: int, end: int) -> PlacedNumber:
        """The number, placed."""
        made = cls(number)
        made.at, made.end = at, end
        return made


Placed = PlacedWords | PlacedNumber


class _Decoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__()
        objects, arrays = JSONObject, JSONArray
        self.parse_object = lambda at, strict, scan, *rest: objects(at, strict, _place(scan), *rest)
        self.parse_array = lambda at, scan, *rest: arrays(at, _place(scan), *rest)
        self.scan_once = _place(py_make_scanner(self))


def _place(scan: Scan) -> Scan:
    def placed(source: str, start: int) -> tuple[object, int]:
        value, end = scan(source, start)
        found: object = value
        if type(value) is str:
            found = PlacedWords.make(value, start + 1, end - 1)
        elif type(value) is int:
            found = PlacedNumber.make(value, start, end)
        return found, end

    return placed


def load_placed(source: str) -> object:
    """What a JSON text holds, its strings and whole numbers as `Placed`; UnreadableError where it is none, or too deep."""
    try:
        found: object = _Decoder().decode(source)
    except (ValueError, RecursionError) as wrong:
        raise UnreadableError(f"it is not JSON that can be read ({wrong})") from wrong
    return found


def find_runs(source: str, words: PlacedWords) -> Iterator[tuple[int, int, int]]:
    """The runs of a string that stand in the JSON text as they are: place in the string, place in the text, length.

    What is escaped there has no run.
    """
    inside, at = 0, words.at
    for escape in _ESCAPE.finditer(source, words.at, words.end):
        if escape.start() > at:
            yield inside, at, escape.start() - at
        inside, at = inside + escape.start() - at + 1, escape.end()
    if words.end > at:
        yield inside, at, words.end - at
