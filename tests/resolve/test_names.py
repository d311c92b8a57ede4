"""Names and their titles in made-up sentences."""

from __future__ import annotations

import pytest

from sayso.resolve.names import find_names
from sayso.resolve.vocabulary import load_vocabulary
from tests.model.test_words import words_of

CASES = [
    # sentence, names as (shown, kind)
    ("President Ann Example left.", [("Ann Example", "person")]),
    ("Chief Superintendent Al McSample came.", [("Al McSample", "person")]),
    ("Ret. Army Maj. Gen. Matt Sample left.", [("Matt Sample", "person")]),
    ("The Norland Ministry of Foreign Affairs and Trade met.", [("Norland Ministry of Foreign Affairs and Trade", "organisation")]),
    ("Then the Center for Strategic and Old Studies met.", [("Center for Strategic and Old Studies", "organisation")]),
    ("In Kyiv, Ukraine said so.", [("Kyiv", "state"), ("Ukraine", "state")]),
    ("Ukraine’s Armed Forces came.", [("Ukraine", "state"), ("Armed Forces", "organisation")]),
    ("On Monday in March nothing fell.", []),
    ("We met April Example.", [("April Example", "person")]),
    ("Officials came, and Republicans left.", []),
    ("The Attorney General came.", []),
    ("Example Warns Voters Not to Stay Home Now", [("Example", "unsure")]),
    ("We saw Harry Sample III there.", [("Harry Sample", "person")]),
    ("Secretary of State Ann Example left.", [("Ann Example", "person")]),
    ("They flew to New York with Jan van der Sample.", [("New York", "state"), ("Jan van der Sample", "person")]),
    ("Yesterday it said the CIA knew.", [("CIA", "organisation")]),
    ("We saw A. A. Sample and A. Example there.", [("A. A. Sample", "unsure"), ("A. Example", "unsure")]),
    # what only tells an office is no name; a title's body is one
    ("The Prime Minister came.", []),
    ("Then the German Chancellor came.", []),
    ("The Norland Prime Minister came.", []),
    ("The Speaker of the House came.", []),
    ("The President of the Norland Commission came.", []),
    ("The President’s Office came.", [("President's Office", "organisation")]),
    ("The Attorney General’s Office came.", [("Attorney General's Office", "organisation")]),
    ("The Norwegian Prime Minister's Office came.", [("Norwegian Prime Minister's Office", "organisation")]),
    ("The Justice Department came.", [("Justice Department", "organisation")]),
    ("the Oldford-based Road Watch Center", [("Road Watch Center", "organisation")]),
    ("Then the US Committee on Old Roads met us.", [("US Committee on Old Roads", "organisation")]),
    ("The council on Monday met the US.", [("US", "state")]),
    ("Tom Bishop and Stephen King came.", [("Tom Bishop", "person"), ("Stephen King", "person")]),
    ("SALVADORAN PRESIDENT ANN EXAMPLE SAID IT RAINED.", [("ANN EXAMPLE", "person")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "names"), CASES, ids=[case[0] for case in CASES])
def test_find_names(body: str, names: list[tuple[str, str]]) -> None:
    found = find_names(words_of(body), load_vocabulary())
    assert [(name.shown, name.kind) for name in found][: len(names) or None] == names


def test_gender_is_told_by_title_then_first_name() -> None:
    found = find_names(words_of("He met Mrs Sample, Olena Example and Kim Other."), load_vocabulary())
    assert [name.gender for name in found] == ["female", "female", "female"]


def test_a_line_of_capitals_is_no_name() -> None:
    assert find_names(words_of("we saw " + "Aa " * 40 + "there."), load_vocabulary()) == ()
