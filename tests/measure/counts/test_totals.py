"""Nouns of numbers that stand in the clause before them, in made-up sentences."""

import pytest

from sayso.measure.counts.totals import read_total
from sayso.model import Span, find_words
from tests.measure.counting import cut_text
from tests.measure.marked import make_mention, read_events


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("The number of guards killed in the raid was put at [120].", "killed guard"),
        ("They put the number of requests in May at [900], up from [400].", "other request"),
        ("Gales caused outages, including [26] in Norland and [31] in Oldland.", "affected outage"),
        ("Gales caused outages among [26] in Norland.", "affected outage"),
    ],
)
def test_what_a_number_without_a_noun_counts(marked: str, told: str) -> None:
    assert {f"{event} {unit}" for event, unit in read_events(marked)} == {told}


@pytest.mark.parametrize(
    "body",
    ["The number rose to 12", "The number of guards fell; it was 12", "Numbers of the bus: 12", "including 12", "12"],
)
def test_no_noun_is_told(body: str) -> None:
    words = find_words(cut_text(body))
    assert read_total(words, make_mention(words, Span(len(body) - 2, len(body))), 0) is None
