"""When a statement was made. The report is of Monday, 7 March 2022."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from sayso.attribute.said import find_said
from sayso.measure.times import find_times
from sayso.model import Days, Post, Report, Statement, Text, find_words
from tests.factories import make_report, make_span, make_statement, make_text


def days(start: str, end: str | None = None) -> Days:
    return Days(date.fromisoformat(start), date.fromisoformat(end or start))


def read(text: Text, statements: Sequence[Statement], report: Report | None = None) -> tuple[Days | None, ...]:
    """The days of the statements, by the times that the text tells."""
    report = report or make_report()
    return find_said(report, text, statements, find_times(report, text, find_words(text)))


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
    ("said three days ago", days("2022-03-04")),
    ("said on Friday after the fall of March 1", days("2022-03-04")),
    ("said on February 31", None),
    ("said ahead of Friday's vote", None),
    ("said in 2021", None),
    ("said once", None),
]


@pytest.mark.parametrize(("words", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_day_beside_the_cue(words: str, said: Days | None) -> None:
    body = f"Ann {words} that it rained."
    assert read(make_text(body), [make_statement(body, "Ann", "said", "that it rained")]) == (said,)


@pytest.mark.parametrize(
    ("words", "said"), [("Friday", None), ("March 3", None), ("March 3, 2022", days("2022-03-03"))]
)
def test_without_the_reports_date_only_full_dates_are_resolved(words: str, said: Days | None) -> None:
    body = f"Ann said on {words} that it rained."
    one = make_statement(body, "Ann", "said", "that it rained")
    assert read(make_text(body), [one], make_report(published=None)) == (said,)


def test_nothing_was_said_after_the_report() -> None:
    body = "Ann, who will leave on Friday, said it rained."
    assert read(make_text(body), [make_statement(body, "Ann", "said", "it rained")]) == (None,)


def test_a_day_told_inside_the_content_is_not_when_it_was_said() -> None:
    body = "Ann said the bridge broke on Friday."
    said = make_statement(body, "Ann", "said", "the bridge broke on Friday", entity="e1")
    assert read(make_text(body), [said]) == (None,)


def test_but_it_is_where_the_content_tells_of_the_saying() -> None:
    body = "Ann highlighted the broken bridge while speaking to the Oldford Echo on Friday."
    content = "the broken bridge while speaking to the Oldford Echo on Friday"
    assert read(make_text(body), [make_statement(body, "Ann", "highlighted", content)]) == (days("2022-03-04"),)


def test_what_is_said_next_was_said_the_same_day() -> None:
    body = "Ann said on Friday it rained.\n“It stopped,” she added.\nTom held it was late."
    first = make_statement(body, "Ann", "said", "it rained", entity="e1")
    second = make_statement(body, "she", "added", "“It stopped,”", id="s2", kind="direct", entity="e1")
    third = make_statement(body, "Tom", "held", "it was late", id="s3", entity="e2")
    friday = days("2022-03-04")
    assert read(make_text(body), [first, second, third]) == (friday, friday, None)


def test_a_post_was_said_when_it_was_posted() -> None:
    body = "It rained.\n— Echo (@echo) March 3, 2022"
    whole, content = make_span(body, body), make_span(body, "It rained.")
    posted = datetime(2022, 3, 2, tzinfo=UTC)
    post = Post(whole, content, make_span(body, "Echo (@echo)"), "Echo", "@echo", posted)
    one = make_statement(body, "Echo (@echo)", "", "It rained.", kind="post", entity="e1")
    assert read(make_text(body, posts=(post,)), [one]) == (days("2022-03-02"),)
    assert read(make_text(body), [one]) == (days("2022-03-03"),)
