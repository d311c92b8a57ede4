"""The course of made-up disasters."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measure.days.course import find_course, find_extent
from sayso.measure.days.days import read_days
from sayso.measure.layout import lay_out
from sayso.measure.times import find_times
from sayso.model import Period, Report, find_words
from tests.factories import make_report
from tests.measure.counting import cut_text


def read(body: str, report: Report | None = None) -> tuple[Period | None, Period | None]:
    """The course and the extent."""
    report = report or make_report()
    text = cut_text(body)
    words = find_words(text)
    layout = lay_out(text, words, ())
    told = read_days(report, words, layout, (), find_times(report, text, words)).told
    return find_course(report, words, layout, told), find_extent(report, words, told)


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("A flood began on 1 March 2021. It rose on 3 March 2021. Another was in March 1950.", (3, 1), (3, 3)),
        ("The storm left Farland on 1 March 2021. It developed on 3 March 2021. It ended on 5 March 2021.", (3, 3), (3, 5)),
        ("The storm of March 3-5, 2021, came after rains on 1 March 2021.", (3, 3), (3, 5)),
        ("A flood came in March 2021. It rose for days. It was worst on 3 March 2021.", (3, 1), (3, 31)),
        ("A wildfire was seen on 1 March 2021. It grew. By 9 March 2021, it was contained.", (3, 1), (3, 9)),
    ],
)  # fmt: skip
def test_a_disaster_runs_from_its_first_to_its_last_day(
    body: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    course, _ = read(body)
    assert course == Period(date(2021, *start), date(2021, *end))


def test_what_is_no_disaster_has_no_course() -> None:
    assert read("A fair began on 1 March 2021.") == (None, None)


def test_the_extent_holds_all_days_around_the_middle() -> None:
    body = "The storm left Farland on 1 March 2021. It developed on 3 March 2021. It ended on 5 March 2021."
    assert read(body)[1] == Period(date(2021, 3, 1), date(2021, 3, 5))


def test_without_days_the_course_is_its_month_or_year() -> None:
    report = make_report(published=None, title="The Oldford flood of 1964")
    in_march = read("The Labor Day flood came in March 1964.", report)[0]
    assert in_march == Period(date(1964, 3, 1), date(1964, 3, 31))
    assert read("The flood killed people.", report)[0] == Period(date(1964, 1, 1), date(1964, 12, 31))
    untitled = make_report(published=None, title="The Oldford flood")
    assert read("The flood of the year 1964 was bad.", untitled)[0] == Period(date(1964, 1, 1), date(1964, 12, 31))
