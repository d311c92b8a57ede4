"""Posts of Mastodon's API and of ActivityPub (W3C), and of Bluesky (AT Protocol's `app.bsky.feed`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.text.marked import find_words
from sayso.text.messages import (
    Account,
    Message,
    Passing,
    Value,
    read_moment,
    take,
    take_account,
    take_counts,
    take_objects,
    take_words,
)


def read_statuses(thread: Value, source: str) -> Iterator[Message]:
    """The statuses of Mastodon's API; a boosted one is its author's, with who boosted it, then."""
    for told in take_objects(thread, "posts"):
        boosted = told.get("reblog")
        if isinstance(boosted, dict):
            passing = Passing(_read_account(told), "forwarded", read_moment(told.get("created_at")))
            yield replace(_read_status(boosted, source), passed=(passing,))
        else:
            yield _read_status(told, source)


def _read_status(told: Value, source: str) -> Message:
    words = take_words(told, "content")
    pieces = tuple(find_words(source, words)) if words else ()
    counts, edited = take_counts(told, {"reblogs_count": "shared"}), read_moment(told.get("edited_at"))
    return Message(_read_account(told), read_moment(told.get("created_at")), pieces, counts, edited=edited)


def _read_account(told: Value) -> Account:
    return take_account(told.get("account"), "display_name", "acct")


def read_activities(thread: Value, source: str) -> Iterator[Message]:
    """The notes of an outbox; an actor has no name there but its address. One that is announced by its address alone has
    no words."""
    for told in take_objects(thread, "posts"):
        note = told.get("object") if isinstance(told.get("object"), dict) else told
        message = _read_note(note if isinstance(note, dict) else {}, source)
        if told.get("type") == "Announce":
            passing = Passing(Account(take_words(told, "actor")), "forwarded", read_moment(told.get("published")))
            message = replace(message, passed=(passing,))
        yield message


def _read_note(note: Value, source: str) -> Message:
    words = take_words(note, "content")
    pieces = tuple(find_words(source, words)) if words else ()
    counts = take_counts(take(note, "shares"), {"totalItems": "shared"})
    return Message(Account(take_words(note, "attributedTo")), read_moment(note.get("published")), pieces, counts)


def read_skeets(thread: Value, source: str) -> Iterator[Message]:
    """The posts of Bluesky's feeds and threads; a reposted one is its author's, with who reposted it, then."""
    for told in take_objects(thread, "posts"):
        post = told.get("post") if isinstance(told.get("post"), dict) else told
        message = _read_skeet(post if isinstance(post, dict) else {})
        reason = told.get("reason")
        if isinstance(reason, dict) and isinstance(reason.get("by"), dict):
            passing = Passing(_read_author(reason, "by"), "forwarded", read_moment(reason.get("indexedAt")))
            message = replace(message, passed=(passing,))
        yield message


def _read_skeet(post: Value) -> Message:
    words = take_words(post, "record", "text")
    by, when = _read_author(post, "author"), read_moment(take(post, "record", "createdAt"))
    counts = take_counts(post, {"repostCount": "shared"})
    return Message(
        by, when, (words,) if words else (), counts, quoted=_read_quoted(post, by, Passing(by, "quoted", when))
    )


def _read_quoted(post: Value, by: Account, quoting: Passing) -> Message | None:
    """The post that one shows; with pictures beside it, it stands one step deeper."""
    found = take(post, "embed", "record", "record") or take(post, "embed", "record")
    words = take_words(found, "value", "text")
    if words is None:
        return None
    when = read_moment(take(found, "value", "createdAt"))
    return Message(_read_author(found, "author"), when, (words,), passed=(quoting,))


def _read_author(told: Value, name: str) -> Account:
    return take_account(told.get(name), "displayName", "handle")
