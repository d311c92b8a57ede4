"""Markdown (CommonMark, with tables) to a draft: the adapter to markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sayso.model import OffsetMap, Span
from sayso.text.dates import find_day
from sayso.text.draft import Draft
from sayso.text.notices import is_notice
from sayso.text.scribe import Scribe

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<told>(?:[^\r\n]{0,2000}\r?\n){0,200}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?m)^(?P<name>[A-Za-z_]{1,40}):[ \t]*(?P<value>[^\r\n]+?)[ \t]*\r?$")
_QUOTES = "\"'"
_BREAKS = ("softbreak", "hardbreak")


def read_markdown(source: str) -> Draft:
    """The text of paragraphs, headings, list items and rows of tables, each a paragraph; its words lead to the source.

    Title, author and date are those of a front matter, else the title is the first heading of the first level. Pictures, raw HTML
    and where links lead to are left out.
    """
    front = _FRONT.match(source)
    told = (
        {found["name"].lower(): found["value"].strip(_QUOTES) for found in _FIELD.finditer(front["told"])}
        if front
        else {}
    )
    start = front.end() if front else 0
    tokens = MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").parse(source[start:])
    scribe = Scribe(source)
    lines = [found.start() + start for found in re.finditer(r"(?m)^", source[start:])] + [len(source)]
    starts: list[int] = []
    for token, beside in _list_blocks(tokens):
        if scribe.length:
            scribe.add("\t" if beside else "\n\n")
        if not beside:
            starts.append(scribe.length)
        first, last = token.map or [0, len(lines) - 1]
        _write_inline(scribe, token, lines[first], lines[min(last, len(lines) - 1)])
    body = scribe.body
    ends = [*starts[1:], len(body)][: len(starts)]
    paragraphs = tuple(span for pair in zip(starts, ends, strict=True) if (span := _trim(body, *pair)) is not None)
    return Draft(
        body, paragraphs, OffsetMap(tuple(scribe.runs)), (),
        tuple(span for span in paragraphs if is_notice(body[span.start : span.end])),
        title=told.get("title") or _find_heading(tokens), byline=told.get("author") or told.get("byline"),
        day=_read_day(told.get("date")),
    )  # fmt: skip


def _trim(body: str, start: int, end: int) -> Span | None:
    words = body[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + len(words.rstrip())) if words.strip() else None


def _list_blocks(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """The tokens that hold words, in order, and whether each stands beside the one before, as cells of a row do. A cell has no
    lines of its own, but its row has."""
    row, told = None, False
    for token in tokens:
        if token.type == "tr_open":
            row, told = token.map, False
        elif token.type == "tr_close":
            row = None
        elif token.type == "inline" and token.content.strip():
            token.map = token.map or row
            yield token, told and row is not None
            told = row is not None
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield token, False


def _write_inline(scribe: Scribe, token: Token, low: int, high: int) -> None:
    """The words of a block; each is looked for behind the one before, within the lines of the block."""
    at = low
    for child in token.children or [token]:
        if child.type in _BREAKS:
            scribe.add(" ")
        elif child.type == "text_special":
            found = scribe.source.find(child.markup, at, high)
            at = found + len(child.markup) if found >= 0 else at
            scribe.add(child.content)
        elif child.type in ("text", "code_inline", "fence", "code_block") and child.content:
            at = _write_words(scribe, child.content.rstrip("\n"), at, high)


def _write_words(scribe: Scribe, words: str, at: int, high: int) -> int:
    """The words, and where the source goes on behind them. What stands there otherwise, as code that is indented does, has no place."""
    found = scribe.source.find(words, at, high)
    if found < 0:
        scribe.add(words)
        return at
    scribe.copy(found, found + len(words))
    return found + len(words)


def _find_heading(tokens: Sequence[Token]) -> str | None:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            words = "".join(child.content for child in inline.children or () if child.type in ("text", "text_special"))
            return words.strip() or None
    return None


def _read_day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return find_day(words) if words else None
