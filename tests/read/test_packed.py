"""A packed file is what is in it."""

from __future__ import annotations

import gzip
import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, Raw
from sayso.read.sources import read_stream
from sayso.settings import Settings

PAGE = b"<!doctype html><html><body><p>The pier of Oldford is gone.</p></body></html>"
ROWS = b"".join(json.dumps({"text": f"Pier {number} is gone."}).encode() + b"\n" for number in range(3))


def read(data: bytes, name: str, settings: Settings | None = None) -> list[Raw | Dropped]:
    return list(read_stream(io.BytesIO(data), name, settings or Settings()))


@pytest.mark.parametrize(("name", "inner"), [("a.html.gz", "a.html"), ("-", "-")])
def test_a_page(name: str, inner: str) -> None:
    (raw,) = read(gzip.compress(PAGE), name)

    assert isinstance(raw, Raw)
    assert (raw.data, raw.media_type, raw.address) == (PAGE, "text/html", inner)


def test_rows_are_streamed() -> None:
    found = read(gzip.compress(ROWS), "a.jsonl.gz")

    assert [one.address for one in found if isinstance(one, Raw)] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]


@pytest.mark.parametrize("cut", [14, 40])
def test_a_file_that_is_cut_off_is_told(cut: int) -> None:
    (dropped,) = read(gzip.compress(os.urandom(200))[:cut], "a.html.gz")

    assert isinstance(dropped, Dropped)
    assert "unpacked to its end" in dropped.detail


def test_what_is_packed_twice_or_to_too_much_is_told() -> None:
    (twice,) = read(gzip.compress(gzip.compress(PAGE)), "a.gz.gz")
    (bomb,) = read(gzip.compress(b"x" * 3_000_000), "a.txt.gz", Settings(max_bytes=100_000))

    assert isinstance(twice, Dropped)
    assert "packed twice" in twice.detail
    assert isinstance(bomb, Dropped)
    assert bomb.reason == "too large"


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 255)), max_size=4))
def test_any_changed_bytes_give_reports_or_reasons(changes: list[tuple[int, int]]) -> None:
    data = bytearray(gzip.compress(ROWS))
    for at, byte in changes:
        data[3 + at % (len(data) - 3)] = byte

    for one in read(bytes(data), "a.jsonl.gz"):
        assert isinstance(one, Raw | Dropped)
