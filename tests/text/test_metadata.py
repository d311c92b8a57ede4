"""What pages tell of themselves."""

from datetime import date

import pytest

from sayso.text.markup import read_markup
from sayso.text.metadata import find_meta_day, find_own_address, find_site_name, name_publisher

DAY = date(2022, 2, 27)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2022-02-27T10:00:00Z">', DAY),
        ('<meta name="pubdate" content="February 27, 2022">', DAY),
        ("<meta itemprop=datePublished content=2022-02-27>", DAY),
        ('<meta name="date" content="2021-01-01"><meta property="article:published_time" content="2022-02-27">', DAY),
        ('<meta name="date" content="soon"><meta name="dc.date" content="2022-02-27">', DAY),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished" : "2022-02-27T10:00:00+02:00"}</script>',
            DAY,
        ),
        ('<time datetime="2022-02-27">Sunday</time>', DAY),
        ('<time datetime="2022-02-20">x</time><time class="published" datetime="2022-02-27">y</time>', DAY),
        ('<time datetime="2022-02-27">x</time><time datetime="2022-02-20">y</time>', None),
        ('<meta property="article:modified_time" content="2022-02-27">', None),
        ('<meta name="pubdate" content="2022-02-31">', None),
        ("<p>Copyright 2022. Today is February 27, 2022.</p>", None),
        ("", None),
    ],
)
def test_the_day_of_a_page(head: str, day: date | None) -> None:
    assert find_meta_day(read_markup(f"<html><head>{head}</head></html>")) == day


@pytest.mark.parametrize(
    ("site", "url", "name"),
    [
        ("Oldford Echo", "https://www.reuters.com/x", "Oldford Echo"),
        ("reuters.com", "https://www.reuters.com/x", "Reuters"),
        ("@Reuters", "https://www.reuters.com/x", "Reuters"),
        (None, "https://uk.reuters.com/x", "Reuters"),
        (None, "https://www.oldford.example/x", "oldford.example"),
        ("oldford.example", "https://www.oldford.example/x", "oldford.example"),
        (None, None, None),
    ],
)
def test_the_publisher(site: str | None, url: str | None, name: str | None) -> None:
    assert name_publisher(site, url) == name


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://echo.example/1"><meta property="og:url" content="https://echo.example/2">', "https://echo.example/1"),
        ('<link rel="stylesheet" href="https://echo.example/1"><meta property="og:url" content="https://echo.example/2">', "https://echo.example/2"),
        ('<link rel="canonical" href="/1">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ("", None),
    ],
)  # fmt: skip
def test_the_pages_own_address(head: str, address: str | None) -> None:
    assert find_own_address(read_markup(head)) == address


def test_the_sites_own_name() -> None:
    page = read_markup(
        '<meta property="og:site_name" content=" Oldford\n Echo &amp; Post"><meta property="og:site_name" content="x">'
    )
    assert find_site_name(page) == "Oldford Echo & Post"
    assert find_site_name(read_markup("<p>x</p>")) is None
