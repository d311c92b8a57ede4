"""Attributions with their quotations made whole.

The network sees a stretch of words around a cue, so a long quotation may be cut off, and what follows the
cue's sentence may be lost. Quotation marks tell where it really ends. Also here: quotations that are
signed (*"…" — A. Reader*), whose cue is only a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.attribute.quotes import Quotation
from sayso.model import Attribution, Span

Quoted = Sequence[tuple[Span, list[Quotation]]]
"""A text's paragraphs in order, each with its quotations."""

SNAP = 0.3
"""The least part of a quotation that a content must cover to get all of it: a content never ends within
a quotation that its cue stands outside of."""

MAX_SIGNATURE = 12
"""Words of a signature at most."""

_SIGNED = re.compile(
    r"[\"“”'‘«]\S.{20,}[\"“”'’»](?P<gap>\s*)(?P<dash>[―—–]|--?)\s*(?P<name>[^\W\d_a-zß-ÿ][^\n\"“”]{2,90})", re.DOTALL
)
SURE = 0.95
"""The score of what is signed: no network is asked."""


def make_whole(body: str, attributions: Iterable[Attribution], quoted: Quoted) -> list[Attribution]:
    """The attributions with whole quotations, signed ones added, in reading order."""
    signed = [one for paragraph, _ in quoted for one in _find_signed(body, paragraph)]
    taken = [span for one in signed for span in one.content]
    rest = [one for one in attributions if not any(span.overlaps(place) for span in one.cue for place in taken)]
    rest = [
        one
        for one in rest
        if not any(span.overlaps(cue) for span in one.cue for other in signed for cue in _ends(other))
    ]
    quotations = [one for _, found in quoted for one in found]
    snapped = [replace(one, content=_snap_all(one, quotations)) for one in rest]
    return sorted([*_attach(body, snapped, quoted), *signed], key=_start)


def _start(one: Attribution) -> int:
    return min(span.start for span in (*one.source, *one.cue, *one.content))


def _find_signed(body: str, paragraph: Span) -> Iterator[Attribution]:
    """A paragraph that is one quotation, a dash and a name."""
    match = _SIGNED.fullmatch(body, paragraph.start, paragraph.end)
    if match and len(match["name"].split()) <= MAX_SIGNATURE:
        content = Span(paragraph.start, match.start("gap"))
        yield Attribution((Span(*match.span("name")),), (Span(*match.span("dash")),), (content,), SURE)


def _ends(signed: Attribution) -> Iterator[Span]:
    yield from (*signed.cue, *signed.source)


def _snap_all(one: Attribution, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    outside = [
        quotation
        for quotation in quotations
        if not any(quotation.span.overlaps(span) for span in (*one.cue, *one.source))
    ]
    return tuple(_merge(_snap(span, outside) for span in one.content))


def _snap(span: Span, quotations: Sequence[Quotation]) -> Span:
    start, end = span.start, span.end
    for one in quotations:
        shared = min(end, one.span.end) - max(start, one.span.start)
        if shared >= SNAP * (one.span.end - one.span.start):
            start, end = min(start, one.span.start), max(end, one.span.end)
    return Span(start, end)


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _attach(body: str, attributions: Sequence[Attribution], quoted: Quoted) -> list[Attribution]:
    """Give a quotation that nobody claims to the one it follows in its paragraph (*"A," he said. "B."*)."""
    attached = list(attributions)
    for paragraph, quotations in quoted:
        for one in quotations:
            if _claimed(one, attached) or not _begins_sentence(body, one, paragraph):
                continue
            at = _find_before(one, attached, paragraph, quotations)
            if at is not None:
                attached[at] = replace(attached[at], content=(*attached[at].content, one.span))
    return attached


def _claimed(quotation: Quotation, attributions: Iterable[Attribution]) -> bool:
    return any(span.overlaps(quotation.span) for one in attributions for span in (*one.content, *one.source))


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
        if paragraph.start <= _start(other)
        and other.content
        and other.content[-1].end <= one.span.start
        and any(quotation.span.overlaps(span) for quotation in quotations for span in other.content)
    ]
    return max(before, key=lambda at: attributions[at].content[-1].end, default=None)
