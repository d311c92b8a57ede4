"""Transcripts told by their first bytes."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from sayso.lexicon.labels import choose_labels, find_label, fold_label, is_unnamed

HEAD = 65_536
"""Characters that are looked at."""

WORDS = 3
"""Words a turn, on average, below which lines with colons are a list."""

_CLOCK = rb"(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_SUBRIP = re.compile(rb"\s{0,64}(?:\d{1,9}[ \t]{0,8}\r?\n[ \t]{0,8})?" + _CLOCK + rb"\s{0,8}-->\s{0,8}" + _CLOCK)
_VTT = re.compile(rb"WEBVTT(?:[ \t\r\n]|$)")
_SEGMENTS = re.compile(rb'"(?:segments|transcription)"\s{0,64}:\s{0,64}\[\s{0,64}[\]{]')
_TEXT_FIRST = re.compile(rb'\{\s{1,64}"text"\s{0,64}:\s{0,64}"[^"\\]*(?:\\.[^"\\]*)*$', re.DOTALL)
_MARKS = b"\xef\xbb\xbf\xff\xfe"
SEGMENT = 4000
"""Bytes behind the beginning of the list of segments in which the first one tells its time."""


def is_subrip(head: bytes, name: str) -> bool:
    """Whether it begins with the timing of a subtitle, a counter before it or none."""
    return bool(_SUBRIP.match(_bare(head)))


def is_webvtt(head: bytes, name: str) -> bool:
    """Whether it begins as WebVTT must."""
    return bool(_VTT.match(_bare(head)))


def is_segments(head: bytes, name: str) -> bool:
    """Whether it is a JSON object with segments that have text or time. Where the whole text stands first and is longer than
    what is looked at, that it is an object over several lines that begins with a text is enough."""
    if name.lower().endswith((".jsonl", ".ndjson")):
        return False
    bare = _bare(head)
    if not bare.startswith(b"{"):
        return False
    found = _SEGMENTS.search(bare)
    if found is None:
        return len(head) >= HEAD and b"\n" in bare[:64] and bool(_TEXT_FIRST.match(bare))
    segment = bare[found.start() : found.start() + SEGMENT]
    empty = bare[found.end() - 1 : found.end()] == b"]"
    return empty or any(one in segment for one in (b'"text"', b'"start"', b'"offsets"'))


def is_turns(head: bytes, name: str) -> bool:
    """Whether most lines begin with the label of a speaker, at least two speakers or clock times among them, and a label
    comes again, tells a time, or none of them is a name. Not any text with colons: lists and forms are none."""
    if _bare(head)[:1] in (b"<", b"{"):
        return False
    lines = [line for line in _decode(head).splitlines() if line.strip()]
    counting = choose_labels(lines)
    found = [(line, label) for line in lines if (label := find_label(line)) is not None]
    names = [fold_label(line[label.start : label.end]) for line, label in found]
    labels = [label for (_, label), name in zip(found, names, strict=True) if name in counting]
    counts = Counter(name for name in names if name in counting)
    alone = sum(
        1 for (line, label), name in zip(found, names, strict=True) if name in counting and label.said == len(line)
    )
    words = sum(len(line.split()) for line in lines)
    if len(labels) < 2 or 2 * len(labels) <= len(lines) - alone or words < (WORDS + 1) * len(labels):
        return False
    timed = 2 * sum(1 for label in labels if label.time) >= len(labels)
    return timed or (len(counts) > 1 and (len(labels) > len(counts) or all(map(is_unnamed, counts))))


def _bare(head: bytes) -> bytes:
    """The bytes without byte order marks and blanks before them; of UTF-16 those of ASCII."""
    return head.replace(b"\x00", b"").lstrip(_MARKS).lstrip()


def _decode(head: bytes) -> str:
    """The characters of the whole lines in it."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    words = head.decode("utf-16" if wide else "utf-8-sig", "replace")
    return words[: words.rfind("\n") + 1] if len(head) >= HEAD and "\n" in words else words
