"""Embedded posts are kept with their account, handle, day and links."""

from datetime import UTC, date, datetime

import pytest

from sayso.model import Post, Raw, Text
from sayso.text import make_text
from sayso.text.paragraphs import split_paragraphs
from sayso.text.posts import find_plain_posts

FILLER = "<p>The harbour of Oldford has been closed since Monday, the mayor told reporters on the quay, and {}.</p>"
BEFORE = "".join(FILLER.format(word) for word in ("it rained", "it snowed", "the wind rose"))
AFTER = "".join(FILLER.format(word) for word in ("it thawed", "the sun came out", "it was spring"))


def read_page(embed: str) -> Text:
    page = f"<!doctype html><html><head><title>x</title></head><body><article>{BEFORE}{embed}{AFTER}</article></body></html>"
    made = make_text(Raw(page.encode(), "text/html", "page"))
    assert isinstance(made, tuple)
    return made[1]


def words(text: Text, post: Post) -> tuple[str, str | None]:
    source = text.body[post.source.start : post.source.end] if post.source else None
    return text.body[post.content.start : post.content.end], source


CREDIT = "— Oldford Echo (@oldford_echo) February 27, 2022"
TWEET = (
    '<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">The pier is gone &amp; the boats too '
    '<a href="https://t.co/x1">pic.example/x1</a></p>&mdash; Oldford Echo (@oldford_echo) '
    '<a href="https://twitter.com/oldford_echo/status/1">February 27, 2022</a></blockquote>'
    '<script async src="https://platform.twitter.com/widgets.js"></script>'
)
CASES = [
    (TWEET, "The pier is gone & the boats too pic.example/x1", "Oldford Echo (@oldford_echo)", "Oldford Echo", "oldford_echo", datetime(2022, 2, 27)),
    (
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/"><div><a href="https://www.instagram.com/p/x/">'
        "<div>View this post on Instagram</div></a><p>The pier this morning</p><p><a href='https://www.instagram.com/p/x/'>A post shared by Ann Example "
        "(@ann.example)</a> on <time datetime='2022-02-27T10:00:00+00:00'>Feb 27, 2022 at 2:00am PST</time></p></div></blockquote>",
        "The pier this morning", "Ann Example (@ann.example)", "Ann Example", "ann.example", datetime(2022, 2, 27, 10, tzinfo=UTC),
    ),
    (
        '<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="en">The pier is gone</p>&mdash; Bob Sample '
        '(<a href="https://bsky.app/profile/x">@bob.example.org</a>) <a href="https://bsky.app/profile/x/post/1">February 27, 2022 at 3:41 PM</a></blockquote>',
        "The pier is gone", "Bob Sample (@bob.example.org)", "Bob Sample", "bob.example.org", datetime(2022, 2, 27),
    ),
    (
        '<div class="fb-post" data-href="https://www.facebook.com/oldford/posts/1"><blockquote cite="x" class="fb-xfbml-parse-ignore"><p>The pier is gone</p>'
        'Posted by <a href="https://www.facebook.com/oldford/">Town of Oldford</a> on&nbsp;<a href="https://www.facebook.com/oldford/posts/1">Sunday, February 27, 2022</a></blockquote></div>',
        "The pier is gone", "Town of Oldford", "Town of Oldford", "oldford", datetime(2022, 2, 27),
    ),
    (
        '<blockquote class="mastodon-embed" data-embed-url="https://social.example/@ann/1/embed"><p>The pier is gone</p>'
        '<a href="https://social.example/@ann/1"><div>Post by @ann@social.example</div><div>View on Mastodon</div></a></blockquote>',
        "The pier is gone", "@ann@social.example", None, "ann@social.example", None,
    ),
    (
        '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ann/video/1"><section><a title="@ann" href="https://www.tiktok.com/@ann">@ann</a>'
        "<p>The pier is gone</p><a href='https://www.tiktok.com/music/1'>♬ original sound - ann</a></section></blockquote>",
        "The pier is gone", "@ann", None, "ann", None,
    ),
    ('<blockquote class="twitter-tweet"><p>Old form</p><a href="https://twitter.com/ann/status/1"></a></blockquote>', "Old form", None, None, "ann", None),
]  # fmt: skip


@pytest.mark.parametrize(("embed", "content", "source", "account", "handle", "posted"), CASES)
def test_a_pages_posts(
    embed: str, content: str, source: str | None, account: str | None, handle: str | None, posted: datetime | None
) -> None:
    text = read_page(embed)
    (post,) = text.posts
    assert words(text, post) == (content, source)
    assert (post.account, post.handle, post.posted) == (account, handle, posted)
    assert text.body.index("the wind rose") < post.span.start <= post.content.start
    assert post.span.end < text.body.index("it thawed")
    assert any(paragraph.start == post.content.start for paragraph in text.paragraphs)


def test_a_posts_links_are_kept() -> None:
    (post,) = read_page(TWEET).posts
    assert post.links == ("https://t.co/x1", "https://twitter.com/oldford_echo/status/1")


@pytest.mark.parametrize(
    "embed",
    [
        '<blockquote class="instagram-media"><a href="x">View this post on Instagram</a><p>A post shared by Ann (@ann)</p></blockquote>',
        '<blockquote class="twitter-tweet"></blockquote>',
        '<div class="fb-post" data-href="x"></div>',
    ],
)
def test_an_embed_without_words_is_no_post(embed: str) -> None:
    assert read_page(embed).posts == ()


def test_a_post_kept_as_mere_words_is_found_beside_embedded_ones() -> None:
    text = read_page(f"{TWEET}<blockquote><p>The boats are safe</p><p>{CREDIT}</p></blockquote>")
    assert [words(text, post)[0] for post in text.posts] == [
        "The pier is gone & the boats too pic.example/x1",
        "The boats are safe",
    ]


def test_an_embed_that_is_never_closed_swallows_nothing() -> None:
    text = read_page('<blockquote class="twitter-tweet"><p>The pier is gone</p>')
    assert "it thawed" in text.body
    assert "it rained" in text.body


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (f"It rained.\nThe pier is gone #oldford\n{CREDIT}\nIt snowed.", "The pier is gone #oldford"),
        (f"It rained.\n\nThe pier is gone\n\n{CREDIT}\n", "The pier is gone"),
        (f"It rained.\n\nThe pier is gone {CREDIT}\n\nIt snowed.", "The pier is gone"),
        (f"The pier is gone\n{CREDIT.replace('—', '-')}", "The pier is gone"),
        (f"The pier is gone\n{CREDIT.replace('February 27, 2022', '27 Feb 2022')}", "The pier is gone"),
    ],
)
def test_posts_of_plain_text(body: str, content: str) -> None:
    (post,) = find_plain_posts(body, split_paragraphs(body))
    assert body[post.content.start : post.content.end] == content
    assert post.source is not None
    assert body[post.source.start : post.source.end] == "Oldford Echo (@oldford_echo)"
    assert post.posted is not None
    assert (post.account, post.handle, post.posted.date()) == ("Oldford Echo", "oldford_echo", date(2022, 2, 27))


@pytest.mark.parametrize(
    "body",
    [
        "The mayor — Ann Example (@ann) — said so.",
        "The pier is gone\n— Ann Example (@ann)",
        "The pier is gone\n— Ann Example, February 27, 2022",
        CREDIT,
        "",
    ],
)
def test_prose_that_is_no_post(body: str) -> None:
    assert list(find_plain_posts(body, split_paragraphs(body))) == []
