"""Bytes become the characters that were meant, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import MediaType, Raw
from sayso.text.decode import UndecodableError, decode_raw

WORDS = "“The café in Zürich is closed,” said Ann Example – it rained…"
CYRILLIC = (
    "Гавань Олдфорда закрыта с понедельника, сообщила мэр города. Дождь шёл всю ночь, и лодки унесло в море. " * 3
)


def decode(data: bytes, encoding: str | None = None, media_type: MediaType = "text/plain") -> str:
    return decode_raw(Raw(data, media_type, "x", encoding))


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (WORDS.encode(), None, WORDS),
        (WORDS.encode("utf-8-sig"), None, WORDS),
        (WORDS.encode("utf-16"), None, WORDS),
        (("\ufeff" + WORDS).encode("utf-16-be"), None, WORDS),
        (WORDS.encode("utf-32"), None, WORDS),
        (WORDS.encode("cp1252"), None, WORDS),
        (WORDS.encode("cp1252"), "iso-8859-1", WORDS),
        (WORDS.encode(), "iso-8859-1", WORDS),
        (CYRILLIC.encode("cp1251"), "windows-1251", CYRILLIC),
        (CYRILLIC.encode("cp1251"), None, CYRILLIC),
        (CYRILLIC.encode("koi8-r"), "KOI8-R", CYRILLIC),
        (WORDS.encode(), "no-such-encoding", WORDS),
        (WORDS.encode(), "base64", WORDS),
        (b"\xef\xbb\xbfkept", "utf-8", "\ufeffkept"),
        (b"a" * 3000 + b"\xff" + b"b", None, "a" * 3000 + "\ufffdb"),
        (b"\xed\xa0\xbdx", "utf-8", "\ufffdx"),
    ],
)
def test_encodings(data: bytes, encoding: str | None, words: str) -> None:
    assert decode(data, encoding) == words


@pytest.mark.parametrize(
    "head",
    [
        b'<html><head><meta charset="windows-1251">',
        b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b'<?xml version="1.0" encoding="windows-1251"?><html>',
    ],
)
def test_a_pages_own_word_counts(head: bytes) -> None:
    assert decode(head + "Гавань".encode("cp1251"), media_type="text/html").endswith("Гавань")


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\xd8" * 50, b"\x81\x8d\x8f\x90\x9d\xff" * 60, bytes(range(128, 256)) * 20]
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_is_read_back_one_for_one(words: str) -> None:
    assert decode(words.encode(), "utf-8") == words
    if not words.startswith("\ufeff"):
        assert decode(words.encode()) == words


@given(st.text(st.characters()))
def test_a_rows_text_keeps_every_place(words: str) -> None:
    made = decode(words.encode("utf-8", "surrogatepass"), "utf-8")
    assert len(made) == len(words)
    assert all(one == other or "\ud800" <= other <= "\udfff" for one, other in zip(made, words, strict=True))
