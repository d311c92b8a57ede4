"""The messages of a chat that Telegram Desktop exported (`result.json`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from sayso.text.messages import (
    Account,
    Message,
    Passing,
    Tallied,
    Value,
    read_moment,
    read_seconds,
    take,
    take_counts,
    take_objects,
    take_words,
)
from sayso.text.placed import Placed, PlacedWords

_COUNTS: Mapping[str, Tallied] = {"views": "viewed", "forwards": "shared"}
"""The export has none of them by itself; programs that add them write them so."""


def read_telegram(thread: Value, source: str) -> Iterator[Message]:
    """The messages of a thread: a forwarded one is its author's, passed on by who forwarded it, then. When its author
    wrote it is not told. Moments without `date_unixtime` are taken to be in UTC."""
    chat = take_words(thread, "chat", "name")
    for told in take_objects(thread, "posts"):
        if told.get("type") != "service":
            yield _read_message(told, chat)


def _read_message(told: Value, chat: PlacedWords | None) -> Message:
    sender, author = Account(take_words(told, "from") or chat), take_words(told, "forwarded_from")
    posted, edited = _read_time(told, "date"), _read_time(told, "edited")
    words, counts = tuple(_list_words(told)), take_counts(told, _COUNTS)
    if author is None and "forwarded_from" not in told:
        return Message(sender, posted, words, counts, _list_links(told), edited=edited)
    passing = Passing(sender, "forwarded", posted)
    return Message(Account(author), None, words, counts, _list_links(told), (passing,), edited)


def _read_time(told: Value, name: str) -> datetime | None:
    return read_seconds(told.get(f"{name}_unixtime")) or read_moment(told.get(name))


def _list_words(told: Value) -> Iterator[Placed | str]:
    """Its words: a string, or a list of strings and of objects with a text each (links, bold words)."""
    words = told.get("text") or told.get("text_entities")
    for piece in words if isinstance(words, list) else [words]:
        found = piece if isinstance(piece, PlacedWords) else take(piece, "text")
        if isinstance(found, PlacedWords):
            yield found


def _list_links(told: Value) -> tuple[str, ...]:
    pieces = (*take_objects(told, "text"), *take_objects(told, "text_entities"))
    found = (piece.get("href") or piece.get("text") for piece in pieces if piece.get("type") in ("link", "text_link"))
    return tuple(dict.fromkeys(str(link) for link in found if str(link).startswith(("http://", "https://"))))
