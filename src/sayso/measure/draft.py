"""What the steps of the room hand on to each other, before a figure is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import Event, Quantity, Span

NumberKind = Literal["count", "money", "measure", "addition"]
"""A plain count; an amount of money; a weight or an area (*1,300 pounds of explosives*, *33,000 hectares*);
a signed addition beside a running total (*(+200)*)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text that may be a figure.

    `span` holds the number with its bound, sign or currency (*more than 3,500*, *$12 trillion*); `first` and `last`
    are the half-open range of its words in the text's `Words`. `unit` is what the number itself tells
    (*dollar*, *kg*), else None.
    """

    span: Span
    first: int
    last: int
    quantity: Quantity
    kind: NumberKind
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts.

    `noun` is the half-open range of the words of the counted phrase (modifiers and head, without the number), None
    where the text leaves it out (*1,643 wounded*); it may stand before the number (*tanks - 1254*) or with an earlier
    member of a list. `trigger` is the range of the words that tell the event, None where only a header or nothing
    does. `chain` numbers the lists of the text: counts of one list share it. `subject` tells whether the counted are
    those who do the event's verb (*two men attacked*) and not those to whom it is done.
    """

    mention: Mention
    event: Event
    unit: str | None
    noun: tuple[int, int] | None
    trigger: tuple[int, int] | None
    chain: int
    subject: bool = False
