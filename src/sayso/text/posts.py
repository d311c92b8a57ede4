"""Embedded social posts: found in a page by their elements, in a plain text by their credit line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from urllib.parse import urlsplit

from sayso.lexicon.writing import load_writing
from sayso.model import Post, Span
from sayso.text.dates import find_day
from sayso.text.markup import BREAK, Page, Tag

_HANDLE = r"@(?P<handle>[\w.-]+(?:@[\w.-]+\w)?)"
_CREDIT = re.compile(rf"[—–-]+\s*(?P<source>(?P<account>[^\n()]{{1,100}}?)\s*\({_HANDLE}\))(?P<when>[^\n]{{0,60}})$")
_OTHER_CREDITS = (
    re.compile(
        rf"(?:A|Video|Reel)\b[\w ]{{0,20}}\bshared by (?P<source>(?P<account>[^\n()]{{0,100}}?)\s*\({_HANDLE}\))(?P<when>.{{0,60}})$"
    ),
    re.compile(rf"Post by (?P<source>(?P<account>){_HANDLE})(?P<when>.{{0,60}})$"),
    re.compile(r"(?:—\s*)?Posted by (?P<source>(?P<account>[^\n]{1,100}?)(?P<handle>))(?:\s+on\s+(?P<when>.{0,60}))?$"),
    re.compile(rf"(?P<source>(?P<account>){_HANDLE})(?P<when>)$"),
)
"""Instagram and Threads, Mastodon, Facebook, TikTok."""

_FURNITURE = re.compile(r"(?:View|See) (?:this|more|on|original)\b.{0,40}$|♬.*$|Read more.{0,20}$", re.IGNORECASE)
_ACCOUNT_PATH = re.compile(r"/@?([\w.]+)/(?:status|statuses|posts|post|videos?)/")
_LONGEST_LINE = 2000
_HOLDERS = ("blockquote", "div", "figure", "section")


@dataclass(frozen=True, slots=True)
class Embed:
    """An embedded post's element: its place in the page and in the visible text, its lines there."""

    start: int
    end: int
    place: Span
    lines: tuple[Span, ...]
    links: tuple[str, ...]
    posted: datetime | None


def find_embeds(page: Page) -> tuple[Embed, ...]:
    """The embedded posts of a page that have words, in order."""
    embeds: list[Embed] = []
    covered = 0
    for first, last in _find_elements(page):
        if page.tags[first].start >= covered:
            covered = page.tags[last].end
            embed = _make_embed(page, page.tags[first : last + 1])
            if embed is not None:
                embeds.append(embed)
    return tuple(embeds)


def _find_elements(page: Page) -> list[tuple[int, int]]:
    """The opening and closing tags (their indices) of elements that hold posts, in order; one that is
    never closed is left out, so that it can't swallow the rest of the page."""
    open_tags: dict[str, list[int]] = {name: [] for name in _HOLDERS}
    found = []
    for index, tag in enumerate(page.tags):
        if tag.name not in _HOLDERS:
            continue
        if not tag.closing:
            open_tags[tag.name].append(index)
        elif open_tags[tag.name]:
            first = open_tags[tag.name].pop()
            if _is_embed(page, page.tags[first]):
                found.append((first, index))
    return sorted(found)


def _is_embed(page: Page, tag: Tag) -> bool:
    classes = tag.attributes(page.source).get("class", "").lower().split()
    return any(name in load_writing().embeds for name in classes)


def _make_embed(page: Page, tags: Sequence[Tag]) -> Embed | None:
    start, end = tags[0].at, tags[-1].at
    lines, at = [], start
    for line in page.visible[start:end].split(BREAK):
        trimmed = line.strip()
        if trimmed and not _FURNITURE.match(" ".join(trimmed.split())):
            left = at + len(line) - len(line.lstrip())
            lines.append(Span(left, left + len(trimmed)))
        at += len(line) + 1
    if not lines:
        return None
    found = [tag.attributes(page.source) for tag in tags if tag.name in ("a", "time") and not tag.closing]
    links = dict.fromkeys(link for each in found if (link := each.get("href", "")).startswith(("http://", "https://")))
    posted = next((moment for each in found if (moment := _read_moment(each.get("datetime", "")))), None)
    return Embed(tags[0].start, tags[-1].end, Span(start, end), tuple(lines), tuple(links), posted)


def _read_moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words.strip())
    except ValueError:
        return None


def make_post(body: str, lines: Sequence[Span], links: tuple[str, ...], posted: datetime | None) -> Post | None:
    """The post whose lines stand in `body`; None where it has no words of its own besides its credit."""
    credits = [(line, found) for line in lines if (found := _match_credit(body[line.start : line.end]))]
    words = [line for line in lines if not credits or line != credits[-1][0]]
    if not words:
        return None
    source, told = None, dict[str, str]()
    if credits:
        line, found = credits[-1]
        source = Span(line.start + found.start("source"), line.start + found.end("source"))
        told = found.groupdict()
    return Post(
        span=Span(lines[0].start, lines[-1].end),
        content=Span(words[0].start, words[-1].end),
        source=source,
        account=(told.get("account") or "").strip() or None,
        handle=told.get("handle") or _find_handle(links),
        posted=posted or _read_day(told.get("when") or ""),
        links=links,
    )


def _match_credit(line: str) -> re.Match[str] | None:
    found = (pattern.match(line) for pattern in (_CREDIT, *_OTHER_CREDITS))
    return next((each for each in found if each), None)


def _find_handle(links: Sequence[str]) -> str | None:
    found = (_ACCOUNT_PATH.match(urlsplit(link).path) for link in links)
    return next((each[1] for each in found if each), None)


def _read_day(words: str) -> datetime | None:
    day = find_day(words.strip())
    return datetime.combine(day, time()) if day else None


def find_plain_posts(body: str, paragraphs: Sequence[Span]) -> Iterator[Post]:
    """The posts of a plain text, known by the credit that platforms write under them:
    *words … — NAME (@handle) February 27, 2022*, at the end of a paragraph or in the next one.

    A credit with no day is none: prose also has handles in brackets. A post's day has no hour, which
    is then 0:00.
    """
    for index, paragraph in enumerate(paragraphs):
        words = body[max(paragraph.start, paragraph.end - _LONGEST_LINE) : paragraph.end]
        found = next((each for each in _CREDIT.finditer(words) if find_day(each["when"].strip())), None)
        if found is None:
            continue
        shift = paragraph.end - len(words)
        credit = Span(shift + found.start(), paragraph.end)
        if words[: found.start()].strip():
            lines = [Span(paragraph.start, shift + len(words[: found.start()].rstrip())), credit]
        elif index > 0:
            lines = [paragraphs[index - 1], credit]
        else:
            continue
        post = make_post(body, lines, (), None)
        if post is not None:
            yield post
