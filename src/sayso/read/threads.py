"""Exports of social platforms: told by their keys, taken apart into threads.

A thread is a post with the answers to it that the export holds, and is one report. Its bytes are a JSON object: the platform,
what the export tells of the chat, and the posts as the export has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import BinaryIO

from sayso.model import Dropped, Raw
from sayso.read.platforms import Export, Item, find_exports
from sayso.settings import Settings

LARGEST = 64 << 20
"""Bytes of an export at most: who answers whom is known only when all of it is held."""

SUFFIXES = (".json", ".js")


def _key(*names: str) -> Callable[[str], bool]:
    """Whether a head has all these keys. Within a string of JSON their marks would be escaped."""
    patterns = [re.compile(rf'(?<!\\)"(?:{name})"\s*:') for name in names]
    return lambda head: all(pattern.search(head) for pattern in patterns)


_ARCHIVE = re.compile(r"\s*window\.YTD\.[\w.]{1,60}\s*=\s*")
_ACTIVITY = re.compile(r'"https://www\.w3\.org/ns/activitystreams"')
_SIGNS: tuple[Callable[[str], object], ...] = (
    _key("messages", "date_unixtime|from_id|actor_id|forwarded_from"),
    _key("personal_information", "about"),
    _key("id_str", "created_at", "text|full_text"),
    _key("data", "id", "text", "author_id|edit_history_tweet_ids"),
    _key("reblogs_count", "content"),
    lambda head: _ACTIVITY.search(head) and _key("orderedItems|object|content")(head),
    _key("cid", "record", "author"),
)


def is_export(head: bytes, name: str) -> bool:
    """Whether a file that begins so is an export of posts."""
    words = head.lstrip(b"\xef\xbb\xbf \t\r\n").decode("utf-8", "replace")
    if words.startswith("window.YTD."):
        return bool(_ARCHIVE.match(words))
    return words.startswith(("{", "[")) and any(sign(words) for sign in _SIGNS)


def read_export(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The threads of an export, in the order of their first posts.

    Their addresses are `name#id`. What is no JSON, or larger than `LARGEST`, is a Dropped; so is a thread that is larger
    than `max_bytes`.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Dropped(
            name, "read", "too large", f"exports up to {LARGEST:,} bytes are read; export fewer chats or days"
        )
        return
    try:
        values = _load(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        yield Dropped(name, "read", "malformed export", f"it is not JSON that can be read ({wrong})")
        return
    exports = [export for value in values for export in find_exports(value) if export.items]
    if not exports:
        yield Dropped(name, "read", "no posts", "there is no post in it of a platform that is known")
    for export in exports:
        for items in _list_threads(export.items):
            yield _make_raw(export, items, name, settings)


def _load(words: str) -> list[object]:
    """The values of a file: one; or one a line, a post each, which may answer each other, or an answer of an API each."""
    found = _ARCHIVE.match(words)
    words = words[found.end() :] if found else words
    try:
        return [json.loads(words)]
    except ValueError:
        lines = [line for line in words.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return (
            [[value for line in lines for value in _spread(json.loads(line))]]
            if _are_posts(lines)
            else list(map(json.loads, lines))
        )


def _are_posts(lines: list[str]) -> bool:
    """Whether each line is a post, which may answer that of another line; else each is an answer of an API."""
    first = json.loads(lines[0])
    return isinstance(first, dict) and not isinstance(first.get("data"), list)


def _spread(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _list_threads(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items that answer each other, directly or not; time grows with their number."""
    parents = {one.id: one.parent for one in items if one.id}
    roots: dict[str, str] = {}
    threads: dict[object, list[Item]] = {}
    for one in items:
        root = _find_root(one.id, parents, roots) if one.id else id(one)
        threads.setdefault(root, []).append(one)
    yield from threads.values()


def _find_root(name: str, parents: Mapping[str, str | None], roots: dict[str, str]) -> str:
    passed, at = dict.fromkeys([name]), name
    while at not in roots:
        above = parents.get(at)
        if above is None or above not in parents or above in passed:
            roots[at] = at
            break
        passed[above] = None
        at = above
    root = roots[at]
    roots.update(dict.fromkeys(passed, root))
    return root


def _make_raw(export: Export, items: list[Item], name: str, settings: Settings) -> Raw | Dropped:
    thread = {"platform": export.platform, **export.beside(items), "posts": [one.value for one in items]}
    data = json.dumps(thread, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    address = f"{name}#{items[0].id}" if items[0].id else name
    if len(data) > settings.max_bytes:
        return Dropped(address, "read", "too large", f"the thread is larger than {settings.max_bytes:,} bytes")
    return Raw(
        data, "application/x-thread+json", address, "utf-8",
        publisher=settings.publisher, published=settings.published, url=items[0].url,
    )  # fmt: skip
