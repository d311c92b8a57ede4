"""The kill test finds what was told, what is left and what was lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evals.crash import WAYS, Adding, Outcome, kill, list_group, measure, run_round

GOOD = Outcome("one", 1.5, 7, 8, 0, 0, True, True)
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


def start(script: str) -> Adding:
    ours, its = os.openpty()
    process = subprocess.Popen([sys.executable, "-c", script], stderr=its, stdout=subprocess.PIPE, process_group=0)
    os.close(its)
    return Adding(process, ours, (4, 2, 0, 1, 3))


@pytest.mark.parametrize(
    ("drawn", "finished"),
    [
        (b"", set()),
        (b"reading 0/5", set()),
        (b"\x1b[2Kreading 1/5 0:00:01 \r 3/5 0:00:02", {4, 2, 0}),
        (b"3/50", set()),
    ],
)
def test_what_the_bar_drew_last_is_what_was_told(drawn: bytes, finished: set[int]) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        assert Adding(process, 0, (4, 2, 0, 1, 3), bytearray(drawn)).tell_finished() == finished


@needs_proc
def test_a_process_that_lives_on_is_counted_and_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.crash.PATIENCE", 0.2)
    child = "import time; time.sleep(60)"
    one = start(
        f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {child!r}]); print(1, flush=True); {child}"
    )
    assert one.process.stdout
    assert one.process.stdout.readline() == b"1\n"

    assert kill([one], "first") == 1
    assert one.process.returncode == -signal.SIGKILL
    one.process.stdout.close()
    assert list_group(one.process.pid) == []


def test_a_round_is_good_where_nothing_is_amiss() -> None:
    worse = replace(GOOD, lost=1), replace(GOOD, left=1), replace(GOOD, verified=False), replace(GOOD, complete=False)

    assert GOOD.good
    assert [one.good for one in worse] == [False] * 4


@needs_proc
def test_a_killed_command_is_looked_at_and_completed(tmp_path: Path) -> None:
    _, whole = measure(WAYS[0], None, 3)

    outcome = run_round(WAYS[0], str(tmp_path / "killed.db"), tmp_path, 0.1, 3, 1, whole)

    assert (outcome.kept, outcome.good) == (0, True)
