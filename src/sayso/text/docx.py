"""Office documents (DOCX: Office Open XML, ECMA-376) to a draft."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from sayso.model import Raw
from sayso.text.draft import Draft, UnreadableError
from sayso.text.plain import read_plain

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK))
"""What was deleted or moved away under tracked changes, the code of fields, and what stands there a second time for older programs."""

LARGEST = 64 << 20
"""Bytes of a part of it at most, unpacked."""

DEEPEST = 200
"""Elements within each other at most."""


def decode_docx(raw: Raw) -> str:
    """The text as it stands: paragraphs with a blank line between, a line for each row of a table, footnotes last."""
    found = [_find_part(raw, name) for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")]
    if found[0] is None:
        raise UnreadableError("it has no word/document.xml")
    return "\n\n".join(words for part in found if part is not None for words in _list_blocks(part))


def read_docx(words: str, raw: Raw) -> Draft:
    """The draft of a document, with the title, author and day of its properties."""
    draft, core = read_plain(words), _find_part(raw, "docProps/core.xml")
    title, author, made = (
        (core.findtext(name) or "").strip() or None if core is not None else None
        for name in (f"{_DC}title", f"{_DC}creator", f"{_TERMS}created")
    )
    return Draft(
        draft.body, draft.paragraphs, draft.offsets, draft.posts, draft.corrections,
        title=title, byline=author, day=_read_day(made),
    )  # fmt: skip


def _read_day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None


def _find_part(raw: Raw, name: str) -> Element | None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as packed:
            if name not in packed.namelist():
                return None
            with packed.open(name) as part:
                data = part.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as wrong:
        raise UnreadableError(f"it can't be unpacked ({wrong})") from wrong
    if len(data) > LARGEST:
        raise UnreadableError(f"its {name} is larger than {LARGEST:,} bytes")
    try:
        found: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as wrong:
        raise UnreadableError(f"its {name} is no XML that can be read ({wrong!r})") from wrong
    return found


def _list_blocks(part: Element) -> Iterator[str]:
    """The paragraphs and rows in order, those with words; a stack walks them, however deep they lie."""
    waiting = [(part, 0)]
    while waiting:
        element, depth = waiting.pop()
        if element.tag in (f"{_W}p", f"{_W}tr"):
            words = _join_row(element) if element.tag == f"{_W}tr" else _join(element)
            if words.strip():
                yield words.strip()
        elif element.tag not in _LEFT_OUT and depth < DEEPEST:
            waiting.extend((child, depth + 1) for child in reversed(element))


def _join_row(row: Element) -> str:
    """The cells of a row, a tab between."""
    return "\t".join(" ".join(_join(cell).split()) for cell in row if cell.tag == f"{_W}tc")


def _join(block: Element) -> str:
    parts, waiting = [], [block]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))
        if element.tag == f"{_W}p" and parts and element is not block:
            parts.append(" ")
    return "".join(parts)
