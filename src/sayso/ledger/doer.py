"""Who is at work, for the chain of changes: whoever collects a report is nowhere else told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_DOER: ContextVar[str | None] = ContextVar("doer", default=None)


@contextmanager
def work_as(name: str | None) -> Iterator[None]:
    """What is written within the block, in this thread, is done by somebody of this name."""
    before = _DOER.set(name)
    try:
        yield
    finally:
        _DOER.reset(before)


def find_doer() -> str | None:
    """Who is at work; None where nobody told."""
    return _DOER.get()
