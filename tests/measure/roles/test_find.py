"""Claims, yardsticks and second mentions."""

import pytest

from sayso.measure.voices.find import Voice
from tests.measure.counting import read_parts


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        ("The ministry said 15 soldiers were killed, up from 9 reported on Monday.", "claim comparison"),
        ("For comparison, 2,500 soldiers died in Sudland.", "comparison"),
        ("Losses by comparison have totaled 300 tanks.", "claim"),
        ("It lost 40 tanks, compared with a loss of 12 tanks last year.", "claim comparison"),
        ("The toll rose to 41 dead from 12 dead.", "claim comparison"),
        ("The toll rose from 12 dead to 41 dead.", "comparison claim"),
        ("It took 40 men from 12 villages.", "claim claim"),
        ("Damage came to 43 billion yuan ($6.65 billion).", "claim repeat"),
        ("The fire burned 150,696 acres (60,984 ha).", "claim repeat"),
        ("Losses came to $3.3 billion, €2.5 billion.", "claim repeat"),
        ("The storm killed 40 people and injured 40 people.", "claim claim"),
        ("In Oldford 13,500 soldiers were killed. The 13,500 soldiers were killed in May.", "claim repeat"),
        ("In Oldford 13,500 soldiers were killed. In Newtown 13,400 soldiers were killed.", "claim claim"),
        ("Three people were killed. In addition to the three people killed, it rained.", "claim repeat"),
        ("Three people were killed in Oldford. Three people were killed in Newtown.", "claim claim"),
        (
            "Three people were killed in Oldford.\nA strike on Oldford: three people were killed.",
            "claim repeat",
        ),  # a post
        ("Five Norlanders were detained. Five Norlanders were detained, it said.", "claim repeat"),
        ("No people were killed. No people were killed.", "claim claim"),
    ],
)
def test_roles(body: str, roles: str) -> None:
    assert " ".join(part.role for part in read_parts(body)) == roles


TWICE = "In Oldford 13,500 soldiers were killed. In all 13,500 soldiers were killed."


@pytest.mark.parametrize(
    ("voices", "role"),
    [
        (("Ann Example", "Ann Example"), "repeat"),
        (("Ann Example", None), "repeat"),
        ((None, "Ann Example"), "claim"),
        (("Ann Example", "Norland"), "claim"),
    ],
)
def test_the_same_count_by_another_voice_is_a_claim(voices: tuple[str | None, str | None], role: str) -> None:
    assert read_parts(TWICE, [Voice(None, voice) for voice in voices])[1].role == role


def test_the_same_number_of_another_side_is_a_claim() -> None:
    body = TWICE.replace("13,500", "135")
    assert read_parts(body, parties=("Norland", "Sudland"))[1].role == "claim"
    assert read_parts(body, parties=("Norland", None))[1].role == "repeat"
