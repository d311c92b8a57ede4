"""What entries are asked for, as options of a command."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time
from typing import TYPE_CHECKING, get_args

from sayso.model import Days, Event, Filter, Stance, Status

if TYPE_CHECKING:
    from sayso.keeper import Ledger

DAYS = "a day (2022-02-28), or A..B, A.. or ..B"


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The options that say which entries; those that are left out ask for nothing."""
    group = parser.add_argument_group("which entries", "Names are compared without case, accents and marks.")
    group.add_argument(
        "--event", choices=get_args(Event), metavar="EVENT", help="what happened: killed, injured, lost …"
    )
    group.add_argument("--unit", metavar="WORD", help="what is counted, in the singular; takes in what is narrower")
    group.add_argument("--party", metavar="NAME", help="whose the counted are")
    group.add_argument("--by", metavar="NAME", dest="done_by", help="who did it")
    group.add_argument("--status", choices=get_args(Status), metavar="STATUS", help="civilian, military, child …")
    group.add_argument("--cumulative", action="store_true", default=None, help="only running totals")
    group.add_argument("--place", metavar="NAME", help="the place, in the words of the report")
    group.add_argument("--within", metavar="PLACE", help="a place of the gazetteer that the figure's places lie in")
    for name, what in (("period", "the days that a count covers"), ("said", "when it was said"), ("published", "when")):
        group.add_argument(f"--{name}", type=parse_days, metavar="DAYS", help=f"{what}: {DAYS}")
    group.add_argument("--speaker", metavar="NAME", help="whose statement it is")
    group.add_argument("--whose", metavar="NAME", help="on whose word a figure is in the end")
    group.add_argument("--publisher", metavar="NAME", help="who published it")
    group.add_argument("--stance", choices=get_args(Stance), metavar="STANCE", help="asserts, claims, denies …")
    group.add_argument("--document", metavar="ID", help="the document that tells it")
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
    """What the options ask for; InputError where the gazetteer knows no such place."""
    return Filter(
        event=options.event,
        unit=options.unit,
        party=options.party,
        by=options.done_by,
        status=options.status,
        cumulative=options.cumulative,
        place=options.place,
        within=ledger.find_place(options.within) if options.within else None,
        period=options.period,
        said=options.said,
        published=options.published,
        speaker=options.speaker,
        whose=options.whose,
        publisher=options.publisher,
        stance=options.stance,
        reviewed=options.reviewed,
        document=options.document,
        replaced=options.replaced,
        rejected=options.rejected,
    )


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
