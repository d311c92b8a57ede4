"""The days that a count covers, and whether it is a running total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon.choices import load_choices
from sayso.lexicon.periods import load_periods
from sayso.measure.chain import find_likeliest
from sayso.measure.choice import weigh
from sayso.measure.clause import find_tense, split_lists
from sayso.measure.days.day_options import link_days
from sayso.measure.days.day_setting import INSIDE, Setting, read_setting
from sayso.measure.days.days import find_said, name_length
from sayso.measure.days.rates import is_aim, is_rate
from sayso.measure.draft import Count
from sayso.model import Period, Report, Statement, Text, Time, Words

_NEAR = (8, 10)
"""Words before and behind a number among which a total is marked at the number."""


@dataclass(frozen=True, slots=True)
class Told:
    """The days that a count covers, None where nothing tells, and whether it is a running total over them."""

    period: Period | None
    cumulative: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was found for the count before."""

    count: Count
    period: Period | None
    cumulative: bool


def find_periods(
    report: Report,
    text: Text,
    words: Words,
    statements: Sequence[Statement],
    counts: Sequence[Count],
    times: Sequence[Time],
) -> tuple[Told, ...]:
    """The days that each count covers, in order.

    `counts` must stand in the text's order, `times` be all of the text. The counts of a list share their days; an
    addition covers the report's own. Days are chosen among those told near by and elsewhere, the report's, and those
    from the first day of a well-known war on; see `day_options`. What is told by the day or only aimed at is no total.
    """
    if not counts:
        return ()
    setting, weights = read_setting(report, text, words, statements, counts, times), load_choices()
    found: dict[int, Told] = {}
    today = Told(Period(report.published, report.published), False) if report.published else None
    lists = split_lists(counts)
    dated = [listed for listed in lists if not today or listed[0].mention.kind != "addition"]
    earlier: Earlier | None = None
    for listed, period in zip(dated, find_likeliest(link_days(setting, dated), weights["period"]), strict=True):
        period = _end_when_said(setting, listed[0], period)
        total = weigh(list_marks(setting, listed[0], period, earlier), weights["cumulative"]) > 0
        earlier = Earlier(listed[-1], period, total)
        for count in listed:
            found[id(count)] = Told(period, total and not (is_rate(words, count) or is_aim(words, count)))
    return tuple(found.get(id(count), today or Told(None, False)) for count in counts)


def _end_when_said(setting: Setting, count: Count, period: Period | None) -> Period | None:
    """A running time that ends no later than the words were said; what lies ahead altogether stays."""
    said = find_said(setting.layout, setting.statements, count.mention.first)
    if said is None or period is None or period.end <= said or period.start is None or period.start >= said:
        return period
    return Period(period.start, said)


def list_marks(setting: Setting, count: Count, period: Period | None, earlier: Earlier | None) -> Iterator[str]:
    """What speaks for or against a running total over a period."""
    days = setting.days
    length = name_length(period) if period else "none"
    yield from ("bias", f"len={length}", f"kind={count.mention.kind}")
    yield f"tense={find_tense(setting.words, setting.layout, count)}"
    if period and days.war and days.war == period.start:
        yield "war"
    if period and length != "day" and days.today == period.end:
        yield "totoday"
    if length == "day" and (
        "total" in setting.mark(count.mention.first) or "rising" in setting.mark(count.mention.first)
    ):
        yield "total.day"
    if earlier is not None and earlier.period == period:
        yield f"earlier.sameperiod={earlier.cumulative}"
    yield from _mark_telling(setting, count, period)
    yield from _mark_words(setting, count.mention.first)


def _mark_telling(setting: Setting, count: Count, period: Period | None) -> Iterator[str]:
    """How a period is told, and whether a total is marked where it is."""
    told, start_end = setting.days.told, setting.layout.bounds(count.mention.first)
    inside = setting.days.within(*start_end)[:INSIDE]
    yield from {f"rel={told[place].relation}": None for place in inside if told[place].period == period}
    first = setting.days.firsts_told.get(period) if period else None
    if first is not None and "total" in setting.mark(first):
        yield "total.told"
        yield from ("total.header",) if first < start_end[0] else ()


def _mark_words(setting: Setting, at: int) -> Iterator[str]:
    """The marks of a total around a number, and in its sentence."""
    known = load_periods()
    start, end = setting.layout.bounds(at)
    before, behind = _NEAR
    near = {word.lower for word in setting.words.words[max(start, at - before) : min(end, at + behind)]}
    yield from ("total",) if "total" in setting.mark(at) else ()
    yield from ("total.near",) if near & known.totals else ()
    yield from ("rising.near",) if near & known.rising else ()
    yield from sorted(f"w={word}" for word in near & (known.totals | known.rising))
    yield from ("since",) if "since" in near else ()
