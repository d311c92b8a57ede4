"""The measure of two counts of the same losses."""

from __future__ import annotations

import json
from pathlib import Path

from evals.oryx import CATEGORIES, load_day


def test_lays_both_counts_on_the_day_of_the_last_post(tmp_path: Path) -> None:
    folder = tmp_path / "ua_mod_daily"
    folder.mkdir()
    posts = [
        {"id": f"p{day}", "date": f"2022-06-0{day}", "title": "Losses", "source": "Ministry", "text": f"tanks - {day}"}
        for day in (1, 2)
    ]
    (folder / "posts.jsonl").write_text("\n".join(map(json.dumps, posts)))
    row = {"date": "2022-06-02", **{column: 30 for _, _, column in CATEGORIES.values()}}
    (folder / "gold_series.jsonl").write_text(json.dumps(row))
    models = [{"equipment_ua": name, "losses_total": count} for name, _, _ in CATEGORIES.values() for count in (12, 1)]
    (folder / "oryx.json").write_text(json.dumps(models))
    post, report, numbers = load_day(tmp_path)
    assert post.data == b"tanks - 2"
    assert numbers == dict.fromkeys(CATEGORIES, (13, 30))
    assert b"Oryx has visually confirmed 13 Russian tanks lost" in report.data
    assert b"it said on 2 June 2022" in report.data
