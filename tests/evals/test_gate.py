from datetime import date
from pathlib import Path

import pytest

from evals.floors import FloorError, check_run, load_floors, pin_floors, save_floors
from evals.gate import check_runs, pin
from evals.markup import load_made
from evals.page import NOT_MEASURED, render_scores, replace_block
from evals.suites import Outcome
from tests.evals.make import make_run, read_nothing

CASES = load_made()
GOOD, BAD = make_run(CASES), make_run(CASES, reader=read_nothing)
FLOORS = {"made": pin_floors(GOOD)}
DAY = date(2031, 1, 1)


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text("<!-- lowered -->\n| kept |\n<!-- /lowered -->\nend\n", encoding="utf-8")
    return path


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    save_floors(FLOORS, path)
    return path


def test_floors_come_back_as_they_were(floors: Path) -> None:
    assert load_floors(floors) == FLOORS


def test_pins_get_no_room() -> None:
    assert FLOORS["made"].floors["pins"] == 1.0


def test_a_run_that_reaches_its_floors_passes() -> None:
    assert check_runs([GOOD], [], FLOORS) == []


def test_a_run_under_its_floor_fails_and_names_the_measure() -> None:
    assert "made: found is 0.0000, under its floor of 0.98" in check_run(BAD, FLOORS["made"])


def test_another_corpus_fails_even_where_its_scores_are_better() -> None:
    (wrong,) = check_run(make_run(CASES[:-1]), FLOORS["made"])

    assert "pin them anew" in wrong


def test_a_suite_without_floors_fails() -> None:
    assert check_runs([GOOD], [], {}) == ["made: no floors are pinned"]


def test_a_frozen_run_of_another_tagger_fails() -> None:
    frozen = make_run(CASES, suite="bench", tagger="t0")
    (wrong,) = check_runs([GOOD], [frozen], {**FLOORS, "bench": pin_floors(frozen)})

    assert "the frozen run is of tagger t0" in wrong


def test_a_failed_case_fails_the_gate() -> None:
    failed = make_run(CASES[:1], reader=read_nothing)
    broken = make_run(CASES[:1], reader=lambda case: Outcome(failed="text: no text"))

    assert check_runs([broken], [], {"made": pin_floors(failed)}) == [f"made: {CASES[0].id} failed: text: no text"]


def test_a_floor_is_not_lowered_without_a_reason(floors: Path, readme: Path) -> None:
    before = floors.read_text(encoding="utf-8")

    with pytest.raises(FloorError, match="--lower REASON"):
        pin([BAD], floors, readme, None, DAY)

    assert floors.read_text(encoding="utf-8") == before


def test_a_lowered_floor_is_recorded_with_its_reason(floors: Path, readme: Path) -> None:
    pin([BAD], floors, readme, "the guide now | says otherwise", DAY)

    assert load_floors(floors)["made"].floors["found"] == 0.0
    page = readme.read_text(encoding="utf-8")
    assert "| 2031-01-01 | made | found | 0.98 | 0.0 | the guide now / says otherwise |\n" in page
    assert page.startswith("<!-- lowered -->\n| kept |\n")
    assert page.endswith("<!-- /lowered -->\nend\n")


def test_floors_rise_without_a_word(tmp_path: Path, readme: Path) -> None:
    path = tmp_path / "floors.json"
    save_floors({"made": pin_floors(BAD)}, path)

    assert pin([GOOD], path, readme, None, DAY) == []
    assert load_floors(path)["made"].floors["found"] == 0.98


def test_other_suites_keep_their_floors(floors: Path, readme: Path) -> None:
    pin([make_run(CASES, suite="bench")], floors, readme, None, DAY)

    assert set(load_floors(floors)) == {"made", "bench"}


def test_the_table_has_what_was_measured_and_says_what_was_not() -> None:
    table = render_scores([make_run(CASES, suite="bench")])

    assert "| bench: statements found | **100.0** |" in table
    assert f"| PolNeAR dev: content and source right | {NOT_MEASURED} |" in table


def test_a_page_without_the_block_is_refused() -> None:
    with pytest.raises(ValueError, match="<!-- scores -->"):
        replace_block("no block", "scores", "x\n")
