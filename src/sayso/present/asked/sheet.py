"""CSV that a spreadsheet can open and nobody can harm it with."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TextIO, TypeVar

from sayso.present.display import show_line

T = TypeVar("T")
Cell = str | int | Decimal | date | None
Columns = Sequence[tuple[str, Callable[[T], Cell]]]
"""The name of each column, and what stands in it."""

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"(^|;)([\s\"]*)(?=[=+\-@＝＋－＠])")
"""What a spreadsheet takes for a formula at the beginning of a cell, quotation marks before it or not. A semicolon begins
one where the machine's region makes it the separator, whatever the quotation marks."""


def write_sheet(rows: Iterable[T], columns: Columns[T], stream: TextIO, *, excel: bool = False) -> int:
    """Writes a head and a line for each row as CSV (RFC 4180, UTF-8), and gives how many rows there were.

    Text stands on one line, without what steers a terminal, and what a spreadsheet would take for a formula has an
    apostrophe before it (OWASP, CSV injection); numbers and days are left as they are. `excel` begins with a byte order
    mark, without which Excel takes UTF-8 for another encoding; other programs take the mark for a part of the head.
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    stream.write(BYTE_ORDER_MARK if excel else "")
    writer.writerow([name for name, _ in columns])
    written = 0
    for row in rows:
        writer.writerow([_show_cell(tell(row)) for _, tell in columns])
        written += 1
    return written


def _show_cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _FORMULA.sub(r"\1\2'", show_line(value))
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
