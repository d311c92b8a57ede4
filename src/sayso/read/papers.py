"""Documents: Markdown, mail, DOCX and PDF, told by how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from sayso.model import Dropped, MediaType

DOCX: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADERS = re.compile(
    rb"(?im)^(from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to):"
)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?\S|From \S+@")
_FRONT = re.compile(rb"---[ \t]*\r?\n(?:[^\r\n]{0,500}\r?\n){0,50}?(?:title|date|author)[ \t]*:", re.IGNORECASE)
_HEADING = re.compile(rb"\s{0,10}#{1,2} \S")
_SIGNS = re.compile(rb"(?m)^#{1,6} \S|\]\(https?://|\*\*[^*\r\n]{1,200}\*\*|^[*-] \S|^> \S")
LEAST = 3
"""Headers that a mail has at least, and signs of Markdown where the name doesn't tell."""


def is_pdf(head: bytes, name: str) -> bool:
    """Whether it begins as PDF files do."""
    return b"%PDF-" in head[:1024]


def is_docx(head: bytes, name: str) -> bool:
    """Whether it is a ZIP archive with a text document in it, as far as its beginning tells."""
    return head.startswith(b"PK\x03\x04") and (
        b"word/" in head or (name.lower().endswith(".docx") and b"[Content_Types].xml" in head)
    )


def is_mail(head: bytes, name: str) -> bool:
    """Whether it begins with a mail's headers."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    told = {found[1].lower() for found in _HEADERS.finditer(top)}
    return bool(_FIELD.match(head)) and len(told) >= LEAST and b"from" in told


def is_markdown(head: bytes, name: str) -> bool:
    """Whether the name says so, it has a front matter, or it opens with a heading and has more signs of it."""
    if name.lower().endswith(SUFFIXES):
        return b"\x00" not in head
    return bool(_FRONT.match(head)) or (bool(_HEADING.match(head)) and len(_SIGNS.findall(head[:8192])) >= LEAST)


SUFFIXES = (".md", ".markdown")


def list_attachments(data: bytes, name: str) -> Iterator[tuple[str, bytes] | Dropped]:
    """What is attached to a mail: each with an address, `name#file`, and its bytes."""
    message = message_from_bytes(data, policy=policy.default)
    try:
        found = list(message.iter_attachments()) if isinstance(message, EmailMessage) and message.is_multipart() else []
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as wrong:  # parts that nobody expected
        yield Dropped(name, "read", "attachments", f"what is attached can't be told ({wrong})")
        return
    for number, part in enumerate(found, 1):
        address = f"{name}#{part.get_filename() or number}"
        try:
            content = part.get_payload(decode=True)
        except (ValueError, LookupError, AttributeError, TypeError) as wrong:
            yield Dropped(address, "read", "attachment", f"it can't be decoded ({wrong})")
            continue
        if isinstance(content, bytes) and content.strip():
            yield address, content
