"""Counts that a newer edition of a document adds, leaves out, or tells otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from sayso.compare.explain import name_figure, quote
from sayso.compare.wording import find_content, share
from sayso.lexicon.findings import load_findings
from sayso.lexicon.taxonomy import load_taxonomy
from sayso.model import Change, Event, Figure, Reading, Span, Status

ALIKE = 0.9
"""From this likeness on two figures may tell the same count with two numbers (see `_liken`)."""

CERTAIN = 1.5
"""… and where one unit only lies in the other: four women among five people are no recount of the five."""

LONE = 0.3
"""… and where each edition has but one number for what is counted."""

SAME = 0.6
"""What an equal number adds to the likeness: it outweighs a new wording, not another thing."""

SENTENCE = 1000
"""Characters of a sentence that are looked at."""

MOST = 300
"""Figures of an edition that are matched by likeness; of a longer list the rest must stand in just the same words."""

Pair = tuple["Telling", "Telling"]
Thing = tuple[Event, Status | None, bool, str | None]
Turn = Literal["rose", "fell", "bound", "told exactly", "told vaguely", "denied", "no longer denied"]


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """A figure in its text: the stems close to its number, those of its sentence, and the number that it tells, a word
    for many by what it is taken for."""

    figure: Figure
    near: frozenset[str]
    around: frozenset[str]
    number: Decimal | None
    vague: bool
    corrects: bool


def compare_counts(older: Reading, newer: Reading) -> Iterator[Change]:
    """The changes of figures. What only stands in one place more or fewer is added or removed with that as the reason;
    a figure whose number and bound stand is no change, however its sentence was reworded."""
    before, after = _make_tellings(older), _make_tellings(newer)
    pairs = _match(before, after)
    still = [pair for pair in pairs if _find_turn(*pair) is None]
    changed = [pair for pair in pairs if _find_turn(*pair) and not _is_old_news(pair, still, before, after)]
    notice = bool(newer.text.corrections) and not older.text.corrections
    for one, other in changed:
        yield Change("figure", "changed", one.figure.id, other.figure.id, _tell_change(one, other, notice))
    kept = {telling for pair in (*still, *changed) for telling in pair}
    for one in before:
        if one not in kept:
            yield Change(
                "figure", "removed", one.figure.id, None, _tell_lone(one, after, "left out", "one place fewer")
            )
    for other in after:
        if other not in kept:
            yield Change("figure", "added", None, other.figure.id, _tell_lone(other, before, "new", "one place more"))


def _make_tellings(reading: Reading) -> list[Telling]:
    return [_make_telling(reading, figure) for figure in reading.figures]


def _make_telling(reading: Reading, figure: Figure) -> Telling:
    pin, quantity = figure.pin, figure.quantity
    sentence = _find_sentence(reading, figure)
    number = quantity.low if quantity.low is not None else quantity.high
    vague = number is None
    near = f"{pin.before.rpartition(chr(10))[2]} {pin.after.partition(chr(10))[0]}"
    return Telling(
        figure, find_content(near), find_content(sentence),
        load_findings().take_vague(quantity.words) if vague else number, vague,
        bool(load_findings().corrections.search(sentence)),
    )  # fmt: skip


def _find_sentence(reading: Reading, figure: Figure) -> str:
    """The sentence of a figure, of a very long one the beginning."""
    body, sentences, start = reading.text.body, reading.text.sentences, figure.pin.span.start
    at = bisect_right(sentences, Span(start, len(body) + 1)) - 1
    span = sentences[at] if at >= 0 else figure.pin.span
    return body[span.start : min(span.end, span.start + SENTENCE)]


def _match(before: Sequence[Telling], after: Sequence[Telling]) -> list[Pair]:
    """Pairs that tell the same count, each telling once: first those in the same words with the same number, then the
    likest ones, then those in much the same words with the same number, whatever event was read there."""
    pairs = _pair_equal(before, after)
    left, right = _drop(before, pairs), _drop(after, pairs)
    pairs += _pair_likest(left[:MOST], right[:MOST], _liken)
    left, right = _drop(before, pairs), _drop(after, pairs)
    return pairs + _pair_likest(left[:MOST], right[:MOST], _liken_words)


def _drop(tellings: Sequence[Telling], pairs: Iterable[Pair]) -> list[Telling]:
    taken = {telling for pair in pairs for telling in pair}
    return [one for one in tellings if one not in taken]


def _pair_equal(before: Sequence[Telling], after: Sequence[Telling]) -> list[Pair]:
    waiting: dict[object, list[Telling]] = {}
    for other in reversed(after):
        waiting.setdefault(_identify(other), []).append(other)
    return [(one, waiting[_identify(one)].pop()) for one in before if waiting.get(_identify(one))]


def _identify(telling: Telling) -> object:
    figure, quantity = telling.figure, telling.figure.quantity
    told = (figure.event, figure.unit, quantity.low, quantity.high, quantity.bound, figure.modality)
    return told, quantity.words.lower() if telling.vague else "", telling.near, telling.around


def _pair_likest(
    before: Sequence[Telling], after: Sequence[Telling], liken: Callable[[Telling, Telling], float]
) -> list[Pair]:
    """Pairs in the order of their likeness, none of which shares a telling with a likelier one."""
    scored = [(liken(one, other), i, j) for i, one in enumerate(before) for j, other in enumerate(after)]
    likely = sorted((row for row in scored if row[0] > 0), key=lambda row: (-row[0], row[1], row[2]))
    pairs, left, right = [], set(range(len(before))), set(range(len(after)))
    lone = _find_lone(before) | _find_lone(after)
    for score, i, j in likely:
        if i in left and j in right and _may_pair(before[i], after[j], score, lone):
            pairs.append((before[i], after[j]))
            left.discard(i)
            right.discard(j)
    return pairs


def _may_pair(one: Telling, other: Telling, score: float, lone: Container[Telling]) -> bool:
    if one.number == other.number:
        return True
    if not _is_one_unit(one.figure.unit, other.figure.unit):
        return score >= CERTAIN
    if score >= ALIKE:
        return True
    told = score >= LONE and one.figure.event != "other" and _can_mean(one, other)
    return told and one in lone and other in lone


def _can_mean(one: Telling, other: Telling) -> bool:
    """Whether a word for many can have meant the number that is told instead; of two numbers always."""
    if one.vague == other.vague:
        return True
    word, number = (one.number, other.number) if one.vague else (other.number, one.number)
    return word is not None and number is not None and word <= number < word * 100


def _find_lone(tellings: Sequence[Telling]) -> set[Telling]:
    """Those beside which no other number is told for what they count."""
    numbers: dict[Thing, set[Decimal | None]] = {}
    for one in tellings:
        numbers.setdefault(_tell_thing(one), set()).add(one.number)
    alone = {
        thing
        for thing in numbers
        if len(set().union(*(numbers[other] for other in numbers if _meet(thing, other)))) == 1
    }
    return {one for one in tellings if _tell_thing(one) in alone}


def _liken(one: Telling, other: Telling) -> float:
    """How likely two figures tell one count: words close by, words of the sentence, number, bound, unit and side."""
    if not _is_one_thing(one, other):
        return 0.0
    a, b = one.figure, other.figure
    likeness = 1.5 * share(one.near, other.near) + share(one.around, other.around)
    likeness += SAME * (one.number == other.number) + 0.4 * (a.quantity.bound == b.quantity.bound)
    likeness += 0.2 * (a.unit == b.unit) - 0.3 * (None not in (a.party, b.party) and a.party != b.party)
    return likeness


def _liken_words(one: Telling, other: Telling) -> float:
    alike = share(one.near, other.near)
    return alike if one.number == other.number and one.number is not None and alike >= 0.5 else 0.0


def _tell_thing(telling: Telling) -> Thing:
    """What is counted: event, status, whether it is a part of a whole, unit."""
    figure = telling.figure
    return figure.event, figure.status, figure.part_of is None, figure.unit


def _is_one_thing(one: Telling, other: Telling) -> bool:
    return _meet(_tell_thing(one), _tell_thing(other))


def _meet(one: Thing, other: Thing) -> bool:
    """Whether one unit is the other or lies in it, and all else is the same: children among the dead are no recount."""
    if one[:3] != other[:3]:
        return False
    return _is_one_unit(one[3], other[3]) or _lies_in(one[3], other[3]) or _lies_in(other[3], one[3])


@lru_cache(maxsize=10_000)
def _is_one_unit(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or load_taxonomy().meet(one, other) is not None


@lru_cache(maxsize=10_000)
def _lies_in(one: str | None, other: str | None) -> bool:
    return one is not None and other in load_taxonomy().broader(one)


def _find_turn(one: Telling, other: Telling) -> Turn | None:
    """How the newer number stands to the older; None where it commits to the same."""
    a, b = one.figure, other.figure
    if (a.modality == "denied") != (b.modality == "denied"):
        return "denied" if b.modality == "denied" else "no longer denied"
    if one.vague != other.vague:
        return "told exactly" if one.vague else "told vaguely"
    if one.number is None or other.number is None or one.number == other.number:
        ends = (a.quantity.low, a.quantity.high) == (b.quantity.low, b.quantity.high)
        return None if one.vague or (ends and a.quantity.bound == b.quantity.bound) else "bound"
    return "rose" if other.number > one.number else "fell"


def _is_old_news(pair: Pair, still: Sequence[Pair], before: Sequence[Telling], after: Sequence[Telling]) -> bool:
    """Whether the number that one of the two tells stands in the other edition too, so that only the wording moved."""
    one, other = pair
    turn = _find_turn(one, other)
    if turn == "told exactly":
        return any(_tells(telling, other) for telling in before)
    if turn == "told vaguely":
        return any(_tells(telling, one) for telling in after)
    return any(_tells(kept, other) for kept, _ in still)


def _tells(telling: Telling, number: Telling) -> bool:
    return telling.number == number.number and not telling.vague and _is_one_thing(telling, number)


def _tell_change(one: Telling, other: Telling, notice: bool) -> str:
    a, b = quote(one.figure), quote(other.figure)
    turns: dict[Turn, str] = {
        "rose": f"rose from {a} to {b}",
        "fell": f"fell from {a} to {b}",
        "bound": f"the number stands and its bound changed from {a} to {b}",
        "told exactly": f"is told exactly now, {b} instead of {a}",
        "told vaguely": f"is told vaguely now, {b} instead of {a}",
        "denied": f"{b} is denied now, {a} was not",
        "no longer denied": f"{a} was denied, {b} is not",
    }
    turn = _find_turn(one, other)
    told = turns[turn] if turn else ""
    if turn in ("rose", "fell") and (notice or (other.corrects and not one.corrects)):
        told = f"was corrected from {a} to {b}: it {turn}"
    return f"{name_figure(other.figure)}: {told}."


def _tell_lone(telling: Telling, others: Sequence[Telling], alone: str, again: str) -> str:
    told = any(_tells(other, telling) for other in others)
    thing = f"{name_figure(telling.figure)}: {quote(telling.figure)}"
    return f"{thing} is told in {again}." if told else f"{thing} is {alone}."
