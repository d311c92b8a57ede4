"""The index and the pages of a case, in the forms that players of web archives read: CDXJ, and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from sayso.proof.warc import Placed, tell_moment

_PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}


def make_index(placed: Iterable[Placed], filename: str) -> str:
    """A line for each record of an address (https://pywb.readthedocs.io, CDXJ): its sort key, its moment to the second, and
    where it stands; sorted by bytes."""
    lines = [_make_line(one, filename) for one in placed if one.record.kind in ("resource", "response")]
    return "".join(f"{line}\n" for line in sorted(lines, key=str.encode))


def _make_line(placed: Placed, filename: str) -> str:
    one = placed.record
    told = {
        "url": one.url,
        "digest": placed.headers.get("WARC-Payload-Digest", ""),
        "mime": _find_media_type(one.media_type, one.block[: one.head]),
        "filename": filename,
        "offset": str(placed.start),
        "length": str(placed.length),
        "status": _find_status(one.block) if one.kind == "response" else "200",
    }
    return f"{sort_address(one.url)} {one.moment.astimezone(UTC):%Y%m%d%H%M%S} {json.dumps(told)}"


def _find_media_type(told: str, head: bytes) -> str:
    """The media type of what an address gave; of a response it stands in its headers."""
    for line in head.decode("latin-1").split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "content-type":
            told = value
    return told.partition(";")[0].strip()


def _find_status(block: bytes) -> str:
    parts = block.partition(b"\r\n")[0].split()
    return parts[1].decode("ascii", "replace") if len(parts) > 1 else "-"


def sort_address(url: str) -> str:
    """An address with its host turned round, so that those of one site stand together; any other name as it is.

    >>> sort_address("https://www.News.example.org:8080/War?x=1")
    'org,example,news:8080)/war?x=1'
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host:
        return url.replace(" ", "%20")
    turned = ",".join(reversed(host.removeprefix("www.").split(".")))
    asked = f"?{parts.query}" if parts.query else ""
    return f"{turned}{f':{port}' if port else ''}){parts.path or '/'}{asked}".lower().replace(" ", "%20")


def make_pages(pages: Iterable[tuple[str, str, datetime, str | None]]) -> str:
    """The list of pages, each told by id, address, moment and title."""
    lines = [_PAGES]
    for id, url, moment, title in pages:
        lines.append({"id": id, "url": url, "ts": tell_moment(moment)} | ({"title": title} if title else {}))
    return "".join(json.dumps(line) + "\n" for line in lines)
