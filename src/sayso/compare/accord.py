"""What several speakers agree on, and where they differ. Told with its reason, never as a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal

from sayso.compare.explain import join_names
from sayso.compare.topics import Weights, compare_vectors, find_subject, join_statements, make_vector, read_content
from sayso.compare.values import is_same_value
from sayso.compare.witnesses import Witness
from sayso.lexicon.testimony import load_testimony
from sayso.model import Figure, Statement

ALIKE = 0.5
"""From this likeness of words on (cosine), two statements say nearly the same."""
MOST = 12
"""Speakers of a topic that are compared with each other, the first in the text."""

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
    """The figures of two sides that answer one question: the same event and unit, and nothing told that sets them apart."""
    for ours in one.figures:
        for theirs in other.figures:
            if "repeat" in (ours.role, theirs.role) or not is_one_question(ours, theirs):
                continue
            same = is_same_value(ours.quantity, theirs.quantity) or _overlap(ours, theirs)
            names = join_names([one.witness.name, other.witness.name])
            said = f"“{ours.pin.words}” and “{theirs.pin.words}”"
            reason = f"{names} tell {said}, which " + ("can be one number." if same else "are two numbers.")
            kind: Accord = "same number" if same else "other number"
            ids = tuple(id for id in (ours.statement, theirs.statement) if id)
            yield Match(kind, (one.witness.id, other.witness.id), ids, (ours.id, theirs.id), reason)


def is_one_question(one: Figure, other: Figure) -> bool:
    """Whether two figures may answer one question."""
    if one.event != other.event or one.event == "other" or "comparison" in (one.role, other.role):
        return False
    told = ((one.party, other.party), (one.place, other.place), (one.by, other.by), (one.status, other.status))
    apart = any(ours and theirs and not _is_named_alike(ours, theirs) for ours, theirs in told)
    return not apart and one.part_of is None and other.part_of is None and _is_unit_alike(one.unit, other.unit)


def _is_named_alike(one: str, other: str) -> bool:
    ours, theirs = find_subject(one), find_subject(other)
    return one == other or (bool(ours) and (ours <= theirs or theirs <= ours) and bool(theirs))


def _is_unit_alike(one: str | None, other: str | None) -> bool:
    from sayso.lexicon.taxonomy import load_taxonomy

    if one is None or other is None or one == other:
        return one == other
    units = load_taxonomy()
    return one in units.narrower(other) or other in units.narrower(one)


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether a number meets both; a vague one (*dozens*) is open at both ends and tells nothing."""
    ours, theirs = one.quantity, other.quantity
    if "vague" in (ours.bound, theirs.bound):
        return False
    low = max((end for end in (ours.low, theirs.low) if end is not None), default=None)
    high = min((end for end in (ours.high, theirs.high) if end is not None), default=None)
    return low is None or high is None or low <= high


def _compare_words(one: Side, other: Side, weights: Weights) -> Iterator[Match]:
    vectors = {id(said): make_vector(read_content(said), weights) for said in (*one.statements, *other.statements)}
    names = join_names([one.witness.name, other.witness.name])
    both = one.witness.id, other.witness.id
    for ours in one.statements:
        for theirs in other.statements:
            likeness = compare_vectors(vectors[id(ours)], vectors[id(theirs)])
            if likeness < ALIKE or _share_place(ours, theirs):
                continue
            if _is_denied(ours) != _is_denied(theirs):
                reason = f"{names} speak of the same in near the same words, and one of them denies it."
                yield Match("denies", both, (ours.id, theirs.id), (), reason)
            elif _is_claim(ours) and _is_claim(theirs):
                yield Match(
                    "near the same words", both, (ours.id, theirs.id), (), f"{names} say it in near the same words."
                )


def _is_claim(one: Statement) -> bool:
    return one.stance not in ("asks", "orders")


def _share_place(one: Statement, other: Statement) -> bool:
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
    asked = find_subject(question)
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
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", " ".join(read_content(said) for said in side.statements))
    return next((word for word in words if stem in find_subject(word)), stem)


def index_figures(figures: Sequence[Figure]) -> Mapping[str, tuple[Figure, ...]]:
    """The figures of each statement."""
    found: dict[str, tuple[Figure, ...]] = {}
    for one in figures:
        if one.statement:
            found[one.statement] = (*found.get(one.statement, ()), one)
    return found
