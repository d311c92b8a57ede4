"""A series in words: its question as a title, what was found; and how wide words are when they are drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from sayso.lexicon.events import load_events
from sayso.lexicon.inflect import pluralize
from sayso.model import Bound, Event, Finding, Period, Question, Series, Status
from sayso.present.asked.words import tell_range
from sayso.present.display import NOTE, show_day, show_line
from sayso.present.plot.marks import Extent, Mark

_PARTICIPLES: Mapping[Event, str] = {"missing": "gone missing", "shot_down": "shot down", "other": "told of"}
_ACTIVE = frozenset(("missing", "surrendered"))
"""Events that the counted do themselves, which have no passive voice."""

_PEOPLE: Mapping[Status, str] = {
    "civilian": "civilians", "military": "members of the military", "child": "children", "journalist": "journalists",
    "medic": "medics", "aid_worker": "aid workers", "mixed": "civilians and military",
}  # fmt: skip

_BOUNDS: Mapping[Bound, str] = {
    "more_than": "more than", "at_least": "at least", "at_most": "at most", "fewer_than": "fewer than",
    "about": "about", "nearly": "nearly",
}  # fmt: skip
_ENDS: Mapping[Extent, str] = {"up": "at least", "down": "at most"}

_PREPOSITIONS = ("near", "off", "outside", "around", "in", "at", "on")
_WIDTHS: Mapping[str, float] = {
    character: ems
    for characters, ems in (
        ("ijl'’‘|", 0.23), ("I.,;:!/ft \u00a0", 0.28), ("r()-[]{}“”\"·", 0.34), ("ckvxyzsJ", 0.5), ("w", 0.73),
        ("ABEKPSVXY", 0.67), ("CDHNRUFTLZ", 0.72), ("GOQ", 0.78), ("mM", 0.84), ("W@%…—", 1.0),
    )
    for character in characters
}  # fmt: skip
"""Widths of characters in ems, as in Helvetica; all others have 0.56, wide ones of Asian scripts 1."""
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def clean(text: str) -> str:
    """Words of a report in one line, without what steers a screen or may not stand in XML."""
    return show_line(text).translate(_NO_XML)


def tell_title(question: Question) -> str:
    """The question that a series answers.

    >>> tell_title(Question("killed", "soldier", "Norland", None, "military", "Oldford", False, None, None))
    'How many soldiers of Norland were killed in Oldford?'
    """
    told = ["How many", _tell_counted(question)]
    if question.party:
        told.append(f"of {question.party}")
    told.append(_tell_event(question))
    if question.by:
        told.append(f"by {question.by}")
    if question.place:
        told.append(_tell_place(question.place))
    told.append(_tell_time(question))
    return clean(" ".join(filter(None, told))) + "?"


def tell_standing(series: Series) -> str:
    """That a machine read it, and how many origins there are at most."""
    return f"{NOTE} At most {series.independent:,} independent origin{'s' * (series.independent != 1)}."


def tell_finding(finding: Finding) -> str:
    """A finding in a line: kind, day and cause, and the reason.

    A cause is a guess and told as one; one that is unknown is not told.
    """
    known = finding.cause not in (None, "unknown")
    cause = f" ({finding.cause}?)" if known else ""
    day = f", {show_day(finding.day)}" if finding.day else ""
    return clean(f"{finding.kind.capitalize()}{cause}{day}: {finding.reason}")


def tell_number(mark: Mark) -> str:
    """The number with its bound: *more than 3,500*, *40 to 60*."""
    bound = mark.figure.figure.quantity.bound
    if mark.extent == "bar":
        return tell_range(mark.low, mark.high)
    words = _BOUNDS.get(bound) or _ENDS.get(mark.extent, "")
    return f"{words} {mark.value:,f}".strip()


def count(number: int, noun: str) -> str:
    """*1 figure*, *2,000 figures*."""
    many = "echoes" if noun == "echo" else pluralize(noun)
    return f"{number:,} {noun if number == 1 else many}"


def estimate_width(text: str, size: float, bold: bool = False) -> float:
    """How many pixels wide a line is in a plain sans serif of that size; rather too much than too little.

    Estimated, since the drawing must not depend on the fonts that a machine has.
    """
    width = size * sum(map(_width_in_ems, text))
    return width * 1.06 if bold else width


def cut_words(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text in one line of at most `room` pixels; what is cut ends in an ellipsis."""
    line = clean(text)
    if estimate_width(line, size, bold) <= room:
        return line
    while line and estimate_width(line + "…", size, bold) > room:
        line = line[:-1]
    return line.rstrip(" ,;:") + "…"


def wrap_words(text: str, room: float, size: float, most: int, bold: bool = False) -> list[str]:
    """The text in lines of at most `room` pixels, at most `most` of them; what is cut ends in an ellipsis."""
    words = clean(text).split(" ")
    lines: list[str] = []
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and estimate_width(" ".join(words[: taken + 1]), size, bold) <= room:
            taken += 1
        lines.append(cut_words(" ".join(words[:taken]), room, size, bold))
        words = words[taken:]
    return [*lines, cut_words(" ".join(words), room, size, bold)] if words else lines


def _tell_counted(question: Question) -> str:
    if question.unit == "person" and question.status:
        return _PEOPLE[question.status]
    if question.unit is None:
        return ""
    counted = _plural(question.unit)
    if question.status in (None, "military") or question.status == question.unit:
        return counted
    return f"{counted} ({question.status.replace('_', ' ')})"


def _tell_event(question: Question) -> str:
    """*were killed*, and *have been killed* where it goes on."""
    happened = _PARTICIPLES.get(question.event, question.event)
    if question.event in _ACTIVE:
        return f"have {happened}"
    return f"{'have been' if question.cumulative else 'were'} {happened}"


def _tell_place(place: str) -> str:
    return place if place.split(" ")[0].lower() in _PREPOSITIONS else f"in {place}"


def _tell_time(question: Question) -> str:
    if question.start:
        return f"since {show_day(question.start)}"
    if question.period:
        return _tell_period(question.period)
    return "so far" if question.cumulative else ""


def _tell_period(period: Period) -> str:
    if period.start is None:
        return f"up to {show_day(period.end)}"
    if period.start == period.end:
        return f"on {show_day(period.end)}"
    return f"from {show_day(period.start)} to {show_day(period.end)}"


def _plural(unit: str) -> str:
    if unit == "military":
        return _PEOPLE["military"]
    before, _, head = unit.rpartition(" ")
    return f"{before} {_plurals().get(head) or pluralize(head)}".strip()


@cache
def _plurals() -> Mapping[str, str]:
    """Irregular plurals by their singular; the first where there are several (*people* before *persons*)."""
    listed = [(singular, plural) for plural, singular in load_events().singulars.items() if plural.isascii()]
    return dict(reversed(listed))


def _width_in_ems(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.56 if character.isascii() else 0.7
