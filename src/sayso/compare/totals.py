"""Running totals from one start on, and the counts of single days that are added to them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sayso.compare.facets import Facets, Number
from sayso.compare.matching import Numbers, is_near
from sayso.compare.sheet import Key, Sheet, Subject, find_subject, part_numbers
from sayso.compare.standing import find_speaker
from sayso.lexicon.parties import find_party
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.model import Event

SIZE = Decimal(2)
"""A total without a start is taken for one with a start where it is at most so many times as high or as low as what that
was on the nearest day."""

PART = Decimal("0.2")
"""What somebody who is no party tells of a day beside a total was added to it where it is no larger part of it."""


def name_alike(facets: Sequence[Facets]) -> list[Facets]:
    """The figures with one event for what a party calls by two: who tells the same running total as *lost* and as
    *killed* means the killed. Nobody else's words are touched."""
    taxonomy = load_taxonomy()
    totals = (one for one in facets if one.kind == "total" and _is_party(one))
    voices = {(one.event, one.term, one.party, one.voice) for one in totals}

    def find_event(one: Facets) -> Event:
        meant = taxonomy.people if one.term and taxonomy.is_person(one.term) else taxonomy.things
        event = meant.get(one.event, one.event)
        return event if (event, one.term, one.party, one.voice) in voices else one.event

    return [replace(one, event=event) if (event := find_event(one)) != one.event else one for one in facets]


def put_totals(sheet: Sheet, facets: Iterable[Facets]) -> list[Facets]:
    """Put the running totals on the sheet; what comes back are all other figures.

    Totals that tell everything come first. One that leaves open whose people were counted, or from when, is joined to
    the only one that has its number; without a start also to the only one of its size.
    """
    rest, loose = [], []
    for one in facets:
        if one.kind != "total":
            rest.append(one)
        elif one.start is None or one.party is None or one.term is None or one.open:
            loose.append(one)
        else:
            sheet.put(_total_key(one), one)
    numbers = Numbers()
    for key, answers in sheet.find("total"):
        numbers.add(key, answers)
    _put_startless(sheet, [one for one in loose if not _put_told(sheet, numbers, one)])
    return [one for one in rest if not _put_same(sheet, numbers, one)]


def _total_key(one: Facets) -> Key:
    return Key("total", find_subject(one), one.start)


def _put_told(sheet: Sheet, numbers: Numbers, one: Facets) -> bool:
    if _put_same(sheet, numbers, one):
        return True
    if one.start is not None:
        sheet.put(_total_key(one), one)
    return one.start is not None


def _put_same(sheet: Sheet, numbers: Numbers, one: Facets) -> bool:
    key = numbers.find(one) if one.kind != "stretch" else None
    if key is not None:
        sheet.put(key, one, "number")
    return key is not None


def _put_startless(sheet: Sheet, facets: Iterable[Facets]) -> None:
    started = _index_starts(sheet)
    apart: dict[Subject, list[Facets]] = defaultdict(list)
    for one in facets:
        known = started.get(find_subject(one), ())
        if len(known) == 1 and _is_size(one, known[0][1]):
            sheet.put(known[0][0], one, "size")
        else:
            apart[find_subject(one)].append(one)
    for subject, alike in apart.items():
        parted = part_numbers(alike)
        for one in alike:
            sheet.put(Key("total", subject, number=one.number if parted else None), one)


def _index_starts(sheet: Sheet) -> Mapping[Subject, list[tuple[Key, list[Facets]]]]:
    """The totals with a start, each with those of its answers that tell everything, in order of their days."""
    started: dict[Subject, list[tuple[Key, list[Facets]]]] = defaultdict(list)
    for key, answers in sheet.find("total"):
        if key.start is not None:
            started[key.subject].append((key, [one.facets for one in answers if one.note is None and one.facets.day]))
    return started


def _is_size(one: Facets, told: Sequence[Facets]) -> bool:
    """Whether a number is about that of the total on the nearest day."""
    number = one.number[0]
    if not number or one.day is None:
        return False
    at = bisect_left(told, one.day, key=lambda facets: facets.day or date.max)
    near = [facets for facets in told[max(0, at - 1) : at + 1] if facets.day and is_near(one.day, [facets.day])]
    return any((other := facets.number[0]) and number <= other * SIZE and other <= number * SIZE for facets in near)


def put_additions(sheet: Sheet, facets: Sequence[Facets]) -> list[Facets]:
    """Put what was added on single days on the sheet; what comes back are all other figures.

    A day's count is an addition where its source tells the total in a sentence beside it, or where a party tells it that
    tells the total elsewhere; for others where it has the number of an addition of that day. A source that tells several
    of one day in one document counts parts of it.
    """
    tellers = _find_tellers(sheet)
    added: dict[tuple[Subject, date | None, str, str], list[Facets]] = defaultdict(list)
    for one in facets:
        subject = find_subject(one)
        if one.kind == "day" and tellers.tell(subject, one):
            added[subject, one.end, one.kept.edition.id, one.voice].append(one)
    told: set[tuple[Subject, date | None, Number]] = set()
    for (subject, day, _, _), alike in added.items():
        if not part_numbers(alike):
            told.add((subject, day, alike[0].number))
    return [one for one in facets if not _put_added(sheet, told, one, tellers)]


def _put_added(sheet: Sheet, told: set[tuple[Subject, date | None, Number]], one: Facets, tellers: _Tellers) -> bool:
    subject = find_subject(one)
    same = one.kind == "day" and (subject, one.end, one.number) in told
    if same:
        sheet.put(Key("daily", subject), one, None if tellers.tell(subject, one) else "number")
    return same


@dataclass(slots=True)
class _Tellers:
    """Who tells a total: in which documents, with the places of the sentences and the numbers; and which parties."""

    beside: dict[tuple[Subject, str, str], list[tuple[int, Decimal | None]]]
    parties: set[tuple[Subject, str]]

    def tell(self, subject: Subject, one: Facets) -> bool:
        if (subject, one.voice) in self.parties:
            return True
        around, number = one.kept.passage.span, one.number[0]
        return any(
            around.start <= start < around.end and number is not None and total is not None and number <= total * PART
            for start, total in self.beside.get((subject, one.kept.edition.id, one.voice), ())
        )


def _find_tellers(sheet: Sheet) -> _Tellers:
    tellers = _Tellers(defaultdict(list), set())
    for key, answers in sheet.find("total"):
        for one in (answer.facets for answer in answers):
            tellers.beside[key.subject, one.kept.edition.id, one.voice].append(
                (one.kept.sentence.span.start, one.number[0])
            )
            if _is_party(one):
                tellers.parties.add((key.subject, one.voice))
    return tellers


def _is_party(one: Facets) -> bool:
    return find_party(find_speaker(one.kept) or "") is not None
