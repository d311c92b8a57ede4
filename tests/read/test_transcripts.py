"""Transcripts are told by what they hold, and nothing else is taken for one."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, Raw
from sayso.read import read_stream
from sayso.settings import Settings

SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\nWe left.\n"
SEGMENTS = {"text": "We left.", "segments": [{"id": 0, "start": 0.0, "end": 1.0, "text": "We left."}]}
TURNS = "OSK: We left at dawn.\nMIRA: Who told you that?\nOSK: Nobody told us anything.\n"


def read(data: bytes, name: str = "film") -> str:
    (found,) = read_stream(io.BytesIO(data), name, Settings())
    return found.media_type if isinstance(found, Raw) else found.reason


@pytest.mark.parametrize(
    ("source", "media_type"),
    [
        (SUBRIP, "application/x-subrip"),
        (SUBRIP.removeprefix("1\n"), "application/x-subrip"),
        ("\ufeff" + SUBRIP.replace("\n", "\r\n"), "application/x-subrip"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nWe left.", "text/vtt"),
        ("WEBVTT", "text/vtt"),
        (json.dumps(SEGMENTS), "application/x-whisper+json"),
        (json.dumps(SEGMENTS, indent=2), "application/x-whisper+json"),
        (json.dumps({"text": "we left " * 20_000, "segments": []}, indent=2), "application/x-whisper+json"),
        (json.dumps({"segments": [{"start": 1, "text": "x"}]}), "application/x-whisper+json"),
        (TURNS, "text/x-turns"),
        ("A made-up talk\n" + TURNS, "text/x-turns"),
        ("Soldier 1: We left at dawn.\nSoldier 2: Nobody told us that.", "text/x-turns"),
        ("[00:00:01] Osk: We left at dawn.\n[00:00:05] Osk: We slept in a barn.", "text/x-turns"),
        ("SPEAKER_00:\nWe left at dawn that day.\nSPEAKER_01:\nWho told you that?", "text/x-turns"),
        ("WEBVTTX we left", "text/plain"),
        ("Name: Osk\nAge: 12\nCity: Oldford\nRoad: shut\n", "text/plain"),
        ("Norland: 12\nSudland: 13\nNorland: 14\nSudland: 15\n", "text/plain"),
        ("The road is shut.\nOsk: we left at dawn.\nIt rained, he said.\nMira: no, it was dry.\nOsk: it rained.\nIt did.", "text/plain"),
        ("Maris Tallow, union leader: \"The crack was wide.\"\nOsk: none of them did.", "text/plain"),
        ("Re: the road is shut now\nRe: the road is shut now\nFrom: Osk of the road\n", "text/plain"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_content(source: str, media_type: str) -> None:
    assert read(source.encode()) == media_type
    if media_type in ("application/x-subrip", "text/vtt", "text/x-turns"):
        assert read(source.removeprefix("\ufeff").encode("utf-16")) == media_type


def test_a_row_with_segments_is_a_row() -> None:
    assert read(json.dumps(SEGMENTS).encode(), "day.jsonl") == "text/plain"


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"WEBVTT\n", SUBRIP.encode(), TURNS.encode(), b'{"segments": [{'])
)
def test_no_bytes_break_the_telling(data: bytes, before: bytes) -> None:
    assert all(isinstance(one, Raw | Dropped) for one in read_stream(io.BytesIO(before + data), "film", Settings()))
