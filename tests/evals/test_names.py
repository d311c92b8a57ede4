import pytest

from evals.names import same_name

CASES = [
    (None, None, True),
    ("Oda Brenn", None, False),
    ("Transport Minister Oda Brenn", "Oda Brenn", True),
    ("Oda Brenn", "Ruben Sark", False),
    ("the first miner", "the second miner", False),
    ("first miner", "the first miner", True),
    ("Russia", "the Russian foreign minister", False),
    ("Kyiv", "Ukraine", True),
    ("the U.S. Army", "American troops", True),
    ("Morva's army", "Morva", True),
]


@pytest.mark.parametrize(("gold", "read", "same"), CASES)
def test_names(gold: str | None, read: str | None, same: bool) -> None:
    assert same_name(gold, read) is same
    assert same_name(read, gold) is same
