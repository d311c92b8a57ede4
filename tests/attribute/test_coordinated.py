"""Statements that share their source with the one before. All reports and people are made up."""

import pytest

from sayso.attribute.coordinated import find_coordinated
from tests.attribute.marked import attribute, make_text

CASES = [
    # (what follows "Osk said that it rained", cue and content of what goes on, what it shows)
    (" and said the road was shut.", [("said", "the road was shut")], "and said"),
    (", and also added that it was late, as ever.", [("added", "that it was late")], "and also added"),
    (" and denied that he had left.\nMira agreed.", [("denied", "that he had left")], "to the end of the sentence"),
    (" and walked home through the rain.", [], "no verb of saying"),
    (" and said so.", [], "nothing said"),
    (". And said the road was shut.", [], "another sentence"),
    (' and said: "The road is shut."', [], "a quotation"),
]


@pytest.mark.parametrize(("rest", "expected", "shows"), CASES, ids=[case[2] for case in CASES])
def test_what_goes_on(rest: str, expected: list[tuple[str, str]], shows: str) -> None:
    body = "Osk said that it rained" + rest
    before = attribute("Osk said that it rained", "Osk", "said", "that it rained")
    found = find_coordinated(make_text(body), [before])
    assert [one.source for one in found] == [before.source] * len(expected)
    assert [
        (body[one.cue[0].start : one.cue[0].end], body[one.content[0].start : one.content[0].end]) for one in found
    ] == expected


def test_what_is_taken_stays_where_it_is() -> None:
    body = "Osk said that it rained and said the road was shut."
    first = attribute("Osk said that it rained", "Osk", "said", "that it rained")
    second = attribute(body, "Osk", "and said", "the road was shut")
    assert find_coordinated(make_text(body), [first, second]) == ()


def test_a_content_before_its_cue_does_not_go_on() -> None:
    body = "It rained, said Osk and said the road was shut."
    assert find_coordinated(make_text(body), [attribute(body, "Osk", ", said", "It rained")]) == ()
