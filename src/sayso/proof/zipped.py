"""Zip files of which every byte is known beforehand, but for the files in them.

A zip file has room for much that nobody sees: bytes between its files, comments, two places that tell the same size. Here
all of it is what the names, sizes and CRCs of the files make it (PKWARE APPNOTE 6.3.10: stored, no extra fields, no
comments, no ZIP64, 1 January 1980), so whoever reads one can tell each byte that is another.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ProofError
from sayso.model import Fault

MAGIC = b"PK\x03\x04"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_CHUNK = 1 << 20
_VERSION, _FLAGS, _STORED, _TIME, _DAY = 10, 0, 0, 0, 0x21
_UNIX, _MODE = 3 << 8 | _VERSION, 0o100644 << 16
_LARGEST = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name, CRC-32 and size, and where its bytes begin."""

    name: str
    crc: int
    size: int
    start: int

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.start + self.size


def write_zip(stream: BinaryIO, files: Mapping[str, Path]) -> None:
    """Writes the files in their order; ProofError where all together have more than 4 GiB."""
    members: list[Member] = []
    for name, path in files.items():
        crc, size = _sum_up(path)
        start = (members[-1].end if members else 0) + _LOCAL.size + len(name)
        members.append(Member(name, crc, size, start))
        if members[-1].end + _LOCAL.size > _LARGEST:
            raise ProofError("a case may have 4 GiB; choose fewer reports")
        stream.write(_make_local(members[-1]))
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                stream.write(chunk)
    stream.write(_make_end(members))


def _sum_up(path: Path) -> tuple[int, int]:
    crc = size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            crc, size = zlib.crc32(chunk, crc), size + len(chunk)
    return crc, size


def _make_local(one: Member) -> bytes:
    name = one.name.encode("ascii")
    told = (_VERSION, _FLAGS, _STORED, _TIME, _DAY, one.crc, one.size, one.size, len(name), 0)
    return _LOCAL.pack(MAGIC, *told) + name


def _make_end(members: Sequence[Member]) -> bytes:
    """The directory at the end."""
    rows = b"".join(map(_make_central, members))
    start = members[-1].end if members else 0
    return rows + _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(rows), start, 0)


def _make_central(one: Member) -> bytes:
    name = one.name.encode("ascii")
    told = (_UNIX, _VERSION, _FLAGS, _STORED, _TIME, _DAY, one.crc, one.size, one.size, len(name), 0, 0, 0, 0, _MODE)
    return _CENTRAL.pack(b"PK\x01\x02", *told, one.start - _LOCAL.size - len(name)) + name


def read_zip(stream: BinaryIO, names: Sequence[str]) -> tuple[list[Member], list[Fault]]:
    """The members of an archive that should have just these, in this order, and every place where it isn't what `write_zip`
    would have written. Where that is so of what comes before a file's bytes, what follows is not looked at."""
    members: list[Member] = []
    for name in names:
        found = _read_member(stream, name)
        if isinstance(found, Fault):
            return members, [found]
        members.append(found)
    faults = [
        Fault("file", one.name, "its bytes don't have the checksum that the archive tells")
        for one in members
        if _sum_range(stream, one) != one.crc
    ]
    stream.seek(members[-1].end if members else 0)
    expected = _make_end(members)
    return members, [*faults, *_compare_end(expected, stream.read(len(expected) + 1), stream)]


def _read_member(stream: BinaryIO, name: str) -> Member | Fault:
    """The file of that name, which begins here; the stream stands behind it then."""
    at = stream.tell()
    head = stream.read(_LOCAL.size + len(name))
    if len(head) < _LOCAL.size + len(name):
        return Fault("file", name, f"isn't there: the archive ends at byte {at + len(head)}")
    *_, crc, size, _, _, _ = _LOCAL.unpack_from(head)
    found = Member(name, crc, size, at + len(head))
    if head != _make_local(found):
        return Fault("file", name, f"its head, at byte {at} of the archive, is not what was written")
    if stream.seek(found.end) > stream.seek(0, 2):
        return Fault("file", name, f"should end at byte {found.end}, behind the end of the archive")
    stream.seek(found.end)
    return found


def _sum_range(stream: BinaryIO, one: Member) -> int:
    crc = 0
    for chunk in read_member(stream, one):
        crc = zlib.crc32(chunk, crc)
    return crc


def read_member(stream: BinaryIO, one: Member) -> Iterator[bytes]:
    """The bytes of a file, piece by piece."""
    stream.seek(one.start)
    left = one.size
    while left and (chunk := stream.read(min(_CHUNK, left))):
        left -= len(chunk)
        yield chunk


def _compare_end(expected: bytes, found: bytes, stream: BinaryIO) -> Iterable[Fault]:
    if found != expected:
        start = stream.tell() - len(found)
        at = next(
            (at for at, pair in enumerate(zip(found, expected, strict=False)) if pair[0] != pair[1]), len(expected)
        )
        yield Fault("file", "directory", f"at byte {start + min(at, len(found))} the archive is not what was written")
