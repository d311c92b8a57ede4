"""The page of scores shows what is frozen in git, and nothing else."""

from evals.floors import load_floors
from evals.frozen import read_run
from evals.page import PATH, render_scores, replace_block
from evals.run import OUTSIDE


def test_the_table_is_that_of_the_frozen_runs() -> None:
    page = PATH.read_text(encoding="utf-8")
    runs = [run for run in map(read_run, OUTSIDE) if run]

    assert replace_block(page, "scores", render_scores(runs)) == page, "run python -m evals.run --update"


def test_every_frozen_run_of_outside_data_has_floors_of_its_corpus() -> None:
    floors = load_floors()
    runs = [run for run in map(read_run, OUTSIDE) if run]

    assert {run.suite: run.corpus for run in runs} == {run.suite: floors[run.suite].corpus for run in runs}
