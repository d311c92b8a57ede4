"""Records of what stood at an address, as web archives keep them: WARC 1.1 (ISO 28500:2017), each packed by itself."""

from __future__ import annotations

import hashlib
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ProofError

_LINE = b"\r\n"
_CHUNK = 1 << 16
LARGEST = 1 << 28
"""Bytes that a record may have unpacked; a report of more is refused when it comes in."""

_SPACE = uuid.UUID("6f0c3a52-6b54-4a8e-9c3a-53617973536f")
"""Record ids are made in it, so that the same record has the same id."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its `kind` (warcinfo, resource, response or metadata), address, moment and media type, its `block`, and how many bytes
    of it come before what the address gave (a response's status and headers). `about` is the id of the record to which it belongs."""

    kind: str
    url: str
    moment: datetime
    media_type: str
    block: bytes
    head: int = 0
    about: str | None = None

    @property
    def payload(self) -> bytes:
        """What the address gave."""
        return self.block[self.head :]

    @property
    def id(self) -> str:
        """The record's id."""
        told = f"{self.kind} {tell_moment(self.moment)} {self.url} {digest(self.block)} {self.about}"
        return f"<urn:uuid:{uuid.uuid5(_SPACE, told)}>"


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with its place in the packed file, in bytes, and the headers with which it stands there."""

    record: Record
    headers: dict[str, str]
    start: int
    length: int


def digest(data: bytes) -> str:
    """`sha256:` and 64 hex digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def tell_moment(moment: datetime) -> str:
    """A moment in UTC as WARC 1.1 writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def make_headers(one: Record) -> dict[str, str]:
    """All headers of a record, in the order in which they are written."""
    headers = {"WARC-Type": one.kind, "WARC-Record-ID": one.id, "WARC-Date": tell_moment(one.moment)}
    if one.kind != "warcinfo":
        headers |= {"WARC-Target-URI": one.url, "WARC-Payload-Digest": digest(one.payload)}
    if one.about:
        headers["WARC-Concurrent-To"] = one.about
    return headers | {
        "WARC-Block-Digest": digest(one.block),
        "Content-Type": one.media_type,
        "Content-Length": str(len(one.block)),
    }


def write_warc(stream: BinaryIO, records: Iterable[Record]) -> Iterator[Placed]:
    """Writes the records, and tells where each stands."""
    start = 0
    for one in records:
        headers = make_headers(one)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        packer = zlib.compressobj(wbits=31)
        packed = packer.compress(b"WARC/1.1\r\n" + lines.encode() + _LINE + one.block + 2 * _LINE) + packer.flush()
        stream.write(packed)
        yield Placed(one, headers, start, len(packed))
        start += len(packed)


def read_warc(path: Path) -> Iterator[Placed]:
    """The records of a file that `write_warc` wrote; ProofError where one is broken. One is in memory at a time."""
    with path.open("rb") as stream:
        start, rest = 0, b""
        while rest or (rest := stream.read(_CHUNK)):
            data, rest = _unpack(stream, rest, start)
            length = stream.tell() - len(rest) - start
            yield _read_record(data, start, length)
            start += length


def _unpack(stream: BinaryIO, rest: bytes, start: int) -> tuple[bytes, bytes]:
    """The next record's bytes, and what of the file was read beyond it."""
    unpacker, pieces, size = zlib.decompressobj(wbits=31), list[bytes](), 0
    try:
        while not unpacker.eof:
            chunk = rest or stream.read(_CHUNK)
            if not chunk:
                raise ProofError(f"the record at byte {start} breaks off")
            pieces.append(unpacker.decompress(chunk, LARGEST + 1 - size))
            rest = unpacker.unconsumed_tail
            size += len(pieces[-1])
            if size > LARGEST:
                raise ProofError(f"the record at byte {start} has more than {LARGEST:,} bytes")
    except zlib.error as wrong:
        raise ProofError(f"the record at byte {start} can't be unpacked: {wrong}") from wrong
    return b"".join(pieces), unpacker.unused_data


def _read_record(data: bytes, start: int, length: int) -> Placed:
    head, found, block = data.partition(2 * _LINE)
    version, *lines = head.decode("utf-8", "replace").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    if not found or version != "WARC/1.1" or not block.endswith(2 * _LINE):
        raise ProofError(f"the record at byte {start} is none of WARC 1.1")
    block = block[: -2 * len(_LINE)]
    try:
        moment = datetime.fromisoformat(headers["WARC-Date"])
        kind, media_type = headers["WARC-Type"], headers["Content-Type"]
    except (KeyError, ValueError) as wrong:
        raise ProofError(f"the record at byte {start} lacks a header: {wrong}") from wrong
    before = len(block.partition(2 * _LINE)[0]) + 2 * len(_LINE) if kind == "response" else 0
    url, about = headers.get("WARC-Target-URI", ""), headers.get("WARC-Concurrent-To")
    return Placed(Record(kind, url, moment, media_type, block, before, about), headers, start, length)


def is_sound(placed: Placed) -> bool:
    """Whether a record's headers are those that its bytes make: length and digests, its id, and no other."""
    return placed.headers == make_headers(placed.record)
