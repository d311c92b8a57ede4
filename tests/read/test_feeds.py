"""Feeds are told by how they begin; each entry with words is a report."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, Raw
from sayso.read.feeds import is_feed, read_feed
from sayso.read.sources import read_stream
from sayso.settings import Settings
from sayso.text import make_text

WORDS = "At least 40 people were killed in Oldford on Friday, the council said."
RSS = f"""<?xml version="1.0"?>
<!-- made up -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Oldford &amp; Echo</title>
<item><title>Forty dead</title><link>https://echo.example/1</link><guid isPermaLink="false">echo-1</guid><pubDate>Sat, 20 Jul 2030 10:00:00 +0000</pubDate>
<description>short</description><content:encoded><![CDATA[<p>{WORDS}</p><p>It was <b>dark</b>.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>A picture</title><link>https://echo.example/2</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Oldford Echo</title>
<entry><title>Forty dead</title><id>tag:echo,1</id><link href="https://echo.example/1"/><updated>2030-07-20T10:00:00Z</updated><summary>{WORDS}</summary></entry></feed>"""
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://echo.example"><title>Oldford Echo</title></channel>
<item rdf:about="https://echo.example/1"><title>Forty dead</title><link>https://echo.example/1</link><description>{WORDS}</description><dc:date>2030-07-20</dc:date></item></rdf:RDF>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Oldford Echo",
    "items": [
        {"id": "1", "url": "https://echo.example/1", "title": "Forty dead", "content_text": f"{WORDS}\n\n2 < 3", "date_published": "2030-07-20T10:00:00Z"},
        {"id": 2, "content_html": "<p>The pier is gone, the mayor said.</p>"},
        "no item",
    ],
})  # fmt: skip


def read(data: str | bytes, name: str = "feed") -> list[Raw | Dropped]:
    given = data if isinstance(data, bytes) else data.encode()
    return list(read_stream(io.BytesIO(given), name, Settings()))


@pytest.mark.parametrize(
    ("data", "address", "outlet"),
    [
        (RSS, "feed#echo-1", "Oldford & Echo"),
        (ATOM, "feed#tag:echo,1", "Oldford Echo"),
        (RDF, "feed#https://echo.example/1", "Oldford Echo"),
        (JSON, "feed#1", "Oldford Echo"),
    ],
)
def test_an_entry_is_a_report(data: str, address: str, outlet: str) -> None:
    raw = read(data)[0]

    assert isinstance(raw, Raw)
    assert (raw.address, raw.url, raw.publisher, raw.published) == (
        address, "https://echo.example/1", outlet, date(2030, 7, 20),
    )  # fmt: skip
    made = make_text(raw)
    assert isinstance(made, tuple)
    assert (made[0].title, WORDS in made[1].body) == ("Forty dead", True)
    assert b"alert" not in raw.data


def test_an_entry_without_words_is_told_with_its_link() -> None:
    _, dropped = read(RSS)

    assert isinstance(dropped, Dropped)
    assert "https://echo.example/2" in dropped.detail


def test_plain_words_are_no_marks() -> None:
    first, second = read(JSON)

    assert isinstance(first, Raw)
    assert b"<p>2 &lt; 3</p>" in first.data
    assert isinstance(second, Raw)
    assert second.address == "feed#2"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">]><rss><channel><item><title>&a;</title></item></channel></rss>', "malformed feed"),
        ("<rss version='2.0'><channel></channel></rss>", "empty"),
        ("<rss", "malformed feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 1}', "malformed feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "malformed feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told(data: str, reason: str) -> None:
    found = list(read_feed(io.BytesIO(data.encode()), "feed", Settings()))

    assert [one.reason for one in found if isinstance(one, Dropped)] == [reason]
    assert len(found) == 1


def test_a_feed_that_is_too_large_is_told() -> None:
    (found,) = read_feed(io.BytesIO(RSS.encode()), "feed", Settings(max_bytes=100))

    assert isinstance(found, Dropped)


def test_pages_and_texts_are_none() -> None:
    page = b"<!DOCTYPE html><html><body><p>An &lt;rss&gt; <feed> of ours</p></body></html>"

    assert not is_feed(page, "page")
    assert not is_feed(b"The <rss> tag opens a feed.", "text")


PARTS = st.lists(st.sampled_from([
    "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<description>", "<![CDATA[", "]]>", "&amp;", "&x;", "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry>", "<link href='x'/>", "<id>", "words", "<pubDate>", "99 Foo 2030", "\x00", "é", "<p>", '{"version": "https://jsonfeed.org/version/1", "items": [', '{"id": []}', "]}",
]), max_size=20)  # fmt: skip


@given(PARTS)
def test_anything_gives_entries_or_reasons(parts: list[str]) -> None:
    for one in read_feed(io.BytesIO("".join(parts).encode()), "feed", Settings()):
        assert isinstance(one, Raw | Dropped)
