"""When a statement was made. The report is of Monday, 7 March 2022."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.said import find_said, read_days
from sayso.model import Days, Post
from tests.factories import make_report, make_span, make_statement, make_text

MONDAY = date(2022, 3, 7)


def days(start: str, end: str | None = None) -> Days:
    return Days(date.fromisoformat(start), date.fromisoformat(end or start))


CASES = [
    ("said on Friday", days("2022-03-04")),
    ("said Monday", days("2022-03-07")),
    ("said last Monday", days("2022-02-28")),
    ("said today", days("2022-03-07")),
    ("said yesterday", days("2022-03-06")),
    ("said on March 3", days("2022-03-03")),
    ("said on 3 March", days("2022-03-03")),
    ("said on Dec. 24", days("2021-12-24")),
    ("said on Dec. 24, 2019", days("2019-12-24")),
    ("said in February", days("2022-02-01", "2022-02-28")),
    ("said over the weekend", days("2022-03-05", "2022-03-06")),
    ("said this month", days("2022-03-01", "2022-03-07")),
    ("said last week", days("2022-02-28", "2022-03-06")),
    ("said last month", days("2022-02-01", "2022-02-28")),
    ("said on February 31", None),
    ("said once", None),
]


@pytest.mark.parametrize(("words", "said"), CASES, ids=[case[0] for case in CASES])
def test_read_days(words: str, said: Days | None) -> None:
    assert read_days(words, MONDAY) == said


def test_without_the_reports_date_only_full_dates_are_resolved() -> None:
    assert read_days("said on Friday", None) is None
    assert read_days("said on March 3", None) is None
    assert read_days("said on March 3, 2022", None) == days("2022-03-03")


@given(st.text(alphabet="abcdeMonday Jan 0123456789.,/-", max_size=60), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_never_run_backwards(words: str, published: date) -> None:
    found = read_days(words, published)
    assert found is None or found.start <= found.end


def test_a_day_told_inside_the_content_is_not_when_it_was_said() -> None:
    body = "Ann said the bridge broke on Friday."
    said = make_statement(body, "Ann", "said", "the bridge broke on Friday", entity="e1")
    assert find_said(make_report(), make_text(body), [said]) == (None,)


def test_what_is_said_next_was_said_the_same_day() -> None:
    body = "Ann said on Friday it rained.\n“It stopped,” she added.\nTom held it was late."
    first = make_statement(body, "Ann", "said", "it rained", entity="e1")
    second = make_statement(body, "she", "added", "“It stopped,”", id="s2", kind="direct", entity="e1")
    third = make_statement(body, "Tom", "held", "it was late", id="s3", entity="e2")
    friday = days("2022-03-04")
    assert find_said(make_report(), make_text(body), [first, second, third]) == (friday, friday, None)


def test_a_post_was_said_when_it_was_posted() -> None:
    body = "It rained.\n— Echo (@echo) March 3, 2022"
    whole, content = make_span(body, body), make_span(body, "It rained.")
    posted = datetime(2022, 3, 2, tzinfo=UTC)
    post = Post(whole, content, make_span(body, "Echo (@echo)"), "Echo", "@echo", posted)
    one = make_statement(body, "Echo (@echo)", "", "It rained.", kind="post", entity="e1")
    assert find_said(make_report(), make_text(body, posts=(post,)), [one]) == (days("2022-03-02"),)
    assert find_said(make_report(), make_text(body), [one]) == (days("2022-03-03"),)
