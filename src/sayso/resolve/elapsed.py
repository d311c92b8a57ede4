"""Periods that can't have passed when the words were said."""

from __future__ import annotations

import re
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
"""Characters before a time that tell what it is the time of."""

NEAR = 60
"""Characters between the words of speaking and their day."""

BACK = 2
"""Statements of a speaker before one that tell its day too."""

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
    """The sentence and the statement that a time stands in, and the last day on which the words can have been said."""

    sentence: Span
    statement: Statement | None
    said: date


def find_impossible(scene: Scene) -> Iterator[Flag]:
    """A flag for each length of time since a known start that is longer than what had passed when it was said, and
    for each day of a figure that is told as past but lies after the day of the words."""
    for time in scene.times:
        told = _find_telling(scene, time.pin.span)
        if told is None:
            continue
        beside = _find_beside(scene, told)
        reason = _check_length(scene, time, told) or _check_day(scene, time, told, beside)
        sides = (*(one.id for one in beside), *((told.statement.id,) if told.statement else ()))
        if reason is not None and sides:
            yield Flag("period", sides, reason, 0.8)


def _find_telling(scene: Scene, span: Span) -> _Told | None:
    """The innermost statement that holds a time, and when it was said; the report's day where that isn't told."""
    holding = [one for one in scene.statements if any(pin.span.covers(span) for pin in one.content)]
    inner = min(holding, key=lambda one: sum(len(pin.words) for pin in one.content), default=None)
    said = (None if inner is None else _find_said(scene, inner)) or scene.report.published
    return None if said is None else _Told(_find_sentence(scene, span), inner, said)


def _find_sentence(scene: Scene, span: Span) -> Span:
    return next((one for one in scene.text.sentences if one.overlaps(span)), span)


def _find_said(scene: Scene, statement: Statement) -> date | None:
    """The day on which a statement was said: its own, or that of the same speaker's statements right before it."""
    at = scene.statements.index(statement)
    for one in reversed(scene.statements[max(0, at - BACK) : at + 1]):
        if one.speaker is None or one.speaker != statement.speaker:
            return None
        day = one.said.end if one.said is not None else _find_occasion(scene, one)
        if day is not None:
            return day
    return None


def _find_occasion(scene: Scene, statement: Statement) -> date | None:
    """The day of the occasion that a statement's sentence tells (*while speaking on the radio on Friday*)."""
    sentence = _find_sentence(scene, statement.content[0].span)
    for time in scene.times:
        span = time.pin.span
        if time.kind == "date" and time.period is not None and sentence.covers(span):
            before = scene.text.body[max(sentence.start, span.start - NEAR) : span.start]
            if load_flags().speaking.search(before):
                return time.period.end
    return None


def _find_beside(scene: Scene, told: _Told) -> list[Figure]:
    """The figures in a time's sentence and statement that are told as so."""
    own = told.statement.id if told.statement else None
    asserted = (one for one in scene.figures if one.modality == "asserted" and one.statement == own)
    return [one for one in asserted if told.sentence.covers(one.pin.span)]


def _check_length(scene: Scene, time: Time, told: _Told) -> str | None:
    """*72 hours of the aggression*, said on a day by whose end so many can't have passed."""
    length = _LENGTH.fullmatch(time.value or "") if time.kind == "duration" else None
    if length is None or load_flags().rough.search(_look_back(scene, time, 24)):
        return None
    hours = int(length["hours"] or 0) + 24 * (int(length["days"] or 0) + 7 * int(length["weeks"] or 0))
    event, start = _find_start(scene, time)
    if start is None or not 0 <= (passed := 24 * ((told.said - start).days + 1)) < hours:
        return None
    return (
        f"“{time.pin.words}” can't have passed when this was said: the {event} began on {_show(start)}, "
        f"and by the end of {_show(told.said)} at most {passed} hours of it had passed."
    )


def _look_back(scene: Scene, time: Time, most: int) -> str:
    """The characters right before a time, in its sentence."""
    before = scene.text.body[max(0, time.pin.span.start - most) : time.pin.span.start]
    return re.split(r"[.!?]\s|\n", before)[-1]


def _find_start(scene: Scene, time: Time) -> tuple[str, date | None]:
    """The event that a length of time is counted from, and the day on which it began."""
    opened = _OF.match(scene.text.body, time.pin.span.end)
    for word in opened[1].lower().split() if opened else ():
        start = _read_start(scene, word) or _recall_start(scene, word)
        if start is not None:
            return word, start
    return "", None


def _recall_start(scene: Scene, event: str) -> date | None:
    """The first day of the well-known event of that name that the report is about; the earliest of several."""
    named = [start for start in load_times().starts if event in start.names]
    words = frozenset(re.findall(r"\w+", scene.text.body.lower())) if named else frozenset()
    return min((start.day for start in named if start.subjects & words), default=None)


def _read_start(scene: Scene, event: str) -> date | None:
    """The first day that the report itself tells (*since invading the country on Thursday*); the earliest of several."""
    if event not in load_flags().events:
        return None
    days = [
        time.period.end for time in scene.times
        if time.kind == "date" and time.period is not None and time.period.start == time.period.end
        and load_flags().begins.search(_look_back(scene, time, BEFORE))
    ]  # fmt: skip
    return min(days, default=None)


def _check_day(scene: Scene, time: Time, told: _Told, beside: Sequence[Figure]) -> str | None:
    """A day of the month for which a figure is told as past, and which lies after the day of the words."""
    period = time.period
    if time.kind != "date" or period is None or period.start != period.end or not re.search(r"\d", time.pin.words):
        return None
    sentence = scene.text.body[told.sentence.start : told.sentence.end]
    meant = any(one.period is not None and one.period.end == period.end for one in beside)
    if not meant or period.end <= told.said + SLACK or load_flags().ahead.search(sentence):
        return None
    said = "these words were said" if told.statement and told.statement.said else "the report came out"
    return f"“{time.pin.words}” ({_show(period.end)}) lies after the day on which {said}, {_show(told.said)}."


def _show(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
