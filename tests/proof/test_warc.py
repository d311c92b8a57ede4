"""Records come back as they were written, each by itself, with the digests of their bytes."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ProofError
from sayso.proof import warc
from sayso.proof.index import make_index, make_pages, sort_address
from sayso.proof.warc import Placed, Record, digest, is_sound, read_warc, write_warc

MOMENT = datetime(2031, 3, 7, 12, 30, 5, 250, tzinfo=UTC)
HEAD = b"HTTP/1.1 203 Fine\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
RECORDS = (
    Record("warcinfo", "", MOMENT, "application/warc-fields", b"software: test\r\n"),
    Record("resource", "https://news.example.org/war", MOMENT, "text/plain", b"At least 12 people died.\r\n\r\n"),
    Record(
        "response",
        "https://news.example.org/b",
        MOMENT,
        "application/http; msgtype=response",
        HEAD + b"<p>x",
        len(HEAD),
    ),
    Record("metadata", "https://news.example.org/b", MOMENT, "application/json", b"{}", about="<urn:uuid:0>"),
)


def write(path: Path, records: tuple[Record, ...] = RECORDS) -> list[Placed]:
    with path.open("wb") as stream:
        return list(write_warc(stream, records))


def test_records_come_back_at_their_places(tmp_path: Path) -> None:
    path = tmp_path / "data.warc.gz"
    placed = write(path)

    assert list(read_warc(path)) == placed
    assert [one.record for one in placed] == list(RECORDS)
    assert all(map(is_sound, placed))
    for one in placed:
        data = gzip.decompress(path.read_bytes()[one.start : one.start + one.length])
        assert data.startswith(b"WARC/1.1\r\nWARC-Type: ")
        assert data.endswith(one.record.block + b"\r\n\r\n")


@given(st.lists(st.binary(max_size=2000), max_size=5))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, blocks: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("warc") / "data.warc.gz"
    records = tuple(Record("resource", "urn:x", MOMENT, "text/plain", block) for block in blocks)
    write(path, records)

    assert [one.record for one in read_warc(path)] == list(records)


def test_a_response_tells_what_its_address_gave() -> None:
    assert RECORDS[2].payload == b"<p>x"
    assert warc.make_headers(RECORDS[2])["WARC-Payload-Digest"] == digest(b"<p>x")


def test_a_record_with_other_digests_is_not_sound(tmp_path: Path) -> None:
    path = tmp_path / "data.warc.gz"
    plain = b"".join(gzip.decompress(path.read_bytes()) for _ in write(path, RECORDS[1:2]))
    path.write_bytes(gzip.compress(plain.replace(b"12", b"13")))

    assert [is_sound(one) for one in read_warc(path)] == [False]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda data: data[:-9], "breaks off"),
        (lambda data: data + b"no gzip", "can't be unpacked"),
        (lambda data: gzip.compress(b"WARC/1.0\r\n\r\n\r\n\r\n"), "none of WARC 1.1"),
        (lambda data: gzip.compress(b"WARC/1.1\r\nWARC-Type: resource\r\n\r\n\r\n\r\n"), "lacks a header"),
    ],
)
def test_a_broken_record_is_refused(tmp_path: Path, spoil: object, reason: str) -> None:
    path = tmp_path / "data.warc.gz"
    write(path)
    assert callable(spoil)
    path.write_bytes(spoil(path.read_bytes()))

    with pytest.raises(ProofError, match=reason):
        list(read_warc(path))


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LARGEST", 1 << 16)
    path = tmp_path / "data.warc.gz"
    write(path, (Record("resource", "urn:x", MOMENT, "text/plain", bytes(1 << 20)),))

    with pytest.raises(ProofError, match="more than 65,536 bytes"):
        list(read_warc(path))


def test_the_index_leads_to_each_record() -> None:
    placed = list(write_warc(io.BytesIO(), RECORDS))

    lines = make_index(placed, "data.warc.gz").splitlines()

    assert [line.split(" ", 2)[:2] for line in lines] == [
        ["org,example,news)/b", "20310307123005"],
        ["org,example,news)/war", "20310307123005"],
    ]
    response, resource = (json.loads(line.split(" ", 2)[2]) for line in lines)
    assert response == {
        "url": "https://news.example.org/b",
        "digest": digest(b"<p>x"),
        "mime": "text/html",
        "filename": "data.warc.gz",
        "offset": str(placed[2].start),
        "length": str(placed[2].length),
        "status": "203",
    }
    assert (resource["mime"], resource["status"]) == ("text/plain", "200")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.News.example.org:8080/War?x=1", "org,example,news:8080)/war?x=1"),
        ("http://example.org", "org,example)/"),
        ("urn:sha256:00", "urn:sha256:00"),
        ("http://[broken/a b", "http://[broken/a%20b"),
    ],
)
def test_addresses_are_turned_round(url: str, expected: str) -> None:
    assert sort_address(url) == expected


def test_pages_are_listed() -> None:
    told = make_pages([("d1.1", "https://example.org/", MOMENT, "War"), ("d1.2", "urn:x", MOMENT, None)])

    assert [json.loads(line) for line in told.splitlines()] == [
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
        {"id": "d1.1", "url": "https://example.org/", "ts": "2031-03-07T12:30:05.000250Z", "title": "War"},
        {"id": "d1.2", "url": "urn:x", "ts": "2031-03-07T12:30:05.000250Z"},
    ]
