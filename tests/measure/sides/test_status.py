"""Who counts as civilian, military and so on."""

from __future__ import annotations

import pytest

from tests.measure.sides.test_find import read_sides


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("Twelve soldiers died.", "military"),
        ("Twelve service members died.", "military"),
        ("Twelve civilians died.", "civilian"),
        ("Twelve schoolchildren died.", "child"),
        ("Twelve journalists died.", "journalist"),
        ("Twelve nurses died.", "medic"),
        ("Twelve aid workers died.", "aid_worker"),
        ("Twelve people died.", None),
        ("Twelve army trucks were destroyed.", "military"),
        ("Norland lost 12 tanks to Oldland.", "military"),
        ("Twelve police officers died.", None),
        ("Twelve officers died.", "military"),
        ("Twelve firefighters died.", None),
        ("Twelve of the dead were children.", "child"),
        ("The enemy's losses amounted to 120.", "military"),
        ("The total combat losses of the enemy:\n\npersonnel - about 20000", "military"),
        ("The museum lost 12 tanks.", None),
    ],
)
def test_the_phrase_tells_the_status(body: str, status: str | None) -> None:
    assert [told for _, _, told in read_sides(body)] == [status]
