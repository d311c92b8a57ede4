"""Exports: what people left is what is written, whole reports by default, and the same again when it is read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import Ledger, read_reports
from sayso.model import Filter, Reading
from sayso.present.cli import main
from sayso.present.export.bench import figure_to_row, statement_to_row
from tests.evals.make import find_outside, load_program
from tests.factories import BODY, make_figure, make_statements

Row = dict[str, Any]


@pytest.fixture
def export(war: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[Row]]:
    """Runs the command and gives the rows."""

    def run(*options: str) -> list[Row]:
        assert main(["export", "--format", "bench", *options]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def confirm_all(ledger: Ledger, document: str) -> None:
    within = Filter(document=document)
    ids = [one.id for one in ledger.statements(within)] + [one.id for one in ledger.figures(within)]
    for id in ids:
        ledger.confirm(id, by="Ann Example")


def choose(ledger: Ledger) -> str:
    """A document with statements that hold figures."""
    return next(kept.edition.document for kept in ledger.figures() if kept.statement)


def test_what_is_confirmed_is_written_as_it_was_read(war: Path, export: Callable[..., list[Row]]) -> None:
    with Ledger.open(war) as ledger:
        chosen = choose(ledger)
        confirm_all(ledger, chosen)
        (document,) = ledger.documents(Filter(document=chosen))
        body = ledger.body(document.edition.text_digest)

    (row,) = export()

    assert (row["id"], row["report"], row["text"]) == (chosen, document.edition.report.id, body)
    assert (row["reviewed"], row["rejected"]) == ("all", 0)
    assert (len(row["statements"]), len(row["figures"])) == (document.statements, document.figures)
    assert {one["review"] for one in (*row["statements"], *row["figures"])} == {"confirmed"}
    assert row["figures"] == sorted(row["figures"], key=lambda one: one["span"])


def test_what_is_corrected_is_written_so_and_what_is_rejected_is_not(
    war: Path, export: Callable[..., list[Row]]
) -> None:
    with Ledger.open(war) as ledger:
        chosen = choose(ledger)
        confirm_all(ledger, chosen)
        told = next(kept for kept in ledger.figures(Filter(document=chosen)) if kept.statement)
        ledger.correct(told.id, "place", "Oldford", by="Ann Example")
        ledger.reject(str(told.statement), by="Ann Example")

    (row,) = export()

    (figure,) = (one for one in row["figures"] if one["span"][0] == told.figure.pin.span.start)
    assert (figure["place"], figure["review"], figure["statement"]) == ("Oldford", "corrected", None)
    assert told.figure.statement not in [one["id"] for one in row["statements"]]
    assert (row["reviewed"], row["rejected"]) == ("all", 1)


def test_reports_that_are_reviewed_in_part_are_written_only_when_asked_for(
    war: Path, export: Callable[..., list[Row]], capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger.open(war) as ledger:
        one = next(ledger.figures())
        ledger.confirm(one.id, by="Ann Example")

    assert main(["export", "--format", "bench"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "left out: 1, because only some" in told.err
    (row,) = export("--partial")
    assert row["reviewed"] == "some"
    assert {"confirmed", "unreviewed"} == {one["review"] for one in (*row["statements"], *row["figures"])}


def test_filters_choose_reports_by_their_reviewed_entries(war: Path, export: Callable[..., list[Row]]) -> None:
    with Ledger.open(war) as ledger:
        documents = [document.id for document in ledger.documents()]
        for document in documents:
            confirm_all(ledger, document)

    assert [row["id"] for row in export()] == documents
    assert [row["id"] for row in export("--document", documents[2])] == [documents[2]]
    assert [row["id"] for row in export("--limit", "2")] == documents[:2]
    echo = export("--publisher", "Oldford Echo")
    assert 0 < len(echo) < len(documents)
    assert {row["publisher"] for row in echo} == {"Oldford Echo"}
    assert export("--event", "paid") == []
    assert export("--as-of", "2022-03-07") == []


def test_to_ask_for_what_nobody_judged_is_an_error(war: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "bench", "--unreviewed"]) == 2
    assert "--unreviewed" in capsys.readouterr().err


def test_the_file_is_the_same_each_time_and_is_read_again_with_the_same_offsets(war: Path, tmp_path: Path) -> None:
    with Ledger.open(war) as ledger:
        for document in ledger.documents():
            confirm_all(ledger, document.id)
    for name in ("one.jsonl", "two.jsonl"):
        assert main(["export", "--format", "bench", "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()

    rows = [json.loads(line) for line in (tmp_path / "one.jsonl").read_text("ascii").splitlines()]
    for row, reading in zip(rows, read_reports([tmp_path / "one.jsonl"]), strict=True):
        assert isinstance(reading, Reading)
        assert reading.text.body == row["text"]
        assert reading.text.digest == row["text_digest"]
        assert [[pin.span.start, pin.span.end] for one in reading.statements for pin in one.content] == [
            span for one in row["statements"] for span in one["content"]
        ]


def test_a_confirmed_ledger_scores_in_full_against_itself(war: Path, export: Callable[..., list[Row]]) -> None:
    scorer = load_program(find_outside("SAYSO_BENCH", "score.py"))
    with Ledger.open(war) as ledger:
        for document in ledger.documents():
            confirm_all(ledger, document.id)
    rows = export()
    out, shown = scorer.score(rows, {row["id"]: row for row in rows}, errors=9)

    assert [wrong for row in rows for wrong in scorer.check(row)] == []
    assert shown == []
    parts = [*out["tokens"].values(), out["statements"]["found with the right speaker"]]
    parts += [part for name, part in out["figures"].items() if not name.startswith("right")]
    assert {part["f1"] for part in parts} == {1.0}
    assert set(out["statements"]["right among those found"].values()) == {1.0}
    assert set(out["figures"]["right among those found"].values()) == {1.0}


@given(st.text(max_size=40))
def test_hostile_names_stay_plain_values(name: str) -> None:
    """Whatever a name holds, a row stays one line of ASCII and tells the same again."""
    rows: list[Any] = [
        statement_to_row(make_statements(BODY)[0], "confirmed"),
        figure_to_row(make_figure(place=name, party=name), (), "confirmed"),
    ]
    for row in rows:
        line = json.dumps(row)
        assert line.isascii()
        assert "\n" not in line
        assert json.loads(line) == row
