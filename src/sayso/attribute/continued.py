"""Quotations that go on over the paragraphs that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.attribute.draft import Draft
from sayso.attribute.quotes import Quotation, QuotedText
from sayso.model import Span

MIN_CONTINUED = 15
"""Characters of a paragraph of nothing but quotation; a shorter one is a title or a label."""


def split_paragraphs(body: str, drafts: Sequence[Draft], quoted: QuotedText) -> list[Draft]:
    """The drafts, with paragraphs of nothing but quotation after a draft's own as continuations of it."""
    whole = [
        paragraph
        for paragraph, quotations in quoted.paragraphs
        if quotations and not _rest(body, paragraph, quotations)
    ]
    return [piece for draft in drafts for piece in _split(draft, whole)]


def _split(draft: Draft, whole: Sequence[Span]) -> Iterator[Draft]:
    """A content that a cue leads over to in the next paragraph is the draft's own (*He said:*)."""
    later = [span for span in whole if span.start > draft.content[0].end]
    groups = [tuple(one for one in draft.content if span.covers(one)) for span in later]
    taken = {one for group in groups for one in group}
    yield replace(draft, content=tuple(one for one in draft.content if one not in taken))
    yield from (Draft((), (), group, draft.score, "continuation") for group in groups if group)


def continue_quotations(body: str, drafts: Sequence[Draft], quoted: QuotedText) -> list[Draft]:
    """Drafts for the paragraphs that are all quotation and that nobody claims: they go on with the last one."""
    added: list[Draft] = []
    for (before, _), (paragraph, quotations) in pairwise(quoted.paragraphs):
        if not quotations or _rest(body, paragraph, quotations) or any(_claimed(one, drafts) for one in quotations):
            continue
        last = _last_in(before, [*drafts, *added])
        if last is not None and paragraph.end - paragraph.start >= MIN_CONTINUED:
            added.append(Draft((), (), tuple(one.span for one in quotations), last.score, "continuation"))
    return added


def _claimed(quotation: Quotation, drafts: Iterable[Draft]) -> bool:
    return any(span.overlaps(quotation.span) for draft in drafts for span in (*draft.content, *draft.source))


def _last_in(paragraph: Span, drafts: Iterable[Draft]) -> Draft | None:
    inside = [draft for draft in drafts if paragraph.start <= draft.start and draft.end <= paragraph.end]
    return max(inside, key=lambda draft: draft.end, default=None)


def _rest(body: str, paragraph: Span, quotations: Iterable[Quotation]) -> str:
    """What a paragraph says outside quotation marks."""
    at, rest = paragraph.start, ""
    for one in quotations:
        rest += body[at : one.span.start]
        at = one.span.end
    return (rest + body[at : paragraph.end]).strip(" .,\n")
