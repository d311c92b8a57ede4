"""The days that a report of Monday, 7 March 2022 tells, with the words that lead to them."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measure.days.days import Days, name_length, read_days
from sayso.measure.layout import lay_out
from sayso.measure.times import find_times
from sayso.model import Period, Report, find_words
from tests.factories import make_report
from tests.measure.counting import cut_text


def read(body: str, report: Report | None = None) -> Days:
    report = report or make_report()
    text = cut_text(body)
    words = find_words(text)
    return read_days(report, words, lay_out(text, words, ()), (), find_times(report, text, words))


@pytest.mark.parametrize(
    ("body", "relation", "start", "end"),
    [
        ("It burned on 3 March.", "on", date(2022, 3, 3), date(2022, 3, 3)),
        ("It has burned since 3 March.", "since", date(2022, 3, 3), date(2022, 3, 7)),
        ("It has burned since lightning struck on 3 March.", "since", date(2022, 3, 3), date(2022, 3, 7)),
        ("It was out by 3 March.", "by", None, date(2022, 3, 3)),
        ("It was out as of 3 March.", "by", None, date(2022, 3, 3)),
        ("It burned from 1 March to 3 March.", "from", date(2022, 3, 1), date(2022, 3, 3)),
        ("It burned from March 1 to 3.", "from", date(2022, 3, 1), date(2022, 3, 3)),
        ("It burned from 1 March, until 3 March.", "from", date(2022, 3, 1), date(2022, 3, 3)),
        ("It has burned in 2022.", "in", date(2022, 1, 1), date(2022, 3, 7)),
    ],
)
def test_the_word_before_a_time_tells_its_days(body: str, relation: str, start: date | None, end: date) -> None:
    (told,) = read(body).told
    assert (told.relation, told.period) == (relation, Period(start, end))


@pytest.mark.parametrize(
    "body", ["OLDFORD, Norland, March 4 (Echo) -- It burned.", "The 2019 season was long.", "It will burn."]
)
def test_datelines_and_labels_tell_no_days(body: str) -> None:
    assert read(body).told == ()


def test_since_the_month_of_a_war_means_its_first_day() -> None:
    days = read("Kyiv has held out since February 2022.")
    assert days.war == date(2022, 2, 24)
    assert days.told[0].period == Period(date(2022, 2, 24), date(2022, 3, 7))


def test_a_range_from_the_month_of_a_war_begins_on_its_first_day() -> None:
    (told,) = read("Kyiv lost homes between February 2022 and March 2022.").told
    assert told.period == Period(date(2022, 2, 24), date(2022, 3, 7))


def test_a_war_that_had_not_begun_is_none() -> None:
    assert read("Kyiv was calm.", make_report(published=date(2013, 3, 7))).war is None


@pytest.mark.parametrize(
    ("body", "last", "gap"),
    [
        ("It burned on Friday. It was out on Sunday.", date(2022, 3, 6), "day"),
        ("It burned on Friday.", date(2022, 3, 4), "more"),
        ("It was out on Monday.", date(2022, 3, 7), "same"),
        ("It will burn on 9 March. It has burned since Friday.", None, "none"),
    ],
)
def test_the_last_day_told_lies_so_far_back(body: str, last: date | None, gap: str) -> None:
    days = read(body)
    assert (days.last, days.gap) == (last, gap)


@pytest.mark.parametrize(
    ("days", "name"), [(1, "day"), (7, "week"), (31, "month"), (90, "season"), (366, "year"), (800, "years")]
)
def test_periods_have_names_by_their_length(days: int, name: str) -> None:
    start = date(2020, 1, 1)
    assert name_length(Period(start, date.fromordinal(start.toordinal() + days - 1))) == name
    assert name_length(Period(None, start)) == "open"
