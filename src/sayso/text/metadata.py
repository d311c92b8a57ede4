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
_NO_NAME = re.compile(r"https?://|@|[\w-]+(?:\.[\w-]+)+$")
_KEYS = ("property", "name", "itemprop")


def find_meta_day(page: Page) -> date | None:
    """The day that the page's own metadata tells: its meta elements, its JSON-LD (schema.org
    `datePublished`), its `time` elements where they are marked so or agree. None where nothing does.
    Of a moment it is the day in the time zone that it is written in."""
    told = _read_metas(page)
    days = (find_day(told[name]) for name in load_writing().meta_days if name in told)
    return next((day for day in days if day), None) or _find_json_day(page) or _find_time(page)


def find_site_name(page: Page) -> str | None:
    """The name that the site gives itself (Open Graph's `og:site_name`)."""
    return " ".join(_read_metas(page).get("og:site_name", "").split()) or None


def find_own_address(page: Page) -> str | None:
    """The address that the page gives as its own (`link rel="canonical"`, else Open Graph's `og:url`)."""
    links = (tag.attributes(page.source) for tag in page.tags if tag.name == "link" and not tag.closing)
    canonical = [link.get("href", "") for link in links if link.get("rel", "").lower() == "canonical"]
    addresses = [*canonical, _read_metas(page).get("og:url", "")]
    return next((address for address in addresses if address.startswith(("http://", "https://"))), None)


def _read_metas(page: Page) -> dict[str, str]:
    """The contents of the page's meta elements by their names in lower case; the first of a name counts."""
    told: dict[str, str] = {}
    for tag in page.tags:
        if tag.name == "meta" and not tag.closing:
            attributes = tag.attributes(page.source)
            for key in _KEYS:
                told.setdefault(attributes.get(key, "").strip().lower(), attributes.get("content", ""))
    return told


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

    A site name that is only an address or an account's handle is no name."""
    host = (urlsplit(url).hostname or "") if url else ""
    named = site if site and not _NO_NAME.match(site) else None
    return named or find_outlet(host) or host.removeprefix("www.") or None
