"""Why one source tells another number: by its own words, by its notices, by the digits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sayso.compare.answers import Answer
from sayso.compare.explain import show_number
from sayso.lexicon.findings import load_findings
from sayso.model import Cause

_MEANING: dict[Cause, str] = {
    "new count": "a new count",
    "correction": "the words tell of a correction",
    "slip": "it looks like a slip of the digits",
    "redefinition": "the words tell of something else that is taken in or left out",
    "unknown": "the words don’t tell why",
}


def tell_cause(cause: Cause) -> str:
    """A cause as the last part of a sentence."""
    return _MEANING[cause]


def find_cause(before: Answer, after: Answer) -> Cause | None:
    """*correction* where the words around the later number tell of one, *redefinition* where the two sentences differ in
    what the count takes in (*including missing*); None where the words don't tell."""
    if corrects(after):
        return "correction"
    one, other = _find_scopes(before), _find_scopes(after)
    return "redefinition" if one != other and one | other else None


def corrects(answer: Answer) -> bool:
    """Whether the sentence of a number, or one beside it, says that an earlier number was wrong."""
    return load_findings().corrections.search(answer.kept.passage.words) is not None


def _find_scopes(answer: Answer) -> frozenset[str]:
    words = answer.kept.sentence.words.lower().replace(answer.kept.figure.event, "")
    return frozenset(load_findings().scopes.findall(words))


def find_mistyped(number: Decimal, low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """The numbers from `low` to `high` from which `number` differs by two neighbouring digits swapped, or by a digit
    dropped or doubled, the lowest first; none where it is no whole number of two digits or more.

    >>> find_mistyped(Decimal(1532), Decimal(1300), Decimal(1360))
    (Decimal('1352'),)
    """
    if number != number.to_integral_value() or not 10 <= number < Decimal(10) ** 15:
        return ()
    digits = str(int(number))
    meant = {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
    meant |= {digits[:i] + digits[i + 1 :] for i in range(1, len(digits)) if digits[i] == digits[i - 1]}
    meant |= {digits[:i] + added + digits[i:] for i in range(1, len(digits) + 1) for added in "0123456789"}
    return tuple(sorted(Decimal(one) for one in meant - {digits} if low <= Decimal(one) <= high))


def tell_mistyped(meant: Sequence[Decimal]) -> str:
    """What a mistyped number was meant to be, where it isn't one of many."""
    return f"for {' or '.join(map(show_number, meant))}" if len(meant) < 3 else "with a digit too few"
