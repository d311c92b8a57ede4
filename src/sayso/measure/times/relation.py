"""How the words before a time tie it to what is told: *since* Friday, *by* 9 June, *between* 13 and 17 June."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.model import Period, Span, Time, Words

Relation = Literal["since", "until", "by", "as_of", "from", "to", "before", "after", "between", "during"]

_WORDS: dict[str, Relation] = {
    "since": "since", "until": "until", "till": "until", "by": "by", "from": "from", "to": "to", "through": "to",
    "before": "before", "after": "after", "between": "between", "during": "during", "in": "during", "on": "during",
    "over": "during", "throughout": "during", "within": "during", "following": "after",
}  # fmt: skip
_PHRASES: dict[tuple[str, str], Relation] = {
    ("as", "of"): "as_of", ("as", "at"): "as_of", ("up", "to"): "until", ("prior", "to"): "before", ("ahead", "of"): "before",
    ("up", "until"): "until",
}  # fmt: skip
_PASSED_OVER = frozenset(("the", "late", "early", "mid", "about", "around", "shortly", "dawn", "noon", "midnight"))
_JOINTS = frozenset(("to", "and", "through", "until", "till", "-", "–", "—", "‒", "into"))


@dataclass(frozen=True, slots=True)
class TiedTime:
    """The days that one time, or two that are tied (*from 13 to 17 June*), are told for. `span` runs from the first
    word of the relation to the last time's end; `times` are the indexes of the times."""

    span: Span
    relation: Relation | None
    times: tuple[int, ...]
    period: Period


def read_relation(words: Words, time: Time) -> Relation | None:
    """What the words right before a time say of it; None where they say nothing."""
    return _read(words, bisect_left(words.starts, time.pin.span.start))[0]


def tie_times(words: Words, times: Sequence[Time], as_of: date | None) -> tuple[TiedTime, ...]:
    """All times that tell days, in order, each with the days that it stands for in its phrase.

    *since X* runs from X to `as_of` (the day when it was said; without one to the end of X), *by X*, *as of X* and
    *until X* to the end of X from a start that isn't told, *before X* to the day before it; two times joined by *to*,
    *until* or, after *between*, *and* are one. *after X* is X itself.
    """
    tied: list[TiedTime] = []
    taken = -1
    for index, time in enumerate(times):
        if index <= taken or time.period is None:
            continue
        at = bisect_left(words.starts, time.pin.span.start)
        relation, start = _read(words, at)
        if index + 1 < len(times) and _are_joined(words, time, times[index + 1], relation):
            period = _join(time, times[index + 1])
            if period is not None:
                last = times[index + 1].pin.span.end
                tied.append(TiedTime(Span(start, last), relation or "from", (index, index + 1), period))
                taken = index + 1
                continue
        period = _apply(relation, time.period, as_of)
        if period is not None:
            tied.append(TiedTime(Span(start, time.pin.span.end), relation, (index,), period))
    return tuple(tied)


def _read(words: Words, at: int) -> tuple[Relation | None, int]:
    """The relation before a word, and where its words begin."""
    start = words.starts[at] if at < len(words.starts) else len(words.body)
    before = at - 1
    while before >= 0 and at - before < 3 and words.words[before].lower in _PASSED_OVER:
        before -= 1
    if before < 0:
        return None, start
    lower = words.words[before].lower
    phrase = _PHRASES.get((words.words[before - 1].lower, lower)) if before else None
    relation = phrase or _WORDS.get(lower)
    if relation is None:
        return None, start
    return relation, words.starts[before - 1 if phrase else before]


def _are_joined(words: Words, one: Time, other: Time, relation: Relation | None) -> bool:
    """Whether two times are the ends of one period: *from 13 to 17 June*, *2014-2016*, *between 9 and 10 May*."""
    if one.period is None or other.period is None:
        return False
    first = bisect_left(words.starts, one.pin.span.end)
    last = bisect_left(words.starts, other.pin.span.start)
    joints = [word.lower for word in words.words[first:last] if word.lower not in _PASSED_OVER]
    if len(joints) != 1 or joints[0] not in _JOINTS:
        return False
    return joints[0] != "and" or relation == "between"


def _join(one: Time, other: Time) -> Period | None:
    if one.period is None or other.period is None:
        return None
    start, end = one.period.start, other.period.end
    return Period(start, end) if start is None or start <= end else None


def _apply(relation: Relation | None, period: Period, as_of: date | None) -> Period | None:
    start = period.start
    if relation in ("since", "from") and start is not None:
        return (
            Period(start, max(as_of, start)) if as_of else (period if relation == "from" else Period(start, period.end))
        )
    if relation in ("by", "as_of", "until", "to"):
        return Period(None, period.end)
    if relation == "before" and start is not None:
        return Period(None, date.fromordinal(max(1, start.toordinal() - 1)))
    return period
