"""The sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.lexicon.writing import Writing, load_writing
from sayso.model import Span

_WIDE_STOPS = "。！？"
_STOP = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]+[”’」』）]*|(?<=[a-z]{3})\.(?=[A-Z][a-z])""")
"""The last form is a stop with no space behind it (*soldiers.This*), which only counts before a common starter."""

_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]—–/-]*$")
_NEXT = re.compile(r"""\s*["'“‘«(\[¡¿]*([^\s"'“”‘’«»()\[\],;:.!?]*)""")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_LONGEST_WORD = 40


def split_sentences(body: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of all paragraphs in order, without the white space between them.

    A sentence ends at a stop and its closing marks, unless the stop belongs to an abbreviation or an
    initial, or the next word goes on in lower case. Where an abbreviation may end a sentence (*U.S.*,
    *Inc.*, *p.m.*), a next word that commonly begins one decides.
    """
    writing = load_writing()
    return tuple(sentence for paragraph in paragraphs for sentence in _split(body, paragraph, writing))


def _split(body: str, paragraph: Span, writing: Writing) -> Iterator[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(body, paragraph.start, paragraph.end):
        numbered = body[start : stop.start()].isdigit()  # "1. The first point"
        if stop.end() < paragraph.end and not numbered and _ends_sentence(body, stop, paragraph.end, writing):
            yield Span(start, stop.end())
            start = stop.end()
            while start < paragraph.end and body[start].isspace():
                start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_sentence(body: str, stop: re.Match[str], end: int, writing: Writing) -> bool:
    marks = stop[0]
    following = _NEXT.match(body, stop.end(), end)
    after = following[1] if following else ""
    if marks[0] in _WIDE_STOPS:
        return True
    if not body[stop.end()].isspace():
        return after in writing.starters
    if marks == ".":
        before = _WORD_BEFORE.search(body, max(0, stop.start() - _LONGEST_WORD), stop.start())
        known = _may_end(before[0] if before else "", after, writing)
        if known is not None:
            return known
    return not after[:1].islower()  # "Why?" he asked. / It was … odd.


def _may_end(before: str, after: str, writing: Writing) -> bool | None:
    """Whether a stop after the word `before` ends a sentence; None where `before` is no abbreviation."""
    if before in writing.before_name:
        return False
    if before in writing.before_number:
        return False if after[:1].isdigit() else None
    if before in writing.before_either or _INITIALS.fullmatch(before):
        return after in writing.starters
    return None
