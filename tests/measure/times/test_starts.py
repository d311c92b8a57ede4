"""When events began that are named without their day. Reports on well-known wars here are made up."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measure.times.test_find import find

CASES = [
    ("Ukraine lost ten tanks since the invasion began.", "2022-06-01", "the invasion began", "2022-02-24"),
    ("Ukraine lost ten tanks since the start of the full-scale war.", "2024-06-01", "the start of the full-scale war", "2022-02-24"),
    ("Ukraine lost ten tanks since Russia's full-scale invasion.", "2024-06-01", "Russia's full-scale invasion", "2022-02-24"),
    ("The toll in Gaza rose since the war began.", "2025-06-01", "the war began", "2023-10-07"),
    ("The toll in Gaza rose since Oct. 7.", "2025-06-01", "Oct. 7", "2023-10-07"),
    ("The toll in Oldford rose since Oct. 7.", "2025-06-01", "Oct. 7", "2024-10-07"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "published", "words", "day"), CASES, ids=[case[0] for case in CASES])
def test_well_known_starts(body: str, published: str, words: str, day: str) -> None:
    assert [(time.pin.words, time.value) for time in find(body, published=date.fromisoformat(published))] == [
        (words, day)
    ]


def test_a_war_that_had_not_begun_is_not_meant() -> None:
    assert find("Ukraine fears the start of the war.", published=date(2021, 6, 1)) == ()


def test_the_report_itself_tells_the_start() -> None:
    times = find("Norland began its offensive on Friday. Five have died since the offensive began.")
    assert [time.value for time in times] == ["2022-03-04", "2022-03-04"]


def test_another_event_of_the_same_name_is_none() -> None:
    assert find("Ukraine lost ten tanks since the Oldford offensive.") == ()
