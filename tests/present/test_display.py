"""Words of a report reach a screen only when they are harmless there."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Days
from sayso.present.display import count_statements, cut_line, show_days, show_line, show_safely, web_address
from tests.factories import make_reading
from tests.present.make import bodies

SHOWN = [
    ("plain “quoted” text", "plain “quoted” text"),
    ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
    ("a\x00b\x07c\rd", "a␀b␇c␍d"),
    ("del\x7f csi\x9b31m", "del\ufffd csi\ufffd31m"),
    ("photo\u202egpj.exe", "photo\ufffdgpj.exe"),
    ("\u2067isolated\u2069", "\ufffdisolated\ufffd"),
    ("lone \ud83d", "lone \ufffd"),
    ("مرحبا\u200f!", "مرحبا\u200f!"),
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
]

CUT = [
    ("short", 10, "short"),
    ("one  two\n\nthree\u2028four", 40, "one two three four"),
    ("one two three four", 12, "one two…"),
    ("one, two three four", 6, "one…"),
    ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ("", 10, ""),
]

ADDRESSES = [
    ("https://news.example/a?b=1#c", True),
    ("HTTP://news.example/", True),
    ("javascript:alert(1)", False),
    ("java\nscript:alert(1)", False),
    (" javascript:alert(1)", False),
    ("data:text/html,<script>", False),
    ("//news.example/", False),
    ("https:", False),
    ("http://[", False),
    ("/etc/passwd", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_steering_characters_become_signs(text: str, expected: str) -> None:
    assert show_safely(text) == expected


@given(bodies())
def test_what_is_shown_has_the_same_length_and_steers_nothing(text: str) -> None:
    shown = show_safely(text)

    assert len(shown) == len(text)
    shown.encode()
    assert all(unicodedata.category(sign) != "Cc" or sign in "\t\n" for sign in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(bodies())
def test_a_line_has_no_line_break_of_any_kind(text: str) -> None:
    assert len(show_line(text).splitlines()) <= 1


@pytest.mark.parametrize(("text", "width", "expected"), CUT)
def test_long_words_are_cut_at_a_word(text: str, width: int, expected: str) -> None:
    assert cut_line(text, width) == expected


@given(bodies(), st.integers(2, 30))
def test_a_cut_line_fits(text: str, width: int) -> None:
    assert len(cut_line(text, width)) <= width


@pytest.mark.parametrize(("address", "clickable"), ADDRESSES)
def test_only_web_addresses_become_links(address: str | None, clickable: bool) -> None:
    assert web_address(address) == (address if clickable else None)


def test_days_are_told_once_where_they_are_one() -> None:
    first, last = date(2022, 2, 24), date(2022, 3, 1)

    assert show_days(Days(first, first)) == "24 Feb 2022"
    assert show_days(Days(first, last)) == "24 Feb 2022 – 1 Mar 2022"


def test_statements_are_counted_with_their_speakers() -> None:
    assert count_statements(make_reading()) == "4 statements by 3 speakers."
    assert count_statements(make_reading("Nobody spoke.")) == "No statement was found."
