"""How often a post was seen or shared, as its platform counted: figures that need no reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sayso.measure.draft import Count
from sayso.model import Figure, Period, Quantity, Span, Tally, Text, make_pin

COUNTED = "counted by a platform"
_UNITS = {"viewed": "view", "shared": "share"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A tally of a text, and when it was seen."""

    tally: Tally
    seen: datetime | None

    @property
    def place(self) -> Span:
        """Where its number stands."""
        return self.tally.span


def list_tallies(text: Text) -> tuple[Counted, ...]:
    """The tallies of a text's posts, in order."""
    return tuple(Counted(tally, post.seen) for post in text.posts for tally in post.tallies)


def leave_out(counts: Sequence[Count], tallies: Sequence[Counted]) -> tuple[Count, ...]:
    """The counts that are no tallies."""
    places = [one.place for one in tallies]
    return tuple(count for count in counts if not any(count.mention.span.overlaps(place) for place in places))


def make_tally(text: Text, one: Counted, name: str) -> Figure:
    """The figure of a tally: all that came up to the day on which it was seen, on no other word than the report's own."""
    pin = make_pin(text.body, one.place)
    number = Decimal(pin.words)
    return Figure(
        id=name,
        pin=pin,
        quantity=Quantity(number, number, "exact", pin.words),
        event=one.tally.event,
        unit=_UNITS[one.tally.event],
        party=None,
        by=None,
        status=None,
        period=Period(None, one.seen.date()) if one.seen else None,
        cumulative=True,
        place=None,
        places=(),
        part_of=None,
        statement=None,
        according_to=None,
        role="claim",
        modality="asserted",
        score=1.0,
        method=COUNTED,
    )
