"""The days that a report tells: each time with the word that leads to it, and the days that go without saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.lexicon.periods import load_periods
from sayso.lexicon.times import load_times
from sayso.measure.layout import Layout
from sayso.model import Period, Report, Statement, Time, Word, Words

LENGTHS = ((1, "day"), (8, "week"), (31, "month"), (92, "season"), (366, "year"))
"""Days at most, and what a period of so many is called."""

_LEAD = 3
"""Words before a time among which the word that leads to it stands."""

_SINCE = 9
"""Words before a time among which *since* may stand, with a clause between (*since Oldford fell on Friday*)."""

_DATELINE = 8
"""Words at a text's beginning in which a dateline's day begins."""


_UNTIL = frozenset(("to", "until", "till", "through"))


@dataclass(frozen=True, slots=True)
class Telling:
    """Days that a text tells at the words `first` to `last` (half-open). `relation` is how: *since*, *by*, *from* (to
    another), or the preposition; empty where none leads to it. `length` names how long they are by themselves."""

    first: int
    last: int
    period: Period
    relation: str
    length: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a report: those told, in order, with their first words; the report's own; the day on which its war
    began; the word at which each period is told first; the last day up to its own that it tells of an event."""

    told: tuple[Telling, ...]
    firsts: tuple[int, ...]
    today: date | None
    war: date | None
    firsts_told: Mapping[Period, int]
    last: date | None

    @property
    def gap(self) -> str:
        """How far the last day told lies before the report's own: *same*, *day*, *more*; *none* where either is missing."""
        if self.last is None or self.today is None:
            return "none"
        days = (self.today - self.last).days
        return "same" if not days else "day" if days == 1 else "more"

    def within(self, first: int, last: int) -> range:
        """The places in `told` of what begins in a range of words."""
        return range(bisect_left(self.firsts, first), bisect_left(self.firsts, last))


def read_days(
    report: Report, words: Words, layout: Layout, statements: Sequence[Statement], times: Sequence[Time]
) -> Days:
    """The days that a report tells."""
    war = _find_war(report, words)
    told = _join_ranges(words, _read_all(report, words, layout, statements, times, war), war)
    firsts = tuple(one.first for one in told)
    firsts_told = {one.period: one.first for one in reversed(told)}
    return Days(told, firsts, report.published, war, firsts_told, _find_last(told, report.published))


def _find_last(told: Sequence[Telling], today: date | None) -> date | None:
    """The last day told up to the report's own; none where that isn't known."""
    ends = (one.period.end for one in told if one.length == "day" and one.relation not in ("since", "by"))
    return max((end for end in ends if end <= today), default=None) if today else None


def name_length(period: Period) -> str:
    """What a period of so many days is called; *open* where it has no start."""
    if period.start is None:
        return "open"
    days = (period.end - period.start).days + 1
    return next((name for most, name in LENGTHS if days <= most), "years")


def find_said(layout: Layout, statements: Sequence[Statement], at: int) -> date | None:
    """The day on which the words at a place were said, where their statement tells."""
    number = layout.content[at]
    said = statements[number].said if number >= 0 else None
    return said.end if said else None


def _read_all(
    report: Report,
    words: Words,
    layout: Layout,
    statements: Sequence[Statement],
    times: Sequence[Time],
    war: date | None,
) -> list[Telling]:
    found: list[Telling] = []
    for one in times:
        first, last = words.within(one.pin.span)
        if one.period is None or first == last or _is_dateline(words, layout, first, last):
            continue
        start = max(layout.bounds(first)[0], found[-1].last if found else 0)
        relation = _find_relation(words, start, first)
        if _is_label(words, relation, first, last, report.published):
            continue
        relation = "on" if relation == "by" and one.kind == "time" else relation
        said = find_said(layout, statements, first) or report.published
        period = _relate(_snap(one.period, relation, war), relation, said, report.published)
        if period is not None:
            found.append(Telling(first, last, period, relation, name_length(one.period)))
    return found


def _is_label(words: Words, relation: str, first: int, last: int, today: date | None) -> bool:
    """Whether a time only labels a noun (*the 2019 season*, *2018 dollars*), or means a today that nobody knows."""
    if today is None and words.words[first].lower in load_periods().now:
        return True
    bare = last - first == 1 and words.words[first].form.isdecimal() and relation == ""
    return bare and (first == 0 or words.words[first - 1].form != ",")


def _is_dateline(words: Words, layout: Layout, first: int, last: int) -> bool:
    """Whether a time only tells when the report was filed: *OLDFORD, Norland, Aug. 8 (Agency) --*."""
    if first >= _DATELINE or layout.sentence[first] != 0:
        return False
    filed = any(word.form in load_periods().filed for word in words.words[last : last + 5])
    return filed and any(word.form.isupper() for word in words.words[:first])


def _snap(period: Period, relation: str, war: date | None) -> Period:
    """*Since February 2022* means the day of that month on which the war began."""
    if relation != "since" or war is None or period.start is None or name_length(period) == "year":
        return period
    return Period(war, period.end) if period.start < war <= period.end else period


def _find_relation(words: Words, start: int, first: int) -> str:
    """The word that leads to a time: the nearest of the table's before it, or the time's own first one."""
    relations = load_periods().relations
    listed = words.words
    for at in range(first, max(start, first - _LEAD) - 1, -1):
        lower = listed[at].lower
        if lower == "of" and at and listed[at - 1].lower == "as":
            return "by"
        if lower in relations:
            far = relations[lower] in ("on", "in") and _has_since(listed, start, at)
            return "since" if far else relations[lower]
        if at < first and not listed[at].form[0].isalnum():
            break
    return "since" if _has_since(listed, start, first) else ""


def _has_since(listed: Sequence[Word], start: int, first: int) -> bool:
    """Whether *since* stands before a time with nothing but words between."""
    for at in range(first - 1, max(start, first - _SINCE) - 1, -1):
        if listed[at].lower == "since":
            return True
        if not listed[at].form[0].isalnum():
            return False
    return False


def _relate(period: Period, relation: str, said: date | None, today: date | None) -> Period | None:
    """The days that a time tells with the word that leads to it; None where they can't be.

    What holds the report's day ends with it: *this year*, *in 2022* of a report of that year.
    """
    if period.start is None:
        return None
    if relation == "since":
        return Period(period.start, said) if said and period.start <= said else None
    if today and period.start <= today < period.end:
        period = Period(period.start, today)
    return Period(None, period.end) if relation == "by" else period


def _join_ranges(words: Words, found: Sequence[Telling], war: date | None) -> tuple[Telling, ...]:
    """Two times with *to* or a dash between are one: *from 24 February to 3 March*, *September 7 to 19*.

    A range that begins in the month in which the war began begins on its first day.
    """
    joined: list[Telling] = []
    firsts = {one.first for one in found}
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and before.period.start and _are_joined(words, before, one):
            period = Period(before.period.start, max(one.period.end, before.period.end))
            period = _snap(period, "since", war) if before.length == "month" else period
            joined[-1] = Telling(before.first, one.last, period, "from", name_length(period))
        else:
            joined.append(one if one.last + 1 in firsts else _stretch(words, one))
    return tuple(joined)


def _are_joined(words: Words, one: Telling, other: Telling) -> bool:
    far = 2 if words.words[one.last : one.last + 1] and words.words[one.last].form == "," else 1
    if other.first - one.last > far or one.period.start is None or other.period.end < one.period.start:
        return False
    if other.first == one.last and "-" in words.words[one.last - 1].form:
        return True
    joins, between = load_periods().joins, [word.lower for word in words.words[one.last : other.first + 1]]
    return between[1] in _UNTIL if far == 2 and len(between) > 2 else any(word in joins for word in between)


def _stretch(words: Words, one: Telling) -> Telling:
    """A day of a month with another number of the month behind it."""
    listed, end, start = words.words, one.last, one.period.start
    if one.length != "day" or start is None or end + 1 >= len(listed):
        return one
    join, number = listed[end].lower, listed[end + 1].form
    if join not in load_periods().joins or join == "and" or not (number.isascii() and number.isdecimal()):
        return one
    if len(number) > 2 or not start.day < int(number) <= monthrange(start.year, start.month)[1]:
        return one
    period = Period(start, start.replace(day=int(number)))
    return Telling(one.first, end + 2, period, "from", name_length(period))


def _find_war(report: Report, words: Words) -> date | None:
    """The first day of the well-known war that a report tells most of, if it had begun."""
    around = re.findall(r"[^\W_]+", f"{report.title or ''} {report.publisher or ''}".lower())
    named = Counter((*around, *(word.lower.lstrip("#") for word in words.words)))
    often: Counter[date] = Counter()
    for start in load_times().starts:
        if "war" in start.names and (report.published is None or report.published >= start.day):
            often[start.day] = sum(named[subject] for subject in start.subjects)
    ranked = often.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] else None
