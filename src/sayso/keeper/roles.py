"""What each role may do, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from sayso.ledger.accounts import Role

Act = Literal["see", "judge", "add", "save", "manage"]
"""See what is kept; judge it; add reports; save questions; manage accounts."""

_READER: frozenset[Act] = frozenset({"see"})
_REVIEWER: frozenset[Act] = _READER | {"judge", "add", "save"}
_ADMIN: frozenset[Act] = _REVIEWER | {"manage"}

RIGHTS: Mapping[Role, frozenset[Act]] = MappingProxyType({"reader": _READER, "reviewer": _REVIEWER, "admin": _ADMIN})


def may(role: Role, act: Act) -> bool:
    """Whether somebody with this role may do this.

    >>> may("reader", "see"), may("reader", "judge"), may("reviewer", "judge")
    (True, False, True)
    """
    return act in RIGHTS[role]
