"""The score of times, as TempEval-3 keeps it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evals.cases import TimeRecord
from evals.tally import Tally, add_tallies
from evals.times import load_times, read_case, score_case

GOLD = (TimeRecord("t0", (5, 11), "2022-03-04"), TimeRecord("t1", (20, 30), "2022-03"))
DATA = Path(os.environ.get("SAYSO_DATA", "no-data"), "tempeval3", "tbaq.jsonl")

CASES = [
    ("all right", GOLD, "times/valued", Tally(2, 2, 2)),
    ("nothing read", (), "times/found", Tally(0, 0, 2)),
    ("a shared character is enough", (TimeRecord("r", (10, 15), "2022-03-04"),), "times/found", Tally(1, 1, 2)),
    ("but not exact", (TimeRecord("r", (10, 15), "2022-03-04"),), "times/exact", Tally(0, 1, 2)),
    ("a wrong value", (TimeRecord("r", (5, 11), "2022-03-11"),), "times/value", Tally(0, 1, 1)),
    ("one read time has one gold time", (TimeRecord("r", (5, 30), "2022-03"),), "times/found", Tally(1, 1, 2)),
]


@pytest.mark.parametrize(("name", "read", "measure", "tally"), CASES, ids=[case[0] for case in CASES])
def test_scores(name: str, read: tuple[TimeRecord, ...], measure: str, tally: Tally) -> None:
    assert score_case(GOLD, read).tallies[measure] == tally


def test_articles_are_read_in_order_of_ids(tmp_path: Path) -> None:
    rows = [
        {"id": "b", "text": "It fell Friday.", "dct": "2022-03-07T10:00", "timex": []},
        {"id": "a", "text": "It fell in May.", "dct": None, "timex": [{"start": 11, "end": 14, "value": "2021-05"}]},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = load_times(path)
    assert (first.id, first.published, first.times) == ("a", None, (TimeRecord("t0", (11, 14), "2021-05"),))
    assert [one.value for one in read_case(second, "en")] == ["2022-03-04"]
    assert load_times(path, dated=False)[1].published is None


@pytest.mark.skipif(not DATA.is_file(), reason="SAYSO_DATA has no tempeval3")
def test_times_stay_as_good_as_they_were() -> None:
    """Floors a little under the measured 0.939 and 0.838 of the half that no rule was made by."""
    total = add_tallies(score_case(case.times, read_case(case, "en")).tallies for case in load_times(DATA)[1::2])
    assert total["times/found"].f1 >= 0.93
    assert total["times/value"].f1 >= 0.83
