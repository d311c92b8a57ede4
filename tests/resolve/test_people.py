"""Whom a text names, and what it tells of each."""

from __future__ import annotations

import pytest

from sayso.resolve.people import Clue, Named, find_people
from tests.factories import make_text


def find(body: str) -> dict[str, Named]:
    return {" ".join(one.forms[0]): one for one in find_people(make_text(body), ()) if one.person}


@pytest.mark.parametrize(
    ("body", "clue"),
    [
        ("Ann Example, 34, ran.", "age"),
        ("A 34-year-old teacher, Ann Example, ran.", "age"),
        ("Ann Example (34) ran.", "age"),
        ("Ann Example was badly wounded there.", "harm"),
        ("They mourn murdered journalist Ann Example.", "harm"),
        ("Ann Example of the Oldford Relief Agency ran.", "body"),
        ("It was late, Ann Example said.", "speech"),
    ],
)
def test_clues_beside_a_name(body: str, clue: Clue) -> None:
    assert clue in find(body)["Ann Example"].clues


def test_forms_of_one_name_are_joined_and_titles_told() -> None:
    one = find("Police spokesman Ed Example spoke. Example left. Mr. Example slept.")["Ed Example"]
    assert one.forms == (("Ed", "Example"), ("Example",))
    assert "spokesman" in one.titles
    assert "courtesy" in one.clues


@pytest.mark.parametrize(
    "body",
    [
        "Flood Victims Wait For Help As Water Falls",
        "The Oldford Council met on Monday.",
        "Telegram said it would close on Friday.",
        "The Oldford Panthers won.",
    ],
)
def test_what_is_nobody(body: str) -> None:
    assert not find(body)
