"""Times that the calendar names: days, months, years, quarters, decades, centuries, holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from re import Match

from sayso.lexicon.times import load_times
from sayso.measure.times.line import read_full_date
from sayso.measure.times.scene import Found, Scene, find_one
from sayso.measure.times.starts import find_dated
from sayso.measure.times.stretch import SEASONS, Stretch, Unit, hold, make_day, make_month, make_year

ROUND = 100
"""A year that is a multiple of it needs a word that leads to a year: 2000 people are no year."""


def read_one_word(scene: Scene, match: Match[str]) -> Found | None:
    """*2022-02-24*, *24.02.2022*; *24.02* behind a word that leads to a day."""
    lower = scene.line.words[match.start("z")].lower
    if lower.count(".") == 1:
        if not scene.has(match, "lead"):
            return None
        day, month = (int(part) for part in lower.split("."))
        stretch = scene.place_day(month, day, scene.ahead(match)) if 1 <= month <= 12 else None
        return Found(match.start("z"), match.end(), "date", stretch.value, stretch.period, stretch) if stretch else None
    told = read_full_date(lower)
    stretch = Stretch("day", told) if told else None
    return Found(match.start("z"), match.end(), "date", stretch.value, stretch.period, stretch) if stretch else None


def read_slashes(scene: Scene, match: Match[str]) -> Found | None:
    """*24/02/2022*, *2/24/2022*; where both readings are days, as the text's others are, else not past the report's day."""
    one, two, year = (scene.line.number(match.start(group)) for group in ("one", "two", "y"))
    day_first, month_first = make_day(year, two, one), make_day(year, one, two)
    if day_first is None or month_first is None:
        scene.day_first = month_first is None if day_first or month_first else scene.day_first
        return find_one(match, day_first or month_first) if day_first or month_first else None
    if scene.day_first is not None or day_first == month_first:
        return find_one(match, month_first if scene.day_first is False else day_first)
    if scene.published is None:
        return find_one(match, None)
    past = [day for day in (day_first, month_first) if day.start <= scene.published]
    return find_one(match, max(past or [day_first], key=lambda day: day.start))


def read_date(scene: Scene, match: Match[str]) -> tuple[Found, ...] | None:
    """*Aug. 7, 1998*, *7 August*, *24 and 25 April*, *Nov. 7-9*: a time for each day, in order."""
    month = scene.number(match, "m")
    places = [at for at in range(match.start("days"), match.end("days")) if scene.line.letters[at] in "do"]
    if month is None or not places:
        return None
    year = _read_year(scene, match)
    found = []
    for at in places:
        day = scene.line.number(at)
        stretch = make_day(year, month, day) if year else _place_day(scene, match, month, day)
        if stretch is None:
            return None
        first = match.start() if at == places[0] else at
        last = match.end() if at == places[-1] else at + 1
        found.append(Found(first, last, "date", stretch.value, stretch.period, stretch))
    return tuple(found)


def _place_day(scene: Scene, match: Match[str], month: int, day: int) -> Stretch | None:
    """A day without a year: of a well-known event, else by where its clause looks."""
    ahead = scene.ahead(match)
    return (None if ahead else find_dated(scene, month, day)) or scene.place_day(month, day, ahead)


def _read_year(scene: Scene, match: Match[str]) -> int | None:
    """The year that a date tells itself: *1998*, *last year*, *that year*."""
    if scene.has(match, "y"):
        return scene.number(match, "y")
    way = scene.sense(match, "way")
    if way is None:
        return None
    base = scene.then("year") if way.letter == "s" else scene.now("year")
    return base.start.year + int(way.value) if base else None


def read_month(scene: Scene, match: Match[str]) -> Found | None:
    """*March*, *early March 2022*, *June last year*, *last May*, *this September*."""
    month, year = scene.number(match, "m") or 1, _read_year(scene, match)
    if year:
        return find_one(match, make_month(year, month))
    way = scene.sense(match, "before")
    if way is None or scene.published is None:
        return find_one(match, scene.place_month(month, scene.ahead(match)))
    stretch = make_month(scene.published.year, month)
    if stretch is None or way.letter == "t":
        return find_one(match, stretch)
    if way.letter == "l" and stretch.end >= scene.published:
        return find_one(match, stretch.move(-1))
    if way.letter == "x" and stretch.start <= scene.published:
        return find_one(match, stretch.move(1))
    return find_one(match, stretch)


def read_year(scene: Scene, match: Match[str]) -> Found | None:
    """*1998*, *early 1991*, *the end of 1994*, *the year 2000*; counts and amounts are none."""
    year, at = scene.number(match, "y") or 0, match.start("y")
    before = scene.line.words[at - 1].form if at else ""
    known = load_times()
    named = before == "." and at > 1 and scene.line.words[at - 2].lower in known.numbered
    if before in known.before_counted or named:
        return None
    letters = scene.line.letters
    led = (
        match.start() < at
        or scene.has(match, "mark")
        or letters[match.start() - 1 : match.start()] in tuple("I>if&,(sFMT")
    )
    following = scene.line.words[match.end()] if match.end() < len(letters) else None
    if following is not None and _is_count(year, bool(led), following.form, following.lower):
        return None
    ranged = letters[max(0, match.start() - 2) : match.start()] == "y-"
    if not led and not ranged and (not 1900 <= year <= 2035 or before in ("-", ":", "–", "—", "‒")):
        return None
    return find_one(match, make_year(year))


def _is_count(year: int, led: bool, form: str, lower: str) -> bool:
    """Whether four digits count the plural that follows, or are an amount."""
    if lower in load_times().counted:
        return True
    plural = form.islower() and form.endswith("s") and len(form) > 3 and not form.endswith("ss")
    return plural and form not in ("was", "has") and (not led or year % ROUND == 0)


def read_spoken_year(scene: Scene, match: Match[str]) -> Found | None:
    """*nineteen seventy-nine*, *two thousand and one*, as broadcasts are written down."""
    first, *rest = (
        scene.line.number(at) for at in range(match.start("spoken"), match.end()) if scene.line.letters[at] == "n"
    )
    if first in (18, 19, 20) and rest[0] in range(10, 100) and (len(rest) == 1 or rest[0] % 10 == 0 < rest[1] < 10):
        return find_one(match, make_year(first * 100 + sum(rest)))
    if (first, rest[0]) == (2, 1000) and (match.start() < match.start("spoken") or 0 < sum(rest[1:]) < 100):
        return find_one(match, make_year(2000 + sum(rest[1:])))
    return None


def read_before_christ(scene: Scene, match: Match[str]) -> Found | None:
    """*480 BC*, which no calendar of dates here has: a value (as TimeML writes it), but no days."""
    return Found(match.start(), match.end(), "date", f"BC{scene.number(match, 'n') or 0:04}")


def read_decade(scene: Scene, match: Match[str]) -> Found | None:
    """*the 1990s*, *the late '80s*."""
    digits = "".join(filter(str.isdecimal, scene.line.words[match.start("decade")].lower))
    if len(digits) < 4 and match.start() == match.start("decade"):
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return find_one(match, hold("decade", date(year, 1, 1)))


def read_century(scene: Scene, match: Match[str]) -> Found | None:
    """*the 20th century*."""
    number = scene.number(match, "o") or 0
    stretch = hold("century", date(number * 100 - 50, 1, 1)) if 1 <= number <= 90 else None
    return find_one(match, stretch)


def read_quarter(scene: Scene, match: Match[str]) -> Found | None:
    """*the third quarter*, *the 1988 second quarter*, *the first half of 2022*: without a year the last that began."""
    number, unit = scene.number(match, "o") or 0, scene.sense(match, "u")
    number = 2 if number < 0 else number  # the last half
    is_half = unit is not None and unit.letter == "h"
    if not 1 <= number <= (2 if is_half else 4):
        return None
    year = scene.number(match, "y") or scene.number(match, "y2") or _read_year_of(scene, match)
    if is_half and not year:
        return None
    name: Unit = "half" if is_half else "quarter"
    month = (number - 1) * (6 if is_half else 3) + 1
    if year:
        first = make_month(year, month)
        return find_one(match, hold(name, first.start) if first else None)
    stretch = scene.place_month(month, False)
    if stretch is None:
        return find_one(match, None)
    stretch = hold(name, stretch.start)
    if scene.has(match, "ago") and stretch:
        stretch = stretch.move(-1)
    return find_one(match, stretch)


def _read_year_of(scene: Scene, match: Match[str]) -> int | None:
    way = scene.sense(match, "way") or scene.sense(match, "way2")
    base = scene.now("year")
    return base.start.year + int(way.value) if way and base else None


def read_season(scene: Scene, match: Match[str]) -> Found | None:
    """*last fall*, *the summer of 1998*, *this winter*."""
    season = scene.sense(match, "season")
    if season is None or season.value not in SEASONS:
        return None
    month = (12, 3, 6, 9)[SEASONS.index(season.value)]
    year = _read_year(scene, match)
    if year:
        stretch = make_month(year, month)
    else:
        way = scene.sense(match, "before")
        ahead = {"l": False, "x": True}.get(way.letter) if way else scene.ahead(match)
        stretch = scene.place_month(month, ahead)
    return find_one(match, hold("season", stretch.start) if stretch else None)


def read_holiday(scene: Scene, match: Match[str]) -> Found | None:
    """*Christmas*, *Thanksgiving Day 1999*: the day of the year that is told, else of the one that is near."""
    told = scene.sense(match, "holiday")
    if told is None:
        return None
    year = _read_year(scene, match)
    way = scene.sense(match, "before")
    ahead = {"l": False, "x": True}.get(way.letter) if way else scene.ahead(match)
    if "-" in told.value and " " not in told.value:
        month, day = (int(part) for part in told.value.split("-"))
        return find_one(match, make_day(year, month, day) if year else scene.place_day(month, day, ahead))
    month, weekday, nth = (int(part) for part in told.value.split())
    around = make_month(year, month) if year else scene.place_month(month, ahead)
    return find_one(match, Stretch("day", find_weekday(around.start, weekday, nth)) if around else None)


def find_weekday(first: date, weekday: int, nth: int) -> date:
    """The nth such weekday of the month that begins on `first`; the last where nth is -1."""
    if nth < 0:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
