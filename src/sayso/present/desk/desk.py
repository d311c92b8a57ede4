"""What the desk's pages share: the ledger, who may come in, and who is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sayso.keeper import Ledger
from sayso.present.desk.jobs import Jobs

Role = Literal["reader", "reviewer", "admin"]
Act = Literal["judge", "add reports", "save questions", "publish", "keep accounts"]

RIGHTS: Mapping[Role, frozenset[Act]] = {
    "reader": frozenset({"publish"}),
    "reviewer": frozenset({"judge", "add reports", "save questions", "publish"}),
    "admin": frozenset({"judge", "add reports", "save questions", "publish", "keep accounts"}),
}
"""What each role may do beside looking."""


def may(role: Role, act: Act) -> bool:
    """Whether somebody of this role may do this."""
    return act in RIGHTS[role]


@dataclass(frozen=True, slots=True)
class Desk:
    """A ledger that is open for reading in the browser.

    `by` is in whose name one judges where there are no accounts. `hosts` are the names under which the desk may be asked
    for: another one in a request means that somebody else's page sent the browser here.
    """

    ledger: Ledger
    name: str
    by: str
    hosts: frozenset[str]
    secret: bytes = field(repr=False)
    jobs: Jobs = field(default_factory=Jobs, repr=False)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking. `name` is in whose name one judges; `token` must come back with all that one sends."""

    name: str
    role: Role
    token: str
    account: bool = False
