"""Films and sounds: what is said in them, heard by a Whisper model that the user has. The adapter to faster-whisper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from sayso.errors import InputError

NEEDED = ("config.json", "model.bin", "tokenizer.json")
"""What a model's folder must hold, so that nothing is fetched from the network."""

_MARKS = (
    (0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2"), (0, b"OggS"), (0, b"fLaC"), (0, b"\x1aE\xdf\xa3"),
    (4, b"ftyp"), (8, b"WAVE"), (8, b"AVI "),
)  # fmt: skip
"""Where in the first bytes which mark tells a film or a sound: MP3, Ogg, FLAC, Matroska and WebM, MP4, WAV, AVI."""

RATE = 16_000
"""Samples a second that Whisper hears."""


class Segment(Protocol):
    """Some words that were heard, from when to when in seconds."""

    @property
    def start(self) -> float: ...

    @property
    def end(self) -> float: ...

    @property
    def text(self) -> str: ...


class Listener(Protocol):
    """What hears words in a sound; `faster_whisper.WhisperModel` is one."""

    def transcribe(self, audio: Any, /, **options: Any) -> tuple[Iterable[Segment], object]: ...


def is_media(head: bytes) -> bool:
    """Whether the first bytes are those of a film or a sound."""
    return any(head[at : at + len(mark)] == mark for at, mark in _MARKS)


def hear_words(
    path: Path, model: Path, *, language: str | None = None, translate: bool = False, listener: Listener | None = None
) -> Iterator[str]:
    """A transcript of a film or a sound in WebVTT, piece by piece. It tells times, not who speaks.

    `model` is the folder of a Whisper model as CTranslate2 has it; nothing is fetched. `language` (ISO 639-1) is found out
    where it isn't given; with `translate` the words are English. `listener` hears in the model's place. InputError at once
    where the file is no film or sound, nobody speaks in it, the model is not whole, or faster-whisper is not installed.
    """
    _check_file(path)
    if listener is None:
        _check_model(model)
    audio = _decode(path)
    if not _has_speech(audio):
        raise InputError(f"nobody is heard to speak in {path}")
    hearing = listener or _load(model)
    task = "translate" if translate else "transcribe"
    segments, _ = hearing.transcribe(audio, language=language, task=task, vad_filter=True)
    return _write_vtt(segments, _tell_hearing(path, model))


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as wrong:
        raise InputError(f"{path} can't be read ({wrong.strerror}); check its path") from wrong
    if not is_media(head):
        raise InputError(f"{path} is no film or sound that is known; give MP4, MP3, WAV, Ogg, FLAC, WebM or AVI")


def _check_model(model: Path) -> None:
    missing = [name for name in NEEDED if not (model / name).is_file()]
    if missing:
        raise InputError(f"{model} is no folder of a Whisper model: it has no {', '.join(missing)}; nothing is fetched")


def _decode(path: Path) -> Any:
    decode_audio = _import().decode_audio
    try:
        return decode_audio(str(path), sampling_rate=RATE)
    except Exception as wrong:
        raise InputError(f"{path} can't be decoded ({wrong})") from wrong


def _has_speech(audio: Any) -> bool:
    """Whether the network for speech that comes with faster-whisper finds any: in silence a model makes up words."""
    _import()
    from faster_whisper.vad import get_speech_timestamps

    return bool(len(audio)) and bool(get_speech_timestamps(audio))


def _load(model: Path) -> Listener:
    listener: Listener = _import().WhisperModel(
        str(model), device="auto", compute_type="default", local_files_only=True
    )
    return listener


def _import() -> Any:
    try:
        import faster_whisper
    except ImportError as wrong:
        raise InputError("films and sounds need faster-whisper; install sayso[media]") from wrong
    return faster_whisper


def _tell_hearing(path: Path, model: Path) -> str:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    name = _clean(model.resolve().name)
    return f"Heard by a machine and not checked: faster-whisper {_import().__version__}, model {name}. SHA-256 of the recording: {digest}"


def _write_vtt(segments: Iterable[Segment], note: str) -> Iterator[str]:
    yield f"WEBVTT\n\nNOTE {note}\n\n"
    for one in segments:
        words = _clean(one.text)
        if words:
            yield f"{_write_time(one.start)} --> {_write_time(one.end)}\n{words}\n\n"


def _clean(words: str) -> str:
    """Words on one line, without what would be markup."""
    return " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _write_time(seconds: float) -> str:
    whole = max(0, round(seconds * 1000))
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
