"""The incidents that a report is about, in made-up sentences."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measure.days.day_setting import read_setting
from sayso.measure.days.incident import find_known
from sayso.measure.times import find_times
from sayso.model import Period, find_words
from tests.factories import make_report
from tests.measure.counting import cut_text, read_counts


@pytest.mark.parametrize(
    ("body", "known"),
    [
        ("The bombing shocked Oldford.", {"bombi"}),
        ("Friday's blasts shocked Oldford.", {"blast"}),
        ("The two explosions shocked Oldford.", {"explo"}),
        ("A bombing shocked Oldford.", set()),
        ("The mayor was shocked.", set()),
    ],
)
def test_an_article_or_an_owner_makes_an_incident_known(body: str, known: set[str]) -> None:
    assert find_known(find_words(cut_text(body)).words) == known


def test_the_day_told_most_often_comes_first() -> None:
    body = (
        "A fire on 1 March killed people.\nA bomb exploded on 3 March. The bomb attack of 3 March shook Oldford.\n"
        "The mayor spoke on 5 March."
    )
    report = make_report()
    text, words, counts = read_counts(body)
    incidents = read_setting(report, text, words, (), counts, find_times(report, text, words)).incidents()
    days = [one.period for one in incidents]
    assert days == [Period(date(2022, 3, day), date(2022, 3, day)) for day in (3, 1)]
    assert [one.times for one in incidents] == [2, 1]
