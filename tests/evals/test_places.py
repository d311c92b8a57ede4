"""The scoring of places, on a made-up page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.cases import Case
from evals.places import load_half, load_places, main, score_cases
from evals.reader import read_places
from evals.suites import Outcome, measure
from evals.tally import Tally

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
    scored = load_half(tmp_path / "lgl.jsonl")
    assert [case.id for case in scored] == ["b"]
    tallies = score_cases(scored)
    assert tallies["places/country"] == Tally(3, 3, 4)
    assert tallies["places/near"] == Tally(2, 3, 4)
    assert tallies["places/found"] == Tally(2, 2, 3)


def test_the_suite_holds_both_corpora_and_its_reader_finds_what_it_scores(tmp_path: Path) -> None:
    for name in ("lgl", "tr_news"):
        write(tmp_path / f"{name}.jsonl")
    cases = load_places(tmp_path)
    run = measure("places", cases, read_places, ("1", "x"))
    assert [case.id for case in cases] == ["b", "b"]
    assert run.tallies["places/near"] == Tally(4, 6, 8)
    assert run.scores["pins"] == 1.0
    assert run.results[0].right["p0"] == ("places/country", "places/near", "places/near/any")


def test_a_case_that_is_not_read_is_all_wrong(tmp_path: Path) -> None:
    write(tmp_path / "lgl.jsonl")

    def crash(case: Case) -> Outcome:
        return Outcome(failed="crash")

    run = measure("places", load_half(tmp_path / "lgl.jsonl"), crash, ("1", "x"))
    assert run.tallies["places/country"] == Tally(0, 0, 4)
    assert run.tallies["places/found"] == Tally(0, 0, 3)


def test_the_command_prints_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "lgl.jsonl")
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "scores.json")]) == 0
    assert "lgl        places/near  " in capsys.readouterr().out
    assert json.loads((tmp_path / "scores.json").read_text("utf-8"))["lgl"]["places/near"] == [2, 3, 4]
