"""Reports with their readings, as they are added to a ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sayso.model import (
    Change,
    Days,
    Dropped,
    Entity,
    Flag,
    Locale,
    Period,
    Place,
    Post,
    Quantity,
    Raw,
    Reading,
    Relay,
    Tally,
    Time,
    TimedSpan,
    Turn,
    Versions,
    make_pin,
)
from tests.factories import make_figure, make_reading, make_report, make_span, make_statement, make_text

BODY = (
    "At least 12 soldiers were killed near Oldford on Monday, Ann Example said.\n"
    "“We lost 30 tanks,” the Norland army told the Oldford Echo. Two roads were closed.\n"
    "The army denied that 5,000 people had fled."
)
NEWER = BODY.replace("At least 12", "At least 15")
"""The same report after its count was raised."""

OLDFORD = Locale(1, "Oldford", "city", "NL", 51.5, -0.25, 0.75, 7)
OTHER = Locale(2, "Oldford", "region", "NL", 50.0, 1.5, 0.25)


MOMENT = datetime(2022, 3, 7, 12, 30, tzinfo=UTC)


def same(older: Reading, newer: Reading) -> Sequence[Change]:
    """Tells no change."""
    return ()


def add_bytes(data: bytes, reading: Reading, **given: Any) -> tuple[Raw, Reading]:
    """A report of these bytes, with the reading as if it had been made of them."""
    raw = replace(Raw(data, "text/plain", "bridge.txt"), **given)
    report = replace(reading.report, address=raw.address, raw_digest=hashlib.sha256(data).hexdigest(), url=raw.url)
    return raw, replace(reading, report=report)


def make_pair(
    body: str = BODY, data: bytes | None = None, *, reading: Reading | None = None, **given: Any
) -> tuple[Raw, Reading]:
    """A plain report of `body` at https://news.example.org/war with all that may stand in a reading."""
    whole = make_whole(body) if reading is None and body in (BODY, NEWER) else reading or make_reading(body)
    told = {"url": "https://news.example.org/war", **given}
    return add_bytes(body.encode() if data is None else data, whole, **told)


def make_whole(body: str = BODY) -> Reading:
    """A reading of `BODY` (or `NEWER`) in which every field of every value is told somewhere."""
    count = body[:11]
    ann = make_statement(
        body, "Ann Example", "said", f"{count} soldiers were killed near Oldford on Monday",
        entity="e1", said=Days(date(2022, 3, 7), date(2022, 3, 8)),
    )  # fmt: skip
    echo = make_pin(body, make_span(body, "Oldford Echo"))
    army = make_statement(
        body, "the Norland army", "told", "“We lost 30 tanks,”", id="s2", kind="direct", speaker_kind="organisation",
        via=(Relay("Oldford Echo", echo), Relay("Lumen TV"), Relay("Harbour Watch", None, "forwarded", MOMENT)),
    )  # fmt: skip
    denied = make_statement(
        body, "The army", "denied", ("that 5,000 people", "had fled"), id="s3", inside="s2", stance="denies", speaker=None,
        speaker_kind=None,
    )  # fmt: skip
    killed = make_figure(
        body, count, unit="soldier", party="Norland", by="Sutherland", status="military", place="near Oldford",
        places=("p1",), period=Period(None, date(2022, 3, 7)), cumulative=True, statement="s1",
        according_to="Ann Example",
    )  # fmt: skip
    tanks = make_figure(
        body, "30", id="f2", event="destroyed", unit="tank", statement="s2", part_of="f1", modality="hedged",
        quantity=Quantity(Decimal("30"), Decimal("30.50"), "exact", "30"), period=Period(date(2022, 3, 1), date(2022, 3, 7)),
    )  # fmt: skip
    again = replace(tanks, id="f3", event="lost", role="repeat", part_of=None)
    oldford = Place("p1", make_pin(body, make_span(body, "Oldford")), "Oldford", (OLDFORD, OTHER))
    unknown = Place("p2", make_pin(body, make_span(body, "Norland")), "Norland", ())
    monday = make_pin(body, make_span(body, "Monday"))
    post = Post(
        make_span(body, "Two roads were closed."), make_span(body, "Two roads"), None, "Ann", "@ann",
        MOMENT, ("https://example.org/1",), (Relay("Harbour Watch", echo, "forwarded", MOMENT),), (Tally(make_span(body, "30"), "viewed"),),
        MOMENT,
    )  # fmt: skip
    spoken = make_span(body, "“We lost 30 tanks,”")
    turn = Turn(spoken, spoken, make_span(body, "Ann Example"), (Relay("Lumen Translators", None, "translated"),))
    timed = (TimedSpan(spoken, Decimal("1.250"), Decimal(3)), TimedSpan(make_span(body, "Norland"), Decimal(3)))
    text = make_text(
        body, posts=(post,), turns=(turn,), timed=timed, corrections=(make_span(body, "Two roads were closed."),)
    )
    return make_reading(
        body,
        (ann, army, denied),
        report=make_report(byline="Ed Example", fetched=datetime(2022, 3, 8, 1, 2, 3, tzinfo=UTC)),
        text=text,
        entities=(Entity("e1", "person", "Ann Example", (make_span(body, "Ann Example"),), "Norland"),),
        figures=(killed, tanks, again),
        places=(oldford, unknown),
        times=(
            Time(monday, "date", "2022-03-07", Period(date(2022, 3, 7), date(2022, 3, 7))),
            Time(monday, "set", None, None),
        ),
        flags=(Flag("sum", ("f1", "s2"), "12 and 30 don't add up", 0.5),),
        dropped=(Dropped("r1", "measure", "odd", "no number"), Dropped("r1", "measure", "odd", "no number")),
    )


def other_versions(reading: Reading) -> Reading:
    """The same reading by a later version."""
    return replace(reading, versions=Versions("0.2.0", "newer"))
