"""A page's own characters, with the place of each in the page.

A small lexer after the tokenisation rules of the HTML Living Standard (13.2.5), as far as text needs
them. It never fails and takes linear time: what is not closed reaches to the end of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

BREAK = "\f"
"""Stands in the visible text where a block begins or ends; white space like the page's own line ends."""

_TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_STOP = re.compile(r""">|=\s*(["'])""")
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")

_RAW_TEXT = {
    "script",
    "style",
    "title",
    "textarea",
    "iframe",
    "noembed",
    "noframes",
    "xmp",
    "template",
    "svg",
    "select",
}
"""Elements whose text no reader sees as part of the page's prose."""

INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "nobr",
}  # fmt: skip
"""Elements that go on in the line; all others begin a new one."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and its place in the page; `at` is the place in the visible text where it stands."""

    name: str
    closing: bool
    start: int
    end: int
    at: int

    def attributes(self, page: str) -> dict[str, str]:
        """Names in lower case, values with their entities decoded; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(page, self.start + 1 + len(self.name), self.end):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found


@dataclass(frozen=True)
class Page:
    """The visible text of a page, its tags, and where its characters were copied from.

    `runs` are (start in `visible`, start in `source`, length) of characters that are the page's own;
    decoded entities and the breaks of blocks are in no run. `scripts` are the places of
    the contents of `script` elements.
    """

    source: str
    visible: str
    runs: tuple[tuple[int, int, int], ...]
    tags: tuple[Tag, ...]
    scripts: tuple[tuple[int, int], ...]

    def cut_runs(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The runs within `visible[start:end]`, cut to it."""
        first = max(0, bisect_right(self._starts, start) - 1)
        cut = []
        for at, source, length in self.runs[first : bisect_left(self._starts, end)]:
            low, high = max(at, start), min(at + length, end)
            if low < high:
                cut.append((low, source + low - at, high - low))
        return cut

    @cached_property
    def _starts(self) -> list[int]:
        return [run[0] for run in self.runs]


@dataclass(slots=True)
class _Draft:
    source: str
    pieces: list[str] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def add_text(self, start: int, end: int) -> None:
        """The characters of the page from `start` to `end`, entities decoded."""
        at = start
        for found in _ENTITY.finditer(self.source, start, end):
            decoded = unescape(found[0])
            if decoded == found[0]:
                continue
            self.add_run(at, found.start())
            self.add(decoded)
            at = found.end()
        self.add_run(at, end)

    def add_run(self, start: int, end: int) -> None:
        if start < end:
            self.runs.append((self.length, start, end - start))
            self.add(self.source[start:end])

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)


def read_markup(source: str) -> Page:
    """The page that `source` (decoded HTML) shows."""
    draft, at, size = _Draft(source), 0, len(source)
    while at < size:
        opening = source.find("<", at)
        if opening < 0:
            opening = size
        draft.add_text(at, opening)
        at = _read_tag(draft, opening) if opening < size else size
    return Page(source, "".join(draft.pieces), tuple(draft.runs), tuple(draft.tags), tuple(draft.scripts))


def _read_tag(draft: _Draft, start: int) -> int:
    """What begins with the `<` at `start`; where the page goes on after it."""
    source = draft.source
    if source.startswith("<!--", start):
        return _after(source, "-->", start + 2)
    named = _TAG_NAME.match(source, start)
    if named is None:
        if source[start + 1 : start + 2] in ("!", "?", "/"):
            return _after(source, ">", start)
        draft.add_run(start, start + 1)
        return start + 1
    name, closing, end = named[1].lower(), source[start + 1] == "/", _find_end(source, named.end())
    if name not in INLINE:
        draft.add(BREAK)
    draft.tags.append(Tag(name, closing, start, end, draft.length))
    if closing or name not in _RAW_TEXT or source[end - 2 : end] == "/>":
        return end
    return _skip_raw_text(draft, name, end)


def _skip_raw_text(draft: _Draft, name: str, start: int) -> int:
    found = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(draft.source, start)
    end = found.start() if found else len(draft.source)
    if name == "script":
        draft.scripts.append((start, end))
    return end


def _find_end(source: str, at: int) -> int:
    """The end of a tag: the first `>` that stands in no quoted value."""
    while found := _STOP.search(source, at):
        if found[1] is None:
            return found.end()
        at = source.find(found[1], found.end()) + 1
        if at == 0:
            break
    return len(source)


def _after(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)
