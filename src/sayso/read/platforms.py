"""The posts in an export of a social platform, whichever it is: what each answers, and where it stands on the web."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A post of an export: its own id, that of the post which it answers, its address on the web."""

    value: Value
    id: str | None
    parent: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """The posts of a platform, and what each of their threads is told beside them."""

    platform: str
    items: tuple[Item, ...]
    beside: Callable[[Iterable[Item]], Value] = field(default=lambda items: {})


def find_exports(value: Any) -> Iterator[Export]:
    """The posts in a value of JSON, by platform; none where it is of no platform that is known."""
    match value:
        case {"messages": list(found)} if {"name", "id", "type"} & value.keys():
            yield _take_chat(value, found)
        case {"chats": {"list": list()}} | {"left_chats": {"list": list()}}:
            chats = (chat for name in ("chats", "left_chats") for chat in take(value, name, "list") or ())
            for chat in chats:
                if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                    yield _take_chat(chat, chat["messages"])
        case {"data": {"id": _, "text": _} as one}:
            yield _take_answer([one], value)
        case {"data": list(found)}:
            yield _take_answer(found, value)
        case {"orderedItems": list(found)}:
            yield Export("activitypub", tuple(_list_activities(found)))
        case {"@context": _, "type": str()}:
            yield Export("activitypub", tuple(_list_activities([value])))
        case {"statuses": list(found)} | {"feed": list(found)} | {"posts": list(found)}:
            yield from _take_list(found)
        case {"thread": dict(thread)}:
            yield from _take_list(list(_unroll(thread)))
        case {"ancestors": list(before), "descendants": list(behind)}:
            yield from _take_list([*before, *behind])
        case list(found):
            yield from _take_list(found)
        case dict():
            yield from _take_list([value])


def take(value: object, *path: str) -> Any:
    """What stands in objects within objects under these names; None where something on the way does not."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _name(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value) else None


def _take_list(found: list[object]) -> Iterator[Export]:
    """A list of posts, of the platform that each is of."""
    posts = [one for one in found if isinstance(one, dict)]
    tweets = [take(one, "tweet") if isinstance(one.get("tweet"), dict) else one for one in posts]
    yield Export("x", tuple(_make_tweet(one) for one in tweets if "id_str" in one))
    yield Export("mastodon", tuple(_make_status(one) for one in posts if "account" in one and "content" in one))
    skeets = [one for one in posts if take(one, "record") or take(one, "post", "record")]
    yield Export("bluesky", tuple(_make_skeet(one) for one in skeets))


def _take_chat(chat: Value, messages: list[object]) -> Export:
    told = {name: chat[name] for name in ("name", "type", "id") if name in chat}
    base = f"https://t.me/c/{chat.get('id')}" if _is_public(chat) else None
    found = (one for one in messages if isinstance(one, dict) and one.get("type") != "service")
    items = tuple(
        Item(
            one,
            _name(one.get("id")),
            _name(one.get("reply_to_message_id")),
            f"{base}/{one.get('id')}" if base else None,
        )
        for one in found
    )
    return Export("telegram", items, lambda _: {"chat": told})


def _is_public(chat: Value) -> bool:
    """Whether a chat's messages have addresses: those of channels and large groups do."""
    kind = str(chat.get("type"))
    return isinstance(chat.get("id"), int) and ("channel" in kind or "supergroup" in kind)


def _make_tweet(one: Value) -> Item:
    name, account = _name(one.get("id_str")), _name(take(one, "user", "screen_name"))
    url = f"https://twitter.com/{account}/status/{name}" if account and name else None
    return Item(one, name, _name(one.get("in_reply_to_status_id_str")), url)


def _take_answer(found: list[object], answer: Value) -> Export:
    """An answer of version 2 of X's API; a thread is told those of its includes that it refers to, and when it was asked
    for, where twarc noted that."""
    includes, moment = answer.get("includes"), take(answer, "__twarc", "retrieved_at")
    seen = {"seen": moment} if isinstance(moment, str) else {}
    items = tuple(_make_tweet_2(one) for one in found if isinstance(one, dict) and "text" in one)
    told = {kind: _by_id(take(includes, kind)) for kind in ("users", "tweets")}

    def tell(items: Iterable[Item]) -> Value:
        others = [told["tweets"][name] for one in items for name in _refer(one.value) if name in told["tweets"]]
        authors = [_name(one.get("author_id")) for one in (*(one.value for one in items), *others)]
        users = [told["users"][name] for name in dict.fromkeys(authors) if name in told["users"]]
        return {"includes": {"users": users, "tweets": others}} | seen

    return Export("x2", items, tell)


def _by_id(found: object) -> dict[str | None, Value]:
    return {_name(one.get("id")): one for one in found if isinstance(one, dict)} if isinstance(found, list) else {}


def _refer(one: Value, *kinds: str) -> list[str]:
    found = one.get("referenced_tweets")
    told = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return [str(each.get("id")) for each in told if not kinds or each.get("type") in kinds]


def _make_tweet_2(one: Value) -> Item:
    name = _name(one.get("id"))
    url = f"https://twitter.com/i/status/{name}" if name else None
    return Item(one, name, next(iter(_refer(one, "replied_to")), None), url)


def _make_status(one: Value) -> Item:
    return Item(one, _name(one.get("id")), _name(one.get("in_reply_to_id")), _name(one.get("url")))


def _list_activities(found: list[object]) -> Iterator[Item]:
    for one in found:
        if isinstance(one, dict):
            note = one["object"] if isinstance(one.get("object"), dict) else one
            yield Item(one, _name(note.get("id")), _name(note.get("inReplyTo")), _name(note.get("url")))


def _make_skeet(one: Value) -> Item:
    post = one["post"] if isinstance(one.get("post"), dict) else one
    uri, handle = _name(post.get("uri")), _name(take(post, "author", "handle"))
    url = f"https://bsky.app/profile/{handle}/post/{uri.rpartition('/')[2]}" if uri and handle else None
    return Item(one, uri, _name(take(post, "record", "reply", "parent", "uri")), url)


def _unroll(thread: Value) -> Iterator[object]:
    """The posts of a thread of Bluesky: those above it, it itself, all below."""
    above = []
    at = thread.get("parent")
    while isinstance(at, dict):
        above.append(at.get("post"))
        at = at.get("parent")
    yield from reversed(above)
    waiting: list[object] = [thread]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one.get("post")
            replies = one.get("replies")
            waiting.extend(reversed(replies) if isinstance(replies, list) else ())
