"""Wholes and their parts."""

import pytest

from tests.measure.counting import read_counts, read_parts


def wholes(body: str) -> dict[str, str]:
    """The words of each part, with those of its whole."""
    _, _, counts = read_counts(body)
    shown = [count.mention.quantity.words for count in counts]
    return {shown[at]: shown[part.whole] for at, part in enumerate(read_parts(body)) if part.whole is not None}


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("The toll rose to 41,118 dead, including 16,500 children.", {"16,500": "41,118"}),
        ("It downed 40 drones, including 34 over Oldford and four over the sea.", {"34": "40", "four": "40"}),
        ("It launched 138 drones, 110 of which were shot down.", {"110": "138"}),
        ("Some 40 people were killed, of whom 3 were children.", {"3": "Some 40"}),
        ("It downed 40 drones, 34 over Oldford and four over Newtown.", {"34": "40", "four": "40"}),
        ("The storm killed 13 people: nine in Oldford, four in Newtown.", {"nine": "13", "four": "13"}),
        ("The strike killed 40 people (12 soldiers and 25 civilians).", {"12": "40", "25": "40"}),
        ("It lost 24,000 vehicles, including 13,800 tanks, 361 trucks and 29 cars.",
         {"13,800": "24,000", "361": "24,000", "29": "24,000"}),
        ("Twelve people were killed. Among them 3 children.", {"3": "Twelve"}),
        # a comma goes on with the list that the whole stands in
        ("It lost 9 guns, 6 trucks, including two tankers, and 5 boats.", {"two": "6"}),
        ("It took 4,000 rounds, of which 2,000 are long and 2,000 short; 36 guns were lost.",
         {"2,000": "4,000"}),
        # another event is no part
        ("It killed 40 people, including 3 children, and injured 20.", {"3": "40"}),
        ("Six guns, four trucks, and two boats were lost.", {}),
        # what is more can't be a part, but of the same people it is the text's own slip
        ("It covered 17 counties including 33,000 hectares of farmland.", {}),
        ("At least 12 people were killed, including 15 children.", {"15": "At least 12"}),
        ("It cost $25 billion, including $100 million in Oldford.", {"$100 million": "$25 billion"}),
        ("It killed 12 people, including $3 million in damage.", {}),
    ],
)  # fmt: skip
def test_wholes(body: str, parts: dict[str, str]) -> None:
    assert wholes(body) == parts
