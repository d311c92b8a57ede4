"""Where a clause looks: ahead of the report's day, or back."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.lexicon.pronouns import load_pronouns
from sayso.lexicon.times import load_times
from sayso.measure.times.line import Line

BEFORE = 12
"""Words before a time among which its verb is looked for."""

AFTER = 9
"""Words behind a time among which its verb is looked for, where none is before."""


def looks_ahead(line: Line, first: int, last: int) -> bool | None:
    """Whether the clause of the words from `first` to `last` looks ahead; None where it doesn't show.

    The nearest verb of the sentence tells: before the time, else behind it (TempEval systems do alike).
    """
    if first and line.words[first - 1].lower in load_times().open:
        return True
    start, end = first, last
    while start > max(0, first - BEFORE) and start not in line.starts:
        start -= 1
    while end < min(len(line.words), last + AFTER) and end not in line.starts:
        end += 1
    told = _find_cue(line, range(first - 1, start - 1, -1))
    return told if told is not None else _find_cue(line, range(last, end))


def _find_cue(line: Line, places: Iterable[int]) -> bool | None:
    known, pasts = load_times(), load_pronouns().pasts
    for at in places:
        lower = line.words[at].lower
        if at and line.words[at - 1].lower == "be":
            continue  # will be held
        if lower in known.ahead:
            return True
        if lower in known.back or lower in pasts or (_is_past(lower) and lower not in known.neutral):
            return False
    return None


def _is_past(lower: str) -> bool:
    """Whether a word has the ending of a past form: *killed*, but not *succeed*."""
    return lower.endswith("ed") and not lower.endswith("eed")
