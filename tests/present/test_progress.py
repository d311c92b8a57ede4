"""The bar comes late, goes cleanly, and stays away from what is no terminal."""

from __future__ import annotations

import io
import time

import pytest

from sayso.present import progress
from sayso.present.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(progress, "PATIENCE", 0.05)


def wait_for(stream: io.StringIO, words: str) -> bool:
    until = time.monotonic() + 5
    while words not in stream.getvalue() and time.monotonic() < until:
        time.sleep(0.01)
    return words in stream.getvalue()


def test_a_slow_run_is_counted() -> None:
    stream = Terminal()
    with Progress(stream, stream, 3) as shown:
        shown.advance()
        assert wait_for(stream, "1/3")
        with shown.cleared():
            pass
        shown.advance()
        assert wait_for(stream, "2/3")


@pytest.mark.parametrize(("output", "cleared"), [(Terminal(), True), (io.StringIO(), False)], ids=["terminal", "file"])
def test_the_bar_makes_way_only_for_output_on_a_terminal(output: io.StringIO, cleared: bool) -> None:
    stream = Terminal()
    with Progress(stream, output, 1) as shown:
        assert wait_for(stream, "0/1")
        with shown.cleared():
            assert ("\x1b[?25h" in stream.getvalue()) == cleared


def test_a_rate_and_the_time_left_are_told_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = Terminal()
    with Progress(stream, stream, 4, rate=True) as shown:
        shown.advance()
        assert wait_for(stream, "1/4")
        shown.advance()
        assert wait_for(stream, "2/4")

    assert "a second" in stream.getvalue()
    assert "left" in stream.getvalue()


def test_a_quick_run_shows_nothing() -> None:
    stream = Terminal()
    with Progress(stream, stream, 1) as shown:
        shown.advance()
    time.sleep(0.1)

    assert stream.getvalue() == ""


def test_what_is_no_terminal_gets_nothing() -> None:
    stream = io.StringIO()
    with Progress(stream, stream, None) as shown:
        shown.advance()
        time.sleep(0.1)

    assert stream.getvalue() == ""
