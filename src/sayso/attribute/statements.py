"""From attributions to statements: which of them say something, and what exactly is said.

The tagger marks whatever a text puts in somebody's mouth or mind. A statement is narrower (see the
glossary): it is told with a verb of saying, or could only be known from the person's words. Quotations
are then made whole, continued over paragraphs, and statements inside others tied to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.counts import tells_something
from sayso.attribute.quotes import Quotation, find_quotations
from sayso.model import Attribution, Post, Span, Statement, StatementKind, Text, make_pin

_LEADING = re.compile(r"[\s,;:]+")
_TRAILING = re.compile(r"[\s.,;:]+$")
_NAME_END = re.compile(r"[\s,;]+$")
_CUE_END = re.compile(r"(?<=\w)[\s.,;:]+$")
_ANY_MARK = re.compile(r"``|''|[\"“”„«»]")
SNAP = 0.3
"""The least part of a quotation that a content must cover to get all of it: the linker sees a stretch
of words only, and a content never ends within a quotation that its cue stands outside of."""

MIN_CONTINUED = 15
"""Characters of a paragraph of nothing but quotation; a shorter one is a title or a label."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it has an id: its spans, and what found it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    method: str

    @property
    def start(self) -> int:
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        return max(span.end for span in self.content)


def make_statements(text: Text, attributions: Iterable[Attribution]) -> tuple[Statement, ...]:
    """The statements of a text in reading order, speakers not yet named.

    Ids are `s1`, `s2`, … within the report. Every pin holds the text's own words.
    """
    quotations = [(paragraph, find_quotations(text.body, paragraph)) for paragraph in text.paragraphs]
    flat = [one for _, found in quotations for one in found]
    drafts = [_shape(text.body, one, flat) for one in attributions if _counts(text.body, one, flat)]
    drafts = [draft for draft in drafts if draft.content and not _in_post(draft, text.posts)]
    drafts = _one_a_quotation(drafts)
    drafts = _attach(text.body, drafts, quotations)
    drafts += _continue(text.body, drafts, quotations)
    drafts += [_from_post(post) for post in text.posts]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return tuple(_number(text.body, drafts, flat))


def _counts(body: str, one: Attribution, quotations: Sequence[Quotation]) -> bool:
    """Nothing inside a quotation is a statement of the report's own."""
    if not one.content or any(quotation.span.covers(cue) for cue in one.cue for quotation in quotations):
        return False
    return tells_something(body, one, any(q.span.overlaps(span) for span in one.content for q in quotations))


def _shape(body: str, one: Attribution, quotations: Sequence[Quotation]) -> Draft:
    pieces = [_snap(span, quotations) for span in one.content]
    content = tuple(span for piece in _merge(pieces) if (span := _trim(body, piece)) is not None)
    source = tuple(_cut_end(body, span, _NAME_END) for span in one.source)
    cue = tuple(_cut_end(body, span, _CUE_END) for span in one.cue)
    return Draft(source, cue, content, one.score, "tagger")


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


def _trim(body: str, span: Span) -> Span | None:
    """The span without the punctuation that belongs to the sentence around it."""
    words = body[span.start : span.end]
    lead = _LEADING.match(words)
    start = span.start + (lead.end() if lead else 0)
    end = span.start + len(_TRAILING.sub("", words))
    return Span(start, end) if start < end else None


def _cut_end(body: str, span: Span, ending: re.Pattern[str]) -> Span:
    """The span without the punctuation that follows it; a span of nothing else stays as it is."""
    words = ending.sub("", body[span.start : span.end])
    return Span(span.start, span.start + len(words)) if words else span


def _in_post(draft: Draft, posts: Sequence[Post]) -> bool:
    return any(post.span.overlaps(span) for post in posts for span in draft.content)


def _one_a_quotation(drafts: list[Draft]) -> list[Draft]:
    """Of statements that share a content, the likeliest."""
    kept: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        held = kept.get(draft.content)
        if held is None or draft.score > held.score:
            kept[draft.content] = draft
    return list(kept.values())


Quoted = Sequence[tuple[Span, list[Quotation]]]


def _attach(body: str, drafts: list[Draft], quoted: Quoted) -> list[Draft]:
    """Give a quotation that nobody claims to the statement it follows in its paragraph (*"A," he said. "B."*)."""
    drafts = list(drafts)
    for paragraph, quotations in quoted:
        for one in quotations:
            if _claimed(one, drafts) or not _begins_sentence(body, one, paragraph):
                continue
            at = _before(one, drafts, paragraph, quotations)
            if at is not None:
                drafts[at] = replace(drafts[at], content=(*drafts[at].content, one.span))
    return drafts


def _claimed(quotation: Quotation, drafts: Iterable[Draft]) -> bool:
    return any(span.overlaps(quotation.span) for draft in drafts for span in (*draft.content, *draft.source))


def _begins_sentence(body: str, quotation: Quotation, paragraph: Span) -> bool:
    before = body[paragraph.start : quotation.span.start].rstrip()
    return bool(before) and before[-1] in ".!?\"”'’"


def _before(one: Quotation, drafts: Sequence[Draft], paragraph: Span, quotations: Sequence[Quotation]) -> int | None:
    """The index of the last statement before a quotation in its paragraph, where that is a quotation too."""
    best = None
    for at, draft in enumerate(drafts):
        if paragraph.start <= draft.start and draft.end <= one.span.start:
            if any(q.span.overlaps(span) for q in quotations for span in draft.content):
                best = at if best is None or draft.end > drafts[best].end else best
    return best


def _continue(body: str, drafts: Sequence[Draft], quoted: Quoted) -> list[Draft]:
    """A paragraph that is all quotation and that nobody claims goes on with the statement before it."""
    added: list[Draft] = []
    for (before, _), (paragraph, quotations) in zip(quoted, quoted[1:], strict=False):
        if not quotations or _rest(body, paragraph, quotations) or any(_claimed(one, drafts) for one in quotations):
            continue
        last = _last_in(before, [*drafts, *added])
        if last is not None and paragraph.end - paragraph.start >= MIN_CONTINUED:
            content = tuple(one.span for one in quotations)
            added.append(Draft((), (), content, last.score, "continuation"))
    return added


def _rest(body: str, paragraph: Span, quotations: Iterable[Quotation]) -> str:
    """What a paragraph says outside quotation marks."""
    at, rest = paragraph.start, ""
    for one in quotations:
        rest += body[at : one.span.start]
        at = one.span.end
    return (rest + body[at : paragraph.end]).strip(" .,\n")


def _last_in(paragraph: Span, drafts: Iterable[Draft]) -> Draft | None:
    inside = [draft for draft in drafts if paragraph.start <= draft.start and draft.end <= paragraph.end]
    return max(inside, key=lambda draft: draft.end, default=None)


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
