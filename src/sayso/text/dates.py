"""The day of a report, where it tells one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from sayso.lexicon.writing import load_writing
from sayso.model import Span

_ISO = re.compile(
    r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])|\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)|\s*((?:19|20)\d\d)/(\d\d)/(\d\d)(?!\d)"
)
_IN_PATH = (
    re.compile(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_-])(?P<month>\d\d?|[a-z]{3,9})(?P=mark)(?P<day>\d\d?)(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
)

DATELINE = 160
"""A dateline ends within so many characters of its paragraph's start."""

FIRST = 4
"""Paragraphs in which a dateline or a line with the day of publication is looked for."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A day with its year; a dateline; a line that holds nothing but the day of publication."""
    months = "|".join(sorted(load_writing().months, key=len, reverse=True))
    day = (
        rf"(?:(?P<month>{months})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
        rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month2>{months})\.?,?[\s-]+(?P<year2>(?:19|20)\d\d|'?\d\d(?!\d)))"
    )
    weekday = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    agency = r"(?:\s*\([^()\n]{2,40}\))?"
    place = r"(?-i:[A-Z][\w.’'-]*(?:[ /,]+(?:of|and|the|de|al|el|[A-Z][\w.’'-]*)){0,6},?\s+)?"
    dash = r"(?:[-–—_]{1,2}|:)"
    dateline = rf"\s*{place}(?:{agency}\s*{dash}?\s*)?{weekday}{day}{agency}(?:\s*/[\w ]+/)?\s*{dash}"
    alone = rf"\s*(?:Published|Posted|First published|Updated|Date|Issued)?(?:\s+(?:on|at))?\s*:?\s*{weekday}{day}[\s,|•·-]*(?:at\s+)?(?:\d\d?[:.]\d\d[\w .,()+:]{{0,20}})?\s*$"
    flags = re.IGNORECASE
    return re.compile(day, flags), re.compile(dateline, flags), re.compile(alone, flags)


def find_day(words: str) -> date | None:
    """The first day with its year in `words`: ISO 8601 at the start, or as English news writes it.

    A year of two digits counts as POSIX reads it (69-99 are of the last century)."""
    iso = _ISO.match(words)
    if iso:
        return _make_day(*(part for part in iso.groups() if part is not None))
    found = _patterns()[0].search(words)
    return _take_day(found) if found else None


def find_dateline_day(body: str, paragraphs: Sequence[Span]) -> date | None:
    """The day of a dateline (*KYIV, Feb. 27, 2022 (Agency) —*) or of a line of its own at the head of a text.

    A dateline without a year tells no day: the year is not guessed."""
    _, dateline, alone = _patterns()
    for paragraph in paragraphs[:FIRST]:
        words = body[paragraph.start : min(paragraph.end, paragraph.start + DATELINE)]
        found = dateline.match(words) or alone.match(words)
        if found:
            return _take_day(found)
    return None


def find_address_day(address: str) -> date | None:
    """The day in the path of a web address (`/2022/02/27/`, `/2022/feb/27/`, `-2022-02-27`, `/20220227`)."""
    path = re.sub(r"^https?://[^/]*|[?#].*$", "", address.lower())
    months = {name.lower(): str(number) for name, number in load_writing().months.items()}
    for pattern in _IN_PATH:
        for found in pattern.finditer(path):
            day = _make_day(found["year"], months.get(found["month"], found["month"]), found["day"])
            if day:
                return day
    return None


def _take_day(found: re.Match[str]) -> date | None:
    month = (found["month"] or found["month2"]).capitalize()
    year = (found["year"] or found["year2"]).lstrip("'")
    if len(year) == 2:
        year = f"19{year}" if year >= "69" else f"20{year}"
    return _make_day(year, str(load_writing().months[month]), found["day"] or found["day2"])


def _make_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
