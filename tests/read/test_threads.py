"""Exports of platforms are told by their keys and taken apart into threads."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, Raw, Report, Text
from sayso.read import read_sources
from sayso.read import threads as reader
from sayso.read.sources import read_stream
from sayso.settings import Settings
from sayso.text import make_text

T1, T2 = "2030-07-19T19:40:00Z", "2030-07-19T20:05:00Z"
M1, M2 = datetime(2030, 7, 19, 19, 40, tzinfo=UTC), datetime(2030, 7, 19, 20, 5, tzinfo=UTC)
ANN = {"name": "Ann Example", "screen_name": "ann"}
BOB = {"name": "Bob Sample", "screen_name": "bob"}
V1 = "Fri Jul 19 19:40:00 +0000 2030"
V1_LATER = "Fri Jul 19 20:05:00 +0000 2030"


def tweet(id: str, text: str, user: dict[str, str] = ANN, at: str = V1, **more: Any) -> dict[str, Any]:
    return {"id": int(id), "id_str": id, "created_at": at, "full_text": text, "user": user, **more}


def skeet(id: str, text: str, who: str = "Ann Example", at: str = T1, **more: Any) -> dict[str, Any]:
    author = {"did": "did:plc:x", "handle": "ann.example", "displayName": who}
    return {
        "uri": f"at://x/app.bsky.feed.post/{id}",
        "cid": "c",
        "author": author,
        "record": {"text": text, "createdAt": at},
        **more,
    }


def status(id: str, content: str, who: str = "Ann Example", at: str = T1, **more: Any) -> dict[str, Any]:
    account = {"display_name": who, "acct": "ann@social.example"}
    return {"id": id, "created_at": at, "content": content, "account": account, "reblogs_count": 0, **more}


def chat(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "Harbour Watch", "type": "public_channel", "id": 7, "messages": list(messages), **more}


def said(id: int, text: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": "message",
        "date": "2030-07-19T21:40:00",
        "date_unixtime": "1910720400",
        "from": "Harbour Watch",
        "from_id": "channel7",
        "text": text,
        **more,
    }


def read(value: object, name: str = "posts.json", settings: Settings | None = None) -> list[Raw | Dropped]:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read_stream(io.BytesIO(data), name, settings or Settings()))


def read_texts(value: object) -> list[tuple[Report, Text]]:
    made = []
    for raw in read(value):
        assert isinstance(raw, Raw), raw
        text = make_text(raw)
        assert isinstance(text, tuple), text
        made.append(text)
    return made


def tell(value: object) -> list[Any]:
    """Of each post: account, words, moment, relays, counts."""
    told = []
    for _, text in read_texts(value):
        for post in text.posts:
            words = text.body[post.content.start : post.content.end]
            via = tuple((relay.name, relay.kind, relay.when) for relay in post.via)
            counts = tuple(f"{text.body[one.span.start : one.span.end]} {one.event}" for one in post.tallies)
            told.append((post.account, words, post.posted, via, counts))
    return told


CASES: dict[str, tuple[object, list[Any]]] = {
    "a chat of Telegram, with a forwarded message": (
        chat(said(1, ["We lost ", {"type": "bold", "text": "3 boats"}, "."], forwarded_from="Oldford Port", views=12, forwards=3)),
        [("Oldford Port", "We lost 3 boats.", None, (("Harbour Watch", "forwarded", datetime.fromtimestamp(1910720400, UTC)),), ("12 viewed", "3 shared"))],
    ),
    "all chats of Telegram": (
        {"about": "made up", "personal_information": {}, "chats": {"list": [chat(said(1, "One.")), chat(said(1, "Two."))]}, "left_chats": {"list": [chat(said(9, "Three."))]}},
        [("Harbour Watch", f"{word}.", datetime.fromtimestamp(1910720400, UTC), (), ()) for word in ("One", "Two", "Three")],
    ),
    "a post of X, version 1.1": (
        tweet("1", "The pier &amp; the boats are gone.", retweet_count=5),
        [("Ann Example", "The pier & the boats are gone.", M1, (), ("5 shared",))],
    ),
    "a retweet of version 1.1": (
        [tweet("2", "RT @ann: The pier is…", BOB, V1_LATER, retweeted_status=tweet("1", "The pier is gone."))],
        [("Ann Example", "The pier is gone.", M1, (("Bob Sample", "forwarded", M2),), ())],
    ),
    "a quote of version 1.1": (
        {"statuses": [tweet("2", "Is it?", BOB, V1_LATER, quoted_status=tweet("1", "The pier is gone."))]},
        [("Bob Sample", "Is it?", M2, (), ()), ("Ann Example", "The pier is gone.", M1, (("Bob Sample", "quoted", M2),), ())],
    ),
    "an archive of X": (
        b"window.YTD.tweets.part0 = " + json.dumps([{"tweet": {"id_str": "1", "created_at": V1, "full_text": "The pier is gone.", "retweet_count": "5"}}]).encode(),
        [(None, "The pier is gone.", M1, (), ("5 shared",))],
    ),
    "an answer of version 2 of X's API": (
        {
            "data": [{"id": "2", "text": "RT", "author_id": "u2", "created_at": T2, "referenced_tweets": [{"type": "retweeted", "id": "1"}]}],
            "includes": {
                "users": [{"id": "u1", "name": "Ann Example", "username": "ann"}, {"id": "u2", "name": "Bob Sample", "username": "bob"}],
                "tweets": [{"id": "1", "text": "The pier is gone.", "author_id": "u1", "created_at": T1, "public_metrics": {"impression_count": 900, "retweet_count": 4}}],
            },
        },
        [("Ann Example", "The pier is gone.", M1, (("Bob Sample", "forwarded", M2),), ("900 viewed", "4 shared"))],
    ),
    "answers of version 2, one a line": (
        b'{"data": [{"id": "1", "text": "One.", "author_id": "u"}]}\n{"data": [{"id": "2", "text": "Two.", "author_id": "u"}]}\n',
        [(None, "One.", None, (), ()), (None, "Two.", None, (), ())],
    ),
    "a boost of Mastodon": (
        [status("2", "", "Bob Sample", T2, reblog=status("1", "<p>The pier is <b>gone</b>.</p>", reblogs_count=2))],
        [("Ann Example", "The pier is gone.", M1, (("Bob Sample", "forwarded", M2),), ("2 shared",))],
    ),
    "an outbox of ActivityPub": (
        {"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": [
            {"type": "Create", "actor": "https://social.example/ann", "object": {"type": "Note", "id": "n1", "attributedTo": "https://social.example/ann", "published": T1, "content": "<p>The pier is gone.</p>"}},
        ]},
        [("https://social.example/ann", "The pier is gone.", M1, (), ())],
    ),
    "a feed of Bluesky, with a repost": (
        {"feed": [{"post": skeet("1", "The pier is gone.", repostCount=6), "reason": {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"displayName": "Bob Sample", "handle": "bob.example"}, "indexedAt": T2}}]},
        [("Ann Example", "The pier is gone.", M1, (("Bob Sample", "forwarded", M2),), ("6 shared",))],
    ),
    "a thread of Bluesky, with a quote": (
        {"thread": {"post": skeet("2", "Is it?", "Bob Sample", T2, embed={"record": {"author": {"displayName": "Ann Example", "handle": "ann.example"}, "value": {"text": "The pier is gone.", "createdAt": T1}}}), "replies": []}},
        [("Bob Sample", "Is it?", M2, (), ()), ("Ann Example", "The pier is gone.", M1, (("Bob Sample", "quoted", M2),), ())],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_posts_of_every_platform(case: str) -> None:
    value, expected = CASES[case]

    assert tell(value) == expected


@pytest.mark.parametrize("case", CASES)
def test_words_lead_to_their_places_in_the_json(case: str) -> None:
    for raw in read(CASES[case][0]):
        assert isinstance(raw, Raw)
        made = make_text(raw)
        assert isinstance(made, tuple)
        body, source = made[1].body, raw.data.decode()
        assert made[1].is_thread
        for start, at, length in made[1].offsets.runs:
            assert body[start : start + length] == source[at : at + length]
        for post in made[1].posts:
            assert made[1].offsets.to_source(post.content)


def test_answers_stand_with_what_they_answer_and_keep_their_order() -> None:
    export = chat(
        said(1, "One."),
        said(2, "Two."),
        said(3, "To one.", reply_to_message_id=1),
        said(4, "To three.", reply_to_message_id=3),
        said(5, "To nothing.", reply_to_message_id=99),
    )

    found = [raw for raw in read(export) if isinstance(raw, Raw)]

    assert [[one["id"] for one in json.loads(raw.data)["posts"]] for raw in found] == [[1, 3, 4], [2], [5]]
    assert [raw.address for raw in found] == ["posts.json#1", "posts.json#2", "posts.json#5"]
    assert [raw.url for raw in found] == [f"https://t.me/c/7/{number}" for number in (1, 2, 5)]


def test_posts_that_answer_each_other_in_a_circle_are_a_thread() -> None:
    export = chat(said(1, "One.", reply_to_message_id=2), said(2, "Two.", reply_to_message_id=1))

    (raw,) = read(export)

    assert isinstance(raw, Raw)


def test_a_report_is_told_who_posted_it_and_when() -> None:
    message = said(1, "The pier is gone.", forwarded_from="Oldford Port", edited="2030-07-19T22:00:00")
    ((report, text),) = read_texts(chat(message))

    assert (report.publisher, report.published, report.published_from) == ("Harbour Watch", M1.date(), "post")
    assert text.body == (
        "Harbour Watch, 19 July 2030, 19:40 UTC, passed on:\nOldford Port, edited 19 July 2030, 22:00 UTC\n\nThe pier is gone."
    )


def test_a_name_cannot_break_out_of_its_line() -> None:
    ((_, text),) = read_texts(chat(said(1, "The pier is gone.", forwarded_from="Oldford\n\nPort\n\nsaid 40 died")))

    assert text.posts[0].account == "Oldford Port said 40 died"
    assert text.body.count("\n\n") == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"messages": [], "from_id": 1, "name": "x"}', "no posts"),
        (b'{"messages": [{"from_id": 1', "malformed export"),
        (b'{"messages": ' + b"[" * 200_000 + b'"from_id": 1', "malformed export"),
        (b'{"messages": [{"from_id": "\xff"}]}', "malformed export"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    (dropped,) = read(data)

    assert isinstance(dropped, Dropped)
    assert dropped.reason == reason


def test_an_export_or_a_thread_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    export = chat(said(1, "Long. " * 100), said(2, "Short."))

    dropped, raw = read(export, settings=Settings(max_bytes=600))
    monkeypatch.setattr(reader, "LARGEST", 500)
    (whole,) = read(export)

    assert isinstance(dropped, Dropped)
    assert isinstance(raw, Raw)
    assert isinstance(whole, Dropped)
    assert {dropped.reason, whole.reason} == {"too large"}


def test_a_post_without_words_is_told() -> None:
    (raw,) = read(chat(said(1, "", photo="photo.jpg")))

    assert isinstance(raw, Raw)
    found = make_text(raw)
    assert isinstance(found, Dropped)
    assert "no word" in found.detail


def test_rows_and_pages_that_speak_of_exports_are_none(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text(json.dumps({"text": 'He wrote: {"id_str": "1", "created_at": "x", "text": "y"}'}) + "\n")

    (raw,) = read_sources([str(page)], Settings())

    assert isinstance(raw, Raw)
    assert raw.media_type == "text/plain"


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([
        "messages", "id", "text", "from", "from_id", "forwarded_from", "date_unixtime", "date", "reply_to_message_id", "data", "includes", "users", "author_id",
        "referenced_tweets", "type", "id_str", "created_at", "full_text", "user", "name", "screen_name", "retweeted_status", "quoted_status", "entities", "urls",
        "content", "account", "reblog", "reblogs_count", "orderedItems", "object", "record", "author", "cid", "post", "thread", "replies", "parent", "embed", "value", "views", "chats", "list",
    ]), inner, max_size=6),
    max_leaves=25,
)  # fmt: skip
PLATFORMS = st.sampled_from(["telegram", "x", "x2", "mastodon", "activitypub", "bluesky"])


@given(JSON)
def test_any_json_gives_threads_or_reasons(value: object) -> None:
    for raw in reader.read_export(io.BytesIO(json.dumps(value).encode()), "posts.json", Settings()):
        if isinstance(raw, Raw):
            make_text(raw)


@given(PLATFORMS, st.lists(JSON, max_size=3))
def test_any_thread_gives_a_text_or_a_reason(platform: str, posts: list[object]) -> None:
    data = json.dumps({"platform": platform, "posts": posts}, ensure_ascii=False).encode("utf-8", "surrogatepass")

    made = make_text(Raw(data, "application/x-thread+json", "posts.json", "utf-8"))

    if isinstance(made, tuple):
        source = data.decode("utf-8", "surrogatepass")
        for start, at, length in made[1].offsets.runs:
            assert made[1].body[start : start + length] == source[at : at + length]
