"""What amounts of money are told for, in made-up sentences."""

import pytest

from tests.measure.marked import read_events


@pytest.mark.parametrize(
    ("marked", "events"),
    [
        ("Oldland pledged [$5] in aid.", ["paid"]),
        ("The storm caused [$20] in damage.", ["lost"]),
        ("The storm caused [$20] [nb 2] in damage.".replace("[nb 2]", "(2001 rate)"), ["lost"]),
        ("The insurer put damage at [$30].", ["lost"]),
        ("The strike cost the town [$30] in taxes.", ["lost"]),
        ("The governor offered a [$10] reward.", ["paid"]),
        ("The firm was fined [$3] in May.", ["paid"]),
        ("At least [$3] has been provided to Oldland.", ["paid"]),
        ("Losses of [$9] ([$8]) were told.", ["lost", "lost"]),
        ("The firm told of profits of [$12] on sales of [$90].", ["other", "other"]),
        ("Police seized [$40] in the raid.", ["seized"]),
        ("The bill was [$40].", ["other"]),
        ("More than 9 cars and [$7] are assistance from Oldland.", ["paid"]),
    ],
)
def test_what_money_is_told_for(marked: str, events: list[str]) -> None:
    assert read_events(marked) == [(event, "dollar") for event in events]
