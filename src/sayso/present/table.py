"""The table for a terminal: the adapter to rich."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.model import Dropped, Figure, Pin, Reading, Report, Statement
from sayso.model import Text as Body
from sayso.present.counts import tell_amount, tell_event, tell_flag, tell_period, tell_sides, tell_source
from sayso.present.display import (
    NOTE,
    count_found,
    cut_line,
    show_clock,
    show_days,
    show_line,
    show_relays,
    tell_day,
    tell_left_out,
)

WIDE = 110
"""Columns from which stance, time, relays and places get columns of their own."""
FULL = 100
"""Columns of a table that goes to no terminal."""
QUOTED = 3
"""Lines of a statement's words that are shown."""


class TableWriter:
    """A head and a table of statements for each report. Nothing is told by colour alone; no control
    character of a report's text reaches the terminal. Without `color` there is no style at all."""

    def __init__(self, stream: TextIO, color: bool = True) -> None:
        self.console = Console(
            file=stream, color_system="auto" if color else None, highlight=False, markup=False, emoji=False,
            width=None if stream.isatty() else FULL,
        )  # fmt: skip

    def add(self, outcome: Reading | Dropped) -> None:
        if isinstance(outcome, Dropped):
            self._print_dropped(outcome)
        else:
            self._print_reading(outcome)
        self.console.print()

    def close(self) -> None:
        self.console.file.flush()

    def _print_dropped(self, dropped: Dropped) -> None:
        self.console.print(Text(show_line(dropped.report), style="bold"))
        self.console.print(Text(f"could not be read: {show_line(dropped.reason)} ({show_line(dropped.detail)})"))

    def _print_reading(self, reading: Reading) -> None:
        self.console.print(Text(show_line(reading.report.title or reading.report.address), style="bold"))
        self.console.print(Text(tell_report(reading.report), style="dim"))
        if reading.statements:
            self.console.print(build_table(reading.statements, self.console.width, reading.text))
        if reading.figures:
            self.console.print(build_figures(reading.figures, self.console.width))
        for flag in reading.flags:
            self.console.print(Text(tell_flag(flag), style="bold"))
        for dropped in reading.dropped:
            self.console.print(Text(tell_left_out(dropped)))
        self.console.print(Text(f"{count_found(reading)} {NOTE}", style="dim"))


def tell_report(report: Report) -> str:
    """Publisher, byline, day and from what it is known, and language; what isn't known is not told, save the day."""
    known = (report.publisher, report.byline, tell_day(report), report.language, report.url)
    return " · ".join(show_line(part) for part in known if part)


def build_table(statements: Iterable[Statement], width: int, text: Body | None = None) -> Table:
    """The statements in a table of `width` columns: under `WIDE`, the record stands in one column. With a transcript's
    text it tells when each is said."""
    wide = width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, width=width)
    table.add_column("No.", justify="right", no_wrap=True)
    table.add_column("Speaker", ratio=3, overflow="fold")
    table.add_column("Statement", ratio=7, overflow="fold")
    for name in ("Stance", "Said", "Via", "At") if wide else ("Record",):
        table.add_column(name, ratio=None if name in ("Stance", "At") else 3 - wide, overflow="fold")
    room = QUOTED * (width // 2)
    for number, statement in enumerate(statements, 1):
        record = tell_record(statement, text)
        cells = record if wide else (_stack(*record),)
        table.add_row(str(number), _speaker(statement), _words(statement, room), *map(Text, cells))
    return table


def build_figures(figures: Iterable[Figure], width: int) -> Table:
    """The figures in a table of `width` columns: under `WIDE`, days, place and characters stand in one column."""
    wide = width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, width=width)
    table.add_column("Id", justify="right", no_wrap=True)
    for name, ratio in (("Figure", 3), ("Event", 2), ("Whose", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for name in ("Days", "Where", "On whose word", "At") if wide else ("On whose word", "Record"):
        table.add_column(name, ratio=None if name == "At" else 3, overflow="fold")
    for one in figures:
        record = tell_period(one.period, one.cumulative), show_line(one.place or ""), tell_place((one.pin,))
        source = tell_source(one)
        rest = (*record[:2], source, record[2]) if wide else (source, "\n".join(filter(None, record)))
        table.add_row(one.id, *(Text(cell) for cell in (tell_amount(one), tell_event(one), tell_sides(one), *rest)))
    return table


def tell_record(statement: Statement, text: Body | None = None) -> tuple[str, str, str, str]:
    """Stance, days, relays and place of a statement, each empty where there is none."""
    pins = statement.content or statement.cue or statement.source
    return (
        statement.stance,
        show_days(statement.said) if statement.said else "",
        show_relays(statement.via),
        "\n".join(filter(None, (_tell_clock(statement, text), tell_place(pins)))),
    )


def _tell_clock(statement: Statement, text: Body | None) -> str:
    seconds = text.find_moment(statement.content[0].span) if text and statement.content else None
    return "" if seconds is None else show_clock(seconds)


def tell_place(pins: tuple[Pin, ...]) -> str:
    """Where the pins begin and end in the text, in code points."""
    return f"{pins[0].span.start}–{pins[-1].span.end}" if pins else ""


def _stack(stance: str, said: str, via: str, place: str) -> str:
    return "\n".join(filter(None, (stance, said, f"via {via}" if via else "", place)))


def _speaker(statement: Statement) -> Text:
    speaker = Text(show_line(statement.speaker or "not told"), style="bold" if statement.speaker else "italic")
    if statement.speaker_kind:
        speaker.append(f"\n{statement.speaker_kind}", style="not bold dim")
    return speaker


def _words(statement: Statement, room: int) -> Text:
    words = Text()
    cue = show_line(" … ".join(pin.words for pin in statement.cue))
    if any(map(str.isalnum, cue)):
        words.append(f"{cue}: ", style="italic")
    words.append(cut_line(" … ".join(pin.words for pin in statement.content), room))
    return words
