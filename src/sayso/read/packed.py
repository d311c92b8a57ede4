"""A single file packed by gzip (RFC 1952)."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from sayso.model import Dropped, Raw
from sayso.settings import Settings

SUFFIX = ".gz"
_SIGN = b"\x1f\x8b\x08"
Inner = Callable[[BinaryIO, str, Settings], Iterator[Raw | Dropped]]


def is_packed(head: bytes, name: str) -> bool:
    """Whether it is packed by gzip."""
    return head.startswith(_SIGN)


def unpack(stream: BinaryIO, name: str, settings: Settings, read: Inner) -> Iterator[Raw | Dropped]:
    """What is in a packed file, read by `read` under its name without `.gz`, as it is unpacked: never more than `read` asks for. A
    file that is broken or cut off is a Dropped behind what could be read of it."""
    inner = name.removesuffix(SUFFIX)
    with gzip.GzipFile(fileobj=stream, mode="rb") as unpacked:
        try:
            yield from read(cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, unpacked))), inner, settings)
        except (OSError, EOFError, zlib.error) as wrong:
            yield Dropped(name, "read", "malformed archive", f"it can't be unpacked to its end ({wrong})")
