"""Which names an account may have, and which are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import AccountError
from sayso.ledger.account_names import LONGEST, find_key, fold_account, prepare_name

ONE = [
    ("Ann Example", "ann example"),
    ("Ann Example", " ANN\u00a0 Example "),
    ("Ａｎｎ", "Ann"),
    ("Zoe\u0308", "Zoë"),
    ("Straße", "STRASSE"),
    ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
]
APART = [
    ("Ann", "\u0410nn"),  # a Cyrillic A
    ("Ann", "Anna"),
    ("AnnExample", "Ann Example"),
    ("Ann", "Änn"),
    ("l0rd", "lord"),
]
REFUSED = ["", " ", "...", "\u3000", "a" * (LONGEST + 1), "Ann\x00", "Ann\u202eExample", "Ann\u200bExample", "Ann\ud800", "Ann\u0378"]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_names_that_are_one(one: str, other: str) -> None:
    assert find_key(one) == find_key(other) is not None


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_only_look_alike_are_apart(one: str, other: str) -> None:
    assert find_key(one) != find_key(other)


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_be_no_name(name: str) -> None:
    assert find_key(name) is None
    with pytest.raises(AccountError):
        prepare_name(name)


def test_a_name_is_kept_as_it_was_written() -> None:
    assert prepare_name("  Ann\t Łucja  de Example ") == "Ann Łucja de Example"


@given(st.text(max_size=LONGEST))
def test_folding_again_changes_nothing(name: str) -> None:
    folded = fold_account(name)

    assert fold_account(folded) == folded


@given(st.text(max_size=LONGEST))
def test_what_is_kept_has_the_key_of_what_was_given(name: str) -> None:
    key = find_key(name)

    assert key is None or find_key(prepare_name(name)) == key
