import pytest

from evals.cases import Record, load_cases
from evals.polnear import score_case
from evals.tally import NOTHING, Tally, add_tallies
from tests.evals.make import as_row, blur, find_outside, load_program, make_record

TEXT = 'Brenn said the port is open. "It is late," said Corrado. Rain fell.'
BRENN = make_record("g1", ((11, 27),), ((0, 5),), ((6, 10),))
CORRADO = make_record("g2", ((29, 42),), ((48, 55),), ((43, 47),))
GOLD = (BRENN, CORRADO)

CASES = [
    ("all right", GOLD, "all/exact/both", Tally(2, 2, 2)),
    ("nothing read", (), "all/soft/both", Tally(0, 0, 2)),
    ("a quotation is direct", GOLD, "direct/soft/both", Tally(1, 1, 1)),
    ("the rest is indirect", GOLD, "indirect/soft/both", Tally(1, 1, 1)),
    ("half of the content is enough", (make_record("r", ((11, 19),), ((0, 5),)),), "all/soft/both", Tally(1, 1, 2)),
    ("but not exact", (make_record("r", ((11, 19),), ((0, 5),)),), "all/exact/both", Tally(0, 1, 2)),
    ("less than half is not", (make_record("r", ((11, 14),), ((0, 5),)),), "all/soft/content", Tally(0, 1, 2)),
    ("a wrong source", (make_record("r", ((11, 27),), ((48, 55),)),), "all/soft/both", Tally(0, 1, 2)),
    ("no source where gold has one", (make_record("r", ((11, 27),)),), "all/soft/both", Tally(0, 1, 2)),
    ("a source that isn't read is not counted", (make_record("r", ((11, 27),)),), "all/soft/source", Tally(0, 0, 2)),
    ("marks do not matter to words", (make_record("r", ((30, 39),), ((48, 55),)),), "all/words/both", Tally(1, 1, 2)),
    ("no content, no attribution", (make_record("r", (), ((0, 5),)),), "all/soft/both", Tally(0, 0, 2)),
    ("tokens are united", (BRENN, BRENN), "token/source", Tally(1, 1, 2)),
    ("a false one has the class of its own content", (make_record("r", ((57, 67),)),), "indirect/soft/both", Tally(0, 1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("read", "measure", "tally"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_counts(read: tuple[Record, ...], measure: str, tally: Tally) -> None:
    assert score_case(TEXT, GOLD, read).tallies.get(measure, NOTHING) == tally


def test_what_is_right_is_told_by_statement() -> None:
    read = (BRENN, make_record("r", ((29, 42),), ((0, 5),)))

    assert score_case(TEXT, GOLD, read).right == {"g1": ("content", "both"), "g2": ("content",)}


def test_pairing_is_best_for_all_and_not_for_the_first() -> None:
    """The longer reading overlaps both gold contents; it must not be given the one that only the other can have."""
    text = "a b c d e f g h"
    gold = (make_record("g1", ((0, 7),)), make_record("g2", ((8, 15),)))
    read = (make_record("r1", ((0, 5),)), make_record("r2", ((2, 15),)))

    assert score_case(text, gold, read).tallies["all/soft/content"] == Tally(2, 2, 2)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_numbers_as_the_specification(seed: int) -> None:
    cases = load_cases(find_outside("SAYSO_DATA", "polnear", "dev.jsonl"))[:40]
    program = load_program(find_outside("SAYSO_BENCH", "score_polnear.py"))
    read = {case.id: blur(case, seed) for case in cases}
    gold_rows = [
        {"id": case.id, "text": case.text, "attributions": [as_row(row) for row in case.records]} for case in cases
    ]
    read_rows = {id: {"attributions": [as_row(row) for row in rows]} for id, rows in read.items()}

    theirs = {"/".join(key): Tally(*counts) for key, counts in program.score(gold_rows, read_rows).items()}
    ours = add_tallies(score_case(case.text, case.records, read[case.id]).tallies for case in cases)

    assert ours == {key: tally for key, tally in theirs.items() if not key.startswith("span/")}
