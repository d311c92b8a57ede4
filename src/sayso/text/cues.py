"""The cues of subtitles and transcripts: who says what, from when to when, each word with its place."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sayso.text.draft import UnreadableError
from sayso.text.marked import cut_words
from sayso.text.placed import Placed, PlacedWords, load_placed

_TIME = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}})(?:[.,](?P<{0}f>\d{{1,6}}))?"
_TIMING = re.compile(rf"[ \t]*{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')}[^\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARK = re.compile(
    r"<(?P<tag>[^<>\r\n]{0,200})>|\{\\[^{}\r\n]{0,100}\}|(?P<entity>&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,31});)"
)
_VOICE = re.compile(r"v(?:\.[\w.-]{1,80})?[ \t]+(?P<who>.+)")
LABEL = re.compile(
    r"[ \t]*(?:[-–—>]{1,2}[ \t]*)?(?:\[(?P<in>[^\[\]\r\n:]{1,60})\]|(?P<out>[^\W\d_][^\r\n:.!?,;\"“”«»]{0,59}?)):(?=[ \t\r\n]|$)"
)
"""What stands before the words of a speaker: *NAME:* or *[NAME]:*."""

_STAMPED = re.compile(rf"[ \t]*[\[(]?{_TIME.format('a')}[\])]?[ \t]*[-–]?[ \t]*(?=\S)")
Place = tuple[int, int]
Piece = Place | str
"""A place in the source, or words that stand in none."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said at once. `label` is where the source names who says it; times are seconds from the beginning."""

    label: Place | None
    pieces: tuple[Piece, ...]
    start: Decimal | None = None
    end: Decimal | None = None


def find_cues(source: str) -> Iterator[Cue]:
    """The cues of SubRip (SRT) or WebVTT (W3C), in order; comments, styles and regions are left out.

    A voice tag, or a name and a colon at the beginning of a line, tells who speaks until another one does in that cue.
    """
    lines = [(found.start(), found.end()) for found in _LINE.finditer(source) if found.end() > found.start()]
    at = 0
    while at < len(lines):
        timing = _TIMING.match(source, *lines[at])
        at += 1
        if timing is None:
            continue
        first = at
        while at < len(lines) and source[slice(*lines[at])].strip():
            at += 1
        yield from _cut_cue(source, lines[first:at], _read_time(timing, "a"), _read_time(timing, "b"))


def _read_time(found: re.Match[str], which: str) -> Decimal:
    hours, minutes, seconds, part = (found[f"{which}{unit}"] for unit in "hmsf")
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return Decimal(f"{whole}.{part}" if part else whole)


def _cut_cue(source: str, lines: Sequence[Place], start: Decimal, end: Decimal) -> Iterator[Cue]:
    label, pieces = None, list[Piece]()
    for who, piece in (event for line in lines for event in _list_events(source, *line)):
        if who is None:
            pieces.append(piece)
            continue
        if pieces:
            yield Cue(label, tuple(pieces), start, end)
        label, pieces = who, []
    if pieces:
        yield Cue(label, tuple(pieces), start, end)


def _list_events(source: str, low: int, high: int) -> Iterator[tuple[Place | None, Piece]]:
    """What a line of a cue holds: the place of the name of who speaks from there on, or a piece of words (then without one)."""
    named = LABEL.match(source, low, high)
    at = named.end() if named else low
    if named:
        yield find_label(named), ""
    for mark in _MARK.finditer(source, at, high):
        if mark.start() > at:
            yield None, (at, mark.start())
        voice = _VOICE.match(mark["tag"]) if mark["tag"] else None
        if voice is not None:
            yield (mark.start("tag") + voice.start("who"), mark.start("tag") + voice.end("who")), ""
        elif mark["entity"]:
            yield None, html.unescape(mark["entity"])
        at = mark.end()
    if at < high:
        yield None, (at, high)


def find_label(named: re.Match[str]) -> Place:
    """Where a match of `LABEL` has the name."""
    return named.span("in" if named["in"] else "out")


def find_segments(source: str) -> Iterator[Cue]:
    """The segments of a transcript as Whisper and its kin write it in JSON; UnreadableError where it is none."""
    told = load_placed(source)
    segments = told.get("segments") if isinstance(told, dict) else None
    if not isinstance(segments, list):
        raise UnreadableError("it is no transcript with segments")
    for one in segments:
        words = one.get("text") if isinstance(one, dict) else None
        if isinstance(words, PlacedWords) and words.strip():
            pieces = tuple(_place(piece) for piece in cut_words(source, words))
            who = one.get("speaker")
            label = (who.at, who.end) if isinstance(who, PlacedWords) and who.strip() else None
            yield Cue(label, pieces, _read_seconds(one.get("start")), _read_seconds(one.get("end")))


def _place(piece: Placed | str) -> Piece:
    return (piece.at, piece.end) if isinstance(piece, Placed) else piece


def _read_seconds(told: object) -> Decimal | None:
    """Seconds to the thousandth, from a number that is finite."""
    if isinstance(told, bool) or not isinstance(told, int | float) or not math.isfinite(told):
        return None
    return Decimal(str(float(told))).quantize(Decimal("0.001")) if 0 <= told < 10**9 else None


def find_turns(source: str) -> Iterator[Cue]:
    """The lines of a plain transcript: *NAME: words*, also with a time before the name; a line without a name goes on with
    the one before."""
    for low, high in _list_lines(source):
        stamp = _STAMPED.match(source, low, high)
        named = LABEL.match(source, stamp.end() if stamp else low, high)
        start = _read_time(stamp, "a") if stamp and named else None
        yield Cue(find_label(named) if named else None, ((named.end() if named else low, high),), start)


def _list_lines(source: str) -> Iterator[Place]:
    for found in _LINE.finditer(source):
        if found[0].strip():
            yield found.start(), found.end()
