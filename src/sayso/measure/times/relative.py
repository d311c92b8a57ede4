"""Times that count from the report's day or from a time told before: weekdays, *last month*, *two days later*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from re import Match

from sayso.lexicon.times import load_times
from sayso.measure.times.lengths import STEPS, reach, write_duration
from sayso.measure.times.scene import Found, Scene, choose, find_one
from sayso.measure.times.stretch import Stretch, Unit
from sayso.model import Period

_WHOLE: Mapping[str, Unit] = {"weekend": "weekend", "decade": "decade", "century": "century"}
"""Units that are stretches of their own only where they are named as such: *last decade*, but *a decade ago* is a year."""


def read_weekday(scene: Scene, match: Match[str]) -> Found | None:
    """*Friday*, *last Tuesday*, *next Monday*, *late Sunday*, *Saturday night*; *Mondays* is a set."""
    told, part = scene.sense(match, "w"), scene.sense(match, "part")
    suffix = f"T{part.value}" if part else ""
    if told is None:
        return None
    word = scene.line.words[match.start("w")]
    if word.form[0].islower() and word.form.isascii():
        return None
    if word.lower.endswith("days") or (part and scene.line.words[match.start("part")].lower.endswith("s")):
        return Found(match.start(), match.end(), "set", f"XXXX-WXX-{int(told.value) + 1}{suffix}")
    return find_one(match, find_weekday(scene, int(told.value), match), suffix=suffix)


def find_weekday(scene: Scene, weekday: int, match: Match[str]) -> Stretch | None:
    """The day that a weekday means: the last one up to the report's day, unless its clause looks ahead."""
    if scene.published is None:
        return None
    today = Stretch("day", scene.published)
    ago = (scene.published.weekday() - weekday) % 7
    way = scene.sense(match, "before")
    letter = way.letter if way else ""
    if letter == "l":
        return today.shift(-(ago or 7))
    if letter == "x":
        return today.shift(7 - ago)
    if ago == 0 or scene.line.words[match.end() - 1].possessive:
        return today.shift(-ago)
    return choose(scene.published, today.shift(-ago), today.shift(7 - ago), bool(scene.ahead(match)))


def read_day(scene: Scene, match: Match[str]) -> Found:
    """*today*, *late yesterday*, *tomorrow morning*, *tonight*."""
    told, part = scene.sense(match, "day"), scene.sense(match, "part")
    days, *parts = (told.value if told else "0").split()
    today = scene.now("day")
    suffix = "".join(f"T{name}" for name in ([part.value] if part else parts))
    return find_one(match, today.shift(int(days)) if today else None, suffix=suffix)


def read_reference(scene: Scene, match: Match[str]) -> Found:
    """*now*, *recently*, *the future*: no day, only where it lies."""
    told = scene.sense(match, "r")
    return Found(match.start(), match.end(), "date", told.value if told else None)


def read_loose(scene: Scene, match: Match[str]) -> Found | None:
    """*current* and *recent* of something that is no unit of time; *in the past*."""
    lower = scene.line.words[match.start("loose")].lower
    if lower == "past":
        led = scene.line.letters[match.start() - 1 : match.start()] == "I"
        return Found(match.start(), match.end(), "date", "PAST_REF") if led and scene.has(match, "the") else None
    value = load_times().loose.get(lower)
    return Found(match.start("loose"), match.end(), "date", value) if value else None


def read_unit(scene: Scene, match: Match[str]) -> Found | None:
    """*last week*, *earlier this month*, *the following year*, *that day*, *the past year*, *this weekend*."""
    way, told = scene.sense(match, "way"), scene.sense(match, "u")
    if way is None or told is None or (told.value not in _WHOLE and told.value not in STEPS):
        return None
    word = scene.line.words[match.start("way")].lower
    rolls = word == "past" or (scene.has(match, "the") and word == "last")
    if way.letter == "l" and rolls and told.value in STEPS:
        return roll(scene, match, -1, told.value)
    unit = _WHOLE.get(told.value) or STEPS[told.value][0]
    anchored = way.letter == "s" or word in load_times().from_text or (way.letter == "x" and scene.has(match, "the"))
    base = scene.then(unit) if anchored else scene.now(unit)
    if base is None:
        return find_one(match, None)
    return _cut_at_report(scene, match, find_one(match, base.shift(int(way.value))), way.letter == "t")


def _cut_at_report(scene: Scene, match: Match[str], found: Found, this: bool) -> Found:
    """*This week* runs up to the report's day, where the clause doesn't look ahead."""
    today, period = scene.published, found.period
    if not this or today is None or period is None or period.start is None or scene.ahead(match):
        return found
    if period.start <= today < period.end:
        return replace(found, period=Period(period.start, today))
    return found


def read_weekend(scene: Scene, match: Match[str]) -> Found:
    """*the weekend*: the last one up to the report's day, unless its clause looks ahead."""
    base = scene.now("weekend")
    if base is None or scene.published is None:
        return find_one(match, None)
    before = base if base.start <= scene.published else base.shift(-1)
    if not scene.ahead(match):
        return find_one(match, before)
    return find_one(match, base if base.end >= scene.published else base.shift(1))


def read_bare_unit(scene: Scene, match: Match[str]) -> Found | None:
    """*the year*, *the quarter*, *the latest period*: the one that is spoken of."""
    told = scene.sense(match, "u")
    if told is None or told.value not in ("year", "quarter", "period"):
        return None
    unit: Unit = "year" if told.value == "year" else "quarter"
    base = scene.quarter or scene.now(unit) if told.letter == "Q" else scene.now(unit)
    if told.letter == "Z":
        base = scene.quarter or scene.anchor
        if base is None or base.unit not in ("quarter", "half", "year"):
            return None
    if scene.has(match, "year"):
        base = base.move(-1) if base else None
    return find_one(match, base)


def read_part(scene: Scene, match: Match[str]) -> Found | None:
    """*this morning*, *last night*, *that evening*, *the next morning*."""
    way, part = scene.sense(match, "way"), scene.sense(match, "part")
    if way is None or part is None:
        return None
    anchored = way.letter == "s" or (way.letter == "x" and scene.has(match, "the"))
    base = scene.then("day") if anchored else scene.now("day")
    return find_one(match, base.shift(int(way.value)) if base else None, suffix=f"T{part.value}")


def read_overnight(scene: Scene, match: Match[str]) -> Found:
    """*overnight*, *overnight Saturday*: from the evening before to the day."""
    told = scene.sense(match, "w")
    day = find_weekday(scene, int(told.value), match) if told else scene.now("day")
    found = find_one(match, day, suffix="TNI")
    if day is None or day.start == day.start.min:
        return found
    return replace(found, period=Period(day.start - timedelta(days=1), day.start))


def read_shifted(scene: Scene, match: Match[str]) -> Found | None:
    """*three days ago*, *a year earlier*, *two weeks later*, *the day before*."""
    told, way = scene.sense(match, "u"), scene.sense(match, "shift")
    if told is None or way is None:
        return None
    count = scene.number(match, "n") if scene.has(match, "n") else 1
    ago = way.letter == "g"
    if not count:
        return Found(match.start(), match.end(), "date", "PAST_REF" if int(way.value) < 0 else "FUTURE_REF")
    if told.value not in STEPS:
        return _find_hours(scene, match, told.value, ago)
    unit, steps = STEPS[told.value]
    if unit == "year" and scene.quarter and scene.anchor and scene.anchor.unit == "quarter" and int(way.value) < 0:
        return find_one(match, scene.quarter.move(-count * steps))
    base = scene.now(unit) if ago else scene.then(unit)
    return find_one(match, base.shift(int(way.value) * count * steps) if base else None)


def _find_hours(scene: Scene, match: Match[str], unit: str, ago: bool) -> Found | None:
    """*Three hours ago*: the day, not the hour, is known."""
    base = scene.now("day") if ago else scene.then("day")
    if base is None or unit == "century":
        return None
    return replace(find_one(match, base), kind="time")


def roll(scene: Scene, match: Match[str], count: int, unit: str) -> Found:
    """*the past three months*, *the next 24 hours*: a duration that ends, or begins, on the report's day."""
    today = scene.now("day")
    period = reach(today, count, unit) if today else None
    return Found(match.start(), match.end(), "duration", write_duration(abs(count), unit), period)
