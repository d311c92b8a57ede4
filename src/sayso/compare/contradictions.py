"""Independent voices on the same thing and the same day: those that agree, and those of which both can't be right."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sayso.compare.answers import Answer, Laid, make_finding
from sayso.compare.explain import join_names, name_day, name_question, own, quote, show_bounds
from sayso.compare.naming import read_name
from sayso.compare.relation import find_side
from sayso.compare.wording import cut_stems, find_content
from sayso.model import Finding

NEAR = Decimal("1.1")
"""Numbers agree up to this ratio, if their bounds meet. *At least 10* and *500* contradict nothing and agree on nothing."""

_PEOPLE = frozenset(cut_stems("people person persons"))

Pair = tuple[Answer, Answer]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is told for the same days: of each voice that goes back to nobody else's word its last answer."""

    day: date | None
    answers: tuple[Answer, ...]


def find_contradictions(laid: Laid) -> Iterator[Finding]:
    """Findings of the kinds *agreement* and *contradiction*, between independent origins and for the same days only.

    Voices that contradict each other on many days give one finding, which rests on the last of them and counts the rest;
    of more than two voices on a day the lowest and the highest are named. How many origins agree is an upper bound.
    """
    if laid.question.event == "other" and laid.question.unit is None:
        return  # counts of nobody knows what
    moments = list(_list_moments(laid))
    yield from _find_pairs(laid, moments)
    yield from _find_agreements(laid, moments)


def _list_moments(laid: Laid) -> Iterator[Moment]:
    origins = {id: origin.id for origin in laid.origins for id in origin.figures}
    grouped: dict[Hashable, list[Answer]] = {}
    for answer in laid.asserted:
        if answer.number is not None:
            grouped.setdefault(_find_days(laid, answer), []).append(answer)
    for days, answers in grouped.items():
        lone = _take_independent(answers, origins)
        if len(lone) > 1 and days is not None:
            last = laid.question.period.end if laid.question.period else None
            yield Moment(last or max((one.day for one in lone if one.day), default=None), lone)


def _find_days(laid: Laid, answer: Answer) -> Hashable:
    """What must be the same for two answers to be told for the same days: of a running total its last day, of an
    incident nothing more than the question; None where the days aren't told."""
    period = answer.kept.figure.period
    if laid.question.cumulative:
        return period and period.end
    return laid.question.period or period


def _take_independent(answers: Sequence[Answer], origins: Mapping[str, str]) -> tuple[Answer, ...]:
    """The last answer of each voice, and of voices that share an origin one."""
    by_voice = {answer.voice: answer for answer in sorted(answers, key=lambda one: (one.told or date.max, one.kept.id))}
    by_origin = {origins.get(one.kept.id, one.kept.id): one for one in reversed(by_voice.values())}
    return tuple(by_origin.values())


def _find_pairs(laid: Laid, moments: Sequence[Moment]) -> Iterator[Finding]:
    found: dict[tuple[str, str], list[tuple[Moment, Pair]]] = {}
    for moment in moments:
        pair = _find_furthest(moment.answers)
        if pair is not None and not all(_is_sure(one) for one in moment.answers):
            pair = _find_furthest([one for one in moment.answers if _is_sure(one)])
        if pair is not None:
            low, high = pair
            found.setdefault((low.voice, high.voice), []).append((moment, (low, high)))
    for told in found.values():
        moment, pair = max(told, key=lambda one: one[0].day or date.min)
        yield make_finding("contradiction", pair, _tell_pair(laid, moment, pair, len(told) - 1), 0.8, None, moment.day)


def _find_furthest(answers: Sequence[Answer]) -> Pair | None:
    """The lowest and the highest, where no number fits both."""
    low = min(answers, key=lambda one: (one.reach[1], one.voice), default=None)
    high = max(answers, key=lambda one: (one.reach[0], one.voice), default=None)
    return (low, high) if low and high and low.reach[1] < high.reach[0] else None


def _is_sure(answer: Answer) -> bool:
    """Whether it is told who counted and what: not where a document without an author tells it (*later updates*), nor where
    the sentence is no more than a number of people, as in a picture's caption."""
    told = find_content(answer.kept.sentence.words) - find_content(answer.kept.figure.pin.words)
    return bool(told - _PEOPLE) and read_name(answer.name).kind != "document"


def _tell_pair(laid: Laid, moment: Moment, pair: Pair, more: int) -> str:
    low, high = (f"{own(one.name)} {quote(one.kept.figure)} ({_show_bounds(one)})" for one in pair)
    days = f" for {name_day(moment.day)}" if moment.day else ""
    between = len(moment.answers) - 2
    others = f"; {between} more {'voice lies' if between == 1 else 'voices lie'} between" if between > 0 else ""
    likewise = f" The same two differ so on {more} more {'day' if more == 1 else 'days'}." if more else ""
    return f"{name_question(laid.question)}{days}: no number fits both {low} and {high}{others}.{likewise}"


def _show_bounds(answer: Answer) -> str:
    rough = "about " if answer.kept.figure.quantity.bound in ("about", "nearly") else ""
    return rough + show_bounds(answer.low, answer.high)


def _find_agreements(laid: Laid, moments: Sequence[Moment]) -> Iterator[Finding]:
    found: dict[tuple[str, ...], list[tuple[Moment, tuple[Answer, ...]]]] = {}
    for moment in moments:
        agreed = _take_agreed(moment.answers)
        if agreed:
            found.setdefault(tuple(sorted(one.voice for one in agreed)), []).append((moment, agreed))
    for told in found.values():
        moment, agreed = max(told, key=lambda one: one[0].day or date.min)
        yield make_finding(
            "agreement", agreed, _tell_agreed(laid, moment, agreed, len(told) - 1), 0.7, None, moment.day
        )


def _take_agreed(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The most voices, of different sides, whose bounds all meet and whose numbers are near each other; none but two."""
    ordered = sorted(answers, key=lambda one: (one.number or Decimal(0), one.voice))
    best: Sequence[Answer] = ()
    start = 0
    for end in range(len(ordered)):
        while start < end and not _agree(ordered[start], ordered[end]):
            start += 1
        if end + 1 - start > len(best):
            best = ordered[start : end + 1]
    sides: dict[str, Answer] = {}
    for one in best:
        sides.setdefault(find_side(one.name, {}) or one.voice, one)
    return tuple(sides.values()) if len(sides) > 1 else ()


def _agree(less: Answer, more: Answer) -> bool:
    """Whether the bounds of two numbers meet and the numbers are near; then so do all that lie between."""
    low, high = less.number or Decimal(0), more.number or Decimal(0)
    return more.reach[0] <= less.reach[1] and high <= NEAR * low


def _tell_agreed(laid: Laid, moment: Moment, agreed: Sequence[Answer], more: int) -> str:
    names = join_names([f"{one.name} ({quote(one.kept.figure)})" for one in agreed])
    days = f" for {name_day(moment.day)}" if moment.day else ""
    likewise = f" They agree on {more} more {'day' if more == 1 else 'days'}." if more else ""
    return (
        f"{name_question(laid.question)}{days}: {names} agree, and no link between them was found, so up to"
        f" {len(agreed)} origins are independent.{likewise}"
    )
