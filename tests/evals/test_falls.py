"""The measures of falls and slips in official series."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from evals.falls import Column, load_columns, score_falls
from evals.slips import find_missed, find_unofficial


def write(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    lines = "\n".join(json.dumps(row) for row in rows)
    path.write_text(lines if name.endswith(".jsonl") else json.dumps(rows))


def test_takes_only_what_the_source_tells_and_a_phase_as_a_beginning(tmp_path: Path) -> None:
    days = ["2023-10-07", "2023-10-08", "2023-10-09", "2023-10-10"]
    told: list[dict[str, object]] = [
        {"report_date": days[0], "report_source": "office", "killed_cum": 9, "ext_killed_cum": 9},
        {"report_date": days[1], "report_source": "missing", "killed_cum": 4, "ext_killed_cum": 4},
        {"report_date": days[2], "report_source": "office", "killed_cum": 8, "ext_killed_cum": 8},
        {"report_date": days[3], "report_source": "office", "killed_cum": 3, "ext_killed_cum": 3, "phase": 2},
    ]
    write(tmp_path, "gaza_daily/casualties_daily.json", told)
    for name in ("west_bank_daily", "lebanon_casualties_daily"):
        write(tmp_path, f"gaza_daily/{name}.json", [])
    write(tmp_path, "ua_mod_daily/gold_series.jsonl", [{"date": "2022-02-25", "day": 2, "tank": 5}])
    write(tmp_path, "ua_mod_daily/equipment_correction.json", [{"date": "2022-10-13", "day": 231, "tank": -2}])
    columns = load_columns(tmp_path)
    falls = {column.name: column.falls for column in columns}
    assert falls == {
        "casualties_daily 1 killed_cum": {date(2023, 10, 9)},
        "casualties_daily 2 killed_cum": set(),
        "ukraine tank": set(),
        "ukraine corrected tank": {date(2022, 10, 13)},
    }
    (score,) = score_falls(columns).values()
    assert (score.hit, score.read, score.gold) == (2, 2, 2)


def test_a_series_that_grows_has_no_fall() -> None:
    days = tuple((date(2022, 3, day), Decimal(day)) for day in range(1, 9))
    (score,) = score_falls([Column("made", date(2022, 3, 1), days)]).values()
    assert (score.hit, score.read, score.gold) == (0, 0, 0)


def make_post(day: str, total: int, delta: int | None, official: int) -> dict[str, object]:
    items = [{"category": "tank", "total": total, "delta": delta}]
    return {"date": day, "regex_items": items, "gold_petroivaniuk": {"tank": official}}


def test_gold_slips_are_totals_that_miss_their_addition() -> None:
    posts = [
        make_post("2022-06-01", 10, None, 10),
        make_post("2022-06-02", 10, 4, 14),
        make_post("2022-06-04", 20, 1, 20),
        make_post("2022-06-05", 21, 1, 21),
    ]
    assert find_missed(posts) == find_unofficial(posts) == {(date(2022, 6, 2), Decimal(10))}
