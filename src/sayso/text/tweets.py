"""Posts of X (Twitter): of its API in versions 1.1 and 2, and of the archive that an account's owner can ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sayso.text.marked import find_words
from sayso.text.messages import (
    NOBODY,
    Account,
    Message,
    Passing,
    Tallied,
    Value,
    read_moment,
    take,
    take_account,
    take_counts,
    take_objects,
    take_words,
)

_COUNTS: Mapping[str, Tallied] = {"retweet_count": "shared"}
_METRICS: Mapping[str, Tallied] = {"impression_count": "viewed", "retweet_count": "shared"}
_MOMENT = "%a %b %d %H:%M:%S %z %Y"


def read_tweets(thread: Value, source: str) -> Iterator[Message]:
    """The posts of version 1.1 and of the archive. One that is only passed on is its author's, with who passed it on, then.
    An archive doesn't tell whose it is."""
    for told in take_objects(thread, "posts"):
        yield _read_tweet(told, source)


def _read_tweet(told: Value, source: str) -> Message:
    passed, quoted = told.get("retweeted_status"), told.get("quoted_status")
    if isinstance(passed, dict):
        passing = Passing(_read_user(told), "forwarded", _read_time(told))
        return replace(_read_own(passed, source), passed=(passing,))
    message = _read_own(told, source)
    if not isinstance(quoted, dict):
        return message
    quoting = Passing(message.by, "quoted", message.when)
    return replace(message, quoted=replace(_read_own(quoted, source), passed=(quoting,)))


def _read_own(told: Value, source: str) -> Message:
    words = take_words(told, "extended_tweet", "full_text") or take_words(told, "full_text") or take_words(told, "text")
    pieces = tuple(find_words(source, words)) if words else ()
    return Message(_read_user(told), _read_time(told), pieces, take_counts(told, _COUNTS), _list_links(told))


def _read_user(told: Value) -> Account:
    return take_account(told.get("user"), "name", "screen_name")


def _read_time(told: Value) -> datetime | None:
    try:
        return datetime.strptime(str(told.get("created_at")), _MOMENT).astimezone(UTC)
    except (ValueError, OverflowError):
        return read_moment(told.get("created_at"))


def _list_links(told: Value) -> tuple[str, ...]:
    found = (str(link.get("expanded_url")) for link in take_objects(told, "entities", "urls"))
    return tuple(dict.fromkeys(link for link in found if link.startswith(("http://", "https://"))))


def read_tweets_2(thread: Value, source: str) -> Iterator[Message]:
    """The posts of version 2, with the users and posts that they refer to in `includes`, as in the answers of the API."""
    users = {str(one.get("id")): one for one in take_objects(thread, "includes", "users")}
    others = {str(one.get("id")): one for one in take_objects(thread, "includes", "tweets")}
    known = _Known(users, others, source)
    for told in take_objects(thread, "posts"):
        yield known.read(told)


class _Known:
    """What an answer tells beside its posts, by ids."""

    def __init__(self, users: dict[str, Value], others: dict[str, Value], source: str) -> None:
        self._users, self._others, self._source = users, others, source

    def read(self, told: Value) -> Message:
        """A post as its author's, with those who passed it on, and the post that it quotes."""
        message = self._read_own(told)
        for one in take_objects(told, "referenced_tweets"):
            other = self._others.get(str(one.get("id")))
            if other is not None and one.get("type") == "retweeted":
                return replace(self._read_own(other), passed=(Passing(message.by, "forwarded", message.when),))
            if other is not None and one.get("type") == "quoted":
                quoting = Passing(message.by, "quoted", message.when)
                return replace(message, quoted=replace(self._read_own(other), passed=(quoting,)))
        return message

    def _read_own(self, told: Value) -> Message:
        user = self._users.get(str(told.get("author_id")))
        by = take_account(user, "name", "username") if user else NOBODY
        words = take_words(told, "note_tweet", "text") or take_words(told, "text")
        pieces = tuple(find_words(self._source, words)) if words else ()
        counts = take_counts(take(told, "public_metrics"), _METRICS)
        return Message(by, read_moment(told.get("created_at")), pieces, counts, _list_links(told))
