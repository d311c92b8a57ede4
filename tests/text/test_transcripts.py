"""Transcripts become turns: who says what, when, each word in its place."""

from __future__ import annotations

import io
import json
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Dropped, MediaType, Raw, Relay, Span, Text
from sayso.read.sources import read_stream
from sayso.settings import Settings
from sayso.text import make_text, read_source

SRT = """1
00:00:01,000 --> 00:00:03,500
MAYOR: The pier is
gone.

2
00:00:03,500 --> 00:00:05,000
<i>All of it</i> &amp; the boats.

3
00:00:06,000 --> 00:00:08,000
[Second man]: Nobody came,

4
00:00:08,000 --> 00:00:09,000
not even the guard.
"""
VTT = """WEBVTT - made up

NOTE
MAYOR: not a cue

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.500 align:start position:0%
<v Ann Example>The pier is <c.loud>gone</c>.

01:00:00.250 --> 01:00:02.000
<v.first Ann Example>I saw it.</v> <v Bob Sample>I did not.
"""
WHISPER = {
    "text": "x", "language": "en",
    "segments": [
        {"id": 0, "start": 0.0, "end": 2.48, "text": " The pier is \"gone\".", "speaker": "SPEAKER_00"},
        {"id": 1, "start": 2.48, "end": 4, "text": " All of it.", "speaker": "SPEAKER_00"},
        {"id": 2, "start": 4.5, "end": 6, "text": " Is it?", "speaker": "SPEAKER_01"},
    ],
}  # fmt: skip
TURNS = """Mayor: The pier is gone.
[00:00:05] Reporter: All of it?
[00:00:07] Mayor: All of it.
Reporter: When did it go?
It was there on Monday.
Mayor: On Sunday.
"""


def read(data: str | bytes, settings: Settings | None = None) -> tuple[MediaType, Text]:
    given = data if isinstance(data, bytes) else data.encode()
    (raw,) = read_stream(io.BytesIO(given), "talk", settings or Settings())
    assert isinstance(raw, Raw)
    made = make_text(raw)
    assert isinstance(made, tuple), made
    return raw.media_type, made[1]


def cut(text: Text, span: Span | None) -> str | None:
    return text.body[span.start : span.end] if span else None


def tell(text: Text) -> list[tuple[str | None, str | None]]:
    return [(cut(text, turn.speaker), cut(text, turn.content)) for turn in text.turns]


def tell_times(text: Text) -> list[tuple[str | None, str, str | None]]:
    return [(cut(text, one.span), str(one.start), None if one.end is None else str(one.end)) for one in text.timed]


def test_subrip() -> None:
    kind, text = read(SRT)

    assert kind == "application/x-subrip"
    assert tell(text) == [
        ("MAYOR", "The pier is gone."),
        (None, "All of it & the boats."),
        ("Second man", "Nobody came, not even the guard."),
    ]
    assert tell_times(text)[1:] == [
        ("All of it & the boats.", "3.500", "5.000"),
        ("Nobody came,", "6.000", "8.000"),
        ("not even the guard.", "8.000", "9.000"),
    ]
    assert text.body.split("\n\n")[0] == "MAYOR: The pier is gone."


def test_webvtt() -> None:
    kind, text = read(VTT)

    assert kind == "text/vtt"
    assert tell(text) == [("Ann Example", "The pier is gone. I saw it."), ("Bob Sample", "I did not.")]
    assert tell_times(text) == [
        ("The pier is gone.", "1.000", "3.500"),
        ("I saw it.", "3600.250", "3602.000"),
        ("I did not.", "3600.250", "3602.000"),
    ]


def test_segments() -> None:
    kind, text = read(json.dumps(WHISPER))

    assert kind == "application/x-whisper+json"
    assert tell(text) == [("SPEAKER_00", 'The pier is "gone". All of it.'), ("SPEAKER_01", "Is it?")]
    assert [start for _, start, _ in tell_times(text)] == ["0.000", "2.480", "4.500"]


def test_turns() -> None:
    kind, text = read(TURNS)

    assert kind == "text/x-turns"
    assert tell(text) == [
        ("Mayor", "The pier is gone."),
        ("Reporter", "All of it?"),
        ("Mayor", "All of it."),
        ("Reporter", "When did it go?"),
        (None, "It was there on Monday."),
        ("Mayor", "On Sunday."),
    ]
    assert tell_times(text) == [("All of it?", "5", None), ("All of it.", "7", None)]


@pytest.mark.parametrize("data", [SRT, VTT, json.dumps(WHISPER), TURNS, "\ufeff" + SRT, SRT.replace("\n", "\r\n")])
def test_every_word_leads_to_its_place(data: str) -> None:
    (raw,) = read_stream(io.BytesIO(data.encode()), "talk", Settings())
    assert isinstance(raw, Raw)
    source, (_, text) = read_source(raw), read(data)

    for start, at, length in text.offsets.runs:
        assert text.body[start : start + length] == source[at : at + length]
    for turn in text.turns:
        assert text.offsets.to_source(turn.content)


def test_moments_of_spans() -> None:
    _, text = read(SRT)
    at = text.body.index("boats")

    assert text.find_moment(Span(at, at + 5)) == Decimal("3.5")
    assert text.find_moment(Span(0, 5)) is None
    assert text.find_moment(Span(0, len(text.body))) == Decimal(1)


def test_a_translator_passes_every_turn_on() -> None:
    _, text = read(SRT, Settings(translator="Lumen Translators"))

    assert {turn.via for turn in text.turns} == {(Relay("Lumen Translators", None, "translated"),)}


@pytest.mark.parametrize(
    "words",
    [
        "Tanks: 102\nPlanes: 27\nGuns: 50\nShips: 2\n",
        "Mayor: The pier is gone.\nMayor: All of it.\nMayor: Truly.\nMayor: Yes.\n",
        "The mayor said: We are gone.\nHe said it.\nThen: no more was said.\nThen: silence. It was late by then, and dark.\n",
        "At 12:30 --> 13:00 the pier was closed.",
        '{"segments": "none"}',
    ],
)
def test_what_is_no_transcript(words: str) -> None:
    for raw in read_stream(io.BytesIO(words.encode()), "talk.txt", Settings()):
        assert isinstance(raw, Dropped) or raw.media_type == "text/plain"


@pytest.mark.parametrize(
    "data", ["WEBVTT\n\n00:01.000 --> 00:02.000\n\n", '{"segments": []}', '{"segments": [{"text": " "}]}']
)
def test_silence_is_told(data: str) -> None:
    (raw,) = read_stream(io.BytesIO(data.encode()), "talk", Settings())

    assert isinstance(raw, Raw)
    found = make_text(raw)
    assert isinstance(found, Dropped)
    assert "nobody says a word" in found.detail


PIECES = st.lists(
    st.sampled_from([
        "WEBVTT\n\n", "1\n", "00:00:01,000 --> 00:00:02,000\n", "00:01.5 --> 99:59.9 a:b\n", "<v Ann>", "</v>", "<", ">", "MAYOR: ", "[Two]: ", "{\\an8}", "&amp;", "&#0;",
        "\n", "\n\n", "\r", "words", " ", "- ", "NOTE\n", "é😀", "\u2028", ":", "12:34 ",
    ]),
    max_size=30,
)  # fmt: skip
KINDS: tuple[MediaType, ...] = ("application/x-subrip", "text/vtt", "text/x-turns")


@given(PIECES, st.sampled_from(KINDS))
def test_any_transcript_gives_turns_or_a_reason(pieces: list[str], kind: MediaType) -> None:
    raw = Raw("".join(pieces).encode(), kind, "talk")

    made = make_text(raw)

    if isinstance(made, tuple):
        text, source = made[1], read_source(raw)
        assert all(text.body[one : one + size] == source[at : at + size] for one, at, size in text.offsets.runs)
        assert all(turn.span.covers(turn.content) for turn in text.turns)


NUMBERS: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)


@given(
    st.lists(
        st.fixed_dictionaries({}, optional=dict.fromkeys(("start", "end", "text", "speaker"), NUMBERS)), max_size=4
    )
)
def test_any_segments_give_turns_or_a_reason(segments: list[Any]) -> None:
    made = make_text(Raw(json.dumps({"segments": segments}).encode(), "application/x-whisper+json", "talk"))

    assert isinstance(made, Dropped) or made[1].turns


SAID = [
    ("markup around a label", "<i>Second man:</i> We left.", [("Second man", "We left.")]),
    ("a sentence is no label", "He said: we left.", [(None, "He said: we left.")]),
    ("a word with a colon is no label", "Remember: we left.", [(None, "Remember: we left.")]),
    ("a label of its own line", "MAYOR:\nWe left.", [("MAYOR", "We left.")]),
    ("a title", "Dr. Ann Roake: We left.", [("Dr. Ann Roake", "We left.")]),
    ("two in one cue", "MAYOR: Who?\nBOB: I.", [("MAYOR", "Who?"), ("BOB", "I.")]),
]


@pytest.mark.parametrize(("shows", "words", "expected"), SAID, ids=[case[0] for case in SAID])
def test_labels_of_subtitles(shows: str, words: str, expected: list[tuple[str | None, str]]) -> None:
    assert tell(read(f"1\n00:00:01,000 --> 00:00:02,000\n{words}\n")[1]) == expected


def test_cues_without_a_blank_line_between() -> None:
    _, text = read("1\n00:00:01,000 --> 00:00:02,000\nMAYOR: One.\n2\n00:00:03,000 --> 00:00:04,000\nBOB: 12\n")
    assert tell(text) == [("MAYOR", "One."), ("BOB", "12")]


def test_captions_that_roll_say_each_line_once() -> None:
    lines = [
        ("00:01.000 --> 00:02.000", " \nwe<00:01.500><c> left</c>"),
        ("00:02.000 --> 00:02.010", "we left\n "),
        ("00:02.010 --> 00:03.000", "we left\nat<00:02.500><c> dawn</c>"),
    ]
    _, text = read("WEBVTT\n\n" + "".join(f"{times}\n{words}\n\n" for times, words in lines))
    assert text.body == "we left at dawn"


def test_whisper_cpp_tells_thousandths() -> None:
    _, text = read(json.dumps({"transcription": [{"offsets": {"from": 0, "to": 1500}, "text": " We left."}]}))
    assert tell_times(text) == [("We left.", "0.000", "1.500")]


def test_many_cues_take_time_as_they_are_many() -> None:
    cues = "".join(
        f"{at}\n00:{at // 60 % 60:02}:{at % 60:02},000 --> 01:00:00,000\nMAN {at}: We left {at}.\n\n"
        for at in range(20_000)
    )
    begun = time.process_time()
    _, text = read(cues)
    assert len(text.turns) == 20_000
    assert time.process_time() - begun < 10
