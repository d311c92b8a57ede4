"""How firmly a count is told."""

import pytest

from tests.factories import make_statement
from tests.measure.counting import read_modality


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Officials said 12 people were killed.", "asserted"),
        ("Officials said 12 people may have been killed.", "hedged"),
        ("Up to 20 people are feared dead.", "hedged"),
        ("The strike could have killed 20 people.", "hedged"),
        ("Reportedly, 20 people were killed.", "hedged"),
        ("Hundreds of people were thought to have been killed.", "hedged"),
        ("The strike killed 20 people and the bridge may fall.", "asserted"),
        ("The team saw 30 suspected weapons.", "asserted"),
        ("In Oldford 20 people were not killed.", "denied"),
        ("The strike didn't kill 20 people.", "denied"),
        ("Not only 20 people were killed.", "asserted"),
        ("No civilians were killed.", "asserted"),
        ("By 20 May, at least 62 people had died.", "asserted"),  # the month
        ("Five men, whose names were not disclosed, were also deported.", "asserted"),
    ],
)
def test_modality(body: str, modality: str) -> None:
    assert read_modality(body) == modality


def test_a_denial_denies_its_counts() -> None:
    body = "The army denied that 40 people were killed."
    one = make_statement(body, "The army", "denied", "that 40 people were killed", stance="denies")
    assert read_modality(body, one) == "denied"


def test_a_denied_responsibility_denies_no_count() -> None:
    body = "The army denied responsibility for the attack that killed 40 people."
    one = make_statement(
        body, "The army", "denied responsibility for", "the attack that killed 40 people", stance="denies"
    )
    assert read_modality(body, one) == "asserted"
