"""Periods that can't have passed when the words were said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.lexicon.flags import load_flags
from sayso.lexicon.times import load_times
from sayso.model import Figure, Flag, Report, Span, Statement, Text, Time

_LENGTH = re.compile(r"P(?:T(?P<hours>\d{1,5})H|(?P<days>\d{1,4})D|(?P<weeks>\d{1,3})W)")
"""The durations that are exact enough to be checked; months and years are told roundly."""

_OF = re.compile(r"\s+(?:of|since|into)\s+((?:[\w'’-]+\s*){1,5})")
"""What a length of time is counted from."""

BEFORE = 100
"""Characters before a day that tell what began on it."""

SLACK = timedelta(days=1)
"""Between the days of a report and of what it tells, for time zones and late editions."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A report with what was found in it."""

    report: Report
    text: Text
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    times: Sequence[Time]


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a time stands: its sentence, its statement, the figures told as so in both, and the last day on which the
    words can have been said."""

    sentence: Span
    statement: Statement | None
    figures: Sequence[Figure]
    said: date


def find_impossible(scene: Scene) -> Iterator[Flag]:
    """A flag for each length of time since a known start that is longer than what had passed when it was said, and
    for each day of a figure that is told as past but lies after the day of the words."""
    for time in scene.times:
        length, day = _read_length(scene, time), _read_day(time)
        told = _find_telling(scene, time.pin.span) if length or day else None
        if told is None:
            continue
        reason = _check_length(scene, time, told, *length) if length else _check_day(scene, time, told, day)
        sides = (*(one.id for one in told.figures), *((told.statement.id,) if told.statement else ()))
        if reason is not None and sides:
            yield Flag("period", sides, reason, 0.8)


def _find_telling(scene: Scene, span: Span) -> _Told | None:
    """Where a time stands. The report's day is that of words whose day isn't told; None where that isn't known."""
    holding = [one for one in scene.statements if any(pin.span.covers(span) for pin in one.content)]
    inner = min(holding, key=lambda one: sum(len(pin.words) for pin in one.content), default=None)
    said = inner.said.end if inner is not None and inner.said is not None else scene.report.published
    if said is None:
        return None
    sentence = scene.text.sentences[max(0, bisect_right(scene.text.sentences, Span(span.start, span.end + 1)) - 1)]
    first, last = (
        bisect_left(scene.figures, at, key=lambda one: one.pin.span.start) for at in (sentence.start, sentence.end)
    )
    own = inner.id if inner is not None else None
    beside = [one for one in scene.figures[first:last] if one.modality == "asserted" and one.statement == own]
    return _Told(sentence, inner, beside, said)


def _read_length(scene: Scene, time: Time) -> tuple[int, str] | None:
    """The hours of an exact length of time, and the words for what it is counted from; None for other times."""
    length = _LENGTH.fullmatch(time.value or "") if time.kind == "duration" else None
    counted = _OF.match(scene.text.body, time.pin.span.end)
    if length is None or counted is None or load_flags().rough.search(_look_back(scene, time, 24)):
        return None
    days = int(length["days"] or 0) + 7 * int(length["weeks"] or 0)
    return int(length["hours"] or 0) + 24 * days, counted[1].lower()


def _look_back(scene: Scene, time: Time, most: int) -> str:
    """The characters right before a time, in its sentence."""
    before = scene.text.body[max(0, time.pin.span.start - most) : time.pin.span.start]
    return re.split(r"[.!?]\s|\n", before)[-1]


def _check_length(scene: Scene, time: Time, told: _Told, hours: int, counted: str) -> str | None:
    """*72 hours of the aggression*, said on a day by whose end so many can't have passed."""
    event, start = _find_start(scene, counted)
    if start is None or not 0 <= (passed := 24 * ((told.said - start).days + 1)) < hours:
        return None
    return (
        f"“{time.pin.words}” can't have passed when this was said: the {event} began on {_show(start)}, "
        f"and by the end of {_show(told.said)} at most {passed} hours of it had passed."
    )


def _find_start(scene: Scene, counted: str) -> tuple[str, date | None]:
    """The event that the words name, and the day on which it began: as the report tells, else as is well known."""
    for event in counted.split():
        start = _read_start(scene, event) or _recall_start(scene, event)
        if start is not None:
            return event, start
    return "", None


def _read_start(scene: Scene, event: str) -> date | None:
    """The earliest first day that the report itself tells (*since invading the country on Thursday*)."""
    if event not in load_flags().events:
        return None
    days = (_find_day(time) for time in scene.times if load_flags().begins.search(_look_back(scene, time, BEFORE)))
    return min((day for day in days if day is not None), default=None)


def _find_day(time: Time) -> date | None:
    """The day that a time means, None where it is more or less than one."""
    one = time.kind == "date" and time.period is not None and time.period.start == time.period.end
    return time.period.end if one and time.period is not None else None


def _recall_start(scene: Scene, event: str) -> date | None:
    """The first day of the well-known event of that name that the report is about; the earliest of several."""
    named = [start for start in load_times().starts if event in start.names]
    words = frozenset(re.findall(r"\w+", scene.text.body.lower())) if named else frozenset()
    return min((start.day for start in named if start.subjects & words), default=None)


def _read_day(time: Time) -> date | None:
    """The day that a time means by its number in the month; None for other times (*Friday* looks back by itself)."""
    return _find_day(time) if re.search(r"\d", time.pin.words) else None


def _check_day(scene: Scene, time: Time, told: _Told, day: date | None) -> str | None:
    """A day for which a figure is told as past, and which lies after the day of the words."""
    meant = any(one.period is not None and one.period.end == day for one in told.figures)
    sentence = scene.text.body[told.sentence.start : told.sentence.end]
    if day is None or not meant or day <= told.said + SLACK or load_flags().ahead.search(sentence):
        return None
    said = "these words were said" if told.statement and told.statement.said else "the report came out"
    return f"“{time.pin.words}” ({_show(day)}) lies after the day on which {said}, {_show(told.said)}."


def _show(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
