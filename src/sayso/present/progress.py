"""A progress bar on the terminal for a run that takes longer than a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 1.0
"""Seconds before the bar appears."""


class Progress:
    """Counts reports on `stream` while its block runs, and clears itself at the end; silent where `stream`
    is no terminal. `total` is None where the number of reports isn't known beforehand. The bar makes way
    for what is written to `output` where that is a terminal too. With `rate` it tells how many reports a second
    there were since the beginning, and the time left at the rate of the last half minute."""

    def __init__(self, stream: TextIO, output: TextIO, total: int | None, *, rate: bool = False) -> None:
        self._stream = stream
        self._rate = rate
        self._began = time.monotonic()
        self._makes_way = output.isatty()
        self._total = total
        self._done = 0
        self._bar: Bar | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._appear)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            if self._bar:
                self._bar.stop()

    def advance(self) -> None:
        """Counts one more report as done."""
        with self._lock:
            self._done += 1
            if self._bar:
                self._bar.update(self._bar.task_ids[0], completed=self._done, rate=self._tell_rate())

    @contextmanager
    def cleared(self) -> Iterator[None]:
        """Takes the bar off the terminal while the block writes to it."""
        with self._lock:
            bar = self._bar if self._makes_way else None
            if bar:
                bar.stop()
            yield
            if bar:
                bar.start()

    def _appear(self) -> None:
        # Loaded here because most runs end before a second is over and need no bar.
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )
        from rich.progress import Progress as Bar

        bar = BarColumn(bar_width=20 if self._rate else 40)  # all of it fits 80 columns
        columns = SpinnerColumn(), TextColumn("reading"), bar, MofNCompleteColumn(), TimeElapsedColumn()
        rated = TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), TextColumn("left")
        with self._lock:
            shown = (*columns, *rated) if self._rate else columns
            self._bar = Bar(*shown, console=Console(file=self._stream), transient=True)
            self._bar.add_task("reading", total=self._total, completed=self._done, rate=self._tell_rate())
            self._bar.start()

    def _tell_rate(self) -> str:
        return f"{self._done / max(time.monotonic() - self._began, 0.001):.1f} a second"
