"""What the words before a time make of it. The report is of Monday, 7 March 2022."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measure.times import find_times, read_relation, tie_times
from sayso.model import find_words
from tests.factories import make_report, make_text

CASES = [
    ("It rained since Friday.", "since", "since Friday", "2022-03-04 2022-03-07"),
    ("It rained since 2021.", "since", "since 2021", "2021-01-01 2022-03-07"),
    ("By 2 March ten had died.", "by", "By 2 March", "None 2022-03-02"),
    ("As of late Friday ten had died.", "as_of", "As of late Friday", "None 2022-03-04"),
    ("It rained before Friday.", "before", "before Friday", "None 2022-03-03"),
    ("It rained from 1 to 3 March.", "from", "from 1 to 3 March", "2022-03-01 2022-03-03"),
    ("It rained between 1 and 3 March.", "between", "between 1 and 3 March", "2022-03-01 2022-03-03"),
    ("It rained on Friday.", "during", "on Friday", "2022-03-04 2022-03-04"),
    ("It rained Friday.", None, "Friday", "2022-03-04 2022-03-04"),
    ("It rained until Friday.", "until", "until Friday", "None 2022-03-11"),
]


@pytest.mark.parametrize(("body", "relation", "words", "days"), CASES, ids=[case[0] for case in CASES])
def test_one_relation(body: str, relation: str | None, words: str, days: str) -> None:
    text = make_text(body)
    known = find_words(text)
    times = find_times(make_report(), text, known)
    assert read_relation(known, times[0]) == (None if relation is None else relation)
    (tied,) = tie_times(known, times, date(2022, 3, 7))
    assert (tied.relation, body[tied.span.start : tied.span.end]) == (relation, words)
    assert f"{tied.period.start} {tied.period.end}" == days
