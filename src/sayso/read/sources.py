"""The way in: what each input is, and the raw reports that it holds."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError
from sayso.model import Dropped, Raw
from sayso.read.addresses import check_address
from sayso.read.fetch import fetch_page
from sayso.read.formats import HEAD, find_format
from sayso.read.start import look_at_start
from sayso.settings import Settings

STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_sources(inputs: Sequence[str], settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of all inputs in order: paths, http(s) addresses, or `-` for standard input.

    All inputs are looked at before the first is read: InputError where one does not exist, may not be
    read or may not be fetched, so that nothing is lost half way. What turns out later (an empty or
    binary file, a page that is not there, a malformed row) is a Dropped in its place, and the rest goes
    on. What holds several reports is streamed, one report after the other.
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
        yield from _read_address(name, settings)
    else:
        try:
            with open(name, "rb") as stream:
                yield from read_stream(stream, name, settings)
        except OSError as wrong:
            yield Dropped(name, "read", "unreadable", str(wrong.strerror or wrong))


def read_stream(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The raw reports of a stream of bytes, `name` being their address, in the format (`formats.FORMATS`) that its first bytes
    or the name's end tell."""
    head, whole = look_at_start(stream, HEAD, settings.max_bytes + 1)
    yield from find_format(head, name).read(whole, name, settings)


def _read_address(address: str, settings: Settings) -> Iterator[Raw | Dropped]:
    try:
        page = fetch_page(address, settings)
    except InputError as wrong:
        yield Dropped(address, "read", "unreachable", str(wrong))
        return
    now = datetime.now(UTC)
    found = read_stream(io.BytesIO(page.data), address, settings)
    for one in found:
        yield (
            replace(one, encoding=one.encoding or page.encoding, url=one.url or page.url, fetched=now)
            if isinstance(one, Raw)
            else one
        )
