"""Words as a database can hold them, and as its full-text index can find them."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_ODD = re.compile("[\x00\ud800-\udfff\uffff]")
_WRITTEN = re.compile("\uffff([0-9a-f]{4})")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_MARKS = re.compile(r"[\W_]+")


class Words(TypeDecorator[str]):
    """Text of any characters. PostgreSQL takes no U+0000 and neither database a lone surrogate (in a file's name that is
    no UTF-8): these, and U+FFFF itself, are written as U+FFFF and four hex digits, and come back as they were."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The words as they are written."""
        return _ODD.sub(_write_odd, value) if value and _ODD.search(value) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The words as they were."""
        return _WRITTEN.sub(_read_odd, value) if value and "\uffff" in value else value


def _write_odd(found: re.Match[str]) -> str:
    return f"\uffff{ord(found[0]):04x}"


def _read_odd(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def fold_words(text: str) -> str:
    """The words of a text without case, accents and marks, one blank apart: what is indexed, and what is looked for.

    >>> fold_words("Łucja’s 3,500 cafés")
    'łucja s 3 500 cafes'
    """
    return _MARKS.sub(" ", fold_letters(text)).strip()


def fold_letters(text: str) -> str:
    """A text without case and accents, marks as they are; each character by itself is folded as within the text.

    >>> fold_letters("№ 𝘈")
    'no a'
    """
    return _BEYOND_ASCII.sub(_drop_accents, text.casefold())


def _drop_accents(found: re.Match[str]) -> str:
    parted = unicodedata.normalize("NFKD", found[0])
    return "".join(letter for letter in parted if not unicodedata.combining(letter)).casefold()
