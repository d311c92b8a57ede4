"""The cues of a transcript to a draft: one paragraph a turn, each with who speaks, each cue with its time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from sayso.model import OffsetMap, Raw, Relay, Span, TimedSpan, Turn
from sayso.text.aligned import align_turns
from sayso.text.cues import Cue, Piece
from sayso.text.draft import Draft, UnreadableError
from sayso.text.scribe import Scribe

PAUSE = Decimal(2)
"""Seconds of silence after which somebody who is not named may be somebody else."""

LONGEST = 1200
"""Characters after which the words of somebody who is not named go on in a new paragraph."""

_WORD = re.compile(r"\S+")
_ENDS = '.?!…"”»)'


@dataclass(slots=True)
class _Taken:
    """The cues of one turn, and the words of its label; None where nobody is named."""

    name: str | None
    cues: list[Cue] = field(default_factory=list)
    length: int = 0


def read_transcript(source: str, cues: Iterable[Cue], raw: Raw) -> Draft:
    """The draft of a transcript. UnreadableError where nobody says a word in it.

    Cues of one speaker that follow each other are one turn. A cue without a name goes on with the one before where that
    breaks off within a sentence; else nobody is taken to say it.
    """
    scribe, turns, timed = Scribe(source), list[Turn](), list[TimedSpan]()
    via = (Relay(raw.translator, None, "translated"),) if raw.translator else ()
    for taken in _take_turns(source, cues):
        if scribe.length:
            scribe.add("\n\n")
        turn = _write_turn(scribe, taken, timed, via)
        if turn is not None:
            turns.append(turn)
    if not turns:
        raise UnreadableError("nobody says a word in it")
    return Draft(
        scribe.body, tuple(turn.span for turn in turns), OffsetMap(tuple(scribe.runs)), (), (),
        turns=align_turns(turns, timed, raw.original) if raw.original else tuple(turns), timed=tuple(timed),
        original=raw.original.digest if raw.original else None,
    )  # fmt: skip


def _take_turns(source: str, cues: Iterable[Cue]) -> Iterator[_Taken]:
    taken: _Taken | None = None
    for cue in cues:
        words = _join(source, cue.pieces)
        if not words:
            continue
        name = " ".join(source[slice(*cue.label)].split()) if cue.label else None
        if taken is None or not _goes_on(source, taken, cue, name):
            if taken is not None:
                yield taken
            taken = _Taken(name)
        taken.cues.append(cue)
        taken.length += len(words)
    if taken is not None:
        yield taken


def _goes_on(source: str, taken: _Taken, cue: Cue, name: str | None) -> bool:
    last = taken.cues[-1]
    if name is not None or taken.name is not None:
        open_ended = not _join(source, last.pieces).endswith(tuple(_ENDS))
        return name == taken.name or (name is None and open_ended and not _join(source, cue.pieces).startswith("-"))
    pause = cue.start - last.end if cue.start is not None and last.end is not None else Decimal(0)
    return pause < PAUSE and taken.length < LONGEST


def _join(source: str, pieces: Iterable[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else source[slice(*piece)] for piece in pieces).strip()


def _write_turn(scribe: Scribe, taken: _Taken, timed: list[TimedSpan], via: tuple[Relay, ...]) -> Turn | None:
    start, speaker = scribe.length, None
    label = taken.cues[0].label
    if label is not None:
        scribe.copy(*label)
        speaker = scribe.span(start)
        scribe.add(": ")
    first = scribe.length
    for number, cue in enumerate(taken.cues):
        scribe.add(" " if number else "")
        at = scribe.length
        _write_pieces(scribe, cue.pieces)
        span = scribe.span(at)
        if span is not None and cue.start is not None:
            timed.append(TimedSpan(span, cue.start, cue.end))
    content = scribe.span(first)
    return Turn(Span(start, content.end), content, speaker, via) if content else None


def _write_pieces(scribe: Scribe, pieces: Iterable[Piece]) -> None:
    """The words of the pieces, one blank apart where any white space stands between them: lines of a cue are no lines of speech."""
    begun, apart = False, False
    for piece in pieces:
        words = piece if isinstance(piece, str) else scribe.source[slice(*piece)]
        for word in _WORD.finditer(words):
            if begun and (apart or word.start() > 0):
                scribe.add(" ")
            if isinstance(piece, str):
                scribe.add(word[0])
            else:
                scribe.copy(piece[0] + word.start(), piece[0] + word.end())
            begun, apart = True, word.end() < len(words)
        apart = apart or words != words.rstrip() or (not words.strip() and bool(words))
