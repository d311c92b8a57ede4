"""What entries are asked for, as options of a command."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time
from typing import TYPE_CHECKING, get_args

from sayso.errors import InputError
from sayso.model import Days, Event, Filter, KeptDocument, Locale, Stance, Status
from sayso.present.commands.opening import parse_given, tell

if TYPE_CHECKING:
    from sayso.keeper import Ledger

DAYS = "a day (2022-02-28), or A..B, A.. or ..B"


def add_filters(parser: argparse.ArgumentParser, by: str = "--by") -> None:
    """The options that say which entries; those that are left out ask for nothing. `by` is what the one for who did it is
    called."""
    group = parser.add_argument_group("which entries", "Names are compared without case, accents and marks.")
    group.add_argument(
        "--event", choices=get_args(Event), metavar="EVENT", help="what happened: killed, injured, lost …"
    )
    group.add_argument(
        "--unit", type=parse_given, metavar="WORD", help="what is counted, in the singular; takes in what is narrower"
    )
    group.add_argument("--party", type=parse_given, metavar="NAME", help="whose the counted are")
    group.add_argument(by, type=parse_given, metavar="NAME", dest="done_by", help="who did it")
    group.add_argument("--status", choices=get_args(Status), metavar="STATUS", help="civilian, military, child …")
    group.add_argument("--cumulative", action="store_true", default=None, help="only running totals")
    group.add_argument("--place", type=parse_given, metavar="NAME", help="the place, in the words of the report")
    group.add_argument(
        "--within", type=parse_given, metavar="PLACE", help="a place of the gazetteer that the figure's places lie in"
    )
    for name, what in (("period", "the days that a count covers"), ("said", "when it was said"), ("published", "when")):
        group.add_argument(f"--{name}", type=parse_days, metavar="DAYS", help=f"{what}: {DAYS}")
    group.add_argument("--speaker", type=parse_given, metavar="NAME", help="whose statement it is")
    group.add_argument("--whose", type=parse_given, metavar="NAME", help="on whose word a figure is in the end")
    group.add_argument("--publisher", type=parse_given, metavar="NAME", help="who published it")
    group.add_argument("--stance", choices=get_args(Stance), metavar="STANCE", help="asserts, claims, denies …")
    group.add_argument("--document", type=parse_given, metavar="ID", help="the document that tells it")
    reviewed = group.add_mutually_exclusive_group()
    reviewed.add_argument("--reviewed", action="store_true", default=None, help="only what a person has judged")
    reviewed.add_argument("--unreviewed", action="store_false", dest="reviewed", help="only what nobody has judged yet")
    group.add_argument("--replaced", action="store_true", help="also from editions that a newer one has replaced")
    group.add_argument("--rejected", action="store_true", help="also what a person has rejected")


def add_moment(parser: argparse.ArgumentParser) -> None:
    """The option that asks for the ledger as it stood before."""
    parser.add_argument(
        "--as-of",
        type=parse_moment,
        metavar="MOMENT",
        help="as the ledger stood then: 2022-02-28 (the end of that day), 2022-02-28T12:00, or 2022-02-28T12:00Z",
    )


def make_filter(options: argparse.Namespace, ledger: Ledger) -> Filter:
    """What the options ask for; which place is meant is told on stderr. InputError where the gazetteer knows no such place,
    or the ledger no such document."""
    return Filter(
        event=options.event,
        unit=options.unit,
        party=options.party,
        by=options.done_by,
        status=options.status,
        cumulative=options.cumulative,
        place=options.place,
        within=find_place(ledger, options.within),
        period=options.period,
        said=options.said,
        published=options.published,
        speaker=options.speaker,
        whose=options.whose,
        publisher=options.publisher,
        stance=options.stance,
        reviewed=options.reviewed,
        document=find_document(ledger, options.document),
        replaced=options.replaced,
        rejected=options.rejected,
    )


def find_place(ledger: Ledger, name: str | None) -> Locale | None:
    """The place that a name means. Many mean several, and one that was made up may be a village somewhere: so it is told
    which is meant."""
    if name is None:
        return None
    place = ledger.find_place(name)
    kind = f"the country {place.country}" if place.kind == "country" else f"a {place.kind} in {place.country}"
    tell(f"--within {name} means {place.name}, {kind}; write 'NAME, COUNTRY' for another")
    return place


def find_document(ledger: Ledger, id: str | None) -> str | None:
    """The id of the only document whose id begins so; InputError where there is none, or this is none."""
    if id is None:
        return None
    found = ledger.show(id) if id.startswith("d") else None
    if not isinstance(found, KeptDocument):
        raise InputError(
            f"{id[:40]!r} is no id of a document: these are d and up to 16 digits; sayso documents lists them"
        )
    return found.id


def parse_days(value: str) -> Days:
    """The days that *2022-02-28*, *2022-02-01..2022-02-28*, *2022-02-01..* or *..2022-02-28* mean."""
    first, dots, last = value.partition("..")
    if not (first or last):
        raise argparse.ArgumentTypeError(f"{value!r} tells no day; write {DAYS}")
    start = _parse_day(first) if first else date.min
    end = start if not dots else _parse_day(last) if last else date.max
    if end < start:
        raise argparse.ArgumentTypeError(f"{value!r} ends before it begins")
    return Days(start, end)


def parse_moment(value: str) -> datetime:
    """A moment with its zone: a day is its end, and what has no zone is in the machine's."""
    try:
        if len(value) == len("2022-02-28"):
            return datetime.combine(date.fromisoformat(value), time.max).astimezone()
        return datetime.fromisoformat(value).astimezone()
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no moment; write 2022-02-28 or 2022-02-28T12:00") from error


def _parse_day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write {DAYS}") from error
