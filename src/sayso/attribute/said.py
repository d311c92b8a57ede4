"""When a statement was made, where the report tells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from sayso.attribute.frames import find_frames
from sayso.lexicon.writing import load_writing
from sayso.model import Days, Report, Statement, Text

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CREDIT = 60
"""Characters behind a post's account in which its date stands."""

_CARRIED = 2
"""Paragraphs over which the day of a speech holds for what its speaker goes on to say."""


def find_said(report: Report, text: Text, statements: Sequence[Statement]) -> tuple[Days | None, ...]:
    """The days on which each statement was made, resolved against the report's date; None where not told.

    Give it statements with their speakers: what somebody goes on to say was said the same day. A weekday is the
    last such day up to the report's own. Without the report's date only dates with a year and posts are resolved.
    """
    posted = {post.content: post.posted for post in text.posts}
    frames = find_frames(text, statements)
    held: dict[str, tuple[Days, int]] = {}
    found: list[Days | None] = []
    for one, frame in zip(statements, frames, strict=True):
        if one.kind == "post":
            moment = posted.get(one.content[0].span)
            found.append(Days(moment.date(), moment.date()) if moment else _read_credit(text, one))
            continue
        days = read_days(frame.whole, report.published)
        if days is None and one.entity in held:
            earlier, paragraph = held[one.entity]
            goes_on = one.kind == "direct" or not one.source or len(one.source[0].words) <= 4
            days = earlier if goes_on and frame.paragraph - paragraph <= _CARRIED else None
        if days is not None and one.entity is not None:
            held[one.entity] = (days, frame.paragraph)
        found.append(days)
    return tuple(found)


def _read_credit(text: Text, one: Statement) -> Days | None:
    """The full date in the line that credits a post, right behind its account."""
    end = (one.source or one.content)[-1].span.end
    return read_days(text.body[end : end + CREDIT].split("\n")[0], None)


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Days | None]]]:
    months = "|".join(sorted(load_writing().months, key=len, reverse=True))
    day = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    weekdays = "|".join(WEEKDAYS)
    rows: Sequence[tuple[str, Callable[[re.Match[str], date | None], Days | None]]] = (
        (rf"\b(?P<month>{months})\.?\s+{day}\b{year}", _read_date),
        (rf"\b{day}\s+(?P<month>{months})\b\.?{year}", _read_date),
        (rf"\b(?P<past>last )?(?P<weekday>{weekdays})\b", _read_weekday),
        (
            r"\b(?P<word>today|tonight|this morning|this afternoon|this evening|yesterday|the weekend|this month|this week|last week|last month)\b",
            _read_word,
        ),
        (rf"\bin\s+(?P<month>{months})\b\.?{year}", _read_month),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in rows)


def read_days(words: str, published: date | None) -> Days | None:
    """The first days that the words name, counted from the report's date; None where they name none.

    >>> read_days("said on Friday", date(2022, 2, 27))
    Days(start=datetime.date(2022, 2, 25), end=datetime.date(2022, 2, 25))
    """
    for pattern, reader in _patterns():
        for match in pattern.finditer(words):
            days = reader(match, published)
            if days is not None:
                return days
    return None


def _read_date(match: re.Match[str], published: date | None) -> Days | None:
    month = load_writing().months[match["month"].capitalize()]
    year = int(match["year"]) if match["year"] else _year_of(month, int(match["day"]), published)
    day = _make(year, month, int(match["day"]))
    return Days(day, day) if day else None


def _year_of(month: int, day: int, published: date | None) -> int | None:
    """The year that puts a day without one at the report's date or before."""
    if published is None:
        return None
    return published.year if (month, day) <= (published.month, published.day) else published.year - 1


def _make(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _read_weekday(match: re.Match[str], published: date | None) -> Days | None:
    if published is None:
        return None
    ago = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    day = published - timedelta(days=ago or (7 if match["past"] else 0))
    return Days(day, day)


def _read_month(match: re.Match[str], published: date | None) -> Days | None:
    month = load_writing().months[match["month"].capitalize()]
    year = int(match["year"]) if match["year"] else _year_of(month, 1, published)
    if year is None:
        return None
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _read_word(match: re.Match[str], published: date | None) -> Days | None:
    return None if published is None else _WORDS[match["word"].lower()](published)


def _same_day(day: date) -> Days:
    return Days(day, day)


def _last_month(day: date) -> Days:
    end = day.replace(day=1) - timedelta(days=1)
    return Days(end.replace(day=1), end)


def _weekend(day: date) -> Days:
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return Days(sunday - timedelta(days=1), sunday)


_WORDS: Mapping[str, Callable[[date], Days]] = {
    "today": _same_day, "tonight": _same_day, "this morning": _same_day, "this afternoon": _same_day,
    "this evening": _same_day, "yesterday": lambda day: _same_day(day - timedelta(days=1)),
    "the weekend": _weekend, "this month": lambda day: Days(day.replace(day=1), day),
    "this week": lambda day: Days(day - timedelta(days=day.weekday()), day),
    "last week": lambda day: Days(day - timedelta(days=day.weekday() + 7), day - timedelta(days=day.weekday() + 1)),
    "last month": _last_month,
}  # fmt: skip
