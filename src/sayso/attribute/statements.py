"""From attributions to statements: which of them say something, and what exactly is said.

The tagger marks whatever a text puts in somebody's mouth or mind. A statement is narrower (see the
glossary): it is told with a verb of saying, or could only be known from the person's words. Quotations
are then made whole, continued over paragraphs, and statements inside others tied to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.attribute.continued import continue_quotations, split_paragraphs
from sayso.attribute.counts import tells_something
from sayso.attribute.draft import Draft, shape_draft
from sayso.attribute.quotes import Quotation, quote_paragraphs
from sayso.model import Attribution, Post, Span, Statement, StatementKind, Text, make_pin

_ANY_MARK = re.compile(r"``|''|[\"“”„«»]")


def make_statements(text: Text, attributions: Iterable[Attribution]) -> tuple[Statement, ...]:
    """The statements of a text in reading order, speakers not yet named.

    Ids are `s1`, `s2`, … within the report. Every pin holds the text's own words.
    """
    quotations = quote_paragraphs(text)
    flat = [one for _, found in quotations for one in found]
    drafts = [shape_draft(text.body, one) for one in attributions if _counts(text.body, one, flat)]
    drafts = _one_a_content([draft for draft in drafts if draft.content and not _in_post(draft, text.posts)])
    drafts = split_paragraphs(text.body, drafts, quotations)
    drafts += continue_quotations(text.body, drafts, quotations)
    drafts += [_from_post(post) for post in text.posts]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return tuple(_number(text.body, drafts, flat))


def _counts(body: str, one: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Nothing inside a quotation is a statement of the report's own."""
    if not one.content or any(quotation.span.covers(cue) for cue in one.cue for quotation in quotations):
        return False
    return tells_something(body, one, any(q.span.overlaps(span) for span in one.content for q in quotations))


def _in_post(draft: Draft, posts: Sequence[Post]) -> bool:
    return any(post.span.overlaps(span) for post in posts for span in draft.content)


def _one_a_content(drafts: list[Draft]) -> list[Draft]:
    """Of statements that share a content, the likeliest."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        held = kept.get(draft.content)
        if held is None or draft.score > held.score:
            kept[draft.content] = draft
    return list(kept.values())


def _from_post(post: Post) -> Draft:
    return Draft((post.source,) if post.source else (), (), (post.content,), 1.0, "post")


def _number(body: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> Iterator[Statement]:
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, 1)}
    for draft in drafts:
        source, cue, content = (
            tuple(make_pin(body, span) for span in spans) for spans in (draft.source, draft.cue, draft.content)
        )
        outer = _outer(draft, drafts)
        yield Statement(
            ids[id(draft)], _kind(body, draft, quotations), source, cue, content,
            speaker=None, speaker_kind=None, entity=None, stance="asserts", said=None, via=(),
            inside=ids[id(outer)] if outer else None, score=draft.score, method=draft.method,
        )  # fmt: skip


def _kind(body: str, draft: Draft, quotations: Sequence[Quotation]) -> StatementKind:
    if draft.method == "post":
        return "post"
    if all(any(q.span.covers(span) for q in quotations) for span in draft.content):
        return "direct"
    marked = any(q.span.overlaps(span) for span in draft.content for q in quotations)
    marked = marked or any(_ANY_MARK.search(body, span.start, span.end) for span in draft.content)
    return "mixed" if marked else "indirect"


def _outer(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The smallest other statement whose content holds all of this one."""
    holding = [
        other
        for other in drafts
        if other is not draft and any(span.start <= draft.start and draft.end <= span.end for span in other.content)
    ]
    return min(holding, key=lambda other: other.end - other.start, default=None)
