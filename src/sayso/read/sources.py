"""The way in: what each input is, and the raw reports that it holds."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError
from sayso.model import Dropped, Raw
from sayso.read.addresses import check_address
from sayso.read.fetch import fetch_page
from sayso.read.kinds import name_kind, sniff_media_type
from sayso.read.rows import is_row, read_rows
from sayso.settings import Settings

STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ROW_FILES = (".jsonl", ".ndjson")


def read_sources(inputs: Sequence[str], settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of all inputs in order: paths, http(s) addresses, or `-` for standard input.

    All inputs are looked at before the first is read: InputError where one does not exist, may not be
    read or may not be fetched, so that nothing is lost half way. What turns out later (an empty or
    binary file, a page that is not there, a malformed row) is a Dropped in its place, and the rest goes
    on. A file of rows is known by `.jsonl`, `.ndjson` or its first line and is streamed row by row.
    """
    if not inputs:
        raise InputError("give at least one file, an address, or - for standard input")
    for name in inputs:
        _check_input(name, settings)
    return (found for name in inputs for found in _read_input(name, settings))


def _check_input(name: str, settings: Settings) -> None:
    if name == STDIN:
        return
    if _ADDRESS.match(name):
        check_address(name, settings.allow_private)
    else:
        _check_path(name)


def _check_path(name: str) -> None:
    try:
        path = Path(name)
        if path.is_dir():
            raise InputError(f"{name} is a folder; name the files in it")
        if not path.exists():
            raise InputError(f"there is no file {name}; check its path")
        if not os.access(path, os.R_OK):
            raise InputError(f"{name} may not be read; check its permissions")
    except (OSError, ValueError) as wrong:
        raise InputError(f"{name!r} is no usable path ({wrong}); check it") from wrong


def _read_input(name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    if name == STDIN:
        yield from read_stream(sys.stdin.buffer, name, settings)
    elif _ADDRESS.match(name):
        yield _read_address(name, settings)
    else:
        try:
            with open(name, "rb") as stream:
                yield from read_stream(stream, name, settings)
        except OSError as wrong:
            yield Dropped(name, "read", "unreadable", str(wrong.strerror or wrong))


def read_stream(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of a stream of bytes, `name` being their address: one page, or rows, which the name's end or the
    first line tells; then only one row is ever held."""
    first = stream.readline(settings.max_bytes + 1)
    if name.lower().endswith(_ROW_FILES) or is_row(first):
        yield from read_rows(first, stream, name, settings)
    else:
        yield _make_raw(first + stream.read(max(0, settings.max_bytes + 1 - len(first))), name, settings)


def _read_address(address: str, settings: Settings) -> Raw | Dropped:
    try:
        page = fetch_page(address, settings)
    except InputError as wrong:
        return Dropped(address, "read", "unreachable", str(wrong))
    made = _make_raw(page.data, address, settings)
    if isinstance(made, Dropped):
        return made
    return Raw(
        made.data, made.media_type, address, page.encoding, publisher=made.publisher, published=made.published,
        url=page.url, fetched=datetime.now(UTC),
    )  # fmt: skip


def _make_raw(data: bytes, name: str, settings: Settings) -> Raw | Dropped:
    if not data.strip():
        return Dropped(name, "read", "empty", "there is nothing in it")
    if len(data) > settings.max_bytes:
        return Dropped(name, "read", "too large", f"it is larger than {settings.max_bytes:,} bytes")
    kind = name_kind(data)
    if kind is not None:
        return Dropped(name, "read", "no text", f"it is {kind}, not text or HTML")
    return Raw(data, sniff_media_type(data), name, publisher=settings.publisher, published=settings.published)
