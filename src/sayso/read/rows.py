"""Rows of data, one JSON object a line: id, text or html, title, publisher, published, url."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

from sayso.model import Dropped, Raw
from sayso.read.kinds import HEAD
from sayso.settings import Settings


class _RowError(ValueError):
    """A row cannot be read; its text says why."""


def is_row(line: bytes) -> bool:
    """Whether the line is a JSON object with a text or a page in it."""
    if not line.lstrip(b"\xef\xbb\xbf").lstrip().startswith(b"{") or b'"' not in line[:HEAD]:
        return False
    try:
        row = _load_object(line)
    except _RowError:
        return False
    return isinstance(row.get("text"), str) or isinstance(row.get("html"), str)


def read_rows(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The reports of the rows; blank lines are passed over.

    A row's address is `name:line`, lines counted from 1. One that is malformed or longer than
    `max_bytes` is a Dropped with its line and the reason. Only one row is held at a time.
    """
    line, number = stream.readline(settings.max_bytes + 1), 1
    while line:
        address = f"{name}:{number}"
        if len(line) > settings.max_bytes:
            _skip_line(line, stream)
            yield Dropped(address, "read", "too large", f"line {number} is longer than {settings.max_bytes:,} bytes")
        elif line.strip():
            try:
                yield _make_raw(_load_object(line), address, settings)
            except _RowError as wrong:
                yield Dropped(address, "read", "malformed row", f"line {number}: {wrong}")
        line, number = stream.readline(settings.max_bytes + 1), number + 1


def _skip_line(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 16)


def _load_object(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise _RowError(f"it is not UTF-8 (byte {wrong.start})") from wrong
    except (ValueError, RecursionError) as wrong:
        raise _RowError(f"it is not JSON ({wrong})") from wrong
    if not isinstance(row, dict):
        raise _RowError("it is not a JSON object")
    return row


def _make_raw(row: dict[str, object], address: str, settings: Settings) -> Raw:
    """`text` goes before `html` where a row has both: its offsets are what the sender counts in."""
    text, html = _take_words(row, "text"), _take_words(row, "html")
    body = text if text is not None else html
    if body is None:
        raise _RowError("it has no text and no html")
    return Raw(
        body.encode("utf-8", "surrogatepass"),
        "text/html" if text is None else "text/plain",
        address,
        "utf-8",
        id=_take_id(row),
        title=_take_words(row, "title"),
        publisher=_take_words(row, "publisher") or settings.publisher,
        published=_take_date(row) or settings.published,
        url=_take_words(row, "url"),
    )


def _take_words(row: dict[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise _RowError(f"its {field} is no string")
    return value if value and value.strip() else None


def _take_id(row: dict[str, object]) -> str | None:
    value = row.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise _RowError("its id is neither a string nor a whole number")
    return str(value)


def _take_date(row: dict[str, object]) -> date | None:
    """A day or a moment of ISO 8601; of a moment, the day in its own time zone."""
    words = _take_words(row, "published")
    if words is None:
        return None
    try:
        return datetime.fromisoformat(words.strip()).date()
    except ValueError as wrong:
        raise _RowError(f"its published {words!r} is no date like 2022-02-27") from wrong
