"""Find quotations by their marks, paragraph by paragraph.

An odd mark can spoil no more than its own paragraph: a mark that has no partner is either the
start of a quotation that runs to the end of the paragraph (as print does when the next paragraph
goes on with it) or is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span, Text

_MARK = re.compile(r"``|''|[\"“”„«»]")
_OPENS = frozenset("“„«") | {"``"}
_CLOSES = frozenset("”»")
_SINGLE = re.compile(r"(?:(?<=[\s(\[—–:])|^)['‘](?=\S)(.+?[\w.,!?…])['’](?=[\s.,;:!?)\]—–]|$)", re.DOTALL)
"""Quotations between single marks: the mark that closes isn't followed by a letter, as an apostrophe is."""

MIN_SINGLE_WORDS = 3
"""Fewer words between single marks are more often a title or a plural's apostrophe."""


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A quotation with its marks. `closed` is false where it runs on past its paragraph."""

    span: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class QuotedText:
    """A text's paragraphs in order, each with its quotations, and all quotations for looking up."""

    paragraphs: tuple[tuple[Span, tuple[Quotation, ...]], ...]
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def find(self, span: Span) -> Iterator[Quotation]:
        """The quotations that share a character with `span`, in order."""
        for at in range(max(0, bisect_right(self.starts, span.start) - 1), len(self.quotations)):
            one = self.quotations[at]
            if one.span.start >= span.end:
                return
            if one.span.overlaps(span):
                yield one


def quote_text(text: Text) -> QuotedText:
    """The quotations of a text."""
    paragraphs = tuple((paragraph, tuple(find_quotations(text.body, paragraph))) for paragraph in text.paragraphs)
    quotations = tuple(one for _, found in paragraphs for one in found)
    return QuotedText(paragraphs, quotations, tuple(one.span.start for one in quotations))


def find_quotations(body: str, paragraph: Span) -> list[Quotation]:
    """The quotations of one paragraph, in order, none inside another."""
    found = list(_pair(body, paragraph))
    for match in _SINGLE.finditer(body, paragraph.start, paragraph.end):
        span = Span(match.start(), match.end())
        if len(match[1].split()) >= MIN_SINGLE_WORDS and not any(one.span.overlaps(span) for one in found):
            found.append(Quotation(span, True))
    return sorted(found)


def _pair(body: str, paragraph: Span) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(body, paragraph.start, paragraph.end):
        side = _side(body, mark, paragraph, opened is not None)
        if side == "open":
            opened = mark
        elif side == "close" and opened is not None:
            if mark.start() > opened.end():
                yield Quotation(Span(opened.start(), mark.end()), True)
            opened = None
    if opened is not None and opened.end() < paragraph.end and _starts_sentence(body, opened.start(), paragraph):
        yield Quotation(Span(opened.start(), paragraph.end), False)


def _side(body: str, mark: re.Match[str], paragraph: Span, inside: bool) -> str:
    """Whether a mark opens or closes: by its shape, else by the side on which it touches a word."""
    if mark[0] in _OPENS:
        return "open"
    if mark[0] in _CLOSES:
        return "close"
    before = body[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = body[mark.end()] if mark.end() < paragraph.end else " "
    if before.isdigit() and not inside:
        return "inch"
    free_before, free_after = before.isspace() or before in "([—–-", after.isspace() or after in ".,;:!?)]—–-"
    if free_before != free_after:
        return "open" if free_before else "close"
    return "close" if inside else "open"


def _starts_sentence(body: str, at: int, paragraph: Span) -> bool:
    """Only a quotation that begins a sentence, or follows a cue, is taken to run past its paragraph."""
    before = body[paragraph.start : at].rstrip()
    return not before or before[-1] in ".,:!?…"
