"""The days that counts cover, and running totals, in made-up sentences of a report of Monday, 7 March 2022."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measure.days.find import Told, find_periods
from sayso.measure.times import find_times
from sayso.model import Days, Period, Report, Statement
from tests.factories import make_report, make_statement
from tests.measure.counting import read_counts


def read_told(body: str, statements: tuple[Statement, ...] = (), report: Report | None = None) -> list[Told]:
    report = report or make_report()
    text, words, counts = read_counts(body)
    return list(find_periods(report, text, words, statements, counts, find_times(report, text, words)))


def show(told: Told) -> str:
    """*3 4-6* is 4 to 6 March, *. 6* until 6 March; a plus marks a running total."""
    period = told.period
    if period is None:
        return "none"
    days = [f"{day.month}/{day.day}" if day else "" for day in (period.start, period.end)]
    return (days[0] if days[0] == days[1] else "-".join(days)) + ("+" if told.cumulative else "")


def read(body: str) -> list[str]:
    return [show(told) for told in read_told(body)]


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("On Friday 12 people were killed in Oldford.", ["3/4"]),
        ("A blast killed 12 people in Oldford on Saturday.", ["3/5"]),
        ("A blast killed 12 people on Saturday, the mayor said on Sunday.", ["3/5"]),
        ("A shell hit the market on Saturday. It killed 12 people and wounded 30.", ["3/5", "3/5"]),
        ("A blast tore through the market on March 2. Twelve people were killed.", ["3/2"]),
        ("Norland fired 12 drones at Oldford overnight.", ["3/6-3/7"]),
        ("From 1 March to 5 March, 12 people were killed in Oldford.", ["3/1-3/5"]),
        ("Between March 1 and March 5, 12 houses were destroyed.", ["3/1-3/5"]),
    ],
)
def test_an_incident_is_of_its_day(body: str, days: list[str]) -> None:
    assert read(body) == days


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Since March 1, 120 people have been killed in Oldford.", ["3/1-3/7+"]),
        ("120 people have been killed since Friday.", ["3/4-3/7+"]),
        ("By 5 March 120 people had been killed, officials said.", ["-3/5+"]),
        ("As of March 5, 120 people had been killed.", ["-3/5+"]),
    ],
)
def test_a_running_total_begins_or_ends_on_a_day(body: str, days: list[str]) -> None:
    assert read(body) == days


def test_a_list_shares_its_days_and_an_addition_is_of_the_reports_day() -> None:
    body = "Total losses of the army from 01.03 to 06.03:\ntanks - 120 (+3)\nhelicopters - 14 (+1)\ntrucks - 300 (+0)"
    assert read(body) == ["3/1-3/6+", "3/7", "3/1-3/6+", "3/7", "3/1-3/6+", "3/7"]


def test_losses_of_a_war_are_told_from_its_first_day_on() -> None:
    body = "Russia has already lost more than 11,000 soldiers in its war against Ukraine, Kyiv said."
    assert read_told(body) == [Told(Period(date(2022, 2, 24), date(2022, 3, 7)), True)]


def test_since_runs_to_the_day_on_which_it_was_said() -> None:
    body = "Since March 1, 120 people have been killed, the mayor said on Saturday."
    said = Days(date(2022, 3, 5), date(2022, 3, 5))
    content = "Since March 1, 120 people have been killed"
    one = make_statement(body, "the mayor", "said", content, said=said)
    assert read_told(body, (one,)) == [Told(Period(date(2022, 3, 1), date(2022, 3, 5)), True)]


def test_a_month_means_the_day_that_is_told_elsewhere() -> None:
    body = (
        "A bomb attack killed 12 people in Oldford last month.\nThe mayor spoke of a hard year.\n"
        "The bomb attack in Oldford on February 10 shocked the town."
    )
    assert read(body) == ["2/10"]


def test_without_a_day_nothing_is_guessed() -> None:
    report = make_report(published=None, title="Oldford")
    assert read_told("Twelve people were killed.", report=report) == [Told(None, False)]
    assert read_told("Today 12 people were killed.", report=report) == [Told(None, False)]


def test_a_dateline_is_no_day_of_an_incident() -> None:
    body = "OLDFORD, March 4 (Echo) -- The mayor spoke.\nA blast killed 12 people on March 2."
    assert read(body) == ["3/2"]


def test_a_disaster_without_a_day_is_told_for_its_course() -> None:
    body = (
        "Storm Example formed on March 1, 2021. It struck Oldford on March 3. It dissipated on March 5.\n"
        "The storm killed 12 people and destroyed 300 homes."
    )
    report = make_report(published=None, title="Storm Example (2021)")
    assert [show(told) for told in read_told(body, report=report)] == ["3/1-3/5", "3/1-3/5"]


def test_an_empty_text_has_none() -> None:
    assert read_told("") == []


@given(st.text("Oldford killed 12 people wounded on March 3, since Friday.\n() –+", max_size=200))
def test_every_count_is_told_of_and_no_period_runs_back(body: str) -> None:
    _, _, counts = read_counts(body)
    told = read_told(body)
    assert len(told) == len(counts)
    for one in told:
        assert one.period is None or one.period.start is None or one.period.start <= one.period.end
