"""What the desk's pages share: the ledger, who may come in, and who is there."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from starlette.responses import Response

from sayso.keeper import Ledger
from sayso.keeper.accounts import Accounts, Role
from sayso.present.desk.answers import Answers
from sayso.present.desk.atlas import Atlas
from sayso.present.desk.cache import Cache
from sayso.present.desk.jobs import Jobs
from sayso.present.desk.passwords import Passwords
from sayso.present.desk.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking. `name` is in whose name one judges; the tokens of their forms are made from `secret`."""

    name: str
    role: Role
    secret: bytes = field(repr=False)
    account: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """A page to be made: the view that gives it, with what stands in its address, and for whom."""

    view: Callable[..., Response]
    parts: Mapping[str, Any]
    path: str
    query: str
    visitor: Visitor


class Press(Protocol):
    """Where pages are made (press.py)."""

    def make(self, order: Order) -> str:
        """The page that was ordered."""

    def close(self) -> None:
        """Ends what makes pages."""


@dataclass(frozen=True)
class Desk:
    """A ledger that is open for reading in the browser.

    `by` is in whose name one judges where there are no accounts. `hosts` are the names under which the desk may be asked
    for: another one in a request means that somebody else's page sent the browser here. `mark` stands in kept pages for
    the token of a form, which is another one each time. Without a `press` pages are made where they are asked for.
    """

    ledger: Ledger
    name: str
    by: str
    hosts: frozenset[str]
    secret: bytes = field(repr=False)
    press: Press | None = None
    jobs: Jobs = field(default_factory=Jobs, repr=False)
    cache: Cache = field(default_factory=Cache, repr=False)
    answers: Answers = field(default_factory=Answers, repr=False)
    shelf: Shelf = field(default_factory=Shelf, repr=False)
    atlas: Atlas = field(default_factory=Atlas, repr=False)
    mark: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts of the ledger."""
        return self.ledger.accounts(Passwords())
