"""What is told by the day or by the area, and what is only aimed at, is no running total. All texts are made up."""

import pytest

from sayso.measure.days.rates import is_aim, is_rate
from tests.measure.counting import read_counts
from tests.measure.days.test_find import read


@pytest.mark.parametrize(
    ("body", "rates"),
    [
        ("Norland was losing 1,200 soldiers per day.", [True]),
        ("Norland lost 1,200 soldiers a day.", [True]),
        ("More than 300 people are killed in Oldford every month.", [True]),
        ("It held 120 troops per square kilometre.", [True]),
        ("It lost 26,000 soldiers monthly.", [True]),
        ("It told of daily losses of 1,200 soldiers.", [True]),
        ("It lost an average of 1,200 soldiers.", [True]),
        ("It lost 1,200 soldiers in a day.", [False]),
        ("It lost 1,200 soldiers a year ago.", [False]),
        ("It lost 1,200 soldiers. Each day was hard.", [False]),
        ("It broke 61 daily rainfall records.", [False]),
        ("On average days it rained, and 1,200 soldiers fell.", [False]),
    ],
)
def test_a_rate_is_told_by_the_time_or_the_area(body: str, rates: list[bool]) -> None:
    _, words, counts = read_counts(body)
    assert [is_rate(words, count) for count in counts] == rates


@pytest.mark.parametrize(
    ("body", "aims"),
    [
        ("The agency aims to help 4 million people.", [True]),
        ("It has a goal of 900 homes.", [True]),
        ("The mayor vowed to have a team rebuild 900 homes.", [False]),
        ("Norland, which wants to win, has lost 900 soldiers.", [False]),
        ("It planned the raid. It lost 900 soldiers.", [False]),
        ("It lost 900 soldiers of those it wanted to keep.", [False]),
    ],
)
def test_an_aim_is_told_before_the_number(body: str, aims: list[bool]) -> None:
    _, words, counts = read_counts(body)
    assert [is_aim(words, count) for count in counts] == aims


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Since March 1, 120 people have been killed in Oldford.", ["3/1-3/7+"]),
        ("Since March 1, 120 people have been killed in Oldford every day.", ["3/1-3/7"]),
        ("Since March 1, Norland has planned to rebuild 900 homes.", ["3/1-3/7"]),
    ],
)
def test_rates_and_aims_are_no_totals(body: str, days: list[str]) -> None:
    assert read(body) == days
