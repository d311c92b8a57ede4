"""Subtitles and transcripts, told by how they begin."""

from __future__ import annotations

import re

from sayso.read.kinds import HEAD

_TIME = rb"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_SUBRIP = re.compile(rb"\s*(?:\d{1,9}[ \t]*\r?\n)?[ \t]*" + _TIME + rb"[ \t]*-->[ \t]*" + _TIME)
_SEGMENTS = re.compile(rb'(?<!\\)"segments"\s*:\s*\[\s*(?:\]|\{[^{}\[\]]{0,200}"(?:start|id|text)"\s*:)')
_TURN = re.compile(
    r"[ \t]*(?:[\[(]?(?:\d{1,3}:)?\d{1,2}:\d{2}[\])]?[ \t]*[-–]?[ \t]*)?(?:[-–—>]{1,2}[ \t]*)?"
    r"(?:\[([^\[\]\r\n:]{1,60})\]|([^\W\d_][^\r\n:.!?,;\"“”«»]{0,59}?)):[ \t]+\S"
)
"""A name and a colon before words, also with a time before them."""

LEAST, SHARE, OFTEN = 4, 0.8, 1.5
"""A text is a transcript where so many lines are turns, so large a share of all, and each speaker has so many of them."""


def is_webvtt(head: bytes, name: str) -> bool:
    """Whether it begins as WebVTT has to."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def is_subrip(head: bytes, name: str) -> bool:
    """Whether it begins with a cue and its times."""
    return bool(_SUBRIP.match(head.removeprefix(b"\xef\xbb\xbf")))


def is_segments(head: bytes, name: str) -> bool:
    """Whether it is an object with segments that have times or words."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and bool(_SEGMENTS.search(head))


def is_turns(head: bytes, name: str) -> bool:
    """Whether nearly every line is somebody's turn, and they speak in turn. A list of figures (*Tanks: 102*) isn't: each of
    its labels stands once."""
    words = head[: 4 * HEAD].decode("utf-8", "replace")
    lines = [line for line in words.splitlines() if line.strip()]
    turns = [found for line in lines if (found := _TURN.match(line))]
    speakers = {(found[1] or found[2]).casefold() for found in turns}
    return len(turns) >= max(LEAST, SHARE * len(lines), OFTEN * len(speakers)) and len(speakers) > 1
