"""Web archives (WARC, ISO 28500), plain or with each record packed by gzip or zstd: the adapter to fastwarc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from sayso.model import Dropped, MediaType, Raw
from sayso.read.window import Window
from sayso.settings import Settings

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
PLAIN, GZIP, ZSTD = b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""The first frame of an archive whose records are packed with a dictionary that it holds."""

_PAGES: dict[str, MediaType] = {
    "text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain",
}  # fmt: skip


def is_warc(head: bytes, name: str) -> bool:
    """Whether it begins with a record; of a packed file the name tells."""
    if head.startswith(PLAIN):
        return True
    return head.startswith((GZIP, ZSTD, _DICTIONARY)) and name.lower().endswith(SUFFIXES)


@dataclass(slots=True)
class _Told:
    """What was found in an archive so far."""

    pages: int = 0
    broken: int = 0
    others: Counter[str] = field(default_factory=Counter)


class _BrokenError(ValueError):
    """A record can't be read; its text says why."""


def read_warc(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """The pages of an archive in its order: what was answered with 200, resources and conversions, where they are HTML or
    plain text, each at `name#offset` of its record. One record is held at a time.

    A record that is broken, is cut off, or isn't what its digest says is a Dropped, and reading goes on with the next. Pictures,
    redirects and errors are no reports; an archive that has nothing else is one Dropped that counts them.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ModuleNotFoundError as missing:
        yield Dropped(name, "read", "not installed", f"reading it needs {missing.name}: pip install 'sayso[formats]'")
        return
    window, told = Window(stream), _Told()
    sign = _find_sign(window)
    if sign is None:
        yield Dropped(name, "read", "dictionary", "its records are packed with a dictionary; unpack it first (zstd -d)")
        return
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    base: int | None = 0
    while base is not None:
        window.place, last = base, base
        try:
            for record in ArchiveIterator(cast(BinaryIO, window), record_types=kinds, parse_http=False):
                last = record.stream_pos
                window.forget(last)
                found = _read_record(record, f"{name}#{last}", settings, told)
                if found is not None:
                    yield found
            base = None
        except (OSError, ValueError) as wrong:
            if last != base or told.broken == 0 or isinstance(wrong, _BrokenError):
                yield Dropped(f"{name}#{last}", "read", "broken record", f"at {last} or behind it: {wrong}")
            told.broken += 1
            base = window.find(sign, last + 1)
    yield from _tell_nothing(name, told)


def _find_sign(window: Window) -> bytes | None:
    """What each record of the archive begins with; None where it can't be read."""
    head = window.read(8)
    return next((sign for sign in (PLAIN, GZIP, ZSTD) if head.startswith(sign)), None)


def _tell_nothing(name: str, told: _Told) -> Iterator[Dropped]:
    if not told.pages and not told.broken:
        found = ", ".join(f"{count} {what}" for what, count in told.others.most_common(5)) or "no record at all"
        yield Dropped(name, "read", "no pages", f"it holds no page: {found}")


def _read_record(record: Any, address: str, settings: Settings, told: _Told) -> Raw | Dropped | None:
    """The page of a record; None where it is none."""
    if record.headers.get("WARC-Block-Digest") and record.verify_block_digest() is False:
        told.pages += 1
        return Dropped(address, "read", "digest", "the bytes are not those that its digest was made of")
    kind = _find_kind(record, told)
    if kind is None:
        return None
    told.pages += 1
    data = record.reader.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        return Dropped(address, "read", "too large", f"it is larger than {settings.max_bytes:,} bytes")
    if len(data) < record.content_length and not _is_packed(record):
        raise _BrokenError(f"it has {len(data)} bytes where {record.content_length} are told")
    if not data.strip():
        return Dropped(address, "read", "empty", "there is nothing in it")
    return Raw(
        data, kind, address, _find_charset(record), publisher=settings.publisher, published=settings.published,
        url=_find_address(record), fetched=record.record_date,
    )  # fmt: skip


def _find_kind(record: Any, told: _Told) -> MediaType | None:
    if record.is_http:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code if record.http_headers else None
        if status != 200:
            told.others[f"answered with {status}"] += 1
            return None
        media = record.http_content_type or ""
    else:
        media = (record.headers.get("Content-Type") or "").partition(";")[0]
    kind = _PAGES.get(media.strip().lower())
    if kind is None:
        told.others[media or "of no type"] += 1
    return kind


def _is_packed(record: Any) -> bool:
    headers = record.http_headers
    return headers is not None and any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))


def _find_charset(record: Any) -> str | None:
    found = record.http_charset if record.is_http else None
    return None if not found or found.lower().replace("-", "") == "utf8" else str(found)


def _find_address(record: Any) -> str | None:
    found = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return found if found.startswith(("http://", "https://")) else None
