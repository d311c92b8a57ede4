"""What a page tells of itself in its head: its day of publication, its host's outlet."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from sayso.lexicon.outlets import find_outlet
from sayso.lexicon.writing import load_writing
from sayso.text.dates import find_day
from sayso.text.markup import Page, Tag

_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DAY_CLASS = re.compile(r"publish|pubdate|posted", re.IGNORECASE)
_KEYS = ("property", "name", "itemprop")


def find_meta_day(page: Page) -> date | None:
    """The day that the page's own metadata tells: its meta elements, its JSON-LD (schema.org
    `datePublished`), its `time` elements where they are marked so or agree. None where nothing does."""
    return _find_meta(page) or _find_json_day(page) or _find_time(page)


def _find_meta(page: Page) -> date | None:
    told: dict[str, str] = {}
    for tag in page.tags:
        if tag.name == "meta" and not tag.closing:
            attributes = tag.attributes(page.source)
            for key in _KEYS:
                told.setdefault(attributes.get(key, "").strip().lower(), attributes.get("content", ""))
    days = (find_day(told[name]) for name in load_writing().meta_days if name in told)
    return next((day for day in days if day), None)


def _find_json_day(page: Page) -> date | None:
    for start, end in page.scripts:
        found = _PUBLISHED.search(page.source, start, end)
        if found:
            return find_day(found[1])
    return None


def _find_time(page: Page) -> date | None:
    days: list[date] = []
    for tag in page.tags:
        if tag.name == "time" and not tag.closing:
            attributes = tag.attributes(page.source)
            day = find_day(attributes.get("datetime", ""))
            if day and _is_published(tag, attributes):
                return day
            if day:
                days.append(day)
    return days[0] if len(set(days)) == 1 else None


def _is_published(tag: Tag, attributes: dict[str, str]) -> bool:
    told = f"{attributes.get('itemprop', '')} {attributes.get('class', '')}"
    return "pubdate" in attributes or bool(_DAY_CLASS.search(told))


def name_publisher(site: str | None, url: str | None) -> str | None:
    """The site's own name; else the outlet that is known by the address's host; else the host.

    A site name that is only a host gives way to the outlet's."""
    host = (urlsplit(url).hostname or "") if url else ""
    named = site if site and not re.fullmatch(r"[\w-]+(\.[\w-]+)+", site) else None
    return named or find_outlet(host) or site or host.removeprefix("www.") or None
