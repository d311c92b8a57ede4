"""Counts of people to whom one of several things happened, in made-up sentences."""

from __future__ import annotations

import pytest

from sayso.measure.counts.joint import join_harm
from sayso.model import Event
from tests.measure.counting import read_counts


@pytest.mark.parametrize(
    ("body", "events"),
    [
        ("More than 3,500 soldiers were killed and wounded at Oldford.", ["affected"]),
        ("The blast killed and wounded 40 people.", ["affected"]),
        ("Some 400 people are dead or missing.", ["affected"]),
        ("There are 900 dead, wounded, and missing.", ["affected"]),
        ("The army counted 900 dead/wounded.", ["affected"]),
        ("Twelve people were killed and 30 injured.", ["killed", "injured"]),
        ("The strike killed 12 people and wounded 30.", ["killed", "injured"]),
        ("At least 75 dead, 30 injured, 12 missing.", ["killed", "injured", "missing"]),
        ("Twelve people were killed and three houses destroyed.", ["killed", "destroyed"]),
        ("Twelve soldiers were killed, the army said. The wounded were flown out.", ["killed"]),
        ("Twelve people were shot dead.", ["killed"]),
        ("He shot and killed 13 people.", ["killed"]),
        ("The rebels captured and killed 13 soldiers.", ["killed"]),
    ],
)
def test_several_words_of_harm_tell_of_no_deaths(body: str, events: list[Event]) -> None:
    _, words, counts = read_counts(body)
    assert [one.event for one in join_harm(words, counts)] == events
