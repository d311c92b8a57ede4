import pytest

from evals.tally import Tally, add_tallies

CASES = [
    (Tally(), 0.0, 0.0, 0.0),
    (Tally(2, 4, 8), 0.5, 0.25, 1 / 3),
    (Tally(0, 3, 0), 0.0, 0.0, 0.0),
    (Tally(5, 5, 5), 1.0, 1.0, 1.0),
]


@pytest.mark.parametrize(("tally", "precision", "recall", "f1"), CASES)
def test_shares(tally: Tally, precision: float, recall: float, f1: float) -> None:
    assert (tally.precision, tally.recall) == (precision, recall)
    assert tally.f1 == pytest.approx(f1)


def test_rows_are_added_measure_by_measure() -> None:
    assert add_tallies([{"a": Tally(1, 2, 3)}, {"a": Tally(1, 1, 1), "b": Tally(0, 1, 0)}]) == {
        "a": Tally(2, 3, 4),
        "b": Tally(0, 1, 0),
    }
