"""The cues of subtitles and transcripts: who says what, from when to when, each word with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sayso.lexicon.labels import Label, choose_labels, find_label, find_stamp, fold_label
from sayso.text.draft import UnreadableError
from sayso.text.marked import cut_words
from sayso.text.placed import Placed, PlacedWords, load_placed

_TIME = r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,2}}):(?P<{0}s>\d{{1,2}})(?:[.,](?P<{0}f>\d{{1,6}}))?"
_TIMING = re.compile(rf"[ \t]*{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')}[^\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MARK = re.compile(
    r"<(?P<tag>[^<>\r\n]{0,200})>|\{\\[^{}\r\n]{0,100}\}|(?P<entity>&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|\w{2,31});)"
)
_VOICE = re.compile(r"v(?:\.[\w.-]{1,80})?[ \t]+(?P<who>\S(?:.*\S)?)")
_WITHIN = re.compile(r"<\d{1,3}:\d\d[:.]\d")
_CLOCK = re.compile(rf"{_TIME.format('a')}$")
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


_Event = tuple[Place | None, Piece]
"""The place of the name of who speaks from there on, or a piece of words (then without one)."""


@dataclass(slots=True)
class _Timed:
    """The lines under a timing."""

    start: Decimal
    end: Decimal
    lines: list[Place]


def find_cues(source: str) -> Iterator[Cue]:
    """The cues of SubRip (SRT) or WebVTT (W3C), in order; comments, styles and regions are left out.

    A voice tag, or a label (`lexicon.labels`) at the beginning of a line, tells who speaks until another one does in that cue.
    Captions that roll (with times inside of their lines) say a line once.
    """
    timed = list(_list_timed(source))
    cues = [[list(_list_events(source, *line)) for line in one.lines] for one in timed]
    if _WITHIN.search(source):
        cues = list(_leave_said(source, cues))
    counting = choose_labels(_show(source, line) for cue in cues for line in cue if not _has_voice(line))
    named = (
        found
        for one, cue in zip(timed, cues, strict=True)
        for found in _cut_cue([event for line in cue for event in _name_line(source, line, counting)], one)
    )
    return _carry_labels(source, named)


def _list_timed(source: str) -> Iterator[_Timed]:
    """The timings with their lines. A blank line or the next timing ends them; the number right before that is not said."""
    found, open_ = _Timed(Decimal(0), Decimal(0), []), False
    for line in _LINE.finditer(source):
        timing = _TIMING.match(source, *line.span())
        if timing is not None:
            if found.lines and source[slice(*found.lines[-1])].strip().isdecimal():
                found.lines.pop()
            yield found
            found, open_ = _Timed(_read_time(timing, "a"), _read_time(timing, "b"), []), True
        elif open_ and line[0].strip():
            found.lines.append(line.span())
        elif found.lines or not line[0]:
            yield found
            found, open_ = _Timed(Decimal(0), Decimal(0), []), False
    yield found


def _leave_said(source: str, cues: Iterable[list[list[_Event]]]) -> Iterator[list[list[_Event]]]:
    """The lines of each cue without those with which the cue before ended."""
    last = ""
    for cue in cues:
        shown = [(line, _show(source, line).strip()) for line in cue]
        shown = [(line, words) for line, words in shown if words]
        while shown and shown[0][1] == last:
            shown.pop(0)
        last = shown[-1][1] if shown else last
        yield [line for line, _ in shown]


def _show(source: str, line: Iterable[_Event]) -> str:
    return "".join(piece if isinstance(piece, str) else source[slice(*piece)] for _, piece in line)


def _has_voice(line: Iterable[_Event]) -> bool:
    return any(who is not None for who, _ in line)


def _name_line(source: str, line: list[_Event], counting: frozenset[str]) -> list[_Event]:
    """A line with its label told apart from the words."""
    label = None if _has_voice(line) else take_label(_show(source, line), counting)
    place = _find_place([piece for _, piece in line], label.start, label.end) if label else None
    return [(place, ""), *_cut_line(line, label.said)] if label and place else line


def _find_place(pieces: Iterable[Piece], start: int, end: int) -> Place | None:
    """Where some characters of the pieces stand in the source; None where they are not together there."""
    at = 0
    for piece in pieces:
        length = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
        if not isinstance(piece, str) and at <= start and end <= at + length:
            return piece[0] + start - at, piece[0] + end - at
        at += length
    return None


def _cut_line(line: Iterable[_Event], start: int) -> Iterator[_Event]:
    """What stands in a line from a character on."""
    for _, piece in line:
        if isinstance(piece, str):
            rest: Piece = piece[start:]
            start = max(0, start - len(piece))
        else:
            rest = (min(piece[0] + start, piece[1]), piece[1])
            start = max(0, start - (piece[1] - piece[0]))
        yield None, rest


def _carry_labels(source: str, cues: Iterable[Cue]) -> Iterator[Cue]:
    """The cues; a label with no words behind it is that of the next one."""
    waiting: Place | None = None
    for cue in cues:
        said = bool(_show(source, [(None, piece) for piece in cue.pieces]).strip())
        if not said:
            waiting = cue.label or waiting
            continue
        yield replace(cue, label=waiting) if waiting and cue.label is None else cue
        waiting = None


def _read_time(found: re.Match[str], which: str) -> Decimal:
    hours, minutes, seconds, part = (found[f"{which}{unit}"] for unit in "hmsf")
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return Decimal(f"{whole}.{part}" if part else whole)


def _cut_cue(events: Iterable[_Event], timed: _Timed) -> Iterator[Cue]:
    label, pieces = None, list[Piece]()
    for who, piece in events:
        if who is None:
            pieces.append(piece)
            continue
        yield Cue(label, tuple(pieces), timed.start, timed.end)
        label, pieces = who, []
    yield Cue(label, tuple(pieces), timed.start, timed.end)


def _list_events(source: str, low: int, high: int) -> Iterator[_Event]:
    """What a line of a cue holds, without its marks."""
    at = low
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


def take_label(line: str, counting: frozenset[str]) -> Label | None:
    """The label that a line begins with, if it is one of those that count."""
    label = find_label(line)
    return label if label and fold_label(line[label.start : label.end]) in counting else None


def find_segments(source: str) -> Iterator[Cue]:
    """The segments of a transcript as Whisper and its kin write it in JSON; UnreadableError where it is none."""
    told = load_placed(source)
    segments = told.get("segments", told.get("transcription")) if isinstance(told, dict) else None
    if not isinstance(segments, list):
        raise UnreadableError("it is no transcript with segments")
    for one in segments:
        words = one.get("text") if isinstance(one, dict) else None
        if isinstance(words, PlacedWords) and words.strip():
            pieces = tuple(_place(piece) for piece in cut_words(source, words))
            who = one.get("speaker")
            label = (who.at, who.end) if isinstance(who, PlacedWords) and who.strip() else None
            yield Cue(label, pieces, *_find_seconds(one))


def _find_seconds(segment: Mapping[str, object]) -> tuple[Decimal | None, Decimal | None]:
    """When a segment begins and ends; whisper.cpp tells it in thousandths, as offsets."""
    offsets = segment.get("offsets")
    if isinstance(offsets, dict):
        return _read_seconds(offsets.get("from"), 1000), _read_seconds(offsets.get("to"), 1000)
    return _read_seconds(segment.get("start")), _read_seconds(segment.get("end"))


def _place(piece: Placed | str) -> Piece:
    return (piece.at, piece.end) if isinstance(piece, Placed) else piece


def _read_seconds(told: object, parts: int = 1) -> Decimal | None:
    """Seconds to the thousandth, from a number that is finite."""
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 <= told < 10**9:
        return None
    return (Decimal(str(float(told))) / parts).quantize(Decimal("0.001"))


def find_turns(source: str) -> Iterator[Cue]:
    """The lines of a plain transcript: *NAME: words*, also with a time beside the name; a line without a name goes on with
    the one before."""
    lines = list(_list_lines(source))
    counting = choose_labels(source[slice(*line)] for line in lines)
    return _carry_labels(source, (_read_line(source, *line, counting) for line in lines))


def _read_line(source: str, low: int, high: int, counting: frozenset[str]) -> Cue:
    words = source[low:high]
    label = take_label(words, counting)
    said = low + (label.said if label else 0)
    stamp = find_stamp(source[said:high])
    clock = stamp[0] if stamp else label.time if label else None
    said += stamp[1] if stamp else 0
    return Cue((low + label.start, low + label.end) if label else None, ((said, high),), _read_clock(clock))


def _read_clock(words: str | None) -> Decimal | None:
    found = _CLOCK.match(words) if words else None
    return _read_time(found, "a") if found else None


def _list_lines(source: str) -> Iterator[Place]:
    for found in _LINE.finditer(source):
        if found[0].strip():
            yield found.start(), found.end()
