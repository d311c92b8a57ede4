"""Web archives are streamed record by record; what is broken costs that record only."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, Raw
from sayso.read.sources import read_stream
from sayso.read.warc import read_warc
from sayso.read.window import Window
from sayso.settings import Settings

PAGE = b"<html><body><p>The pier of Oldford is gone, the mayor said.</p></body></html>"


def make_record(
    number: int, body: bytes = PAGE, *, status: bytes = b"200 OK", media: bytes = b"text/html; charset=utf-8", headers: bytes = b"", more: bytes = b""
) -> bytes:  # fmt: skip
    block = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + media + b"\r\n" + headers + b"\r\n" + body
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nWARC-Date: 2030-07-20T10:00:00Z\r\n"
        b"WARC-Target-URI: https://echo.example/%d\r\nContent-Type: application/http; msgtype=response\r\n%sContent-Length: %d\r\n\r\n"
        % (number, number, more, len(block))
    ) + block + b"\r\n\r\n"  # fmt: skip


def pack_zstd(record: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(record)


PACKING: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "plain": ("a.warc", bytes), "gzip": ("a.warc.gz", gzip.compress), "zstd": ("a.warc.zst", pack_zstd),
}  # fmt: skip


def read(data: bytes, name: str = "a.warc", settings: Settings | None = None) -> list[Raw | Dropped]:
    return list(read_stream(io.BytesIO(data), name, settings or Settings()))


def urls(found: list[Raw | Dropped]) -> list[str | None]:
    return [one.url if isinstance(one, Raw) else one.reason for one in found]


def name_urls(*numbers: int) -> list[str]:
    return [f"https://echo.example/{number}" for number in numbers]


@pytest.mark.parametrize("packing", PACKING)
def test_pages_come_one_by_one(packing: str) -> None:
    name, pack = PACKING[packing]
    records = [pack(make_record(number)) for number in range(3)]

    found = read(b"".join(records), name)

    assert urls(found) == name_urls(0, 1, 2)
    assert [one.address for one in found if isinstance(one, Raw)] == [
        f"{name}#{sum(map(len, records[:number]))}" for number in range(3)
    ]
    assert isinstance(found[0], Raw)
    assert (found[0].data, found[0].media_type, found[0].fetched) == (
        PAGE,
        "text/html",
        datetime(2030, 7, 20, 10, tzinfo=UTC),
    )


@pytest.mark.parametrize("packing", PACKING)
@pytest.mark.parametrize("spoiled", [b"", b"garbage that is no record\r\n" * 9, None])
def test_a_broken_record_costs_that_record_only(packing: str, spoiled: bytes | None) -> None:
    name, pack = PACKING[packing]
    first, second, third, fourth = (pack(make_record(number)) for number in range(4))
    middle = second[: len(second) // 2] if spoiled is None else (b"XX" + second[2:] if spoiled == b"" else spoiled)

    found = read(first + middle + third + fourth, name)

    assert [url for url in urls(found) if url in name_urls(0, 2, 3)] == name_urls(0, 2, 3)
    assert found[-1].address == f"{name}#{len(first + middle + third)}" if isinstance(found[-1], Raw) else False
    assert any(isinstance(one, Dropped) for one in found)


def test_a_record_that_is_cut_off_is_told() -> None:
    found = read(make_record(1) + make_record(2)[:-40])

    assert urls(found) == [*name_urls(1), "broken record"]


def test_encodings_of_the_answer_are_undone() -> None:
    packed = make_record(1, gzip.compress(PAGE), headers=b"Content-Encoding: gzip\r\n")
    chunked = make_record(2, b"5\r\n<p>on\r\n6\r\ne</p> \r\n0\r\n\r\n", headers=b"Transfer-Encoding: chunked\r\n")
    latin = make_record(3, "<p>brücke</p>".encode("latin-1"), media=b"text/html; charset=iso-8859-1")

    found = [one for one in read(packed + chunked + latin) if isinstance(one, Raw)]

    assert [one.data for one in found] == [PAGE, b"<p>one</p> ", "<p>brücke</p>".encode("latin-1")]
    assert [one.encoding for one in found] == [None, None, "iso-8859-1"]


def test_an_answer_that_unpacks_to_too_much_is_told() -> None:
    bomb = make_record(1, gzip.compress(b"x" * 5_000_000), headers=b"Content-Encoding: gzip\r\n")

    found = read(bomb + make_record(2), settings=Settings(max_bytes=100_000))

    assert urls(found) == ["too large", *name_urls(2)]


def test_what_is_no_page_is_passed_over() -> None:
    others = make_record(1, b"\x89PNG", media=b"image/png") + make_record(2, b"", status=b"404 Not Found")

    assert urls(read(others + make_record(3))) == name_urls(3)
    (dropped,) = read(others)
    assert isinstance(dropped, Dropped)
    assert "1 image/png" in dropped.detail
    assert "1 answered with 404" in dropped.detail


def test_digests_are_checked() -> None:
    record = make_record(1)
    block = record.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")
    digest = b"WARC-Block-Digest: sha1:" + base64.b32encode(hashlib.sha1(block).digest()) + b"\r\n"

    assert urls(read(make_record(1, more=digest))) == name_urls(1)
    assert urls(read(make_record(1, PAGE.replace(b"gone", b"fine"), more=digest))) == ["digest"]


def test_resources_and_conversions_are_pages_too() -> None:
    record = (
        b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://echo.example/9\r\nWARC-Date: 2030-07-20T10:00:00Z\r\n"
        b"Content-Type: text/plain\r\nContent-Length: 17\r\n\r\nThe pier is gone.\r\n\r\n"
    )

    (raw,) = read(record)

    assert isinstance(raw, Raw)
    assert (raw.data, raw.media_type, raw.url) == (b"The pier is gone.", "text/plain", "https://echo.example/9")


def test_a_dictionary_is_asked_to_be_unpacked() -> None:
    (dropped,) = read(b"\x5d\x2a\x4d\x18\x04\x00\x00\x00abcd", "a.warc.zst")

    assert isinstance(dropped, Dropped)
    assert "zstd -d" in dropped.detail


def make_wacz(record: bytes, digest: str | None = None, **files: str) -> bytes:
    packed, warc = io.BytesIO(), gzip.compress(record)
    told = digest or f"sha256:{hashlib.sha256(warc).hexdigest()}"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc)
        archive.writestr(
            "datapackage.json", json.dumps({"resources": [{"path": "archive/data.warc.gz", "hash": told}]})
        )
        for name, words in files.items():
            archive.writestr(name, words)
    return packed.getvalue()


def test_pages_of_a_wacz() -> None:
    (raw,) = read(make_wacz(make_record(1)), "a.wacz")

    assert isinstance(raw, Raw)
    assert (raw.address, raw.url) == ("a.wacz/archive/data.warc.gz#0", "https://echo.example/1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_wacz(make_record(1), f"sha256:{'0' * 64}"), "malformed archive"),
        (make_wacz(make_record(1))[:-30], "malformed archive"),
        (b"PK\x05\x06" + b"\0" * 18, "no text"),
    ],
)
def test_a_wacz_that_is_not_what_it_says_is_told(data: bytes, reason: str) -> None:
    (dropped,) = read(data, "a.wacz")

    assert isinstance(dropped, Dropped)
    assert dropped.reason in (reason, "no pages", "binary data", "no text")


def test_a_wacz_that_unpacks_to_far_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.read.wacz.MOST", 0)

    (dropped,) = read(make_wacz(make_record(1)), "a.wacz")

    assert isinstance(dropped, Dropped)
    assert "times its size" in dropped.detail


@given(st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=4), st.sampled_from(sorted(PACKING)))
def test_any_changed_bytes_give_pages_or_reasons(changes: list[tuple[int, bytes]], packing: str) -> None:
    name, pack = PACKING[packing]
    data = bytearray(b"".join(pack(make_record(number)) for number in range(4)))
    for at, words in changes:
        data[at % len(data) : at % len(data) + len(words)] = words

    for one in read_warc(io.BytesIO(bytes(data)), name, Settings()):
        assert isinstance(one, Raw | Dropped)


@given(st.binary(max_size=300), st.lists(st.integers(0, 40), max_size=20))
def test_a_window_gives_the_stream(data: bytes, sizes: list[int]) -> None:
    window = Window(io.BytesIO(data))

    read = b"".join(window.read(size) for size in sizes)
    window.place = 0

    assert data.startswith(read)
    assert window.read(len(read)) == read
    assert read + window.read() + window.read() == data


@given(st.lists(st.sampled_from([b"S", b"I", b"G", b"SIG", b"x" * 70_000]), max_size=12), st.integers(0, 80_000))
def test_a_window_finds_what_comes_next(parts: list[bytes], place: int) -> None:
    data = b"".join(parts)
    expected = data.find(b"SIG", place)

    assert Window(io.BytesIO(data)).find(b"SIG", place) == (None if expected < 0 else expected)
