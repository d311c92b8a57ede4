"""Attributions with their quotations made whole.

The network sees a stretch of words around a cue, so a long quotation may be cut off, and what follows the
cue's sentence may be lost. Quotation marks tell where it really ends. Also here: quotations that are
signed (*"…" — A. Reader*), whose cue is only a dash.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.attribute.quotes import Quotation, QuotedText
from sayso.model import Attribution, Span

SNAP = 0.3
"""The part of a quotation that a content must cover to get all of it, where it reaches neither of its ends."""

TOUCH = 12
"""The characters that are enough where it does: a content never ends within a quotation that its cue
stands outside of."""

MAX_SIGNATURE = 12
"""Words of a signature at most."""

_SIGNED = re.compile(
    r"[\"“”'‘«]\S.{20,}[\"“”'’»](?P<gap>\s*)(?P<dash>[―—–]|--?)\s*(?P<name>[^\W\d_a-zß-ÿ][^\n\"“”]{2,90})", re.DOTALL
)
_BEHIND_ARTICLE = re.compile(r"[^\S\n]+[\w’'-]+(?=[^\S\n]*[,.;:]|[^\S\n]+(?:who|said|says|told|added)\b)")
"""The one word behind an article that a comma, a relative clause or a word of saying follows."""

SURE = 0.95
"""The score of what is signed: no network is asked."""


def make_whole(body: str, attributions: Iterable[Attribution], quoted: QuotedText) -> list[Attribution]:
    """The attributions with whole quotations, signed ones added, in reading order."""
    signed = [one for paragraph, _ in quoted.paragraphs for one in _find_signed(body, paragraph)]
    taken = _mark(len(body), (span for one in signed for span in (*one.content, *one.cue, *one.source)))
    rest = [one for one in attributions if not any(_is_marked(taken, span) for span in one.cue)]
    near = [_keep_near(_name_source(body, one), quoted) for one in rest]
    snapped = [replace(one, content=_snap_all(one, quoted)) for one in near]
    return sorted([*_attach(body, snapped, quoted, taken), *signed], key=start_of)


def _name_source(body: str, one: Attribution) -> Attribution:
    """A source that is only an article gets the words behind it, up to the cue or a comma (*said the third,*)."""
    if len(one.source) != 1 or body[one.source[0].start : one.source[0].end].lower() not in ("the", "a", "an"):
        return one
    found = _BEHIND_ARTICLE.match(body, one.source[0].end)
    end = found.end() if found else 0
    if not found or any(span.start < end and span.end > one.source[0].end for span in one.cue):
        return one
    kept = (span for span in one.content if not (one.source[0].end <= span.start and span.end <= end))
    content = tuple(
        Span(max(span.start, end), span.end) if span.start < end < span.end and span.start > one.source[0].end else span
        for span in kept
    )
    return replace(one, source=(Span(one.source[0].start, end),), content=content) if content else one


def _mark(length: int, spans: Iterable[Span]) -> bytearray:
    """A byte for each character of a text: 1 where one of `spans` has it."""
    marks = bytearray(length)
    for span in spans:
        marks[span.start : span.end] = b"\1" * (span.end - span.start)
    return marks


def _is_marked(marks: bytearray, span: Span) -> bool:
    return marks.find(1, span.start, span.end) >= 0


def start_of(one: Attribution) -> int:
    """Where the first of an attribution's parts begins."""
    return min(span.start for span in (*one.source, *one.cue, *one.content))


def _find_signed(body: str, paragraph: Span) -> Iterator[Attribution]:
    """A paragraph that is one quotation, a dash and a name."""
    match = _SIGNED.fullmatch(body, paragraph.start, paragraph.end)
    if match and len(match["name"].split()) <= MAX_SIGNATURE:
        content = Span(paragraph.start, match.start("gap"))
        yield Attribution((Span(*match.span("name")),), (Span(*match.span("dash")),), (content,), SURE)


def _keep_near(one: Attribution, quoted: QuotedText) -> Attribution:
    """Without the pieces of content in other paragraphs than the cue's, unless that has none or they are quotations."""
    home = _find_paragraph(one.cue[0], quoted) if one.cue else None
    if home is None or not any(home.overlaps(span) for span in one.content):
        return one
    near = (
        span
        for span in one.content
        if home.overlaps(span) or any(quotation.span.start >= home.end for quotation in quoted.find(span))
    )
    return replace(one, content=tuple(near))


def _find_paragraph(span: Span, quoted: QuotedText) -> Span | None:
    at = bisect_right(quoted.paragraphs, span.start, key=lambda row: row[0].start) - 1
    paragraph = quoted.paragraphs[at][0] if at >= 0 else None
    return paragraph if paragraph is not None and paragraph.overlaps(span) else None


def _snap_all(one: Attribution, quoted: QuotedText) -> tuple[Span, ...]:
    outer = (*one.cue, *one.source)
    return tuple(_merge(_snap(span, _outside(quoted.find(span), outer)) for span in one.content))


def _outside(quotations: Iterable[Quotation], parts: Sequence[Span]) -> list[Quotation]:
    """The quotations that hold neither cue nor source."""
    return [one for one in quotations if not any(one.span.overlaps(span) for span in parts)]


def _snap(span: Span, quotations: Sequence[Quotation]) -> Span:
    for one in quotations:
        start, end = max(span.start, one.span.start), min(span.end, one.span.end)
        reaches = start == one.span.start or end == one.span.end
        if end - start >= min(SNAP * (one.span.end - one.span.start), TOUCH if reaches else math.inf):
            span = Span(min(span.start, one.span.start), max(span.end, one.span.end))
    return span


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _attach(body: str, attributions: Sequence[Attribution], quoted: QuotedText, taken: bytearray) -> list[Attribution]:
    """Give a quotation that nobody claims to the one it follows in its paragraph (*"A," he said. "B."*)."""
    attached = list(attributions)
    claimed = _mark(len(body), (span for one in attached for span in (*one.content, *one.source)))
    for paragraph, quotations in quoted.paragraphs:
        for one in quotations:
            if _is_marked(claimed, one.span) or _is_marked(taken, one.span):
                continue
            at = _find_before(one, attached, paragraph, quotations) if _begins_sentence(body, one, paragraph) else None
            if at is not None:
                attached[at] = replace(attached[at], content=(*attached[at].content, one.span))
    return attached


def _begins_sentence(body: str, quotation: Quotation, paragraph: Span) -> bool:
    before = body[paragraph.start : quotation.span.start].rstrip()
    return bool(before) and before[-1] in ".!?\"”'’"


def _find_before(
    one: Quotation, attributions: Sequence[Attribution], paragraph: Span, quotations: Sequence[Quotation]
) -> int | None:
    """The index of the last attribution before a quotation in its paragraph that has a quotation too."""
    before = [
        at
        for at, other in enumerate(attributions)
        if paragraph.start <= start_of(other)
        and other.content
        and other.content[-1].end <= one.span.start
        and any(quotation.span.overlaps(span) for quotation in quotations for span in other.content)
    ]
    return max(before, key=lambda at: attributions[at].content[-1].end, default=None)
