"""The start of a stream looked at before it is read."""

from __future__ import annotations

import io
from typing import BinaryIO

from sayso.read.rows import is_row


class _Joined(io.RawIOBase):
    """Bytes that were read already, and then the rest of their stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, target: memoryview) -> int:  # type: ignore[override]  # the buffer that BufferedReader gives
        found = self._head[: len(target)] if self._head else self._rest.read1(len(target))  # type: ignore[attr-defined]  # buffered streams have it
        self._head = self._head[len(found) :]
        target[: len(found)] = found
        return len(found)


def look_at_start(stream: BinaryIO, size: int, longest: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the stream from its beginning on. A first line that is a row is looked at whole, up to
    `longest` bytes, and nothing behind it: more may not be there yet. Else it is `size` bytes, if there are so many."""
    head = stream.readline(longest)
    if not is_row(head):
        head += stream.read(max(0, size - len(head)))
    return head, io.BufferedReader(_Joined(head, stream))
