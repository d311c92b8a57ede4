"""Words heard in a sound: the adapter with a made-up listener, and the network for speech with made-up sounds."""

from __future__ import annotations

import builtins
import math
import struct
import wave
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.model import Raw
from sayso.present import cli
from sayso.read import media
from sayso.text import make_text


@dataclass(frozen=True)
class Heard:
    start: float
    end: float
    text: str


class Ear:
    """Hears the same in every sound."""

    def __init__(self) -> None:
        self.options: dict[str, Any] = {}

    def transcribe(self, audio: Any, /, **options: Any) -> tuple[Iterable[Heard], object]:
        self.options = options
        return [
            Heard(0.0, 1.5, " The pier is <gone>\nnow."),
            Heard(1.5, 2, " "),
            Heard(3661.0004, 3662, "a --> b & c"),
        ], None


def write_wave(path: Path, tone: float, seconds: int = 2) -> Path:
    """A sound of one pitch; silence at 0."""
    samples = [int(9000 * math.sin(2 * math.pi * tone * at / 16_000)) for at in range(16_000 * seconds)]
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return path


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\x00\x00\x00 ftypisom", True), (b"ID3\x04", True), (b"\xff\xfb\x90", True), (b"RIFF\x00\x00\x00\x00WAVEfmt ", True),
        (b"OggS\x00", True), (b"fLaC", True), (b"\x1aE\xdf\xa3", True), (b"RIFF\x00\x00\x00\x00WEBPVP8 ", False), (b"", False), (b"The pier", False),
    ],
)  # fmt: skip
def test_what_it_is_is_told_by_the_content(head: bytes, expected: bool) -> None:
    assert media.is_media(head) is expected


def test_what_was_heard_is_read_as_a_transcript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ear = Ear()
    monkeypatch.setattr(media, "_decode", lambda path: [0.0])
    monkeypatch.setattr(media, "_has_speech", lambda audio: True)
    monkeypatch.setattr(media, "_import", lambda: type("Library", (), {"__version__": "1"}))
    sound = write_wave(tmp_path / "talk.wav", 440)

    written = "".join(media.hear_words(sound, tmp_path, language="uk", translate=True, listener=ear))

    assert ear.options == {"language": "uk", "task": "translate", "vad_filter": True}
    made = make_text(Raw(written.encode(), "text/vtt", "talk.vtt"))
    assert isinstance(made, tuple)
    assert [made[1].body[one.span.start : one.span.end] for one in made[1].timed] == [
        "The pier is <gone> now.",
        "a --> b & c",
    ]
    assert [str(one.start) for one in made[1].timed] == ["0.000", "3661.000"]
    assert "SHA-256 of the recording" in written


@pytest.mark.parametrize("tone", [0, 440])
def test_where_nobody_speaks_nothing_is_made_up(tmp_path: Path, tone: float) -> None:
    pytest.importorskip("faster_whisper")
    with pytest.raises(InputError, match="nobody is heard"):
        media.hear_words(write_wave(tmp_path / "hum.wav", tone), tmp_path, listener=Ear())


def test_a_broken_sound_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("faster_whisper")
    path = tmp_path / "broken.mp3"
    path.write_bytes(b"ID3" + b"\x00" * 50)
    with pytest.raises(InputError, match=r"broken\.mp3"):
        media.hear_words(path, tmp_path, listener=Ear())


def test_bad_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    sound = write_wave(tmp_path / "talk.wav", 440)
    (tmp_path / "talk.txt").write_text("The pier is gone.")
    for name, expected in [
        ("talk.txt", "no film"),
        ("none.wav", "can't be read"),
        ("talk.wav", "no model.bin|config.json"),
    ]:
        with pytest.raises(InputError, match=expected):
            media.hear_words(tmp_path / name, tmp_path)
    assert cli.main(["transcribe", str(sound), "--model", str(tmp_path), "--output", str(sound)]) == 2
    assert "choose another file" in capsys.readouterr().err

    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("faster_whisper"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError, match=r"sayso\[media\]"):
        media.hear_words(sound, tmp_path, listener=Ear())
