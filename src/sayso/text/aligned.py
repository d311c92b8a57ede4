"""A translation laid beside its original: which words of the one are those of the other, by their times or their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sayso.model import Original, Said, TimedSpan, Turn

MOST = 200
"""Cues that are looked at for a piece of the original: a bound on hostile files, in which all are said at once."""


def align_turns(turns: Sequence[Turn], timed: Sequence[TimedSpan], original: Original) -> tuple[Turn, ...]:
    """The turns of a translation, each with the words of the original that it translates.

    Where both have times, a piece of the original belongs to the turn with which it shares the most time, and to none where it
    shares none. Where one of them has no times, turns belong together by their order, if there are as many of both.
    """
    if timed and all(one.start is not None for one in original.said):
        found = _align_times(turns, timed, original.said)
    elif len(turns) == len(original.said):
        found = [[one.words] for one in original.said]
    else:
        found = [[] for _ in turns]
    told = zip(turns, found, strict=True)
    return tuple(
        replace(turn, original=" ".join(words), language=original.language) if words else turn for turn, words in told
    )


def _align_times(turns: Sequence[Turn], timed: Sequence[TimedSpan], said: Sequence[Said]) -> list[list[str]]:
    """The words of each turn, in order."""
    ends = [turn.span.end for turn in turns]
    cues = sorted((one.start, one.end or one.start, bisect_left(ends, one.span.end)) for one in timed)
    reach, latest = [], Decimal(0)
    for _, end, _ in cues:
        latest = max(latest, end)
        reach.append(latest)
    found: list[list[str]] = [[] for _ in turns]
    for one in said:
        turn = _find_turn(one, cues, reach)
        if turn is not None:
            found[turn].append(one.words)
    return found


def _find_turn(one: Said, cues: Sequence[tuple[Decimal, Decimal, int]], reach: Sequence[Decimal]) -> int | None:
    """The turn whose cues share the most time with a piece of the original; `reach` is how far the cues so far go."""
    start = one.start or Decimal(0)
    end = max(one.end or start, start)
    shared: dict[int, Decimal] = {}
    first = bisect_left(reach, start)
    for begun, ended, turn in (cues[at] for at in range(first, min(first + MOST, len(cues)))):
        if begun > end:
            break
        common = min(end, ended) - max(start, begun)
        if common > 0 or (begun <= start and end == start < ended):
            shared[turn] = shared.get(turn, Decimal(0)) + common
    return max(shared, key=lambda turn: (shared[turn], -turn)) if shared else None
