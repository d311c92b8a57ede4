"""The scoring of places, on a made-up page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.places import main, score_pages
from evals.tally import Tally
from sayso.train.geoparsed import halve, load_pages

BODY = "A bridge in Kharkiv was hit. Xyzzyford was not, nor was Lviv. The Canadian team left Main Street."


def mark(phrase: str, **values: object) -> dict[str, object]:
    start = BODY.index(phrase)
    return {"start": start, "end": start + len(phrase), "phrase": phrase, **values}


def write(path: Path) -> None:
    ukraine = {"country": "Ukraine"}
    marks = [
        mark("Kharkiv", lat="49.98", lon="36.25", geonameid="706483", **ukraine),
        mark("Xyzzyford", lat="49.0", lon="36.0", **ukraine),
        mark("Lviv", lat="10.0", lon="10.0", **ukraine),
        mark("Canadian", lat="60.1", lon="-113.6", country="Canada"),
        mark("Main Street"),
    ]
    rows = ({"id": name, "text": BODY, "toponyms": marks} for name in ("a", "b", "c"))
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")


def test_what_is_unresolved_is_wrong(tmp_path: Path) -> None:
    write(tmp_path / "lgl.jsonl")
    fitted, scored = halve(load_pages(tmp_path / "lgl.jsonl"))
    assert [page.report.id for page in fitted] == ["a", "c"]
    tallies = score_pages(scored)
    assert tallies["country"] == Tally(3, 3, 4)
    assert tallies["near"] == Tally(2, 3, 4)
    assert tallies["found"] == Tally(2, 2, 3)


def test_the_command_prints_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "lgl.jsonl")
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "scores.json")]) == 0
    assert "lgl        near       " in capsys.readouterr().out
    assert json.loads((tmp_path / "scores.json").read_text("utf-8"))["lgl"]["near"] == [2, 3, 4]
