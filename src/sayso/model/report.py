"""A report as it came in, and what could not be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

DateOrigin = Literal["given", "metadata", "dateline", "post", "address"]
"""From what a report's date is known, the surest first: given by the user or the data row, the page's
own metadata, the dateline of the text, a post (embedded, or the report itself), the address."""

SENT = "sent:"
"""How the address of a report begins that was sent in a form, before the name that it was sent under."""

MediaType = Literal[
    "text/markdown",
    "message/rfc822",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/plain",
    "text/html",
    "application/x-thread+json",
    "application/x-subrip",
    "text/vtt",
    "text/x-turns",
    "application/x-whisper+json",
]
"""What a report's bytes are. `sayso.text.forms` reads each of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a transcript, and from when to when they are said, in seconds; None where that isn't told."""

    words: str
    start: Decimal | None = None
    end: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """What a translation translates: the SHA-256 of the bytes, its language (ISO 639-1), and what is said in it, in order."""

    digest: str
    language: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """A report's bytes as they came, before anything is made of them.

    `address` is the path, URL, `-` or `sent:name` it came from; `id` is the row's own id where the input has one,
    else None. What the user or the data row says of the report overrides what the page says.
    `encoding` is what a server declares (never UTF-8, which bytes show by themselves), or "utf-8" where the
    data is a row's text, every character of which counts; None where the bytes must tell. `translator` is who made a translation
    of what was said, `original` what is translated.
    """

    data: bytes
    media_type: MediaType
    address: str
    encoding: str | None = None
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    fetched: datetime | None = None
    translator: str | None = None
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a report besides its text. What is not told is None.

    `id` is the row's own id, else the first 16 hex digits of a SHA-256 over address and bytes;
    `raw_digest` is the SHA-256 of the bytes. `language` is an ISO 639-1 code.
    """

    id: str
    address: str
    media_type: MediaType
    raw_digest: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_from: DateOrigin | None = None
    url: str | None = None
    language: str | None = None
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A report, or a part of one, that could not be read, and why. Nothing disappears without one."""

    report: str
    stage: Literal["read", "text", "attribute", "measure", "resolve"]
    reason: str
    detail: str
