"""Answers as tables on a terminal: the adapter to rich."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO, TypeVar

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.present.asked.kind import Kind, Shown

T = TypeVar("T")
WIDE = 120
"""Columns from which everything has a column of its own."""
FULL = 100
"""Columns of a table that goes to no terminal."""


def open_console(stream: TextIO, style: bool) -> Console:
    """What draws on `stream`. Nothing is told by colour alone; without `style` there is none."""
    return Console(
        file=stream, color_system="auto" if style else None, highlight=False, markup=False, emoji=False,
        width=None if stream.isatty() else FULL,
    )  # fmt: skip


def print_table(items: Iterable[T], kind: Kind[T], console: Console) -> int:
    """Draws the items as a table as wide as the console, and gives how many there were; nothing where there were none."""
    shown = kind.wide if console.width >= WIDE else kind.narrow
    table = build_table(items, shown, console.width)
    if table.row_count:
        console.print(table)
    return table.row_count


def build_table(items: Iterable[T], shown: Sequence[Shown[T]], width: int) -> Table:
    """A table of `width` columns with a row for each item."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, width=width)
    for column in shown:
        table.add_column(column.title, ratio=column.ratio, no_wrap=column.ratio is None, overflow="fold")
    for item in items:
        table.add_row(*(Text(column.tell(item)) for column in shown))
    return table


def print_pairs(pairs: Iterable[tuple[str, str]], console: Console) -> None:
    """Draws names and what they are, side by side; what is empty is left out."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, told in pairs:
        if told:
            grid.add_row(Text(name, style="bold"), Text(told))
    console.print(grid)
