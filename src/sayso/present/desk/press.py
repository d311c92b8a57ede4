"""The press: processes that make the desk's pages, one page each at a time, in the order in which they are asked for.

Python computes in one thread of a process at a time, so that pages which are made side by side in one process wait for each
other and all come late. Here whoever answers browsers only fetches what the press made, and a page waits for those before it
alone. Each process has the ledger open for itself; accounts, forms and jobs stay with whoever answers.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from threading import Lock

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from sayso.keeper import Ledger
from sayso.keeper.beside import work_for_parent
from sayso.present.desk.desk import Desk, Order
from sayso.present.desk.pages import Page
from sayso.present.desk.trouble import Trouble, TroubleError

BROKEN = Trouble(503, "broken", "The process that made this page was ended, perhaps for want of memory.", "Try again.")


class Proof(Page):
    """A page as the press makes it: of the ledger as it is, with the desk's mark where a form's token goes."""

    def keep(self, make: Callable[[], str]) -> str:
        """What `make` makes."""
        return make()

    def show(self, drawn: str, status: int = 200) -> Response:
        """What was drawn."""
        return HTMLResponse(drawn, status)


@dataclass(slots=True)
class Processes:
    """So many processes that make pages of the ledger at `where`. They are started one after the other as they are needed."""

    where: str
    desk: Desk
    processes: int
    _pool: ProcessPoolExecutor | None = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def make(self, order: Order) -> str:
        """The page that was ordered; what its view raises is raised here. TroubleError where the process is killed: the
        next page is made by another one."""
        pool = self._open()
        try:
            return pool.submit(_make, order).result()
        except BrokenProcessPool:
            self._drop(pool)
            raise TroubleError(BROKEN) from None

    def _open(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                # Started afresh, not forked: a copy of a process whose threads hold locks may wait for ever.
                told = (self.where, self.desk.name, self.desk.by, self.desk.hosts, self.desk.mark)
                self._pool = ProcessPoolExecutor(self.processes, get_context("spawn"), _open_desk, told)
            return self._pool

    def _drop(self, pool: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=False)

    def close(self) -> None:
        """Ends the processes."""
        with self._lock:
            if self._pool:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None


_desk: Desk | None = None
"""The desk of this process, where it is one of a press."""


def _open_desk(where: str, name: str, by: str, hosts: frozenset[str], mark: str) -> None:
    global _desk
    work_for_parent()
    _desk = Desk(Ledger.open(where), name, by, hosts, secret=b"", mark=mark)


def _make(order: Order) -> str:
    if _desk is None:
        raise RuntimeError("the process was started without its desk")
    scope = {"type": "http", "method": "GET", "path": order.path, "query_string": order.query.encode(), "headers": []}
    page = Proof(Request(scope), _desk, order.visitor)
    return bytes(order.view(page, **order.parts).body).decode()
