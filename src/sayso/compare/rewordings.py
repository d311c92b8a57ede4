"""Statements that a newer edition of a document adds, leaves out, or tells otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.compare.explain import own
from sayso.compare.wording import cut_stems, share
from sayso.lexicon.naming import fold_name
from sayso.model import Change, Pin, Reading, Statement

ALIKE = 0.5
"""From this share of common words on (Jaccard), two contents of one speaker are one statement reworded."""

MOST = 300
"""Statements of an edition that are matched by likeness; of more the rest must have just the same words."""

SHOWN = 80
"""Characters of a content that a reason shows."""

Pair = tuple[Statement, Statement]


def compare_statements(older: Reading, newer: Reading) -> Iterator[Change]:
    """The changes of statements: reworded, given to another speaker, told with another stance, added and removed."""
    pairs = _pair_equal(older.statements, newer.statements)
    left, right = _drop(older.statements, pairs), _drop(newer.statements, pairs)
    pairs += _pair_likest(left[:MOST], right[:MOST])
    for one, other in pairs:
        if reason := _tell_change(one, other):
            yield Change("statement", "changed", one.id, other.id, reason)
    for one in _drop(older.statements, pairs):
        yield Change("statement", "removed", one.id, None, f"{_name(one)}: {_show(one)} is left out.")
    for other in _drop(newer.statements, pairs):
        yield Change("statement", "added", None, other.id, f"{_name(other)}: {_show(other)} is new.")


def _drop(statements: Iterable[Statement], pairs: Iterable[Pair]) -> list[Statement]:
    taken = {id(one) for pair in pairs for one in pair}
    return [one for one in statements if id(one) not in taken]


def _pair_equal(before: Sequence[Statement], after: Sequence[Statement]) -> list[Pair]:
    """Statements with the same words, those of the same speaker first."""
    pairs: list[Pair] = []
    for with_speaker in (True, False):
        waiting: dict[object, list[Statement]] = {}
        for other in reversed(_drop(after, pairs)):
            waiting.setdefault(_identify(other, with_speaker), []).append(other)
        for one in _drop(before, pairs):
            if waiting.get(_identify(one, with_speaker)):
                pairs.append((one, waiting[_identify(one, with_speaker)].pop()))
    return pairs


def _identify(statement: Statement, with_speaker: bool) -> object:
    return tuple(cut_stems(_read(statement.content))), fold_name(statement.speaker or "") if with_speaker else None


def _pair_likest(before: Sequence[Statement], after: Sequence[Statement]) -> list[Pair]:
    words = {id(one): frozenset(cut_stems(_read(one.content))) for one in (*before, *after)}
    scored = [
        (share(words[id(one)], words[id(other)]), i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if _can_be_one(one, other)
    ]
    pairs, left, right = [], set(range(len(before))), set(range(len(after)))
    for score, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if score >= ALIKE and i in left and j in right:
            pairs.append((before[i], after[j]))
            left.discard(i)
            right.discard(j)
    return pairs


def _can_be_one(one: Statement, other: Statement) -> bool:
    names = {fold_name(statement.speaker) for statement in (one, other) if statement.speaker}
    return len(names) < 2


def _tell_change(one: Statement, other: Statement) -> str | None:
    """What changed, in a sentence; None where the words, the speaker and the stance stand."""
    if fold_name(one.speaker or "") != fold_name(other.speaker or ""):
        return f"{_show(other)} is {own(_name(other))} word now; before it was {own(_name(one))}."
    if one.stance != other.stance:
        return f"{_name(other)} {other.stance} {_show(other)} now; before: {one.stance}."
    if cut_stems(_read(one.content)) != cut_stems(_read(other.content)):
        return f"{_name(other)}: reworded from {_show(one)} to {_show(other)}."
    return None


def _name(statement: Statement) -> str:
    return statement.speaker or "somebody unnamed"


def _read(pins: Sequence[Pin]) -> str:
    return " ".join(pin.words for pin in pins)


def _show(statement: Statement) -> str:
    words = " ".join(_read(statement.content).split())
    return f"“{words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}”"
