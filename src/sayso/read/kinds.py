"""What bytes are, told from the bytes themselves."""

from __future__ import annotations

import json
import re

from sayso.model import MediaType

HEAD = 4096
"""Bytes looked at. Pages open with their doctype; long comments and scripts before it are rare."""

_MAGIC = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"RIFF": "an image, a sound or a film",
    b"ID3": "a sound",
    b"\x00\x00\x00": "a film",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DOCUMENT = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_ELEMENT = re.compile(
    rb"<(?:article|blockquote|br|div|h[1-6]|main|meta|p|section|script|span|table|title|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def name_kind(data: bytes) -> str | None:
    """What the bytes are where they are no text to read, in words; None where they may be.

    Besides the well-known first bytes of formats, many NUL bytes tell that it is no text, unless a byte
    order mark says that they belong to UTF-16 or UTF-32.
    """
    if _is_json(data):
        return "JSON, but not one document a line with its text or html"
    named = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if named or data.startswith(_WIDE_MARKS):
        return None if data.startswith(_WIDE_MARKS) else named
    head = data[:HEAD]
    return "binary data" if head.count(0) * 100 > len(head) else None


def _is_json(data: bytes) -> bool:
    if data.lstrip()[:1] not in (b"{", b"[") or data.rstrip()[-1:] not in (b"}", b"]"):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def sniff_media_type(data: bytes) -> MediaType:
    """HTML where the first bytes hold a document's own tags, or open with an element; else plain text.

    A text that only mentions a tag somewhere is no page.
    """
    head = data[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"<") and (_DOCUMENT.search(head) or _ELEMENT.search(head)):
        return "text/html"
    return "text/plain"
