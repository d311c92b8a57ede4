"""A stream whose last bytes can be read again, so that reading can go on behind what is broken."""

from __future__ import annotations

from typing import BinaryIO

LONGEST = 64 << 20
"""Bytes that are kept at most; of a longer record the beginning is given up."""

STEP = 1 << 16


class Window:
    """A stream that remembers what was read since a place that is moved forward. Places are counted from its beginning."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._first = 0
        self.place = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes from the place on; all that is left where it is negative."""
        end = self._first + len(self._kept)
        if self.place < end:
            start = self.place - self._first
            found = bytes(self._kept[start : start + size] if size >= 0 else self._kept[start:])
        else:
            found = self._stream.read(size)
            self._keep(found)
        self.place += len(found)
        return found

    def tell(self) -> int:
        """The place from which is read next."""
        return self.place

    def _keep(self, found: bytes) -> None:
        self._kept += found
        if len(self._kept) > LONGEST:
            self.forget(self._first + len(self._kept) - LONGEST)

    def forget(self, place: int) -> None:
        """Nothing before the place will be asked for again."""
        gone = min(max(0, place - self._first), len(self._kept))
        if gone > STEP or len(self._kept) > LONGEST:
            del self._kept[:gone]
            self._first += gone

    def find(self, sign: bytes, place: int) -> int | None:
        """Where the sign stands next, at the place or behind it; reading goes on from there. None where it doesn't come again."""
        self.place = max(place, self._first)
        while True:
            found = self._kept.find(sign, self.place - self._first)
            if found >= 0:
                self.place = self._first + found
                return self.place
            self.place = max(self.place, self._first + len(self._kept) - len(sign) + 1)
            self.forget(self.place)
            more = self._stream.read(STEP)
            if not more:
                return None
            self._keep(more)
