"""What is asked of the desk is drawn as told, and what it took is counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from evals.serving import KINDS, Answer, Reader, draw_from, find_cuts, render, tell_row, tell_rows
from evals.worlds import Zipf, make_world

READER = Reader(make_world(), Random(1), True, Zipf(["d1", "d2"]), Zipf(["f1", "f2"]))
SLOW = Answer("a report", True, 300.0, 200, 2000)
FAST = replace(SLOW, first=False, ms=100.0)
FAILED = replace(SLOW, ms=1.0, status=500)


def test_shares_make_a_hundred_and_kinds_are_drawn_by_them() -> None:
    assert sum(kind.share for kind in KINDS) == 100
    draw = draw_from(READER)
    drawn = Counter(draw()[0] for _ in range(4000))
    assert set(drawn) == {kind.name for kind in KINDS}
    assert drawn.most_common(1)[0][0] == "a report"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_addresses_are_of_the_desk_and_hold_no_space(kind: object) -> None:
    address = next(one for one in KINDS if one is kind).make(READER)
    assert address.startswith("/")
    assert address.isascii()
    assert " " not in address


@pytest.mark.parametrize(
    ("taken", "cuts"), [([], (None, None)), ([5.0], (5.0, 5.0)), ([float(n) for n in range(101)], (50.0, 95.0))]
)
def test_the_median_and_what_most_stay_under(taken: list[float], cuts: tuple[float | None, float | None]) -> None:
    assert find_cuts(taken) == cuts


def test_what_failed_is_counted_and_takes_no_part_in_the_times() -> None:
    row = tell_row("a report", [SLOW, FAST, FAILED])
    assert (row.count, row.failed, row.first_p50, row.again_p50, row.kilobytes) == (3, 1, 300.0, 100.0, 2.0)
    assert row.p50 == 200.0


def test_the_table_has_a_line_for_each_kind_that_was_asked_for_and_one_for_all() -> None:
    lines = render(tell_rows([SLOW, FAST, FAILED])).splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["a report", "all"]
