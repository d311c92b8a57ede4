"""One count that a report tells with two numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sayso.lexicon.flags import load_flags
from sayso.lexicon.numbers import load_numbers
from sayso.model import Event, Figure, Flag, Quantity, Span, Text

COUNTED: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "lost", "destroyed", "damaged", "shot_down", "launched",
))  # fmt: skip
"""Events whose totals two voices tell of one thing. Money, crowds, attacks and what has no name are told of many."""

RATIO = 2
"""Two numbers further apart than this are rather of two things than one thing told twice."""

LEAST = 5
"""Below this, two numbers of one place and day are as often two incidents."""


SENTENCE = 4
"""Words that a sentence has at least; a number alone on its line is a headline of what follows."""


def find_conflicts(text: Text, figures: Sequence[Figure]) -> Iterator[Flag]:
    """A flag for two figures of one event, unit, side, place and period that can't both be right.

    Left out are parts of wholes, second mentions, yardsticks, what is hedged or denied, revisions that are told as
    such (*rose to*), and what is told more than twice, which is rather a list. Two voices that differ are flagged
    lower than one that contradicts itself.
    """
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if _is_total(figure) and len(_read_sentence(text, _find_sentence(text, figure)).split()) >= SENTENCE:
            alike.setdefault(_tell_thing(figure), []).append(figure)
    for told in alike.values():
        one, other = told[0], told[1] if len(told) == 2 else None
        if other is not None and _disagree(one.quantity, other.quantity) and _can_be_one(text, one, other):
            yield _flag(one, other)


def _is_total(figure: Figure) -> bool:
    """Whether a figure is a count of its own of something that is told as a total."""
    exact = _number(figure.quantity)
    return (
        figure.role == "claim" and figure.modality == "asserted" and figure.part_of is None
        and figure.event in COUNTED and figure.unit not in (None, *load_numbers().units.currencies.values())
        and exact is not None and exact >= LEAST
        and figure.pin.before[-1:] != "("
    )  # fmt: skip


def _tell_thing(figure: Figure) -> tuple[object, ...]:
    """What must be equal for two figures to be of the same thing."""
    place = (figure.place or "").lower()
    return (figure.event, figure.unit, figure.party, figure.status, place, figure.period, figure.cumulative)


def _number(quantity: Quantity) -> Decimal | None:
    return quantity.low if quantity.low is not None else quantity.high


def _disagree(one: Quantity, other: Quantity) -> bool:
    """Whether no number fits both, and yet both are near enough to mean the same count."""
    apart = any(a.high is not None and b.low is not None and b.low > a.high for a, b in ((one, other), (other, one)))
    loose = {one.bound, other.bound} & {"about", "nearly"}
    small, large = sorted((_number(one) or Decimal(1), _number(other) or Decimal(1)))
    return apart and large <= RATIO * small and not (loose and large * 10 <= small * 11)


def _can_be_one(text: Text, one: Figure, other: Figure) -> bool:
    """Whether two figures alike are told as one count, and not as two of a list, a revision or two incidents.

    They stand in two sentences or are the words of two voices. Where neither place nor days tie them, they must be of
    two voices side by side.
    """
    at, last = (_find_sentence(text, figure) for figure in (one, other))
    if any(load_flags().revisions.search(_read_sentence(text, place)) for place in (at, last)):
        return False
    tied = one.period is not None and (one.place is not None or one.cumulative)
    voices = {one.according_to, other.according_to}
    return at != last if tied and len(voices) == 1 else len(voices) == 2 and (tied or last - at <= 1)


def _find_sentence(text: Text, figure: Figure) -> int:
    return max(0, bisect_right(text.sentences, Span(figure.pin.span.start, len(text.body) + 1)) - 1)


def _read_sentence(text: Text, place: int) -> str:
    return text.body[text.sentences[place].start : text.sentences[place].end] if text.sentences else text.body


def _flag(one: Figure, other: Figure) -> Flag:
    what = " ".join(filter(None, (one.unit, one.event.replace("_", " "), one.place and f"({one.place})")))
    tellers = [figure.according_to or "the report itself" for figure in (one, other)]
    if tellers[0] == tellers[1]:
        told = f"“{one.pin.words}” and “{other.pin.words}”"
        reason = f"One count is told with two numbers by {tellers[0]}, {told}: {what}."
        return Flag("told_twice", (one.id, other.id), reason, 0.6)
    told = f"“{one.pin.words}” ({tellers[0]}) and “{other.pin.words}” ({tellers[1]})"
    return Flag("told_twice", (one.id, other.id), f"Two voices tell one count with two numbers, {told}: {what}.", 0.5)
