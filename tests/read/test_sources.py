"""What each input is, what is refused at the door, and what is dropped on the way."""

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.model import Dropped, Raw
from sayso.read import read_sources
from sayso.settings import Settings

PAGE = b"<!doctype html><html><body><p>The harbour of Oldford is closed.</p></body></html>"


def read(*inputs: object, settings: Settings | None = None) -> list[Raw | Dropped]:
    return list(read_sources([str(each) for each in inputs], settings or Settings()))


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"The harbour is closed.", "text/plain"),
        ("a.html", PAGE, "text/html"),
        ("page-without-a-suffix", PAGE, "text/html"),
        ("wrongly-named.txt", PAGE, "text/html"),
        ("wrongly-named.html", b"The harbour is closed.", "text/plain"),
        ("fragment.html", b"<div class='x'><p>The harbour is closed.</p></div>", "text/html"),
        ("mentions-a-tag.txt", b"Write <p> to begin a paragraph.", "text/plain"),
        ("marked.html", b"\xef\xbb\xbf\n <!-- made-up --> <HTML><body>x</body>", "text/html"),
        ("wide.html", "\ufeff<html><body>x</body></html>".encode("utf-16-le"), "text/html"),
        ("brackets.txt", b"[We came here] for training. {So} [they said]", "text/plain"),
    ],
)
def test_the_kind_is_told_by_the_content(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (raw,) = read(path)
    assert isinstance(raw, Raw)
    assert (raw.media_type, raw.data, raw.address) == (media_type, data, str(path))


@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (b"", "empty", "nothing"),
        (b" \r\n\t ", "empty", "nothing"),
        (b"PK\x03\x04rest", "no text", "ZIP"),
        (b"\x89PNG\r\n", "no text", "an image"),
        (bytes(range(256)) * 4 + b"\x00" * 90, "no text", "binary data"),
        (b'{\n "text": "one"\n}\n', "no text", "JSON, but not one document a line"),
        (b'[{"text": "one"}]', "no text", "JSON, but not one document a line"),
        (b'{"note": "no text here"}\n', "no text", "JSON, but not one document a line"),
    ],
)
def test_a_file_that_is_no_report_is_dropped(tmp_path: Path, data: bytes, reason: str, detail: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    (dropped,) = read(path)
    assert isinstance(dropped, Dropped)
    assert (dropped.report, dropped.stage, dropped.reason) == (str(path), "read", reason)
    assert detail in dropped.detail


def test_a_file_over_the_limit_is_dropped_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 1000)
    (dropped,) = read(path, settings=Settings(max_bytes=4999))
    assert isinstance(dropped, Dropped)
    assert (dropped.reason, dropped.detail) == ("too large", "it is larger than 4,999 bytes")
    (raw,) = read(path, settings=Settings(max_bytes=5000))
    assert isinstance(raw, Raw)


def test_an_endless_input_is_too_large() -> None:
    (dropped,) = read("/dev/zero", settings=Settings(max_bytes=1000))
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "too large"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no-such-file.txt", "there is no file"),
        (".", "is a folder"),
        ("bad\x00name", "no usable path|there is no file"),
        ("x" * 5000, "no usable path"),
        ("file:///etc/hostname", "neither http nor https"),
        ("ftp://192.0.2.1/a", "neither http nor https"),
        ("http://127.0.0.1/a", "not on the public Internet"),
        ("https://reader:secret@192.0.2.1/", "without"),
        ("http://", "names no host"),
        ("http://[::1", "is no address"),
    ],
)
def test_a_hopeless_input_is_refused_before_anything_is_read(tmp_path: Path, name: str, message: str) -> None:
    good = tmp_path / "a.txt"
    good.write_text("The harbour is closed.")
    with pytest.raises(InputError, match=message) as refused:
        read_sources([str(good), name], Settings())
    assert "secret" not in str(refused.value)


def test_no_input_is_refused() -> None:
    with pytest.raises(InputError, match="at least one"):
        read_sources([], Settings())


def test_a_file_that_goes_away_is_dropped_and_the_rest_is_read(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("One.")
    second.write_text("Two.")
    found = read_sources([str(first), str(second)], Settings())
    first.unlink()
    dropped, raw = found
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "unreadable"
    assert isinstance(raw, Raw)


def test_standard_input_is_a_text_or_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, texts in [(b"The harbour is closed.\n", 1), (b'{"text": "One."}\n{"text": "Two."}\n', 2)]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        found = read("-")
        assert len(found) == texts
        assert all(isinstance(raw, Raw) and raw.address.startswith("-") for raw in found)


def test_the_users_word_holds_for_every_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The harbour is closed.")
    (raw,) = read(path, settings=Settings(published=date(2031, 5, 4), publisher="Oldford Echo"))
    assert isinstance(raw, Raw)
    assert (raw.published, raw.publisher) == (date(2031, 5, 4), "Oldford Echo")


@pytest.mark.parametrize("wrong", [{"timeout": 0.0}, {"max_bytes": 0}, {"max_redirects": -1}])
def test_settings_refuse_limits_that_make_no_sense(wrong: dict[str, int]) -> None:
    with pytest.raises(InputError, match="above 0"):
        Settings(**wrong)  # type: ignore[arg-type]
