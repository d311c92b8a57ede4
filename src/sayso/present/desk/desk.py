"""What the desk's pages share: the ledger, who may come in, and who is there."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from sayso.keeper import Ledger
from sayso.keeper.accounts import Accounts, Role
from sayso.present.desk.answers import Answers
from sayso.present.desk.atlas import Atlas
from sayso.present.desk.cache import Cache
from sayso.present.desk.jobs import Jobs
from sayso.present.desk.passwords import Passwords
from sayso.present.desk.shelf import Shelf


@dataclass(frozen=True)
class Desk:
    """A ledger that is open for reading in the browser.

    `by` is in whose name one judges where there are no accounts. `hosts` are the names under which the desk may be asked
    for: another one in a request means that somebody else's page sent the browser here. `mark` stands in kept pages for
    the token of a form, which is another one each time.
    """

    ledger: Ledger
    name: str
    by: str
    hosts: frozenset[str]
    secret: bytes = field(repr=False)
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


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking. `name` is in whose name one judges; the tokens of their forms are made from `secret`."""

    name: str
    role: Role
    secret: bytes = field(repr=False)
    account: bool = False
