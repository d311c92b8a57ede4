"""PDF files with a text layer to a draft: the adapter to pypdf."""

from __future__ import annotations

import io
import logging
import re
import time

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from sayso.model import OffsetMap, Raw
from sayso.text.draft import Draft, UnreadableError
from sayso.text.notices import is_notice
from sayso.text.paragraphs import split_paragraphs
from sayso.text.scribe import Scribe

PAGES, LONGEST, SECONDS = 3000, 20_000_000, 60.0
"""Pages, characters and seconds at most."""

_HYPHEN = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")
_BROKEN = (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, NotImplementedError, OSError,
           AssertionError, ZeroDivisionError, OverflowError, UnicodeError, MemoryError)  # fmt: skip
"""What pypdf raises on files that are broken, or made to break it."""

logging.getLogger("pypdf").setLevel(
    logging.CRITICAL
)  # what is wrong with a file is told of the report, not on the terminal


def decode_pdf(raw: Raw) -> str:
    """The characters of its text layer, pages parted by a form feed. UnreadableError where it is locked, broken, too long, or
    has pictures of pages only."""
    try:
        reader = PdfReader(io.BytesIO(raw.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("it is locked with a password")
        words = _extract(reader)
    except _BROKEN as wrong:
        if isinstance(wrong, UnreadableError):
            raise
        raise UnreadableError(f"it is no PDF that can be read ({wrong})") from wrong
    if not any(map(str.isalnum, words)):
        raise UnreadableError("it has no text layer: its pages are pictures; have their text recognised first")
    return words


def _extract(reader: PdfReader) -> str:
    if len(reader.pages) > PAGES:
        raise UnreadableError(f"it has more than {PAGES:,} pages")
    begun, length, pages = time.monotonic(), 0, []
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > LONGEST or time.monotonic() - begun > SECONDS:
            raise UnreadableError(
                f"its text is longer than {LONGEST:,} characters, or takes over {SECONDS:.0f} s to read"
            )
    return "\f".join(pages)


def read_pdf(words: str, raw: Raw) -> Draft:
    """The draft of a PDF: words that a line's end hyphenates are whole again. Title, author and day are those of its metadata."""
    scribe, at = Scribe(words), 0
    for found in _HYPHEN.finditer(words):
        scribe.copy(at, found.start())
        at = found.end()
    scribe.copy(at, len(words))
    body = scribe.body
    paragraphs = split_paragraphs(body)
    notices = tuple(span for span in paragraphs if is_notice(body[span.start : span.end]))
    try:
        told = PdfReader(io.BytesIO(raw.data)).metadata
        title, byline = (told.title, told.author) if told else (None, None)
        made = told.creation_date if told else None
    except _BROKEN:
        title = byline = made = None
    return Draft(
        body, paragraphs, OffsetMap(tuple(scribe.runs)), (), notices,
        title=_clean(title), byline=_clean(byline), day=made.date() if made else None,
    )  # fmt: skip


def _clean(words: object) -> str | None:
    return " ".join(str(words).split()) or None if words else None
