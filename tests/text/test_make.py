"""A raw report becomes a report and its text; nothing that comes in can break it."""

import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Dropped, MediaType, Raw, Report, Span, Text, make_pin
from sayso.text import make_text
from sayso.text.decode import decode_raw

LINE = "The harbour of Oldford has been closed since Monday, the mayor told reporters on the quay, and it rained."
PARAGRAPHS = [
    "The harbour of Oldford\xa0has been closed since Monday, the mayor told reporters on the quay.",
    "“We had no choice,” said Ann Example & her deputy – “none at all; the pier is gone, and 5 < 7 boats are lost.”",
    "Nobody was hurt, according to the Oldford Echo, which was the first to report on the caf\N{COMBINING ACUTE ACCENT}e there 🌊.",
]
MARKED = [
    PARAGRAPHS[0]
    .replace("\xa0", "&nbsp;")
    .replace("Monday", "<b>Mon</b>day")
    .replace("mayor told", "mayor\n     told"),
    PARAGRAPHS[1].replace("&", "&amp;").replace("<", "&lt;").replace("–", "&ndash;"),
    PARAGRAPHS[2],
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8"><title>Harbour closed - Oldford Echo</title>
<meta property="og:title" content="Harbour closed"><meta property="og:site_name" content="Oldford Echo">
<meta name="author" content="Bob Sample"><meta property="article:published_time" content="2022-02-27T10:00:00+00:00">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour closed</h1>
<p>{MARKED[0]}</p>
<p>{MARKED[1]}</p>
<p>{MARKED[2]}</p>
</article><footer><p>Correction: An earlier report gave the wrong length of the pier.</p><p>Contact us</p></footer></body></html>"""


def make(data: bytes | str, media_type: MediaType = "text/html", **told: Any) -> tuple[Report, Text]:
    raw = Raw(data.encode() if isinstance(data, str) else data, media_type, "page")
    made = make_text(replace(raw, **told))
    assert isinstance(made, tuple), made
    return made


def check(text: Text, source: str) -> None:
    """What holds of every text."""
    for at, place, length in text.offsets.runs:
        assert text.body[at : at + length] == source[place : place + length]
    starts = [at for at, _, _ in text.offsets.runs]
    assert starts == sorted(starts)
    spans = [*text.paragraphs, *text.sentences, *text.corrections]
    for post in text.posts:
        spans += [post.span, post.content] + ([post.source] if post.source else [])
    for span in spans:
        assert make_pin(text.body, span).words.strip()
    for sentence in text.sentences:
        assert any(paragraph.covers(sentence) for paragraph in text.paragraphs)


def test_a_page_becomes_its_main_text() -> None:
    report, text = make(PAGE)
    check(text, PAGE)
    found = [text.body[span.start : span.end] for span in text.paragraphs]
    assert found[-4:] == [*PARAGRAPHS, "Correction: An earlier report gave the wrong length of the pier."]
    assert "Home" not in text.body
    assert "Contact" not in text.body
    assert [text.body[span.start : span.end] for span in text.corrections] == found[-1:]
    assert (report.title, report.byline, report.publisher) == ("Harbour closed", "Bob Sample", "Oldford Echo")
    assert (report.published, report.published_from, report.language) == (date(2022, 2, 27), "metadata", "en")


def test_a_span_can_be_shown_in_the_page() -> None:
    _, text = make(PAGE)
    for words, shown in [
        ("since Monday", "since <b>Mon</b>day"),
        ("5 < 7 boats", "5 &lt; 7 boats"),
        ("the mayor told", "the mayor\n     told"),
    ]:
        start = text.body.index(words)
        span = text.offsets.to_source(Span(start, start + len(words)))
        assert span is not None
        assert PAGE[span.start : span.end] == shown


def test_a_plain_text_is_left_as_it_is() -> None:
    body = "  One.\r\n\r\nTwo\u200b “three”.\x00\n"
    report, text = make(body, "text/plain")
    assert text.body == body
    assert text.offsets.runs == ((0, 0, len(body)),)
    assert (report.title, report.published, report.published_from, report.publisher) == (None, None, None, None)


def test_what_was_given_goes_before_what_the_page_tells() -> None:
    told: dict[str, Any] = {
        "id": "r1",
        "title": "Given",
        "publisher": "Given Post",
        "published": date(2030, 1, 1),
        "url": "https://example.org/2029/01/01/",
    }
    report, _ = make(PAGE, **told)
    assert (report.id, report.title, report.publisher, report.published) == (
        "r1",
        "Given",
        "Given Post",
        date(2030, 1, 1),
    )
    assert report.published_from == "given"


@pytest.mark.parametrize(
    ("body", "url", "day", "origin"),
    [
        ("OLDFORD, Feb. 27, 2022 (EA) — It rained.", "https://example.org/2020/01/01/", date(2022, 2, 27), "dateline"),
        (
            "It rained.\nThe pier\n— Echo (@echo) February 27, 2022",
            "https://example.org/2020/01/01/",
            date(2022, 2, 27),
            "post",
        ),
        ("It rained.", "https://example.org/2022/02/27/", date(2022, 2, 27), "address"),
        ("It rained on Monday.", "https://example.org/rain", None, None),
        ("It rained on Monday.", None, None, None),
    ],
)
def test_the_day_is_told_or_unknown(body: str, url: str | None, day: date | None, origin: str | None) -> None:
    report, _ = make(body, "text/plain", url=url)
    assert (report.published, report.published_from) == (day, origin)


def test_a_day_beside_the_metadatas_is_the_outlets_own() -> None:
    report, _ = make(PAGE, url="https://echo.example/2022/02/26/harbour")
    assert (report.published, report.published_from) == (date(2022, 2, 26), "address")
    report, _ = make(PAGE, url="https://echo.example/2021/02/26/harbour")
    assert (report.published, report.published_from) == (date(2022, 2, 27), "metadata")


def test_a_saved_page_keeps_its_own_address() -> None:
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://echo.example/harbour">')
    assert make(page)[0].url == "https://echo.example/harbour"
    assert make(page, url="https://mirror.example/harbour")[0].url == "https://mirror.example/harbour"


def test_a_report_is_known_by_its_address_and_bytes() -> None:
    one, same, other, elsewhere = (make("It rained.", "text/plain")[0], make("It rained.", "text/plain")[0],
                                   make("It snowed.", "text/plain")[0], make("It rained.", "text/plain", address="b")[0])  # fmt: skip
    assert one.id == same.id
    assert len({one.id, other.id, elsewhere.id}) == 3
    assert one.raw_digest == elsewhere.raw_digest


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"", "text/plain", "no text"),
        (b" \n\t\xc2\xa0", "text/plain", "no text"),
        (b"", "text/html", "no text"),
        (b"<html></html>", "text/html", "no text"),
        (b"<html><script>var x = 1</script></html>", "text/html", "no text"),
        (b"<!-- x <html><p>hidden", "text/html", "no text"),
        (b"\xe2\x80\x8b</p>", "text/html", "no text"),
        (bytes(range(128, 256)) * 20, "text/plain", "undecodable"),
        (bytes(range(128, 256)) * 20, "text/html", "undecodable"),
        (b"<p>word" * 70_000, "text/html", "too large"),
        (b"<p>" + b"<b>word</b>" * 5_000, "text/html", "too large"),
    ],
)
def test_what_has_no_text_is_dropped(data: bytes, media_type: MediaType, reason: str) -> None:
    dropped = make_text(Raw(data, media_type, "page"))
    assert isinstance(dropped, Dropped)
    assert (dropped.stage, dropped.reason) == ("text", reason)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + f"<p>{LINE}</p>" + "</div>" * 10_000,
        "<div>" * 100_000,
        "<ul><li>" * 3000 + LINE,
        "<table><tr><td>" * 2000 + LINE,
        '<blockquote class="twitter-tweet">' * 20_000 + LINE,
        f"<p {'a=b ' * 100_000}>{LINE}",
        f"<p>{'<' * 100_000}{LINE}",
        f"<p>{'&amp;' * 100_000}{LINE}",
        f"<p>{'<a href=' * 50_000}{LINE}",
        "<p>" + "word " * 200_000,
        f"\x00<p>{LINE}\x00</p>\x00",
        f"<p>{LINE}&#xd800;&#0;&#x110000;</p>",
        f"<p>{LINE}</p>" * 3000,
    ],
    ids=["nested", "unclosed", "lists", "tables", "posts", "attributes", "angles", "entities", "quotes", "long", "nul", "surrogates", "same"],
)  # fmt: skip
def test_a_hostile_page_neither_crashes_nor_hangs(page: str) -> None:
    start = time.process_time()
    made = make_text(Raw(f"<html><body>{page}</body></html>".encode(), "text/html", "page"))
    assert time.process_time() - start < 10
    if not isinstance(made, Dropped):
        check(made[1], f"<html><body>{page}</body></html>")


PIECES = st.sampled_from(
    ["<p>", "</p>", f"<p>{LINE}</p>", "<div>", "</div>", "<article>", "<br>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<script>", "</script>",
     "<!--", "-->", '<blockquote class="twitter-tweet">', "</blockquote>", "&mdash; Echo (@echo) February 27, 2022", "&amp;", "&#xd800;", "&nbsp;", "\x00",
     "<h1>Harbour</h1>", "<a href='", "'>", "Correction: the pier is ninety metres long, not more.", "\ud800", "\ufeff", "é", "<svg>", "<title>", "<q>",
     "<![CDATA[", "<?xml", "<template>", "<frameset>", "<select><option>", "<math>", "<noscript>", "</body>", "<html>", "\u2028", "\r"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_soup_of_tags_breaks_a_page(page: str) -> None:
    raw = Raw(page.encode("utf-8", "surrogatepass"), "text/html", "page", "utf-8")
    made = make_text(raw)
    if isinstance(made, tuple):
        check(made[1], decode_raw(raw))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html"]), st.booleans())
def test_no_bytes_break_a_report(data: bytes, media_type: MediaType, inside: bool) -> None:
    whole = PAGE.encode()[:900] + data + PAGE.encode()[900:] if inside else data
    raw = Raw(whole, media_type, "page")
    made = make_text(raw)
    if isinstance(made, tuple):
        check(made[1], decode_raw(raw))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_a_plain_body_is_the_text_code_point_for_code_point(words: str) -> None:
    made = make_text(Raw(words.encode(), "text/plain", "row", "utf-8"))
    if isinstance(made, tuple):
        assert made[1].body == words
        check(made[1], words)
    else:
        assert not any(map(str.isalnum, words))
