"""Bytes to characters. The only module that knows the encoding detector."""

from __future__ import annotations

import codecs
import re

from sayso.model import Raw
from sayso.text.draft import UnreadableError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_ODD = re.compile(r"[\ud800-\udfff]")
_LETTERS_OF_1252 = re.compile(r"[‘’“”–—…•€£°éèêëàâäáåçñíïîóôöøúüßæœÉÈÀÁÂÄÅÇÑÍÎÓÔÖØÚÜ\xa0\xad«»©®™½¼§¿¡]")

_AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
                     "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
                     "iso-8859-9": "cp1254", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}  # fmt: skip
"""The WHATWG Encoding Standard's reading of labels that pages use for a wider set."""

BAD_SHARE = 1000
"""One bad byte in so many is an accident (and becomes U+FFFD); more is another encoding."""


class UndecodableError(UnreadableError):
    """The bytes are no text in any encoding that could be found."""

    reason = "undecodable"


def decode_raw(raw: Raw) -> str:
    """The characters of a report, one for one; a byte order mark is left out.

    In this order: a byte order mark; UTF-8 where all bytes are valid, which chance does not bring about;
    the encoding that the server or the page declares; UTF-8 or a declared encoding with a few bad bytes;
    Windows-1252 where its letters and marks are those of Western text; a detector. A row's text (declared
    as UTF-8) is kept whole. A lone surrogate is no character and becomes U+FFFD, so that all others keep
    their places. UndecodableError where nothing fits.
    """
    if raw.encoding == "utf-8":
        return _ODD.sub("�", raw.data.decode("utf-8", "surrogatepass"))
    for mark, marked in _MARKS:
        if raw.data.startswith(mark):
            return _decode_marked(raw.data, marked)
    declared = _find_declared(raw)
    for name in ("utf-8", declared):
        words = _try(raw.data, name)
        if words is not None:
            return words
    words = _try_bad(raw.data, "utf-8") or _try_bad(raw.data, declared) or _guess(raw.data)
    if words is None:
        raise UndecodableError("its bytes are no text in UTF-8 or any other encoding that is told or could be found")
    return words


def _decode_marked(data: bytes, name: str) -> str:
    words = data.decode(name, "replace")
    if words.count("�") * BAD_SHARE > len(words) + BAD_SHARE:
        raise UndecodableError(f"it opens as {name} but is not")
    return words


def _find_declared(raw: Raw) -> str | None:
    found = _DECLARED.search(raw.data[:4096]) if raw.media_type == "text/html" else None
    name = (raw.encoding or (found[1].decode("ascii", "replace") if found else "")).lower()
    try:
        return codecs.lookup(_AS_BROWSERS_READ.get(name, name)).name if name else None
    except LookupError:
        return None


def _try(data: bytes, name: str | None) -> str | None:
    try:
        return data.decode(name) if name else None
    except (UnicodeError, LookupError):  # a codec that is none of text, such as base64, is a LookupError
        return None


def _try_bad(data: bytes, name: str | None) -> str | None:
    if name is None:
        return None
    try:
        words = data.decode(name, "replace")
    except (UnicodeError, LookupError):
        return None
    return words if words.count("�") * BAD_SHARE <= len(words) else None


def _guess(data: bytes) -> str | None:
    """Windows-1252 is tried before the detector, which takes short Western text for Central European."""
    western = _try(data, "cp1252")
    if western is not None:
        beyond = [letter for letter in western if letter > "\x7f"]
        known = sum(1 for letter in beyond if _LETTERS_OF_1252.match(letter))
        if known == len(beyond) and len(beyond) * 10 <= len(western):
            return western
    import charset_normalizer  # slow to load, and needed once in thousands of reports

    best = charset_normalizer.from_bytes(data[:100_000]).best()
    if best is None or not best.coherence:  # letters that are frequent in no language: a wrong encoding
        return None
    return _try(data, best.encoding)
