"""From attributions to statements: which of them say something, and what exactly is said.

The tagger marks whatever a text puts in somebody's mouth or mind. A statement is narrower (see the
glossary): it is told with a verb of saying, or could only be known from the person's words. Quotations
are then made whole, continued over paragraphs, and statements inside others tied to them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sayso.attribute.continued import continue_quotations, split_paragraphs
from sayso.attribute.counts import tells_something
from sayso.attribute.draft import Draft, shape_draft
from sayso.attribute.quotes import QuotedText, quote_text
from sayso.model import TURN, Attribution, Post, Span, Statement, StatementKind, Text, Turn, make_pin

_ANY_MARK = re.compile(r"``|''|[\"“”„«»]")


def make_statements(text: Text, attributions: Iterable[Attribution]) -> tuple[Statement, ...]:
    """The statements of a text in reading order, speakers not yet named.

    Ids are `s1`, `s2`, … within the report. Every pin holds the text's own words.
    """
    quoted = quote_text(text)
    drafts = [shape_draft(text.body, one) for one in attributions if _counts(text.body, one, quoted)]
    drafts = _one_a_content(
        [draft for draft in drafts if draft.content and not _in_post(draft, text) and not _across_turns(draft, text)]
    )
    drafts = split_paragraphs(text.body, drafts, quoted)
    drafts += continue_quotations(text.body, drafts, quoted)
    drafts += [_from_post(post) for post in text.posts]
    drafts += [_from_turn(turn, turn.speaker) for turn in text.turns if turn.speaker]
    drafts.sort(key=lambda draft: (draft.start, draft.content[0].start, -draft.end))
    return tuple(_number(text.body, drafts, quoted))


def _counts(body: str, one: Attribution, quoted: QuotedText) -> bool:
    """Nothing inside a quotation is a statement of the report's own."""
    if not one.content or any(quotation.span.covers(cue) for cue in one.cue for quotation in quoted.find(cue)):
        return False
    return tells_something(body, one, quoted)


def _in_post(draft: Draft, text: Text) -> bool:
    """Whether a draft lies in a post that the report only shows. Where posts are all of the report, what they tell of others
    counts too, as long as it is their own words that tell it."""
    touched = [post for post in text.posts for span in draft.content if post.span.overlaps(span)]
    told = (*draft.source, *draft.cue, *draft.content)
    own = text.is_thread and all(any(post.content.covers(span) for post in touched) for span in told)
    return bool(touched) and not (own and draft.content != (touched[0].content,))


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


def _from_turn(turn: Turn, speaker: Span) -> Draft:
    return Draft((speaker,), (), (turn.content,), 1.0, TURN)


def _find_turns(turns: Sequence[Turn], span: Span) -> Iterator[Turn]:
    """The turns that a span touches; turns are in order."""
    for turn in turns[max(0, bisect_right(turns, span.start, key=lambda turn: turn.span.start) - 1) :]:
        if turn.span.start >= span.end:
            return
        if turn.span.overlaps(span):
            yield turn


def _across_turns(draft: Draft, text: Text) -> bool:
    """Whether a draft is more, or less, than what somebody tells within a turn."""
    touched = [turn for span in draft.content for turn in _find_turns(text.turns, span)]
    told = (*draft.source, *draft.cue, *draft.content)
    within = any(all(turn.content.covers(span) for span in told) for turn in touched)
    return bool(touched) and (not within or draft.content == (touched[0].content,))


def _number(body: str, drafts: Sequence[Draft], quoted: QuotedText) -> Iterator[Statement]:
    ids = {id(draft): f"s{number}" for number, draft in enumerate(drafts, 1)}
    for draft, outer in zip(drafts, _find_outers(drafts), strict=True):
        source, cue, content = (
            tuple(make_pin(body, span) for span in spans) for spans in (draft.source, draft.cue, draft.content)
        )
        yield Statement(
            ids[id(draft)], _kind(body, draft, quoted), source, cue, content,
            speaker=None, speaker_kind=None, entity=None, stance="asserts", said=None, via=(),
            inside=ids[id(outer)] if outer else None, score=draft.score, method=draft.method,
        )  # fmt: skip


def _kind(body: str, draft: Draft, quoted: QuotedText) -> StatementKind:
    """Literal, as the guide has it: direct is all in quotation marks, mixed has any mark at all."""
    if draft.method == "post":
        return "post"
    if draft.method == TURN:
        return "direct"
    if all(any(one.span.covers(span) for one in quoted.find(span)) for span in draft.content):
        return "direct"
    marked = any(True for span in draft.content for _ in quoted.find(span))
    marked = marked or any(_ANY_MARK.search(body, span.start, span.end) for span in draft.content)
    return "mixed" if marked else "indirect"


def _find_outers(drafts: Sequence[Draft]) -> Iterator[Draft | None]:
    """For each draft the smallest other one whose content holds all of it; drafts come in reading order."""
    begun: list[Draft] = []
    for draft in drafts:
        begun = [other for other in begun if other.end > draft.start]
        holding = [other for other in begun if any(_holds(span, draft) for span in other.content)]
        yield min(holding, key=lambda other: other.end - other.start, default=None)
        begun.append(draft)


def _holds(span: Span, draft: Draft) -> bool:
    return span.start <= draft.start and draft.end <= span.end
