"""The formats that reports come in, each told by its first bytes.

A format is a container, from which reports are taken one by one, or a single report. New ones stand in `FORMATS`, in the order in
which they are tried.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sayso.model import Dropped, MediaType, Raw
from sayso.read.feeds import SUFFIXES as FEEDS
from sayso.read.feeds import is_feed, read_feed
from sayso.read.kinds import name_kind, sniff_media_type
from sayso.read.packed import SUFFIX, is_packed, unpack
from sayso.read.papers import DOCX, is_docx, is_mail, is_markdown, is_pdf, list_attachments
from sayso.read.papers import SUFFIXES as MARKDOWN
from sayso.read.rows import is_row, read_rows
from sayso.read.start import look_at_start
from sayso.read.threads import SUFFIXES, is_export, read_export
from sayso.read.transcripts import is_segments, is_subrip, is_turns, is_webvtt
from sayso.read.wacz import SUFFIXES as WACZS
from sayso.read.wacz import is_wacz, read_wacz
from sayso.read.warc import SUFFIXES as WARCS
from sayso.read.warc import is_warc, read_warc
from sayso.settings import Settings

HEAD = 65_536
"""Bytes by which a format is told, or more where the first line is a longer row."""

Read = Callable[[BinaryIO, str, Settings], Iterator[Raw | Dropped]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for people, what its files' names end in, whether a stream that begins with some bytes under a
    name is of it, and how its reports are read."""

    name: str
    suffixes: tuple[str, ...]
    holds: Callable[[bytes, str], bool]
    read: Read


def read_whole(media_type: Callable[[bytes], MediaType]) -> Read:
    """Reads a stream as one report."""

    def read(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
        yield make_raw(stream.read(settings.max_bytes + 1), name, settings, media_type)

    return read


def make_raw(
    data: bytes, name: str, settings: Settings, media_type: Callable[[bytes], MediaType] = sniff_media_type
) -> Raw | Dropped:
    """The report of some bytes; Dropped where there are none, or too many."""
    if not data.strip():
        return Dropped(name, "read", "empty", "there is nothing in it")
    if len(data) > settings.max_bytes:
        return Dropped(name, "read", "too large", f"it is larger than {settings.max_bytes:,} bytes")
    return Raw(
        data,
        media_type(data),
        name,
        publisher=settings.publisher,
        published=settings.published,
        translator=settings.translator,
    )


def _read_words(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """A text or a page, where the bytes are not known to be something else."""
    data = stream.read(settings.max_bytes + 1)
    kind = name_kind(data) if data.strip() and len(data) <= settings.max_bytes else None
    if kind is not None:
        yield Dropped(name, "read", "no text", f"it is {kind}, not text or HTML")
    else:
        yield make_raw(data, name, settings)


def _read_mail(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """A mail, and behind it what is attached, each by its own format. Of a mail within a mail, the text is not read."""
    data = stream.read(settings.max_bytes + 1)
    yield make_raw(data, name, settings, lambda data: "message/rfc822")
    for attached in list_attachments(data[: settings.max_bytes], name):
        if isinstance(attached, Dropped):
            yield attached
        else:
            address, content = attached
            yield from find_format(content[:HEAD], address).read(io.BytesIO(content), address, settings)


def _read_packed(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    """A packed file, by the format of what is in it."""
    yield from unpack(stream, name, settings, _read_inner)


def _read_inner(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Raw | Dropped]:
    head, whole = look_at_start(stream, HEAD, settings.max_bytes + 1)
    if is_packed(head, name):
        yield Dropped(name, "read", "no text", "it is packed twice; unpack it once")
    else:
        yield from find_format(head, name).read(whole, name, settings)


def _is_row_file(head: bytes, name: str) -> bool:
    return name.lower().endswith(ROWS) or is_row(head.partition(b"\n")[0])


def _is_any(head: bytes, name: str) -> bool:
    return True


ROWS = (".jsonl", ".ndjson")
FORMATS: tuple[Format, ...] = (
    Format("Web archive: WARC, also packed by gzip or zstd", WARCS, is_warc, read_warc),
    Format("Packed web archive: WACZ", WACZS, is_wacz, read_wacz),
    Format("One of the others, packed by gzip", (SUFFIX,), is_packed, _read_packed),
    Format(
        "Posts: exports of Telegram, X, Mastodon, ActivityPub and Bluesky, as JSON", SUFFIXES, is_export, read_export
    ),
    Format("Feed: RSS, Atom or JSON Feed", FEEDS, is_feed, read_feed),
    Format("PDF with a text layer", (".pdf",), is_pdf, read_whole(lambda data: "application/pdf")),
    Format("Office document", (".docx",), is_docx, read_whole(lambda data: DOCX)),
    Format("Mail, with what is attached", (".eml",), is_mail, _read_mail),
    Format("Subtitles: SubRip", (".srt",), is_subrip, read_whole(lambda data: "application/x-subrip")),
    Format("Subtitles: WebVTT", (".vtt",), is_webvtt, read_whole(lambda data: "text/vtt")),
    Format(
        "Transcripts: segments as JSON, as Whisper writes them",
        (".json",),
        is_segments,
        read_whole(lambda data: "application/x-whisper+json"),
    ),
    Format("Rows: one JSON object a line, with text or html", ROWS, _is_row_file, read_rows),
    Format(
        "Transcripts: a speaker's name and a colon before each turn",
        (".txt",),
        is_turns,
        read_whole(lambda data: "text/x-turns"),
    ),
    Format("Markdown", MARKDOWN, is_markdown, read_whole(lambda data: "text/markdown")),
    Format("Text or a web page", (".txt", ".html", ".htm"), _is_any, _read_words),
)
"""All formats; the last takes what no other does."""


def find_format(head: bytes, name: str) -> Format:
    """The format of a stream that begins so; `name` is its path or address."""
    return next(one for one in FORMATS if one.holds(head, name))
