"""Figures of one question made ready to be laid side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from sayso.compare.explain import name_day, name_voice, own, quote
from sayso.compare.standing import find_day, find_told
from sayso.lexicon.naming import fold_name
from sayso.lexicon.numbers import load_numbers
from sayso.model import Cause, Finding, FindingKind, Ground, KeptFigure, Origin, Quantity, Question

LOOSE, TIGHT = Decimal("0.1"), Decimal("0.01")
"""How far *about* and *nearly* reach around a round number (*about 1,500*) and around one that is told to the last digits
(*about 1,572*), as a share of it."""

_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure as an answer to a question: the day that it stands for, when it was told, and on whose word.

    `voice` is the folded name of whose word it is in the end, `name` how it is written. `number` is what the words name,
    whatever the bound; None for a word for many. `slack` is how far it may be off because it is rounded (see
    `find_slack`), `reach` what the words can mean beside another voice's: *about* reaches to both sides, an open end is
    infinite.
    """

    kept: KeptFigure
    day: date | None
    told: date | None
    voice: str
    name: str
    number: Decimal | None
    slack: Decimal
    reach: tuple[Decimal, Decimal]

    @property
    def low(self) -> Decimal | None:
        """The least that the words commit to."""
        return self.kept.figure.quantity.low

    @property
    def high(self) -> Decimal | None:
        """The most that the words commit to."""
        return self.kept.figure.quantity.high

    @property
    def ground(self) -> Ground:
        """The words that it rests on."""
        return Ground(self.kept.id, self.kept.figure.pin)

    def tell(self) -> str:
        """Who tells what for which day, as a sentence's subject: *Ann Example’s “12” (3 June 2022)*."""
        return f"{own(self.name)} {quote(self.kept.figure)}" + (f" ({name_day(self.day)})" if self.day else "")


@dataclass(frozen=True, slots=True)
class Laid:
    """All answers to a question, by day, those without one last: what is asserted and what is denied.

    `voices` is what each asserts; `daily` are the counts of single days that belong to a running total; `by_id` leads
    from a figure to its answer.
    """

    question: Question
    asserted: tuple[Answer, ...]
    denied: tuple[Answer, ...]
    daily: tuple[Answer, ...]
    origins: tuple[Origin, ...]
    voices: Mapping[str, Sequence[Answer]]
    by_id: Mapping[str, Answer]


def lay_out(
    question: Question, figures: Iterable[KeptFigure], origins: Sequence[Origin], daily: Iterable[KeptFigure]
) -> Laid:
    """The figures as answers. What people rejected is left out; second mentions and parts of wholes are neither asserted
    nor denied, and what is only held possible asserts nothing."""
    names = _name_all(origins)
    every = [_make_answer(kept, names) for kept in figures if kept.review != "rejected"]
    laid = _order(every)
    asserted = tuple(one for one in laid if is_asserted(one.kept))
    return Laid(
        question,
        asserted,
        tuple(one for one in laid if _stands_alone(one.kept) and _denies(one.kept)),
        _order(_make_answer(kept, names) for kept in daily if is_asserted(kept)),
        tuple(origins),
        group_by_voice(asserted),
        {one.kept.id: one for one in laid},
    )


def lay_out_asserted(figures: Iterable[KeptFigure], origins: Sequence[Origin]) -> tuple[Answer, ...]:
    """What the figures assert (`is_asserted`), as `lay_out` has it in `asserted`."""
    names = _name_all(origins)
    return _order(_make_answer(kept, names) for kept in figures if is_asserted(kept))


def _name_all(origins: Iterable[Origin]) -> Mapping[str, str]:
    """Whose word figures are, by their ids."""
    return {id: origin.name for origin in origins for id in origin.figures if origin.name}


def is_asserted(kept: KeptFigure) -> bool:
    """Whether somebody tells it as a fact and nobody rejected it: no second mention, no part of a whole."""
    return (
        kept.review != "rejected" and _stands_alone(kept) and kept.figure.modality == "asserted" and not _denies(kept)
    )


def _stands_alone(kept: KeptFigure) -> bool:
    return kept.figure.role != "repeat" and kept.figure.part_of is None


def _denies(kept: KeptFigure) -> bool:
    return kept.figure.modality == "denied" or kept.stance == "denies"


def _make_answer(kept: KeptFigure, names: Mapping[str, str]) -> Answer:
    quantity = kept.figure.quantity
    name = names.get(kept.id) or name_voice(kept)
    number = quantity.low if quantity.low is not None else quantity.high
    slack = find_slack(quantity)
    voice = _fold(name) or kept.edition.document
    return Answer(kept, find_day(kept), find_told(kept), voice, name, number, slack, _find_reach(quantity, slack))


def _find_reach(quantity: Quantity, slack: Decimal) -> tuple[Decimal, Decimal]:
    if quantity.bound in ("about", "nearly"):
        number = quantity.low or quantity.high or Decimal(0)
        slack = max(slack, number * (LOOSE if _is_round(number) else TIGHT))
    low = _LEAST if quantity.low is None else quantity.low - slack
    return low, _MOST if quantity.high is None else quantity.high + slack


def _is_round(number: Decimal) -> bool:
    """Whether a number has no more than two digits before its zeros."""
    return len(number.normalize().as_tuple().digits) <= 2


_fold = lru_cache(maxsize=10_000)(fold_name)


def _order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    return tuple(sorted(answers, key=lambda one: (one.day or date.max, one.told or date.max, one.kept.id)))


def group_by_voice(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """The answers of each voice, their order kept."""
    grouped: dict[str, list[Answer]] = {}
    for answer in answers:
        grouped.setdefault(answer.voice, []).append(answer)
    return grouped


def find_slack(quantity: Quantity) -> Decimal:
    """The unit to which a number in words is rounded; 0 where its digits are taken at their word.

    >>> find_slack(Quantity(Decimal(1_200_000), Decimal(1_200_000), "exact", "1.2 million"))
    Decimal('100000')
    """
    loose = quantity.bound in ("about", "nearly")
    if not loose and not quantity.words[-1:].isalpha():
        return Decimal(0)
    number = quantity.low if quantity.low is not None else quantity.high
    last = quantity.words.lower().split()[-1].lstrip("0123456789.,$€£") if quantity.words.strip() else ""
    if number is None or not (loose or last in _magnitudes()) or number < 100 or number != number.to_integral_value():
        return Decimal(0)
    zeros = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return Decimal(10) ** zeros if zeros else Decimal(0)


@cache
def _magnitudes() -> frozenset[str]:
    words = load_numbers().words
    return frozenset((*words.magnitudes, *words.short))


def make_finding(
    kind: FindingKind,
    sides: Sequence[Answer],
    reason: str,
    score: float,
    cause: Cause | None = None,
    day: date | None = None,
) -> Finding:
    """A finding that rests on the words of its sides. Its id is the same whenever the same figures show the same."""
    ids = tuple(dict.fromkeys(side.kept.id for side in sides))
    key = "\n".join((kind, *sorted(ids), str(day)))
    grounds = tuple(dict.fromkeys(side.ground for side in sides))
    return Finding(hashlib.sha256(key.encode()).hexdigest()[:16], kind, ids, reason, grounds, score, cause, day)
