"""Times found and resolved. Unless told otherwise the report is of Monday, 7 March 2022. All texts are made up."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.times import find_times
from sayso.model import Time, check_pin, find_words
from tests.factories import make_report, make_text


def find(body: str, **report: object) -> tuple[Time, ...]:
    text = make_text(body)
    return find_times(make_report(**report), text, find_words(text))


def show(time: Time) -> str:
    """A time as its words, its value and its days."""
    told = time.period
    days = "" if told is None else f" {told.start}" if told.start == told.end else f" {told.start} {told.end}"
    return f"{time.pin.words}: {time.value}{days}"


DATES = [
    ("It fell on Aug. 7, 1998.", "Aug. 7, 1998: 1998-08-07 1998-08-07"),
    ("It fell on 7 August 1998.", "7 August 1998: 1998-08-07 1998-08-07"),
    ("It fell on the 7th of August.", "the 7th of August: 2021-08-07 2021-08-07"),
    ("It fell on Friday, March 4.", "Friday, March 4: 2022-03-04 2022-03-04"),
    ("It fell on 24/02/2022.", "24/02/2022: 2022-02-24 2022-02-24"),
    ("It fell on 02/24/2022.", "02/24/2022: 2022-02-24 2022-02-24"),
    ("It fell on 2022-02-24.", "2022-02-24: 2022-02-24 2022-02-24"),
    ("It fell on 24.02.2022.", "24.02.2022: 2022-02-24 2022-02-24"),
    ("It rose since 24.02 by a tenth.", "24.02: 2022-02-24 2022-02-24"),
    ("It fell in February.", "February: 2022-02 2022-02-01 2022-02-28"),
    ("It fell in November.", "November: 2021-11 2021-11-01 2021-11-30"),
    ("It fell in early February.", "early February: 2022-02 2022-02-01 2022-02-09"),
    ("It fell in June last year.", "June last year: 2021-06 2021-06-01 2021-06-30"),
    ("It fell last May.", "last May: 2021-05 2021-05-01 2021-05-31"),
    ("It fell in 1998.", "1998: 1998 1998-01-01 1998-12-31"),
    ("It fell at the end of 1994.", "the end of 1994: 1994 1994-01-01 1994-12-31"),
    ("It fell in the 1990s.", "the 1990s: 199 1990-01-01 1999-12-31"),
    ("It fell in the late '80s.", "the late '80s: 198 1986-09-01 1989-12-31"),
    ("It stood in the 19th century.", "the 19th century: 18 1800-01-01 1899-12-31"),
    ("It fell in the third quarter of 1990.", "the third quarter of 1990: 1990-Q3 1990-07-01 1990-09-30"),
    ("It fell in the fourth quarter.", "the fourth quarter: 2021-Q4 2021-10-01 2021-12-31"),
    ("It fell in the first half of 2021.", "the first half of 2021: 2021-H1 2021-01-01 2021-06-30"),
    ("It fell last fall.", "last fall: 2021-FA 2021-09-01 2021-11-30"),
    ("It fell in the summer of 1998.", "the summer of 1998: 1998-SU 1998-06-01 1998-08-31"),
    ("It fell on Christmas Day.", "Christmas Day: 2021-12-25 2021-12-25"),
    ("It fell on Thanksgiving.", "Thanksgiving: 2021-11-25 2021-11-25"),
    ("It fell in nineteen seventy-nine.", "nineteen seventy-nine: 1979 1979-01-01 1979-12-31"),
    ("It fell in 480 BC.", "480 BC: BC0480"),
]

RELATIVE = [
    ("It fell on Friday.", "Friday: 2022-03-04 2022-03-04"),
    ("It fell on Monday.", "Monday: 2022-03-07 2022-03-07"),
    ("It fell last Monday.", "last Monday: 2022-02-28 2022-02-28"),
    ("The council will meet on Friday.", "Friday: 2022-03-11 2022-03-11"),
    ("The talks, expected to end Tuesday, go on.", "Tuesday: 2022-03-08 2022-03-08"),
    ("It fell next Monday.", "next Monday: 2022-03-14 2022-03-14"),
    ("It fell late Sunday.", "late Sunday: 2022-03-06 2022-03-06"),
    ("It fell on Saturday night.", "Saturday night: 2022-03-05TNI 2022-03-05"),
    ("It fell overnight.", "overnight: 2022-03-07TNI 2022-03-06 2022-03-07"),
    ("It fell overnight Saturday.", "overnight Saturday: 2022-03-05TNI 2022-03-04 2022-03-05"),
    ("It fell today.", "today: 2022-03-07 2022-03-07"),
    ("It fell late yesterday.", "late yesterday: 2022-03-06 2022-03-06"),
    ("It falls tonight.", "tonight: 2022-03-07TNI 2022-03-07"),
    ("It will be held over the weekend.", "the weekend: 2022-W10-WE 2022-03-12 2022-03-13"),
    ("It fell at 7.15pm.", "7.15pm: 2022-03-07T19:15 2022-03-07"),
    ("It fell last night.", "last night: 2022-03-06TNI 2022-03-06"),
    ("It fell this week.", "this week: 2022-W10 2022-03-07"),
    ("It fell last week.", "last week: 2022-W09 2022-02-28 2022-03-06"),
    ("It fell earlier this month.", "earlier this month: 2022-03 2022-03-01 2022-03-07"),
    ("It will fall later this month.", "later this month: 2022-03 2022-03-07 2022-03-31"),
    ("It fell last month.", "last month: 2022-02 2022-02-01 2022-02-28"),
    ("It fell over the weekend.", "the weekend: 2022-W09-WE 2022-03-05 2022-03-06"),
    ("It fell over the past weekend.", "the past weekend: 2022-W09-WE 2022-03-05 2022-03-06"),
    ("It fell three days ago.", "three days ago: 2022-03-04 2022-03-04"),
    ("It fell two decades ago.", "two decades ago: 2002 2002-01-01 2002-12-31"),
    ("It fell in the past 24 hours.", "the past 24 hours: PT24H 2022-03-06 2022-03-07"),
    ("It fell over the last three months.", "the last three months: P3M 2021-12-07 2022-03-07"),
    ("It fell at 7:15 p.m. Sunday.", "7:15 p.m. Sunday: 2022-03-06T19:15 2022-03-06"),
    ("It fell recently.", "recently: PAST_REF"),
    ("It falls now.", "now: PRESENT_REF"),
]

LENGTHS = [
    ("It lasted three days.", "three days: P3D"),
    ("It lasted more than four hours.", "more than four hours: PT4H"),
    ("It was a two-week visit.", "two-week: P2W"),
    ("It lasted half an hour.", "half an hour: PT30M"),
    ("It lasted several weeks.", "several weeks: PXW"),
    ("It lasted a decade.", "a decade: P10Y"),
    ("It lasted 1.5 hours.", "1.5 hours: PTXH"),
    ("It fell every two weeks.", "every two weeks: P2W"),
    ("It fell each Thursday.", "each Thursday: XXXX-WXX-4"),
    ("It fell daily.", "daily: P1D"),
]

NONE = [
    "Ann Example, 22, is 37 years old.", "The 5-year-old boy and the 30-year-old bridge.", "He may march on.",
    "About 2000 people came.", "The fund paid $1998 to it.", "Item No. 1999 was sold.", "Ten flights a week left.",
    "In his 30s he sang.", "A second man came.", "Version 3.12 came out.", "Jan Example spoke.", "The Sun wrote it.",
]  # fmt: skip


@pytest.mark.parametrize(("body", "shown"), [*DATES, *RELATIVE, *LENGTHS], ids=lambda told: str(told)[:40])
def test_one_time(body: str, shown: str) -> None:
    assert [show(time) for time in find(body)] == [shown]


@pytest.mark.parametrize("body", NONE)
def test_no_time(body: str) -> None:
    assert [show(time) for time in find(body)] == []


SEVERAL = [
    ("Between 13 and 17 June 2021 it rained.", ["13: 2021-06-13", "17 June 2021: 2021-06-17"]),
    ("It rained on Nov. 6, 12 and 15.", ["Nov. 6: 2021-11-06", "12: 2021-11-12", "15: 2021-11-15"]),
    ("It rained Nov. 7-9.", ["Nov. 7: 2021-11-07", "9: 2021-11-09"]),
    ("It rained late Sunday and early Monday.", ["late Sunday: 2022-03-06", "early Monday: 2022-03-07"]),
    ("It began on 4 May 2021. Two days later it stopped.", ["4 May 2021: 2021-05-04", "Two days later: 2021-05-06"]),
    ("It began on 4 May 2021. The same day it ended.", ["4 May 2021: 2021-05-04", "The same day: 2021-05-04"]),
    ("Sales fell in the third quarter from a year earlier.", ["the third quarter: 2021-Q3", "a year earlier: 2020-Q3"]),
    ("On March 4 and 12 people died.", ["March 4: 2022-03-04"]),
    ("It was 2014-2016.", ["2014: 2014", "2016: 2016"]),
]


@pytest.mark.parametrize(("body", "shown"), SEVERAL, ids=[case[0] for case in SEVERAL])
def test_several_times(body: str, shown: list[str]) -> None:
    assert [f"{time.pin.words}: {time.value}" for time in find(body)] == shown


@pytest.mark.xfail(reason="a part of the day that two weekdays share is given to the second only")
def test_two_weekdays_of_one_night() -> None:
    shown = [show(time) for time in find("Flights leave on Monday and Tuesday nights.")]
    assert shown == ["Monday: XXXX-WXX-1TNI", "Tuesday nights: XXXX-WXX-2TNI"]


def test_without_the_reports_date_the_title_tells_the_year() -> None:
    shown = [show(time) for time in find("It began on 9 June. It ended Friday.", published=None, title="2011 floods")]
    assert shown == ["9 June: 2011-06-09 2011-06-09", "Friday: None"]


def test_without_the_reports_date_and_title_the_text_tells_the_year() -> None:
    times = find("It began on 9 June. On 10 June 2011 it rained, and ended on 17 June.", published=None, title=None)
    assert [time.value for time in times] == ["2011-06-09", "2011-06-10", "2011-06-17"]


UKRAINIAN = [
    ("Це було 24 лютого 2022 року.", "24 лютого 2022 року: 2022-02-24"),
    ("У вересні 1945 року.", "вересні 1945 року: 1945-09"),
    ("Навесні 1946 року.", "Навесні 1946 року: 1946-SP"),
    ("Кінець XIX століття.", "XIX століття: 18"),
    ("480 до н. е.", "480 до н. е.: BC0480"),
    ("Протягом трьох тижнів.", "трьох тижнів: P3W"),
]


@pytest.mark.parametrize(("body", "shown"), UKRAINIAN, ids=[case[0] for case in UKRAINIAN])
def test_ukrainian_dates(body: str, shown: str) -> None:
    assert [f"{time.pin.words}: {time.value}" for time in find(body, language="uk")] == [shown]


PIECES = st.sampled_from(
    "Aug. 7 31 Feb 29 1998 0000 9999 9999999999999999 24.02 99.99.2022 1/1/2022 13/13/2022 10:99 p.m. 400 BC early the last this next "
    "two million years ago later days week quarter half of overnight Monday night since until will said and - , ' ( ) May 1st 90th "
    "century centuries each every 1990s '80s 2024-02-30 XX століття до н. е. Thanksgiving decade hours \n".split(" ")
)


@given(st.lists(PIECES, max_size=25), st.none() | st.dates())
def test_pins_hold_and_days_run_forward(pieces: list[str], published: date | None) -> None:
    body = " ".join(pieces)
    times = find(body, published=published)
    for time in times:
        check_pin(body, time.pin)
        assert time.period is None or time.period.start is None or time.period.start <= time.period.end
    spans = [time.pin.span for time in times]
    assert all(one.end <= other.start for one, other in pairwise(spans))
