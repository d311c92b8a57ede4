"""Feeds: RSS, Atom and JSON Feed, told by how they begin; each entry that has words is a report. The adapter to feedparser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from sayso.model import Dropped, Raw
from sayso.settings import Settings

SUFFIXES = (".rss", ".atom", ".xml")
_XML = re.compile(rb"<(?:rss|feed|(?:rdf:)?RDF)[\s>]")
_JSON = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_OPENING = re.compile(rb"\s*(?:<\?|<!--|<!DOCTYPE|<rss|<feed|<(?:rdf:)?RDF)", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
HEAD = 8192


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `words` are HTML."""

    name: str
    words: str
    title: str | None
    link: str | None
    day: date | None


class _FeedError(ValueError):
    """A feed can't be read; its text says why."""


def is_feed(head: bytes, name: str) -> bool:
    """Whether it begins as feeds do."""
    start = head[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if start.lstrip().startswith(b"{"):
        return bool(_JSON.search(start))
    return bool(_OPENING.match(start)) and bool(_XML.search(start)) and b"<html" not in start[:1024].lower()


def read_feed(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The entries of a feed in its order, each as a page of its own with the entry's title and words, at `name#id`.

    What is no feed, or declares entities, is a Dropped; so is an entry without words, and its reason names what it links to.
    """
    data = stream.read(settings.max_bytes + 1)
    try:
        outlet, entries = _parse(data, settings.max_bytes)
    except _FeedError as wrong:
        yield Dropped(name, "read", "malformed feed", str(wrong))
        return
    if not entries:
        yield Dropped(name, "read", "empty", "there is no entry in it")
    for one in entries:
        yield _make_raw(one, outlet, f"{name}#{one.name}", settings)


def _make_raw(entry: Entry, outlet: str | None, address: str, settings: Settings) -> Raw | Dropped:
    if not re.sub(r"<[^<>]*>", "", entry.words).strip():
        linked = f"; read what it links to, {entry.link}" if entry.link else ""
        return Dropped(address, "read", "no text", f"the entry has no words of its own{linked}")
    title = f"<title>{html.escape(entry.title)}</title>" if entry.title else ""
    page = f"<!doctype html><html><head>{title}</head><body><article>{entry.words}</article></body></html>"
    return Raw(
        page.encode("utf-8", "surrogatepass"), "text/html", address, "utf-8", title=entry.title,
        publisher=outlet or settings.publisher, published=entry.day or settings.published, url=entry.link,
    )  # fmt: skip


def _parse(data: bytes, longest: int) -> tuple[str | None, list[Entry]]:
    if len(data) > longest:
        raise _FeedError(f"it is larger than {longest:,} bytes")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _parse_json(data)
    if _ENTITY.search(data):
        raise _FeedError("it declares entities, which no feed needs")
    try:
        import feedparser
    except ModuleNotFoundError as missing:
        raise _FeedError("reading feeds needs feedparser: pip install 'sayso[formats]'") from missing
    found = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    if found.get("bozo") and not found.entries:
        raise _FeedError(f"it is no feed that can be read ({found.get('bozo_exception')})")
    entries = [_make_entry(one, number) for number, one in enumerate(found.entries, 1)]
    return _clean(found.feed.get("title")), entries


def _make_entry(one: Mapping[str, Any], number: int) -> Entry:
    contents = [str(each.get("value") or "") for each in one.get("content") or ()]
    words = max([*contents, str(one.get("summary") or "")], key=len)
    moment = one.get("published_parsed") or one.get("updated_parsed")
    link = _find_link(one.get("link"))
    name = _clean(one.get("id")) or link or str(number)
    return Entry(name, words, _clean(one.get("title")), link, _read_day(moment))


def _read_day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except (ValueError, TypeError, OverflowError):
        return None


def _clean(words: object) -> str | None:
    """Words in a line, without the marks of HTML; None where there are none."""
    found = " ".join(html.unescape(re.sub(r"<[^<>]*>", "", words)).split()) if isinstance(words, str) else ""
    return found or None


def _find_link(link: object) -> str | None:
    return link.strip() if isinstance(link, str) and link.strip().startswith(("http://", "https://")) else None


def _parse_json(data: bytes) -> tuple[str | None, list[Entry]]:
    """A JSON Feed (versions 1 and 1.1)."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        raise _FeedError(f"it is not JSON that can be read ({wrong})") from wrong
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise _FeedError("it has no list of items")
    found = [_make_item(one, number) for number, one in enumerate(items, 1) if isinstance(one, dict)]
    return _clean(feed.get("title")), found


def _make_item(one: Mapping[str, Any], number: int) -> Entry:
    marked, plain = one.get("content_html"), one.get("content_text") or one.get("summary")
    words = marked if isinstance(marked, str) else _mark_up(plain) if isinstance(plain, str) else ""
    link, name = _find_link(one.get("url")), one.get("id")
    told = str(name) if isinstance(name, str | int) and not isinstance(name, bool) and str(name).strip() else None
    try:
        day = datetime.fromisoformat(str(one.get("date_published") or one.get("date_modified"))).date()
    except ValueError:
        day = None
    return Entry(told or link or str(number), words, _clean(one.get("title")), link, day)


def _mark_up(plain: str) -> str:
    """Plain words as paragraphs of HTML."""
    return "".join(
        f"<p>{html.escape(block.strip(), quote=False)}</p>" for block in re.split(r"\n\s*\n", plain) if block.strip()
    )
