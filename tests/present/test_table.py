"""The table tells a reading at any width, and keeps the terminal safe."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given

from sayso.model import Days, Flag, Reading
from sayso.present.table import TableWriter, build_table, tell_report
from tests.factories import BODY, make_dropped, make_figure, make_reading, make_report, make_statement
from tests.present.make import readings

BOX = re.compile(r"[─\s]+")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def print_table(outcome: object, width: int, monkeypatch: pytest.MonkeyPatch, *, color: bool = True) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    TableWriter(stream, color).add(outcome)  # type: ignore[arg-type]
    return stream.getvalue()


def plain(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_statement_is_told_within_the_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = plain(print_table(make_reading(), width, monkeypatch))

    assert max(map(len, shown.splitlines())) <= width
    words = BOX.sub(" ", shown)
    for told in ("Bridge closed", "Ann Example", "“We had no", "denies", "document", "0–42", "not verified"):
        assert told in words


@pytest.mark.parametrize(("width", "columns"), [(80, "Record"), (109, "Record"), (110, "Via"), (120, "Via")])
def test_a_wide_table_has_a_column_for_each_part(width: int, columns: str) -> None:
    assert columns in [column.header for column in build_table([], width).columns]


def test_relays_and_days_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Days(make_report().published, make_report().published)  # type: ignore[arg-type]
    statement = make_statement(BODY, "she", "told", "“We had no choice,”", said=day)
    shown = print_table(make_reading(BODY, [statement]), 80, monkeypatch)

    assert "7 Mar 2022" in shown
    assert "via Oldford" in plain(print_table(make_reading(), 80, monkeypatch))


@pytest.mark.parametrize("width", [80, 120, 200])
def test_every_figure_is_told_within_the_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = make_figure(party="Norland", place="Oldford", according_to="Ann Example")
    flag = Flag("sum", ("f1",), "The parts don't add up.", 0.7)
    reading = make_reading("At least 12: at least 12 people died.", figures=(figure,), flags=(flag,))
    shown = plain(print_table(reading, width, monkeypatch))

    assert max(map(len, shown.splitlines())) <= width
    words = BOX.sub(" ", shown)
    for told in ("at least 12", "(person)", "killed", "Norland", "Oldford", "Ann", "Look again", "1 figure. 1 flag."):
        assert told in words


def test_a_speaker_that_is_not_told_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = make_statement(BODY, "", "", "“We had no choice,”", speaker=None, speaker_kind=None)

    assert "not told" in print_table(make_reading(BODY, [statement]), 80, monkeypatch)


def test_a_cue_that_is_only_a_colon_is_not_told_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    statement = make_statement("Ann: no.", "Ann", ":", "no")

    assert "  no  " in plain(print_table(make_reading("Ann: no.", [statement]), 80, monkeypatch, color=False))


def test_a_report_without_statements_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No statement was found." in print_table(make_reading("Nobody spoke."), 80, monkeypatch)


def test_a_report_that_could_not_be_read_is_told_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "could not be read: no text (the page" in plain(print_table(make_dropped(), 80, monkeypatch))


def test_style_is_off_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in print_table(make_reading(), 80, monkeypatch)
    assert "\x1b[" not in print_table(make_reading(), 80, monkeypatch, color=False)


def test_no_escape_reaches_what_is_no_terminal() -> None:
    stream = io.StringIO()
    TableWriter(stream).add(make_reading("\x1b]0;title\x07 said so.", report=make_report(title="\x1b[2J")))

    assert "\x1b" not in stream.getvalue()
    assert "␛[2J" in stream.getvalue()


@given(readings())
def test_nothing_of_a_report_steers_the_terminal(reading: Reading) -> None:
    stream = io.StringIO()
    TableWriter(stream).add(reading)

    shown = stream.getvalue()
    shown.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_the_head_tells_from_what_the_day_is_known() -> None:
    assert tell_report(make_report()) == "Oldford Echo · 7 Mar 2022 (as given) · en"
    assert tell_report(make_report(published=None, publisher=None)) == "date unknown · en"
