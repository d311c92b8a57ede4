import argparse
from functools import partial
from pathlib import Path

import pytest

from evals import run as door
from evals.frozen import read_run, write_run
from evals.markup import load_made
from tests.evals.make import make_run, read_nothing

CASES = load_made()
GOOD, BAD = make_run(CASES), make_run(CASES, reader=read_nothing)


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of frozen runs in the place of the one in git."""
    monkeypatch.setattr(door, "read_run", partial(read_run, folder=tmp_path))
    return tmp_path


def test_losses_are_shown_one_by_one(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_run(GOOD, frozen)

    door.show_changes(BAD)

    shown = capsys.readouterr().out
    assert "0 gained" in shown
    assert "  - according_to s1 found\n" in shown
    assert "  - according_to s1 speaker\n" in shown


def test_no_changes_against_another_corpus(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_run(make_run(CASES[:3]), frozen)

    door.show_changes(GOOD)

    assert "no frozen run of this corpus" in capsys.readouterr().out


def test_a_score_is_shown_beside_its_floor() -> None:
    there = sum(len(case.records) for case in CASES)
    assert f"100.0   over its floor of 98.0 ({there} of {there} read, {there} gold)" in door.show_score(
        GOOD, "found", 0.98
    )
    assert "UNDER its floor of 98.0" in door.show_score(BAD, "found", 0.98)
    assert "no floor" in door.show_score(GOOD, "found", None)


def test_paths_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_BENCH", raising=False)
    monkeypatch.setenv("SAYSO_DATA", "data")
    parser = argparse.ArgumentParser()
    door.add_paths(parser)

    args = parser.parse_args([])

    assert args.bench is None
    assert args.polnear == Path("data", "polnear", "dev.jsonl")
