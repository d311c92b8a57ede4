"""When two counts are the same claim: *1.2 million*, *nearly 1.2 million* and *over 1.2 million* are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache

from sayso.model import Quantity

Mark = str
"""What figures that may be the same claim have in common. It is a string because numbers take long to look up."""
Marks = tuple[Mark, ...]
"""Each mark once, those of the number itself first: the order must not hang on how a process hashes words."""

_UP = frozenset(("nearly", "fewer_than", "at_most"))
_DOWN = frozenset(("more_than", "at_least"))
_EXACT = frozenset(("exact", "between", "vague"))
_LOOSE = frozenset(("about", "nearly", "between", "vague"))
_BOUNDS = ("nearly", "more_than", "about")
_NEAR = Decimal("0.02")
"""How far a rounded number may be from the one that it stands for."""

RARE = 4
"""From how many digits on, before its zeros, a number is no coincidence between two who count by themselves."""


def find_numbers(quantity: Quantity) -> frozenset[Decimal]:
    """The numbers that its words tell, whatever the bound; none for *dozens*."""
    return frozenset(number for number in (quantity.low, quantity.high) if number is not None)


def is_same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same claim: a number in common, or one that is the other's, rounded as its bound
    says; of vague ones the same words. Bounds alone are no difference, nor is a range beside one of its ends.

    >>> def told(number, bound): return Quantity(Decimal(number), Decimal(number), bound, number)
    >>> is_same_value(told("186000", "about"), told("186102", "exact"))
    True
    >>> is_same_value(told("186000", "exact"), told("186102", "exact"))
    False
    """
    ours, theirs = find_numbers(one), find_numbers(other)
    if not ours or not theirs:
        return ours == theirs and one.words.casefold() == other.words.casefold()
    if one.bound == other.bound == "between":
        return ours == theirs
    return bool(ours & theirs) or _is_rounded(one, other) or _is_rounded(other, one)


def _is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one is the other, rounded."""
    if one.bound in _EXACT or other.bound in _LOOSE:
        return False
    return any(told in _round(number, one.bound) for number in find_numbers(other) for told in find_numbers(one))


@lru_cache(maxsize=1 << 14)
def find_marks(quantity: Quantity) -> Marks:
    """Under what a quantity is put into an index: its numbers, what they may be rounded to, what they may be rounded
    from; the words of a vague one."""
    return tuple(dict.fromkeys((*_tell_plain(quantity), *_mark(quantity, "rounds to", "round"))))


@lru_cache(maxsize=1 << 14)
def find_seeks(quantity: Quantity) -> Marks:
    """Under what all quantities that may be the same claim are found in an index of marks."""
    return tuple(dict.fromkeys((*_tell_plain(quantity), *_mark(quantity, "round", "rounds to"))))


def _tell_plain(quantity: Quantity) -> Iterator[Mark]:
    numbers = find_numbers(quantity)
    yield from (_write("number", number) for number in numbers)
    if not numbers:
        yield f"words {quantity.words.casefold()}"


def _mark(quantity: Quantity, ours: str, theirs: str) -> Iterator[Mark]:
    numbers = find_numbers(quantity)
    if quantity.bound not in _LOOSE:
        yield from (_write(ours, told) for number in numbers for bound in _BOUNDS for told in _round(number, bound))
    if quantity.bound not in _EXACT:
        yield from (_write(theirs, number) for number in numbers)


def _write(kind: str, number: Decimal) -> Mark:
    """One mark for one number, however it is written (*1E+3*, *1000*)."""
    return f"{kind} {number.normalize()}"


def _round(number: Decimal, bound: str) -> frozenset[Decimal]:
    """What a number may be told as with that bound, at two digits or more."""
    way = ROUND_CEILING if bound in _UP else ROUND_FLOOR if bound in _DOWN else ROUND_HALF_UP
    told = ((number / unit).to_integral_value(way) * unit for unit in _find_units(number))
    return frozenset(one for one in told if one != number and abs(one - number) <= number * _NEAR)


def _find_units(number: Decimal) -> Iterator[Decimal]:
    """Tens, hundreds and so on that leave a number two digits."""
    unit = Decimal(10)
    while number / unit >= 10 and unit < Decimal("1e15"):
        yield unit
        unit *= 10


def count_digits(quantity: Quantity) -> int:
    """How many digits the number has before its closing zeros: 6 for 186,102 and 2 for 1.2 million; 0 for vague ones."""
    return max((len(number.normalize().as_tuple().digits) for number in find_numbers(quantity)), default=0)
