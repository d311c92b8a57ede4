"""Puts off the search for garbage while many values are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Lets Python's garbage collector rest: what is made meanwhile is no garbage, and to look through it again and again
    takes up to half of the time (evals/scale.py). Of several threads at work the last one sets it going again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
