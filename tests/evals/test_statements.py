import pytest

from evals.cases import Record, load_cases
from evals.statements import score_case
from evals.tally import NOTHING, Tally, add_tallies
from tests.evals.make import as_row, blur, find_outside, load_program, make_record

TEXT = 'Brenn told Radio Morva the port is open. "It is late," said Corrado.'
BRENN = make_record(
    "g1",
    ((23, 39),),
    ((0, 5),),
    ((6, 10),),
    kind="indirect",
    speaker="Oda Brenn",
    stance="asserts",
    via=("Radio Morva",),
)
CORRADO = make_record(
    "g2", ((41, 54),), ((60, 67),), ((55, 59),), kind="direct", speaker="Lem Corrado", stance="asserts"
)
GOLD = (BRENN, CORRADO)
FOUND = make_record("r", BRENN.content)

CASES = [
    ("all found", GOLD, "found", Tally(2, 2, 2)),
    ("all with their speaker", GOLD, "speaker", Tally(2, 2, 2)),
    ("fields are shares of those found", (BRENN,), "via", Tally(1, 1, 1)),
    ("nothing found, no fields", (), "kind", NOTHING),
    ("found with no speaker", (FOUND,), "found", Tally(1, 1, 2)),
    ("no speaker is wrong where gold has one", (FOUND,), "speaker", Tally(0, 1, 2)),
    ("no relay is wrong where gold has one", (FOUND,), "via", Tally(0, 1, 1)),
    ("twice the same is found once", (BRENN, BRENN), "found", Tally(1, 2, 2)),
    ("tokens of cues", (BRENN,), "token/cue", Tally(1, 1, 2)),
]


@pytest.mark.parametrize(("read", "measure", "tally"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_counts(read: tuple[Record, ...], measure: str, tally: Tally) -> None:
    assert score_case(TEXT, GOLD, read).tallies.get(measure, NOTHING) == tally


def test_what_is_right_is_told_by_statement() -> None:
    assert score_case(TEXT, GOLD, (FOUND,)).right == {"g1": ("found",), "g2": ()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_numbers_as_the_specification(seed: int) -> None:
    path = find_outside("SAYSO_BENCH", "dev.jsonl")
    program = load_program(path.with_name("score.py"))
    cases = load_cases(path)
    read = {case.id: blur(case, seed) for case in cases}
    rows = {id: {"statements": [as_row(record) for record in records], "figures": []} for id, records in read.items()}
    theirs, _ = program.score(program.load(path), rows)

    ours = add_tallies(score_case(case.text, case.records, read[case.id]).tallies for case in cases)

    def shown(measure: str) -> dict[str, float]:
        tally = ours[measure]
        shares = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
        return {**{key: round(share, 4) for key, share in shares.items()}, "gold": tally.gold, "read": tally.read}

    among = theirs["statements"]["right among those found"]
    assert {role: shown(f"token/{role}") for role in theirs["tokens"]} == theirs["tokens"]
    assert shown("found") == theirs["statements"]["found"]
    assert shown("speaker") == theirs["statements"]["found with the right speaker"]
    assert {field: round(ours[field].f1, 4) for field in ("kind", "stance", "via")} == {
        field: among[field] for field in ("kind", "stance", "via")
    }
