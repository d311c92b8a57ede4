"""Counts that don't fit the days that they are told for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from sayso.compare.answers import Answer, Laid, make_finding
from sayso.compare.explain import name_day, name_question, own, quote
from sayso.compare.relation import find_side
from sayso.lexicon.flags import load_flags
from sayso.lexicon.sides import load_sides
from sayso.model import Event, Finding

PAST: frozenset[Event] = frozenset((
    "killed", "injured", "captured", "detained", "missing", "displaced", "evacuated", "rescued", "surrendered",
    "released", "lost", "destroyed", "damaged", "shot_down", "launched", "seized", "attacked", "viewed", "shared",
))  # fmt: skip
"""Events that can be counted only when they have happened."""

ZONES = timedelta(days=1)
"""By how much a day may seem to lie ahead where clocks differ."""

NEAR = Decimal("0.02")
"""How near a day's count comes to a running total that it was mistaken for, as a share of it."""

LEAST = 20
"""Below this number a day's count and a total can well be the same."""


def find_impossible(laid: Laid) -> Iterator[Finding]:
    """Findings of the kind *impossible date*: a count of what has happened for days after it was told, one from before
    the war began in which it is counted, and the flags of this kind that a reading has by itself, on whatever figure."""
    found: dict[str, list[Answer]] = {}
    asserted = {answer.kept.id for answer in laid.asserted}
    for id, answer in laid.by_id.items():
        odd = (_tell_ahead(answer) or _tell_early(answer)) if id in asserted else None
        if reason := odd or _tell_flag(answer):
            found.setdefault(f"{name_question(laid.question)}: {reason}", []).append(answer)
    for reason, answers in found.items():
        yield make_finding("impossible date", answers, reason, 0.8, None, answers[0].day)


def _tell_ahead(answer: Answer) -> str | None:
    """Words for many, and sentences that look ahead (*will*, *by Friday*), tell of no day that was."""
    period, told = answer.kept.figure.period, answer.told
    published = answer.kept.edition.report.published
    if period is None or told is None or answer.number is None or answer.kept.figure.event not in PAST:
        return None
    known = max(told, published) if published else told
    first = period.end if answer.kept.figure.cumulative or period.start is None else period.start
    if first <= known + ZONES or load_flags().ahead.search(answer.kept.sentence.words):
        return None
    return f"{own(answer.name)} {quote(answer.kept.figure)} is told for {name_day(first)}, but was known by {name_day(known)}."


def _tell_early(answer: Answer) -> str | None:
    """Only where the counted and who did it are the two sides of a war of the table."""
    figure = answer.kept.figure
    if figure.period is None or not figure.party or not figure.by or not figure.cumulative:
        return None
    sides = {find_side(figure.party, {}), find_side(figure.by, {})}
    war = next((war for war in load_sides().wars if set(war.sides) == sides), None)
    if war is None or figure.period.end >= war.since:
        return None
    return f"{answer.tell()} is told for days before {name_day(war.since)}, when the fighting of the two sides began."


def _tell_flag(answer: Answer) -> str | None:
    return next((flag.reason for flag in answer.kept.flags if flag.kind == "period"), None)


def find_day_totals(laid: Laid) -> Iterator[Finding]:
    """Findings of the kind *total for a day*: a count told for a single day whose number is, or nears, a running total
    that another document tells for that day or the day before or after."""
    if not laid.question.cumulative or not laid.daily:
        return
    totals: dict[date, list[Answer]] = {}
    for answer in laid.asserted:
        if answer.day is not None and answer.number is not None and answer.number >= LEAST and _runs_long(answer):
            totals.setdefault(answer.day, []).append(answer)
    for single in laid.daily:
        total = _find_total(single, totals)
        if total is not None:
            reason = (
                f"{name_question(laid.question)}: {single.name} tells {quote(single.kept.figure)} for the day"
                f" {name_day(single.day or date.min)} alone, which is the running total that {total.name} tells,"
                f" {quote(total.kept.figure)} by {name_day(total.day or date.min)}."
            )
            yield make_finding("total for a day", (single, total), reason, 0.8, None, single.day)


def _runs_long(total: Answer) -> bool:
    """Whether a total is known to run over more than its first days, when it still is a day's count."""
    period = total.kept.figure.period
    return period is not None and (period.start is None or period.end - period.start > timedelta(days=2))


def _find_total(single: Answer, totals: Mapping[date, Sequence[Answer]]) -> Answer | None:
    period, number = single.kept.figure.period, single.number
    if single.day is None or number is None or period is None or period.start != period.end:
        return None
    around = (one for step in (0, -1, 1) for one in totals.get(single.day + timedelta(days=step), ()))
    return next((one for one in around if _is_near(one, number) and _is_other(one, single)), None)


def _is_near(total: Answer, number: Decimal) -> bool:
    return total.number is not None and abs(total.number - number) <= NEAR * total.number


def _is_other(total: Answer, single: Answer) -> bool:
    return total.kept.edition.document != single.kept.edition.document
