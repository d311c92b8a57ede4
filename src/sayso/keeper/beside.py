"""Processes that work for another one: they end when it does."""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process


def work_for_parent() -> None:
    """To be called first in a process that was started to work for another: whoever interrupts the run stops its first
    process, which then ends the others; where it is killed, they end by themselves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Ends this process as soon as the one that started it is gone; else it would wait for work for ever."""
    if first := parent_process():
        first.join()
        os._exit(1)
