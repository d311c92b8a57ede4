"""Made-up ledgers are as those that are written report by report, and what is timed is told."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Column, Table, select

from evals.filling import fill
from evals.scale import Asker, list_runs, main, render, time_runs
from evals.worlds import FIGURES, make_report, make_world
from sayso.ledger import schema
from sayso.ledger.store import Store, open_store
from sayso.ledger.verify import verify_ledger
from sayso.model import check_pin
from sayso.text import read_source

WORLD = make_world()
COUNT = 4


def test_a_number_gives_the_same_report_each_time() -> None:
    assert make_report(make_world(), 3, COUNT) == make_report(WORLD, 3, COUNT) != make_report(WORLD, 2, COUNT)


def test_everything_is_pinned_to_its_words() -> None:
    _, reading = make_report(WORLD, 1, COUNT)
    body = reading.text.body
    assert len(reading.figures) == len(reading.statements) == FIGURES
    pins = [one.pin for one in reading.figures] + [one.pin for one in reading.places]
    for pin in [*pins, *(one.content[0] for one in reading.statements)]:
        check_pin(body, pin)
    assert [body[span.start : span.end] for span in reading.text.paragraphs] == body.split("\n")


def _list_order(table: Table) -> list[Column[Any]]:
    named = {"voice": ("reading", "key", "name"), "chain": ("what", "id")}.get(table.name)
    return [table.c[name] for name in named] if named else list(table.primary_key)


def read_rows(store: Store) -> dict[str, list[dict[str, object]]]:
    """All rows but for the moments at which they were written, the digests over those, and the order of voices.

    The links of the chain are in the order of writing, which rows that came in at once don't have, and each
    digest is over a moment and the link before it: which rows are sealed is what can be compared.
    """
    moments = {"added", "made"}
    left_out = {("reading", "digest"), ("voice", "seq"), ("stamp", "value")}
    left_out |= {("chain", name) for name in ("number", "before", "digest", "content")}
    with store.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name not in moments and (table.name, name) not in left_out}
                for row in connection.execute(select(table).order_by(*_list_order(table))).mappings()
            ]
            for table in schema.metadata.sorted_tables
        }  # fmt: skip


def test_a_ledger_that_was_filled_at_once_is_as_one_that_was_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "filled.sayso", create=True) as filled:
        fill(filled, WORLD, COUNT)
        assert list(verify_ledger(filled, read_source)) == []
        with open_store(tmp_path / "written.sayso", create=True) as written:
            for number in range(COUNT):
                written.write(*make_report(WORLD, number, COUNT), lambda older, newer: ())
            assert read_rows(filled) == read_rows(written)


def test_each_kind_of_question_can_be_asked(tmp_path: Path) -> None:
    with open_store(tmp_path / "made.sayso", create=True) as store:
        fill(store, WORLD, COUNT)
        with store.read() as connection:
            ids = list(connection.scalars(select(schema.figure.c.id)))
            documents = list(connection.scalars(select(schema.document.c.id)))
        for name, make in list_runs(WORLD, ids, documents):
            timing = time_runs(name, store, [make(Asker(WORLD, Random(n), n % 2 == 0)) for n in range(2)])
            assert 0 < timing.p50 <= timing.p95 <= timing.most


def test_what_was_measured_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "told.json"
    where = str(tmp_path / "made.sayso")
    assert main(["--count", "40", "--where", where, "--judgements", "6", "--rounds", "2", "--json", str(path)]) == 0
    assert "| figures: event, unit, party |" in capsys.readouterr().out
    assert '"megabytes"' in path.read_text("utf-8")
    assert render([]).count("\n") == 2
