"""Totals that are not the sum of their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sayso.lexicon.flags import load_flags
from sayso.model import Figure, Flag, Text

_BREAKDOWN = re.compile(r"[:(—–]\s*$|--\s*$")
"""What stands right before the first part of a whole that is broken down."""

_STOP = re.compile(r"[.!?]\s")

GAP = 90
"""Characters between two parts of one list at most."""


def find_sums(text: Text, figures: Sequence[Figure]) -> Iterator[Flag]:
    """A flag for each whole that a part or the parts of one list exceed, or that a full breakdown doesn't reach."""
    by_id = {figure.id: figure for figure in figures}
    wholes: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.part_of in by_id and figure.quantity.low is not None and figure.modality == "asserted":
            wholes.setdefault(figure.part_of or "", []).append(figure)
    for whole, parts in wholes.items():
        flag = _check(text.body, by_id[whole], parts)
        if flag is not None:
            yield flag


def _check(body: str, whole: Figure, parts: Sequence[Figure]) -> Flag | None:
    most, least = whole.quantity.high, whole.quantity.low
    over = next((part for part in parts if most is not None and _low(part) > most), None)
    if over is not None:
        return _flag(
            whole, (over,), f"“{_show(over)}” is told as a part of “{_show(whole)}” and is more than that.", 0.8
        )
    listed = _take_list(body, parts)
    total = sum((_low(part) for part in listed), Decimal(0))
    told = " + ".join(f"{_low(part):,f}" for part in listed) + f" = {total:,f}"
    if len(listed) > 1 and most is not None and total > most and whole.quantity.bound == "exact":
        reason = f"The parts add up to more than the whole: {told}, and the whole is “{_show(whole)}”."
        return _flag(whole, listed, reason, 0.7)
    if len(listed) > 1 and least is not None and total < least and _is_full(body, whole, listed):
        reason = f"The parts don't make up the whole: {told}, and the whole is “{_show(whole)}”."
        return _flag(whole, listed, reason, 0.6)
    return None


def _take_list(body: str, parts: Sequence[Figure]) -> Sequence[Figure]:
    """The parts from the first on that one list tells, so that they don't overlap."""
    listed = [parts[0]]
    for part in parts[1:]:
        gap = body[listed[-1].pin.span.end : part.pin.span.start]
        if len(gap) > GAP or load_flags().apart.search(gap) or _STOP.search(gap) or part.event != listed[0].event:
            break
        listed.append(part)
    return listed


def _is_full(body: str, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a breakdown leaves nobody out: behind a colon, bracket or dash, all exact, with no rest."""
    exact = all(one.quantity.bound == "exact" for one in (whole, *parts))
    opened = _BREAKDOWN.search(body[whole.pin.span.end : parts[0].pin.span.start])
    after = body[whole.pin.span.end : parts[-1].pin.span.end + GAP]
    return exact and opened is not None and not load_flags().rest.search(_STOP.split(after)[0])


def _low(figure: Figure) -> Decimal:
    return figure.quantity.low or Decimal(0)


def _show(figure: Figure) -> str:
    return figure.pin.words


def _flag(whole: Figure, parts: Sequence[Figure], reason: str, score: float) -> Flag:
    return Flag("sum", (whole.id, *(part.id for part in parts)), reason, score)
