"""Pages that were made already, as long as the ledger stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

LARGEST = 64_000_000
"""Characters of all pages that are kept, and of their addresses."""
TURNS = 64
"""Locks by which a page that many ask for at once is made once."""


@dataclass(slots=True)
class Cache:
    """The pages that were asked for last. Each is kept with the ledger's stamp, and made anew once that has changed."""

    largest: int = LARGEST
    _pages: OrderedDict[Hashable, tuple[str, str]] = field(default_factory=OrderedDict, repr=False)
    _size: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)
    _turns: tuple[Lock, ...] = field(default_factory=lambda: tuple(Lock() for _ in range(TURNS)), repr=False)

    def find(self, key: Hashable, stamp: str, make: Callable[[], str]) -> str:
        """The page of this key as of this stamp; `make` makes it where it isn't kept."""
        with self._turns[hash(key) % TURNS]:
            kept = self._take(key, stamp)
            if kept is None:
                kept = make()
                self._keep(key, stamp, kept)
            return kept

    def _take(self, key: Hashable, stamp: str) -> str | None:
        with self._lock:
            known = self._pages.get(key)
            if known is None or known[0] != stamp:
                return None
            self._pages.move_to_end(key)
            return known[1]

    def _keep(self, key: Hashable, stamp: str, page: str) -> None:
        with self._lock:
            older = self._pages.pop(key, None)
            self._size += _weigh(key, page) - (_weigh(key, older[1]) if older else 0)
            self._pages[key] = (stamp, page)
            while self._size > self.largest and self._pages:
                last, (_, oldest) = self._pages.popitem(last=False)
                self._size -= _weigh(last, oldest)


def _weigh(key: Hashable, page: str) -> int:
    """Characters of a page and of the address that it was asked for by, which may be the longer of the two."""
    return len(repr(key)) + len(page)
