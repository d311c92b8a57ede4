"""A page to a draft: main text, posts and notices in the order in which the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sayso.model import OffsetMap, Post, Span
from sayso.text.align import place_paragraphs
from sayso.text.body import Body
from sayso.text.draft import Draft, UnreadableError
from sayso.text.extract import extract_page
from sayso.text.markup import BREAK, INLINE, Page, read_markup
from sayso.text.metadata import find_meta_day, find_own_address, find_site_name
from sayso.text.notices import is_notice
from sayso.text.posts import Embed, find_embeds, find_plain_posts, make_post

BEYOND = 2000
"""Visible characters after the main text within which an embedded post still belongs to it."""

MOST_NOTICES = 3

MOST_TAGS, MOST_INLINE = 60_000, 6_000
"""Tags of a page, and inline tags in a row, that the extractor gets through in seconds; it takes the square of
their number. News pages have some thousands, and fewer than a hundred in a row."""


class PageTooLargeError(UnreadableError):
    """A page has more elements than any report; its text says how many."""

    reason = "too large"


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or the lines of a post. `at` is its place in the visible text, for the order."""

    at: int | None
    words: str = ""
    lines: tuple[Span, ...] = ()
    embed: Embed | None = None


@dataclass(slots=True)
class _Layout:
    body: Body = field(default_factory=Body)
    paragraphs: list[Span] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


def read_page(source: str, url: str | None) -> Draft:
    """The draft of a page (decoded HTML); without paragraphs where no main text could be found.

    Posts are taken out before the extractor sees the page, since it keeps their words but not what they
    are, and are put back after the paragraph that they follow. PageTooLargeError where there are too many tags.
    """
    page = read_markup(source)
    _check_size(page)
    if not page.visible.strip():
        return Draft("", (), OffsetMap(()), (), ())
    embeds = find_embeds(page)
    extract = extract_page(_cut_out(source, embeds), url)
    places = place_paragraphs(page.visible, extract.paragraphs)
    main = [
        _Block(place.start if place else None, words, (place,) if place else ())
        for words, place in zip(extract.paragraphs, places, strict=True)
    ]
    extras = [*_choose_embeds(embeds, places), *_find_notices(page, places, embeds)]
    layout = _lay_out(page, _merge(main, extras))
    body, paragraphs = layout.body.words, tuple(layout.paragraphs)
    return Draft(
        body,
        paragraphs,
        layout.body.offsets,
        _add_plain_posts(layout.posts, body, paragraphs),
        tuple(span for span in paragraphs if is_notice(body[span.start : span.end])),
        extract.title,
        extract.byline,
        find_site_name(page),
        find_meta_day(page),
        find_own_address(page),
    )


def _add_plain_posts(posts: Sequence[Post], body: str, paragraphs: Sequence[Span]) -> tuple[Post, ...]:
    """The posts, with those that the page holds as mere words; in order."""
    plain = (
        post
        for post in find_plain_posts(body, paragraphs)
        if not any(post.span.overlaps(other.span) for other in posts)
    )
    return tuple(sorted([*posts, *plain], key=lambda post: post.span))


def _check_size(page: Page) -> None:
    rows = groupby(page.tags, lambda tag: tag.name in INLINE)
    longest = max((sum(1 for _ in row) for inline, row in rows if inline), default=0)
    if len(page.tags) > MOST_TAGS or longest > MOST_INLINE:
        raise PageTooLargeError(
            f"the page has {len(page.tags):,} tags, {longest:,} of them in one row; save its text alone"
        )


def _cut_out(source: str, embeds: Sequence[Embed]) -> str:
    edges = [0, *(edge for embed in embeds for edge in (embed.start, embed.end)), len(source)]
    return " ".join(source[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _choose_embeds(embeds: Sequence[Embed], places: Sequence[Span | None]) -> Iterator[_Block]:
    """The posts that stand in the main text or close below it; all of them where there is no main text."""
    starts = [place.start for place in places if place]
    ends = [place.end for place in places if place]
    for embed in embeds:
        if not starts or min(starts) <= embed.place.start <= max(ends) + BEYOND:
            yield _Block(embed.place.start, lines=embed.lines, embed=embed)


def _find_notices(page: Page, places: Sequence[Span | None], embeds: Sequence[Embed]) -> Iterator[_Block]:
    """Correction notices that the extractor left out, wherever the page has them."""
    taken = [place for place in places if place] + [embed.place for embed in embeds]
    at, found = 0, 0
    for line in page.visible.split(BREAK):
        if found < MOST_NOTICES and is_notice(line):
            start = at + len(line) - len(line.lstrip())
            place = Span(start, start + len(line.strip()))
            if not any(place.overlaps(other) for other in taken):
                found += 1
                yield _Block(start, lines=(place,))
        at += len(line) + 1


def _merge(main: Sequence[_Block], extras: Sequence[_Block]) -> list[_Block]:
    """Each extra after the paragraph that the page shows last before it."""
    blocks = list(main)
    for extra in sorted(extras, key=lambda block: block.at or 0, reverse=True):
        before = [
            (block.at, index) for index, block in enumerate(main) if block.at is not None and block.at < (extra.at or 0)
        ]
        blocks.insert(max(before)[1] + 1 if before else 0, extra)
    return blocks


def _lay_out(page: Page, blocks: Sequence[_Block]) -> _Layout:
    layout = _Layout()
    for block in blocks:
        if layout.paragraphs:
            layout.body.add("\n\n")
        if not block.lines:
            layout.paragraphs.append(layout.body.add(block.words))
            continue
        spans = _add_lines(layout.body, page, block.lines)
        layout.paragraphs.extend(spans)
        if block.embed is not None:
            post = make_post(layout.body.words, spans, block.embed.links, block.embed.posted)
            if post is not None:
                layout.posts.append(post)
    return layout


def _add_lines(body: Body, page: Page, lines: Sequence[Span]) -> list[Span]:
    spans: list[Span] = []
    for line in lines:
        if spans:
            body.add("\n")
        spans.append(body.add_copy(page, line))
    return spans
