from dataclasses import replace
from pathlib import Path

import pytest

from evals.frozen import Change, compare_runs, read_run, write_run
from evals.markup import load_made
from tests.evals.make import make_run, read_nothing

CASES = load_made()


def test_a_frozen_run_comes_back_as_it_was(tmp_path: Path) -> None:
    run = make_run(CASES)
    write_run(run, tmp_path)

    frozen = read_run("made", tmp_path)

    assert frozen is not None
    assert frozen.scores == {name: score for name, score in run.scores.items() if score}
    assert compare_runs(frozen, run) == []


def test_a_frozen_run_holds_no_text(tmp_path: Path) -> None:
    """No four words in a row of any report, and no name of a speaker, stand in what is committed."""
    write_run(make_run(CASES), tmp_path)
    frozen = (tmp_path / "made.jsonl").read_text(encoding="utf-8")

    for case in CASES:
        words = case.text.split()
        assert not any(" ".join(words[at : at + 4]) in frozen for at in range(len(words) - 3))
        assert not any(record.speaker and record.speaker in frozen for record in case.records)


def test_no_run_frozen_yet(tmp_path: Path) -> None:
    assert read_run("bench", tmp_path) is None


def test_gains_and_losses_by_statement() -> None:
    good, bad = make_run(CASES[:1]), make_run(CASES[:1], reader=read_nothing)

    lost = compare_runs(good, bad)

    assert Change(CASES[0].id, "s1", "found", False) in lost
    assert str(lost[0]) == f"- {CASES[0].id} s1 found"
    assert not any(change.gained for change in lost)
    assert compare_runs(bad, good) == [replace(change, gained=True) for change in lost]


def test_runs_of_different_corpora_are_not_compared() -> None:
    with pytest.raises(ValueError, match="corpus"):
        compare_runs(make_run(CASES[:1]), make_run(CASES[:2]))
