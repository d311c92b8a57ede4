"""An answer written out in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO, TypeVar

from sayso.present.asked.kind import Kind
from sayso.present.asked.sheet import write_sheet

T = TypeVar("T")


def write_answer(
    items: Iterable[T], kind: Kind[T], form: str, stream: TextIO, *, excel: bool = False, style: bool = True
) -> int:
    """Writes the items as a `table`, as `csv` or as `json`, and gives how many there were. CSV and JSON are written as
    the items come, at flat memory."""
    if form == "csv":
        return write_sheet(items, kind.columns, stream, excel=excel)
    if form == "json":
        return write_json(items, kind.to_json, stream)
    # rich is loaded only for whom it shows something.
    from sayso.present.asked.tables import open_console, print_table

    return print_table(items, kind, open_console(stream, style))


def write_json(items: Iterable[T], to_json: Callable[[T], Mapping[str, Any]], stream: TextIO) -> int:
    """Writes a JSON array with a line for each item, ASCII only, and gives how many there were."""
    stream.write("[")
    written = 0
    for item in items:
        stream.write((",\n" if written else "\n") + json.dumps(to_json(item)))
        written += 1
    stream.write("\n]\n" if written else "]\n")
    return written
