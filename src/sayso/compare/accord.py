"""What several speakers agree on, and where they differ. Told with its reason, never as a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Literal

from sayso.compare.counted import is_one_question
from sayso.compare.explain import join_names
from sayso.compare.topics import (
    Weights,
    compare_vectors,
    find_matter,
    find_matters,
    join_statements,
    list_forms,
    make_vector,
    read_content,
)
from sayso.compare.values import find_numbers, is_same_value
from sayso.compare.witnesses import Witness
from sayso.lexicon.testimony import load_testimony
from sayso.model import Figure, Statement

ALIKE = 0.45
"""From this likeness of words on (cosine), two statements say nearly the same."""
NEAR_DENIED = 0.35
"""The same where one of them denies: a denial is seldom told in the words of what it denies."""
FEWEST = 3
"""Words about something that two statements must have each, to be alike."""
CLOSE = Decimal("1.25")
"""How many times the other a number may be where one is told as a bound that takes in the other."""
MOST_NUMBERS = 4
"""Numbers of one side on one topic that are laid beside the other's."""
MOST = 12
"""Speakers of a topic that are compared with each other, the first in the text."""
MOST_SAID = 60
"""Statements of a speaker on a topic whose words are laid beside another's, the first in the text."""

Accord = Literal[
    "same number", "other number", "near the same words", "shared answer", "takes up", "denies", "other answer"
]
AGREEING: frozenset[Accord] = frozenset(("same number", "near the same words", "shared answer", "takes up"))


@dataclass(frozen=True, slots=True)
class Match:
    """Two speakers' words on one topic, side by side. `statements` and `figures` are ids, `reason` is a sentence."""

    kind: Accord
    speakers: tuple[str, str]
    statements: tuple[str, ...]
    figures: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one speaker says on a topic."""

    witness: Witness
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...] = ()


def compare_sides(sides: Sequence[Side], weights: Weights, question: str | None) -> Iterator[Match]:
    """What the sides of a topic agree on and where they differ, pair by pair; `question` are the words that all of them
    answer, None where nobody asked. A group and one of its members never give *other answers*."""
    for (at, one), (after, other) in combinations(enumerate(sides[:MOST]), 2):
        found = [*compare_figures(one, other), *_compare_words(one, other, weights)]
        yield from found
        echoing = tuple(said for said in other.statements if question is not None and _echoes(said))
        if echoing and after == at + 1:
            yield _tell_echo(one, other, echoing)
        if question is not None and not found and not echoing:
            yield from _compare_answers(one, other, weights, question)


def compare_figures(one: Side, other: Side) -> Iterator[Match]:
    """The figures of two sides that answer one question, each number once. A side with many numbers tells a list, of which
    none is the other's; payments are one only where the numbers are, as one pays many times."""
    ours, theirs = _take_numbers(one.figures), _take_numbers(other.figures)
    if max(len(ours), len(theirs)) > MOST_NUMBERS:
        return
    for first in ours:
        for second in theirs:
            kind = _weigh(first, second) if is_one_question(first, second) else None
            if kind is None or (first.event == "paid" and kind == "other number"):
                continue
            names = join_names([one.witness.name, other.witness.name])
            can = "can be one number" if kind == "same number" else "are two numbers"
            reason = f"{names} tell “{first.pin.words}” and “{second.pin.words}”, which {can}."
            ids = tuple(id for id in (first.statement, second.statement) if id)
            yield Match(kind, (one.witness.id, other.witness.id), ids, (first.id, second.id), reason)


def _take_numbers(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that are no repeats, each number of an event once."""
    found: dict[object, Figure] = {}
    for one in figures:
        if one.role == "claim":
            found.setdefault((one.event, one.unit, one.quantity.low, one.quantity.high, one.quantity.bound), one)
    return list(found.values())


def _weigh(one: Figure, other: Figure) -> Accord | None:
    """Whether two numbers can be one; None where their words leave it open (*at least 54* and *at least 239*)."""
    if is_same_value(one.quantity, other.quantity):
        return "same number"
    ours, theirs = one.quantity, other.quantity
    if "vague" in (ours.bound, theirs.bound):
        return None
    low = max((end for end in (ours.low, theirs.low) if end is not None), default=None)
    high = min((end for end in (ours.high, theirs.high) if end is not None), default=None)
    if low is not None and high is not None and low > high:
        return "other number"
    numbers = sorted(max(find_numbers(quantity)) for quantity in (ours, theirs))
    return "same number" if numbers[1] <= CLOSE * numbers[0] else None


def _compare_words(one: Side, other: Side, weights: Weights) -> Iterator[Match]:
    said, told = one.statements[:MOST_SAID], other.statements[:MOST_SAID]
    vectors = {each.id: make_vector(read_content(each), weights) for each in (*said, *told)}
    contrary = {each.id: _is_denied(each) for each in (*said, *told)}
    names = join_names([one.witness.name, other.witness.name])
    both = one.witness.id, other.witness.id
    for ours in said:
        for theirs in told:
            less = min(vectors[ours.id], vectors[theirs.id], key=len)
            likeness = compare_vectors(vectors[ours.id], vectors[theirs.id])
            denied = contrary[ours.id] != contrary[theirs.id]
            if likeness < (NEAR_DENIED if denied else ALIKE) or len(less) < FEWEST or share_place(ours, theirs):
                continue
            if denied:
                reason = f"{names} speak of the same in like words, and one of them with a denial."
                yield Match("denies", both, (ours.id, theirs.id), (), reason)
            elif _is_claim(ours) and _is_claim(theirs):
                reason = f"{names} speak of the same in much the same words, or in others for the same."
                yield Match("near the same words", both, (ours.id, theirs.id), (), reason)


def _is_claim(one: Statement) -> bool:
    return one.stance not in ("asks", "orders")


def share_place(one: Statement, other: Statement) -> bool:
    """Whether two statements share words of the text, as one does that holds another."""
    return any(ours.span.overlaps(theirs.span) for ours in one.content for theirs in other.content)


def _is_denied(one: Statement) -> bool:
    return (one.stance == "denies") != (len(_negations().findall(read_content(one))) % 2 == 1)


@cache
def _negations() -> re.Pattern[str]:
    words = sorted(load_testimony().negations)
    plain = "|".join(re.escape(word) for word in words if word[:2] not in ("n'", "n’"))
    return re.compile(rf"\b(?:{plain})\b|n['’]t\b", re.IGNORECASE)


def _compare_answers(one: Side, other: Side, weights: Weights, question: str) -> Iterator[Match]:
    names, both = join_names([one.witness.name, other.witness.name]), (one.witness.id, other.witness.id)
    ids = tuple(said.id for said in (*one.statements, *other.statements))
    if not one.statements or not other.statements:
        return
    asked = find_matters(question)
    ours, theirs = (join_statements(side.statements, weights) for side in (one, other))
    shared = sorted((ours.keys() & theirs.keys()) - asked, key=lambda stem: (-weights.get(stem, 0.0), stem))
    if shared:
        words = join_names([f"“{_find_form(one, stem)}”" for stem in shared], most=3)
        yield Match("shared answer", both, ids, (), f"{names} both speak of {words}.")
    elif not _are_kin(one.witness, other.witness) and ours and theirs:
        yield Match(
            "other answer", both, ids, (), f"{names} were asked the same and answer in words of which none is shared."
        )


def _tell_echo(one: Side, other: Side, echoing: Sequence[Statement]) -> Match:
    ids = tuple(said.id for said in (*one.statements, *echoing))
    reason = f"The report says that {other.witness.name} takes up what was said before, by {one.witness.name} last."
    return Match("takes up", (one.witness.id, other.witness.id), ids, (), reason)


def _echoes(one: Statement) -> bool:
    cues = {pin.words.casefold() for pin in one.cue}
    return bool(cues & load_testimony().echoing)


def _are_kin(one: Witness, other: Witness) -> bool:
    return other.id in one.members or one.id in other.members


def _find_form(side: Side, stem: str) -> str:
    words = list_forms(" ".join(read_content(said) for said in side.statements))
    return next((word for word in words if find_matter(word) == stem), stem)


def index_figures(figures: Sequence[Figure]) -> Mapping[str, Sequence[Figure]]:
    """The figures of each statement."""
    found: dict[str, list[Figure]] = {}
    for one in figures:
        if one.statement:
            found.setdefault(one.statement, []).append(one)
    return found
