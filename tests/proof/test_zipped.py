"""An archive holds its files and nothing else: any byte that is another is found."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ProofError
from sayso.proof import zipped
from sayso.proof.zipped import read_member, read_zip, write_zip

NAMES = ("a/one.txt", "two.bin", "empty")
PARTS = (b"words " * 50, bytes(range(256)), b"")


def make(folder: Path, parts: tuple[bytes, ...] = PARTS) -> bytes:
    paths = {}
    for name, part in zip(NAMES, parts, strict=True):
        paths[name] = folder / name.replace("/", "-")
        paths[name].write_bytes(part)
    stream = io.BytesIO()
    write_zip(stream, paths)
    return stream.getvalue()


def find_wheres(data: bytes) -> list[str]:
    return [fault.where for fault in read_zip(io.BytesIO(data), NAMES)[1]]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    data = make(tmp_path)
    stream = io.BytesIO(data)

    members, faults = read_zip(stream, NAMES)

    assert faults == []
    assert [(one.name, b"".join(read_member(stream, one))) for one in members] == list(zip(NAMES, PARTS, strict=True))


def test_other_programs_read_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(make(tmp_path))) as archive:
        assert archive.testzip() is None
        assert [(one.filename, archive.read(one), one.compress_type) for one in archive.infolist()] == [
            (name, part, zipfile.ZIP_STORED) for name, part in zip(NAMES, PARTS, strict=True)
        ]


def test_the_same_files_make_the_same_archive(tmp_path: Path) -> None:
    assert make(tmp_path) == make(tmp_path)


def test_every_single_bit_counts(tmp_path: Path) -> None:
    data = make(tmp_path, (b"one", b"two", b""))
    for at in range(len(data)):
        for bit in range(8):
            spoiled = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            assert find_wheres(spoiled), (at, bit)


@given(st.data())
def test_any_other_byte_anywhere_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    parts = data.draw(st.tuples(*[st.binary(max_size=300)] * 3))
    whole = make(tmp_path_factory.mktemp("zip"), parts)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))

    assert find_wheres(whole) == []
    assert find_wheres(whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :])


@pytest.mark.parametrize("count", [1, 2, 22, 100])
def test_what_is_cut_off_put_in_or_added_is_found(tmp_path: Path, count: int) -> None:
    whole = make(tmp_path)
    at = random.Random(count).randrange(len(whole) - count)

    assert find_wheres(whole[:-count])
    assert find_wheres(whole + bytes(count))
    assert find_wheres(whole[:at] + whole[at + count :])
    assert find_wheres(whole[:at] + bytes(count) + whole[at:])


def test_what_differs_is_named(tmp_path: Path) -> None:
    whole = make(tmp_path)
    at = whole.index(b"words ")
    faults = read_zip(io.BytesIO(whole.replace(b"words ", b"Words ", 1)), NAMES)[1]

    assert [(fault.where, fault.detail) for fault in faults] == [
        ("a/one.txt", "its bytes don't have the checksum that the archive tells")
    ]
    assert find_wheres(whole[: at - 1] + b"T" + whole[at:]) == ["a/one.txt"]
    assert find_wheres(whole[:-1] + b"\x01") == ["directory"]
    assert find_wheres(b"") == ["a/one.txt"]
    assert find_wheres(b"no archive at all, but long enough to have a head") == ["a/one.txt"]


def test_an_archive_of_more_than_four_gigabytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "_LARGEST", 500)

    with pytest.raises(ProofError, match="4 GiB"):
        make(tmp_path, (b"a" * 300, b"b" * 300, b""))
