"""All times of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from sayso.measure.times.grammar import ANY, RULES
from sayso.measure.times.line import make_line
from sayso.measure.times.scene import Found, Scene
from sayso.measure.times.starts import tells_start
from sayso.model import Period, Report, Span, Text, Time, Word, Words, make_pin

SHORTEST = 28
"""Days at least of what has an early and a late part that are days of their own."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_OF_SEASON = re.compile(
    r"\b((?:19|20)\d\d)(?:[–-]\d\d)? (?:[\w-]+ ){0,3}(?:hurricane|typhoon|cyclone|storm|windstorm) season\b"
)


def find_times(report: Report, text: Text, words: Words) -> tuple[Time, ...]:
    """The time expressions of a text (TIMEX3 of TimeML), in order, resolved against the report's date.

    A weekday is the last such day up to the report's own, unless its clause looks ahead; dates without a year are the
    nearest on the side to which the clause looks. Without the report's date a year is taken from the title, from the
    storm season or from the year that most years told are, else from the last time told before. What can't be resolved
    has no value and no period.
    """
    starts = frozenset(span.start for span in (*text.sentences, *text.paragraphs))
    line = make_line(words, starts)
    scene = Scene(line, report.published, _find_year(report, text))
    times = []
    for found in _read_all(scene):
        span = Span(line.words[found.first].start, _end(line.words[found.last - 1]))
        times.append(Time(make_pin(text.body, span), found.kind, found.value, found.period))
    return tuple(times)


def _find_year(report: Report, text: Text) -> int | None:
    """The year of a report without a date: its title's, that of the season that it is about, or the one that most years
    told are."""
    years = set(_YEAR.findall(report.title or ""))
    if len(years) == 1:
        return int(years.pop())
    season = _OF_SEASON.search(text.body) if report.published is None else None
    if season or report.published is not None:
        return int(season[1]) if season else None
    told = Counter(_YEAR.findall(text.body))
    year, times = next(iter(told.most_common(1)), ("", 0))
    return int(year) if times > told.total() / 2 else None


def _read_all(scene: Scene) -> Iterator[Found]:
    at = 0
    letters = scene.line.letters
    while begun := ANY.search(letters, at):
        found = _read_at(scene, begun.start())
        for one in found:
            if one.stretch is not None:
                scene.anchor = one.stretch
                if one.stretch.unit == "quarter" and scene.line.letters[one.last - 1] == "Q":
                    scene.quarter = one.stretch
                if tells_start(scene, one):
                    scene.begun = one.stretch
            yield one
        at = max((one.last for one in found), default=begun.start() + 1)


def _read_at(scene: Scene, at: int) -> tuple[Found, ...]:
    """What the first pattern gives whose reader takes what stands there; empty where none does."""
    for pattern, read in RULES:
        match = pattern.match(scene.line.letters, at)
        found = read(scene, match) if match else None
        if found is not None:
            return found if isinstance(found, tuple) else (narrow(scene, found),)
    return ()


def narrow(scene: Scene, found: Found) -> Found:
    """*Early March* covers the first third of the month's days, *late March* the last; *later this month* those to
    come."""
    edge = next((at for at in range(found.first, found.last)[:2] if scene.line.letters[at] in "eE"), None)
    period = found.period
    if edge is None or found.stretch is None or period is None or period.start is None:
        return found
    sense, start, end = scene.line.senses[edge], period.start, found.stretch.end
    if sense.letter == "E":
        to_come = sense.value == "1" and scene.published is not None and start < scene.published <= end
        return replace(found, period=Period(scene.published, end)) if to_come else found
    days = (end - start).days + 1
    if days < SHORTEST:
        return found
    first, last = (days * third // 3 for third in (int(sense.value), int(sense.value) + 1))
    return replace(found, period=Period(start + timedelta(days=first), start + timedelta(days=last - 1)))


def _end(word: Word) -> int:
    """Where a time's last word ends without its possessive: *Friday* of *Friday's*."""
    return word.end - 2 if word.possessive else word.end
