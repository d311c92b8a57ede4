"""How long and how often: durations and sets, with clock times."""

from __future__ import annotations

from dataclasses import replace
from re import Match

from sayso.measure.times.lengths import UNITS, write_duration
from sayso.measure.times.relative import find_weekday, roll
from sayso.measure.times.scene import Found, Scene, find_one


def read_duration(scene: Scene, match: Match[str]) -> Found | None:
    """*three days*, *more than four hours*, *a decade*, *several weeks*, *half an hour*, *two-week*."""
    unit = scene.sense(match, "u")
    if unit is None or unit.value not in UNITS or _is_rate(scene, match):
        return None
    if unit.value == "quarter" and "o" not in scene.line.letters[match.start() : match.end()]:
        return None  # three quarters are a share
    if scene.has(match, "half"):
        return Found(match.start(), match.end(), "duration", {"hour": "PT30M", "year": "P6M"}.get(unit.value))
    count = read_count(scene, match)
    single = unit.letter == "U" and count != 1 and scene.has(match, "n")
    first = match.start("n") if single else match.start()  # the article is the noun's: a two-week visit
    return Found(first, match.end(), "duration", write_duration(count, unit.value))


def _is_rate(scene: Scene, match: Match[str]) -> bool:
    """*four flights a week*: how often, not how long."""
    if match.start() == 0 or scene.line.letters[match.start()] != "A":
        return False
    before = scene.line.words[match.start() - 1].lower
    return (
        before[0].isdigit() or before in ("%", "percent", "once", "twice") or (before.endswith("s") and len(before) > 3)
    )


def read_count(scene: Scene, match: Match[str]) -> int | None:
    """The number of units that a match tells; None where it is left open."""
    if not scene.has(match, "n"):
        return 1 if scene.has(match, "a") else None
    total = 0
    for at in range(match.start("n"), match.end("n")):
        if scene.line.letters[at] in "dny":
            if "." in scene.line.senses[at].value:
                return None  # TimeML has no fractions of units
            value = scene.line.number(at)
            total = total * value if value in (100, 1000) and total else total + value
    return total or None


def read_rolling(scene: Scene, match: Match[str]) -> Found | None:
    """*the past three months*, *the next few days*; *recent weeks* only tell where they lie."""
    unit, way = scene.sense(match, "u"), scene.sense(match, "way")
    if unit is None or way is None or unit.value not in UNITS:
        return None
    count = read_count(scene, match)
    if scene.has(match, "n") and count:
        return roll(scene, match, int(way.value) * count, unit.value)
    if scene.has(match, "n"):
        return Found(match.start(), match.end(), "duration", write_duration(None, unit.value))
    return Found(match.start(), match.end(), "date", "PAST_REF" if way.letter == "l" else "FUTURE_REF")


def read_set(scene: Scene, match: Match[str]) -> Found | None:
    """*daily*, *every day*, *every two weeks*, *each Thursday*."""
    if scene.has(match, "adverb"):
        told = scene.sense(match, "adverb")
        return Found(match.start(), match.end(), "set", told.value if told else None)
    if weekday := scene.sense(match, "w"):
        return Found(match.start(), match.end(), "set", f"XXXX-WXX-{int(weekday.value) + 1}")
    unit = scene.sense(match, "u")
    if unit is None or (unit.letter != "P" and unit.value not in UNITS):
        return None
    count = read_count(scene, match) if scene.has(match, "n") else 1
    return Found(match.start(), match.end(), "set", write_duration(count, "day" if unit.letter == "P" else unit.value))


def read_every_month(scene: Scene, match: Match[str]) -> Found:
    """*each July*."""
    return Found(match.start(), match.end(), "set", f"XXXX-{scene.number(match, 'm') or 0:02}")


def read_clock(scene: Scene, match: Match[str]) -> Found | None:
    """*7:15 p.m.*, *4 a.m. EDT Thursday*, *noon Saturday*: with the day that is told, else the report's."""
    clock = _write_clock(scene, match)
    if clock is None:
        return None
    if weekday := scene.sense(match, "w"):
        day = find_weekday(scene, int(weekday.value), match)
    elif told := scene.sense(match, "day"):
        today = scene.now("day")
        day = today.shift(int(told.value)) if today else None
    else:
        day = scene.then("day") if scene.anchor and scene.anchor.unit == "day" else scene.now("day")
    return replace(find_one(match, day, suffix=f"T{clock}"), kind="time")


def _write_clock(scene: Scene, match: Match[str]) -> str | None:
    """The hour and minute that a match tells, in 24 hours; None where its numbers are no time of day."""
    if noon := scene.sense(match, "noon"):
        return noon.value
    if scene.has(match, "glued"):
        hour, minute, afternoon = _read_glued(scene.line.words[match.start("glued")].lower)
    else:
        half, before = scene.sense(match, "half"), scene.line.letters[match.start() - 1 : match.start()]
        if half is None and not scene.has(match, "zone") and before not in ("@", "q"):
            return None
        hour, minute = scene.number(match, "hour") or 0, scene.number(match, "minute") or 0
        afternoon = half is not None and half.value == "12"
    hour = hour + 12 if afternoon and hour < 12 else hour
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _read_glued(word: str) -> tuple[int, int, bool]:
    """*7pm*, *7.15pm*: hour, minute, and whether it is in the afternoon."""
    digits = word.replace(":", ".").rstrip("apm.").split(".")
    return int(digits[0]), int(digits[1]) if len(digits) > 1 else 0, "p" in word
