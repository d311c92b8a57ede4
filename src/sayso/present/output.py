"""Where output goes: the terminal, or a file that is only replaced by a whole one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO

from sayso.errors import InputError


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """The stream to write to: standard output without a path, else a UTF-8 file.

    A file is written beside its place and takes it when the block ends well, so that what stood there
    is never lost to a run that fails. A run cut short leaves its part beside, and says where. What is
    no plain file (a pipe, a device) is written straight. InputError where the file can't be made.
    """
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):  # a stream put in its place may have no encoding to change
            sys.stdout.reconfigure(errors="backslashreplace")
        yield sys.stdout
    elif path.exists() and not path.is_file():
        with _open(path, "w", path) as stream:
            yield stream
    else:
        with _replace_whole(path) as stream:
            yield stream


@contextmanager
def _replace_whole(path: Path) -> Iterator[TextIO]:
    whole = path.resolve()  # a link stays one
    part = whole.with_name(f"{whole.name}.{os.getpid()}.part")
    with _open(part, "x", path) as stream:
        try:
            yield stream
        except BaseException:
            stream.close()
            _keep_part(part)
            raise
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(whole)


def _keep_part(part: Path) -> None:
    if part.stat().st_size == 0:
        part.unlink()
    else:
        print(f"sayso: the run was cut short; what was finished is in {part}", file=sys.stderr)


def _open(path: Path, mode: Literal["w", "x"], named: Path) -> TextIO:
    """The stream; what goes wrong is told of the path that the user named."""
    try:
        return path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise InputError(f"cannot write {named}: {error.strerror}; choose another --output") from error
