"""What each role may do."""

from __future__ import annotations

from typing import get_args

import pytest

from sayso.keeper.roles import RIGHTS, Act, may
from sayso.ledger.accounts import ROLES

MAY = [
    ("reader", "see"),
    ("reviewer", "see judge add save"),
    ("admin", "see judge add save manage"),
]


@pytest.mark.parametrize(("role", "acts"), MAY)
def test_a_role_may_do_just_this(role: str, acts: str) -> None:
    (known,) = (one for one in ROLES if one == role)

    assert [act for act in get_args(Act) if may(known, act)] == acts.split()


def test_every_role_has_rights_and_none_can_be_given_more() -> None:
    assert tuple(RIGHTS) == ROLES
    with pytest.raises(TypeError):
        RIGHTS["reader"] = RIGHTS["admin"]  # type: ignore[index]  # that it can't be written is what is tried
