"""Counts of an incident or of a stretch of days, and counts that aren't told for any days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from sayso.compare.facets import Facets
from sayso.compare.matching import MOST, fits
from sayso.compare.sheet import Key, Sheet, Subject, find_subject, part_numbers
from sayso.compare.spots import WHOLE

APART = 2
"""Periods of one incident begin and end at most so many days apart, counted from the first that is told. In a whole
country much happens every day: there they must end on the same."""
SPREAD = Decimal(3) / 2
"""Counts of one day for a whole country are of one thing where none is more than so many times the next lower."""
LEAST = Decimal(10)
"""Smaller numbers meet by chance."""
ECHO_DAYS = 7
"""For so many days the same number without days of its own is told of the same."""

Days = tuple[date, date]


def put_incidents(sheet: Sheet, facets: Iterable[Facets]) -> None:
    """Put all figures that are no running totals on the sheet.

    Those of an incident meet where the event, the unit, the party and the place are the same and the days differ by two at
    most; one at a place that tells no days counts for the day on which it was told. A count without days and place
    answers the only question that has its number on about that day; else it stands with those of the same number.
    """
    placed: dict[Subject, list[Facets]] = defaultdict(list)
    loose: list[Facets] = []
    for one in facets:
        if _find_days(one) is None:
            loose.append(one)
        else:
            placed[find_subject(one)].append(one)
    for subject, alike in placed.items():
        for days, cluster in _cluster(alike, APART if subject.spot else 0):
            _put_cluster(sheet, Key("incident", subject, *days), cluster)
    _put_loose(sheet, loose)


def _find_days(one: Facets) -> Days | None:
    """The days of a count; of one at a place that doesn't tell any the day on which it was told."""
    if one.start is not None and one.end is not None:
        return one.start, one.end
    return (one.day, one.day) if one.spot != WHOLE and one.day is not None else None


def _cluster(facets: Iterable[Facets], apart: int) -> Iterator[tuple[Days, list[Facets]]]:
    """Figures by days that begin at most `APART` and end at most `apart` from those of the first of them, in the order
    of their days."""
    found: dict[Days, list[Facets]] = {}
    newest: dict[date, Days] = {}
    told = [(days, one) for one in facets if (days := _find_days(one))]
    for days, one in sorted(told, key=lambda pair: pair[0]):
        near = (newest.get(_shift(days[1], by)) for by in sorted(range(-apart, apart + 1), key=abs))
        key = next((key for key in near if key and (days[0] - key[0]).days <= APART), None)
        if key is None:
            key = newest[days[1]] = days
        found.setdefault(key, []).append(one)
    yield from found.items()


def _shift(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _put_cluster(sheet: Sheet, key: Key, cluster: Sequence[Facets]) -> None:
    """Where the place is a whole country, or one source counts several things, only numbers tell what belongs together."""
    if part_numbers(cluster):
        for one in cluster:
            sheet.put(key._replace(number=one.number), one)
    elif key.subject.spot == WHOLE:
        for part in _part_sizes(cluster):
            for one in part:
                sheet.put(key._replace(number=part[0].number), one)
    else:
        for one in cluster:
            sheet.put(key, one)


def _part_sizes(cluster: Iterable[Facets]) -> Iterator[list[Facets]]:
    """The figures by the size of their numbers, the lowest first; vague ones (*dozens*) by themselves."""
    sized = sorted((one.number[0], nth, one) for nth, one in enumerate(cluster) if one.number[0] is not None)
    part: list[Facets] = []
    for number, _, one in sized:
        last = part[-1].number[0] if part else None
        if last is not None and number > last * SPREAD:
            yield part
            part = []
        part.append(one)
    vague = [one for one in cluster if one.number[0] is None]
    yield from (one for one in (part, vague) if one)


def _put_loose(sheet: Sheet, loose: Sequence[Facets]) -> None:
    told = _index_days(sheet)
    apart: dict[tuple[Subject, object], list[Facets]] = defaultdict(list)
    for one in loose:
        key = _match(told, one)
        if key is not None:
            sheet.put(key, one, "number")
        else:
            apart[find_subject(one), one.number].append(one)
    for (subject, _), alike in apart.items():
        first: date | None = None
        for one in alike:
            if one.day is not None and (first is None or one.day > first + timedelta(days=ECHO_DAYS)):
                first = one.day
            sheet.put(Key("untold", subject, first if one.day else None, number=one.number), one)


Told = dict[tuple[object, ...], dict[Key, None]]


def _index_days(sheet: Sheet) -> Told:
    """The incidents by event, number and day."""
    told: Told = defaultdict(dict)
    for key, answers in sheet.find("incident"):
        for one in (answer.facets for answer in answers):
            keys = told[one.event, one.number, one.day]
            if len(keys) < MOST:
                keys[key] = None
    return told


def _match(told: Told, one: Facets) -> Key | None:
    if one.day is None or one.comparison or one.number[0] is None or one.number[0] < LEAST:
        return None
    near = (told.get((one.event, one.number, _shift(one.day, apart)), {}) for apart in range(-APART, APART + 1))
    found = dict.fromkeys(key for keys in near for key in keys if fits(one, key))
    return next(iter(found)) if len(found) == 1 else None
