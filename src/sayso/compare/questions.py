"""A group's question in the form in which it is handed out, and why its figures were put together, in a sentence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.compare.sheet import Answer, Key, Note
from sayso.compare.spots import WHOLE
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.model import Period, Question, Status

_WORDS = ("one was joined because its source calls the same total by two words",
          "{} were joined because their source calls the same total by two words")  # fmt: skip
_NOTES: Mapping[Note, tuple[str, str]] = {
    "number": ("one leaves something open and was joined for having the same number",
               "{} leave something open and were joined for having the same number"),
    "size": ("one doesn't tell since when and was joined for the size of its number",
             "{} don't tell since when and were joined for the size of their numbers"),
}  # fmt: skip


def make_id(key: Key) -> str:
    """`g` and 16 hex digits, the same for the same question."""
    return "g" + hashlib.sha256(repr(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make_question(key: Key, answers: Sequence[Answer]) -> Question:
    """The question that the answers share; what only some of them tell is left out, whose and where as most call it."""
    subject = key.subject
    doers = {one.facets.kept.figure.by for one in answers} - {None}
    days = key.kind == "incident" and key.end is not None
    return Question(
        event=subject.event,
        unit=_find_unit(key, answers),
        party=subject.party and _find_name(subject.party, (one.facets.kept.figure.party for one in answers)),
        by=min(doers, key=str) if len(doers) == 1 else None,
        status=_find_status(key),
        place=None if subject.spot == WHOLE else _find_place(answers),
        cumulative=key.kind == "total",
        start=key.start if key.kind == "total" else None,
        period=_span(answers) if days else None,
    )


def _find_unit(key: Key, answers: Iterable[Answer]) -> str | None:
    """The term, or the one narrower unit by which all call it."""
    units = {one.facets.kept.figure.unit for one in answers}
    unit = units.pop() if len(units) == 1 else None
    return unit if unit and key.subject.term in load_taxonomy().broader(unit) else key.subject.term


def _find_name(party: str, told: Iterable[str | None]) -> str:
    """The party by its name in full; one that no table knows as most write it."""
    if party != party.lower():
        return party
    names = Counter(name for name in told if name)
    return min(names, key=lambda name: (-names[name], name)) if names else party


def _find_status(key: Key) -> Status | None:
    statuses = load_taxonomy().statuses
    return next((status for status, term in statuses.items() if term == key.subject.term), None)


def _find_place(answers: Iterable[Answer]) -> str | None:
    names = Counter(place for one in answers if (place := one.facets.kept.figure.place))
    return min(names, key=lambda name: (-names[name], name)) if names else None


def _span(answers: Iterable[Answer]) -> Period | None:
    """The days from the first to the last that are told."""
    periods = [one.facets.kept.figure.period for one in answers]
    ends = [period.end for period in periods if period]
    starts = [period.start for period in periods if period and period.start]
    return Period(min(starts, default=None), max(ends)) if ends else None


def make_reason(key: Key, question: Question, answers: Sequence[Answer]) -> str:
    """Why the figures were put together: what they share, and what was taken for granted."""
    whose = f" of {question.party}" if question.party else ""
    where = f" at {question.place}" if question.place else ""
    unit = key.subject.term or "what isn't told"
    event = question.event.replace("_", " ")
    shared = f"{event}, {unit}{whose}{where}: {_tell_days(key, question)}"
    told = sorted({one.facets.kept.figure.unit or "no unit" for one in answers})
    words = f"; units that meet: {', '.join(told)}" if len(told) > 1 else ""
    opening = "a yardstick: " if key.subject.comparison else ""
    return f"{opening}{shared}{words}{_tell_notes(key, answers)}"


def _tell_days(key: Key, question: Question) -> str:
    if key.kind == "total":
        return f"running totals since {_tell(key.start)}" if key.start else "running totals that don't tell since when"
    if key.kind == "daily":
        return "what was added on single days"
    if key.kind == "untold":
        return "counts that aren't told for any days"
    if question.period is None:
        return f"counts without days of their own, told about {_tell(key.start)}"
    start, end = question.period.start, question.period.end
    return f"counts for {_tell(end)}" if start in (None, end) else f"counts for {_tell(start)} to {_tell(end)}"


def _tell(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "the beginning"


def _tell_notes(key: Key, answers: Sequence[Answer]) -> str:
    counts = Counter(one.note for one in answers if one.note)
    parts = [_NOTES[note][count > 1].format(count) for note, count in sorted(counts.items())]
    reworded = sum(one.facets.kept.figure.event != key.subject.event for one in answers)
    parts += [_WORDS[reworded > 1].format(reworded)] if reworded else []
    return "".join(f"; {part}" for part in parts)
