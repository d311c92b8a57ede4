"""The course of the disaster that a report tells of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from sayso.lexicon.periods import load_periods
from sayso.lexicon.sides import load_sides
from sayso.measure.days.days import Telling
from sayso.measure.layout import Layout
from sayso.model import Period, Report, Words

_OPENING = 40
"""Words at a text's beginning in which it tells that it is about a disaster."""

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

_NEAR = 60
"""Days at most between the middle of a disaster's days and others of its course."""

_AROUND = 12
"""Words before or behind a day among which a disaster's beginning or end is told."""

_OPENS = 2


def find_course(report: Report, words: Words, layout: Layout, told: Sequence[Telling]) -> Period | None:
    """The days that a report on a disaster tells as its course: a range at its beginning, else from the day on which it
    began (or the first one) to the last one around the middle of them; where it tells no day or only one of a month told
    before, that month, or else a year. Days that only have a name (*the Labor Day flood*) don't count."""
    if not is_disaster(report, words):
        return None
    days = _choose_days(words, told)
    if days and days[0].first < _OPENING and days[0].length != "day" and _is_range(words, days[0]):
        return days[0].period
    month = next((one for one in told if one.length == "month" and one.relation not in ("since", "by")), None)
    if not days or (month and month.first < days[0].first and _is_single(days, month.period)):
        return month.period if month else _find_year(report, told)
    middle = sorted(one.period.end for one in days)[len(days) // 2]
    near = [one for one in days if abs((one.period.end - middle).days) <= _NEAR]
    begun = [one.period.start for one in near if one.period.start and tells(words, layout, one, load_periods().begins)]
    start = begun[0] if begun else min(one.period.start for one in near if one.period.start)
    ends = [one.period.end for one in told if tells(words, layout, one, load_periods().ends)]
    ends = [end for end in ends if 0 <= (end - middle).days <= _NEAR]
    return Period(start, max(start, *ends, *(one.period.end for one in near)))


def find_extent(report: Report, words: Words, told: Sequence[Telling]) -> Period | None:
    """From the first to the last day that a report on a disaster tells around the middle one."""
    days = [one.period for one in _choose_days(words, told)] if is_disaster(report, words) else []
    if not days:
        return None
    middle = sorted(day.end for day in days)[len(days) // 2]
    near = [day for day in days if abs((day.end - middle).days) <= _NEAR]
    return Period(min(day.start for day in near if day.start), max(day.end for day in near))


def _is_single(days: Sequence[Telling], month: Period) -> bool:
    """Whether only one day is told, and lies in a month."""
    only = {one.period for one in days}
    return len(only) == 1 and month.start is not None and all(month.start <= day.end <= month.end for day in only)


def is_disaster(report: Report, words: Words) -> bool:
    """Whether a report is about a disaster, by its title and first words."""
    opening = (word.lower for word in words.words[:_OPENING])
    known = load_sides().disasters | load_periods().disasters
    return not known.isdisjoint((*(report.title or "").lower().split(), *opening))


def _choose_days(words: Words, told: Sequence[Telling]) -> list[Telling]:
    return [
        one
        for one in told
        if one.period.start and _has_digits(words, one) and (one.length == "day" or _is_range(words, one))
    ]


def tells(words: Words, layout: Layout, one: Telling, known: frozenset[str]) -> bool:
    """Whether one of these words stands before a time in its clause; behind it where the time opens its sentence."""
    start, end = layout.bounds(one.first)
    if one.first - start <= _OPENS:
        around = range(one.last, min(end, one.last + _AROUND))
    else:
        around = range(max(start, one.first - _AROUND), one.first)
    return any(
        words.words[at].lower in known and (at > one.first or layout.breaks[at] == layout.breaks[one.first])
        for at in around
    )


def _find_year(report: Report, told: Sequence[Telling]) -> Period | None:
    years = _YEAR.findall((report.title or "").lower())
    if len(years) == 1:
        return Period(date(int(years[0]), 1, 1), date(int(years[0]), 12, 31))
    often = Counter(one.period for one in told if one.length == "year" and one.period.start)
    return often.most_common(1)[0][0] if often else None


def _is_range(words: Words, one: Telling) -> bool:
    """Whether a time tells a first and a last day: *March 3 to 5*, *March 3-5*."""
    dashed = any("-" in word.form or "–" in word.form for word in words.words[one.first : one.last])
    return (one.relation == "from" or dashed) and one.length in ("week", "month", "season")


def _has_digits(words: Words, one: Telling) -> bool:
    return any(word.form[0].isdecimal() for word in words.words[one.first : one.last])
