"""Adding: what became of the reports is told, and the exit code says how it went."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.model import Added, AddedState, Change, Dropped
from sayso.present import cli
from sayso.present.commands import add
from tests.compare.make import make_edition
from tests.factories import BODY, make_dropped

Outcome = Added | Dropped | BaseException


def make_added(state: AddedState = "new", **values: Any) -> Added:
    return Added(state, make_edition(BODY), 4, 2, **values)


def give(*outcomes: Outcome) -> Iterator[Added | Dropped]:
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome


CHANGE = Change("figure", "changed", "f1", "f2", "12 became\x1b[2J 14")

# Outcomes of a run, its exit code, and what it says on standard output and on standard error.
RUNS: list[tuple[list[Outcome], int, list[str], list[str]]] = [
    ([make_added(), make_added()], 0, ["2 new; 8 statements, 4 figures."], []),
    ([make_added("unchanged")], 0, ["1 unchanged."], []),
    (
        [make_added("new edition", changes=(CHANGE,)), make_added("new reading", adrift=("j1",))], 0,
        [
            "1 new edition, 1 new reading; 8 statements, 4 figures.",
            "1 changed in new editions:",
            "Bridge closed (Oldford Echo, 7 Mar 2022): 12 became␛[2J 14",
            "1 judgements that hold no longer:",
            "j1",
        ],
        [],
    ),
    (
        [make_added(), make_dropped(), make_dropped(reason="binary")], 1,
        ["1 new, 2 not read (1 no text, 1 binary); 4 statements, 2 figures."],
        [
            "sayso: r2: no text (the page has no main text)",
            "sayso: r2: binary (the page has no main text)",
            "sayso: 2 of 3 reports could not be read: 1 no text, 1 binary",
        ],
    ),
    (
        [make_dropped()], 2, ["1 not read (1 no text)."], ["sayso: r2: no text (the page has no main text)"],
    ),
    ([], 2, [], ["sayso: there was nothing to read"]),
    (
        [make_added(), KeyboardInterrupt()], 130, ["1 new; 4 statements, 2 figures."],
        ["sayso: interrupted; what was finished is kept"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("outcomes", "code", "said", "told"), RUNS)
def test_the_end_tells_how_it_went(
    outcomes: list[Outcome], code: int, said: list[str], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert add.follow(give(*outcomes), None) == code

    shown = capsys.readouterr()
    assert shown.out.splitlines() == said
    assert shown.err.splitlines() == told


def test_what_was_kept_is_told_before_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OSError, match="disk"):
        add.follow(give(make_added(), OSError("disk")), None)

    assert capsys.readouterr().out == "1 new; 4 statements, 2 figures.\n"


def test_many_changes_are_counted_and_only_the_first_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    add.follow(give(make_added("new edition", changes=(CHANGE,) * 30)), None)
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == 2 + add.NAMED + 1
    assert lines[-1] == "and 10 more: sayso changes"


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["a.html", "b.txt"], 2), (["a.html", "rows.jsonl"], 4), (["https://a.example/b"], 1), (["-"], None),
        (["-", "rows.jsonl"], None), (["nothing.jsonl"], None), (["pipe.jsonl"], None),
    ],
)  # fmt: skip
def test_reports_are_counted_beforehand(
    names: list[str], count: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.jsonl").write_text("{}\n\n{}\n{}")
    os.mkfifo(tmp_path / "pipe.jsonl")

    assert add.count_reports(names) == count


def test_reports_are_kept_and_a_new_edition_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    row = {"id": "a", "publisher": "Oldford Echo", "published": "2031-03-08", "url": "https://oldford-echo.example/a"}
    for number, count in enumerate((12, 14, 14)):
        text = f"At least {count} people were killed in Oldford on Friday, the mayor said."
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row | {"text": text}) + "\n")
    (tmp_path / "empty.txt").write_text("")

    assert cli.main(["add", "0.jsonl"]) == 0
    assert capsys.readouterr().out.startswith("1 new; ")
    assert cli.main(["add", "1.jsonl", "empty.txt"]) == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("1 new edition, 1 not read (1 empty); ")
    assert "changed in new editions:\n" in shown.out
    assert shown.err.splitlines()[0].startswith("sayso: empty.txt: empty")
    assert cli.main(["add", "2.jsonl"]) == 0
    assert capsys.readouterr().out == "1 unchanged.\n"
    assert cli.main(["documents", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert cli.main(["dropped"]) == 0
    assert "empty.txt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "nothing.txt"], "there is no file nothing.txt"),
        (["add", "a.txt", "--ledger", "nowhere/a.db"], "nowhere/a.db"),
        (["reread"], "there is no ledger sayso.db"),
    ],
)
def test_bad_use_ends_with_2(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    (tmp_path / "a.txt").write_text("Ann Example said nothing on Monday.")

    assert cli.main(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "two", ""])
def test_nothing_is_made_where_the_command_is_wrong(
    jobs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Ann Example said nothing on Monday.")

    with pytest.raises(SystemExit, match="2"):
        cli.main(["add", "a.txt", "--jobs", jobs, "--ledger", "new.db"])

    assert f"{jobs!r} is no number of processes; write 1 or more" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_adding_says_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["add"])
    assert "INPUT" in capsys.readouterr().err
