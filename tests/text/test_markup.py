"""The visible text of a page, each run of it at its own place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.text.markup import BREAK, read_markup

SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<a href='x", "<a href=\"x\">", "</a>", "<!--", "-->", "<script>", "</script>", "<", ">", "&amp;", "&", ";", "&#x41;",
         "&nbsp", "word ", "\n", "=", "'", '"', "<div class=", "<br/>", "</", "<!", "<?php", "<title>", "\x00", "é", "&#xd800;", "<textarea>"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        ("a<b>b</b>c", "abc"),
        ("<p>one</p><p>two</p>", f"{BREAK}one{BREAK}{BREAK}two{BREAK}"),
        ("a<br>b", f"a{BREAK}b"),
        ("a &amp; b &lt;c&gt; &eacute; &#8217;", "a & b <c> é ’"),
        ("R&D; A&B &unknown; AT&T", "R&D; A&B &unknown; AT&T"),
        ("a<!-- <p>hidden</p> -->b", "ab"),
        ("a<!-->b", "ab"),
        ("a<!-- never closed", "a"),
        ("a<script>if (x < y) { p('</p>') }</script>b", f"a{BREAK}{BREAK}b"),
        ("a<SCRIPT>x</Script >b", f"a{BREAK}{BREAK}b"),
        ("a<style>p {}</style>b", f"a{BREAK}{BREAK}b"),
        ("<title>hidden</title>b", f"{BREAK}{BREAK}b"),
        ("a<script>never closed", f"a{BREAK}"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<a href='>'>x</a>", "x"),
        ('<a title="it\'s > here">x</a>', "x"),
        ('<a title=it"s>x</a>', "x"),
        ("a<!DOCTYPE html>b<?php x ?>c</ >d", "abcd"),
        ("a<b", "a"),
        ("", ""),
    ],
)
def test_what_a_page_shows(source: str, visible: str) -> None:
    assert read_markup(source).visible == visible


def test_attributes_are_read_as_browsers_do() -> None:
    source = """<A Class='x y' data-n=5 title="a &amp; b" class=z>"""
    (tag,) = read_markup(source).tags
    assert tag.attributes(source) == {"class": "x y", "data-n": "5", "title": "a & b"}


@given(SOUP)
def test_every_run_is_the_pages_own_characters(source: str) -> None:
    page = read_markup(source)
    end = 0
    for at, place, length in page.runs:
        assert page.visible[at : at + length] == source[place : place + length]
        assert at >= end
        end = at + length
    assert all(0 <= tag.start < tag.end <= len(source) and tag.at <= len(page.visible) for tag in page.tags)


@given(SOUP, st.integers(0, 80), st.integers(0, 80))
def test_cut_runs_stay_inside(source: str, start: int, length: int) -> None:
    page = read_markup(source)
    for at, place, size in page.cut_runs(start, start + length):
        assert start <= at < at + size <= start + length
        assert page.visible[at : at + size] == source[place : place + size]
