"""Rows of data: one document a line, one record for each that fails."""

import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, Raw
from sayso.read import read_sources
from sayso.read.rows import is_row
from sayso.settings import Settings


def read(path: Path, settings: Settings | None = None) -> list[Raw | Dropped]:
    return list(read_sources([str(path)], settings or Settings()))


def write(folder: Path, *lines: bytes | dict[str, object], name: str = "rows.jsonl") -> Path:
    path = folder / name
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return path


def test_a_row_tells_all_that_is_known(tmp_path: Path) -> None:
    row: dict[str, object] = {
        "id": "r1", "text": "The harbour is closed.", "title": "Harbour", "publisher": "Oldford Echo",
        "published": "2031-05-04", "url": "https://example.org/1",
    }  # fmt: skip
    (raw,) = read(write(tmp_path, row))
    assert raw == Raw(
        b"The harbour is closed.", "text/plain", f"{tmp_path}/rows.jsonl:1", "utf-8", "r1", "Harbour", "Oldford Echo",
        date(2031, 5, 4), "https://example.org/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "media_type"),
    [
        ({"text": "x"}, "text/plain"),
        ({"html": "<p>x</p>"}, "text/html"),
        ({"text": "x", "html": "<p>y</p>"}, "text/plain"),
        ({"text": "<p>x</p>"}, "text/plain"),
        ({"text": "", "html": "<p>x</p>"}, "text/html"),
        ({"text": None, "html": "<p>x</p>", "title": None, "published": ""}, "text/html"),
    ],
)
def test_the_field_tells_the_kind(tmp_path: Path, row: dict[str, object], media_type: str) -> None:
    (raw,) = read(write(tmp_path, row))
    assert isinstance(raw, Raw)
    assert raw.media_type == media_type


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (b"{", "not JSON"),
        (b'{"text": "x"', "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b"{}", "no text and no html"),
        (b'{"text": ""}', "no text and no html"),
        (b'{"text": " \\n"}', "no text and no html"),
        (b'{"text": 5}', "its text is no string"),
        (b'{"text": "x", "title": ["y"]}', "its title is no string"),
        (b'{"text": "x", "id": {}}', "its id is neither"),
        (b'{"text": "x", "id": true}', "its id is neither"),
        (b'{"text": "x", "published": "last Monday"}', "no date like"),
        (b'{"text": "x", "published": 20220227}', "its published is no string"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"1" * 5000 + b', "text": "x"}', "not JSON"),
    ],
)
def test_a_bad_row_is_dropped_by_its_line_and_the_rest_is_read(tmp_path: Path, line: bytes, detail: str) -> None:
    before, dropped, after = read(write(tmp_path, {"text": "One."}, line, {"text": "Two."}))
    assert isinstance(before, Raw)
    assert isinstance(after, Raw)
    assert isinstance(dropped, Dropped)
    assert (dropped.report, dropped.reason) == (f"{tmp_path}/rows.jsonl:2", "malformed row")
    assert dropped.detail.startswith("line 2: ")
    assert detail in dropped.detail


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    found = read(write(tmp_path, b'\xef\xbb\xbf{"text": "One."}', b"", b"  \r", b'{"text": "Two."}\r', b""))
    assert [raw.address.rpartition(":")[2] for raw in found if isinstance(raw, Raw)] == ["1", "4"]
    assert len(found) == 2


def test_a_line_over_the_limit_is_dropped_and_skipped(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "One."}, {"text": "x" * 200_000}, {"text": "Two."})
    one, dropped, two = read(path, Settings(max_bytes=1000))
    assert isinstance(one, Raw)
    assert isinstance(two, Raw)
    assert two.data == b"Two."
    assert isinstance(dropped, Dropped)
    assert (dropped.reason, dropped.detail) == ("too large", "line 2 is longer than 1,000 bytes")


def test_rows_are_known_by_their_first_line_too(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, {"text": "One."}, {"text": "Two."}, name="download"))) == 2


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (b'{"text": "x"}', True),
        (b'\xef\xbb\xbf {"html": "x"}\n', True),
        (b'{"title": "x"}', False),
        (b"{", False),
        (b"A text.", False),
        (b"", False),
    ],
)
def test_what_a_row_is(line: bytes, row: bool) -> None:
    assert is_row(line) is row


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-02-27", date(2022, 2, 27)),
        ("2022-02-27T23:30:00-05:00", date(2022, 2, 27)),
        ("2022-02-27T10:00:00Z", date(2022, 2, 27)),
        (" 2022-02-27 10:00 ", date(2022, 2, 27)),
    ],
)
def test_a_rows_day_is_that_of_its_own_time_zone(tmp_path: Path, words: str, day: date) -> None:
    (raw,) = read(write(tmp_path, {"text": "x", "published": words}), Settings(published=date(2000, 1, 1)))
    assert isinstance(raw, Raw)
    assert raw.published == day


def test_the_users_word_fills_what_a_row_leaves_open(tmp_path: Path) -> None:
    (raw,) = read(write(tmp_path, {"text": "x"}), Settings(published=date(2000, 1, 1), publisher="Oldford Echo"))
    assert isinstance(raw, Raw)
    assert (raw.published, raw.publisher) == (date(2000, 1, 1), "Oldford Echo")


@given(st.text(min_size=1).filter(str.strip))
def test_a_rows_text_is_kept_whole(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    (raw,) = read(write(tmp_path_factory.mktemp("rows"), {"text": text}))
    assert isinstance(raw, Raw)
    assert raw.data.decode("utf-8", "surrogatepass") == text


def test_ten_thousand_rows_take_the_memory_of_one(tmp_path: Path) -> None:
    path = write(tmp_path, *({"id": number, "text": "The harbour is closed. " * 50} for number in range(10_000)))
    tracemalloc.start()
    count = sum(isinstance(raw, Raw) for raw in read_sources([str(path)], Settings()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert path.stat().st_size > 10_000_000
    assert peak < 1_000_000
