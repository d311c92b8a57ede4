"""Running totals that don't grow by what was added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from sayso.compare.answers import Answer, Laid, group_by_voice, make_finding
from sayso.compare.explain import name_day, name_question, quote, show_number
from sayso.model import Cause, Finding, Question

_DAY = timedelta(days=1)
LONGEST = 31
"""Days between two totals that additions are summed over."""


def find_sums(laid: Laid) -> Iterator[Finding]:
    """A finding for each day on which a voice's total isn't its total before and what it says was added since.

    Only totals and additions of the same voice are laid together, and only where every day between two totals has its
    addition. A total that alone doesn't fit its neighbours on both sides is told once, as a slip.
    """
    if not laid.question.cumulative:
        return
    additions = group_by_voice(laid.daily)
    for voice, told in laid.voices.items():
        if voice in additions:
            yield from _check(laid.question, _last_by_day(told), _last_by_day(additions[voice]))


def _last_by_day(told: Sequence[Answer]) -> dict[date, Answer]:
    """Of each day what was told for it last; words for many left out."""
    return {answer.day: answer for answer in told if answer.day is not None and answer.number is not None}


def _check(question: Question, totals: dict[date, Answer], added: dict[date, Answer]) -> Iterator[Finding]:
    days = sorted(totals)
    missed = {day: _miss(totals, added, before, day) for before, day in pairwise(days)}
    explained: set[date] = set()
    for at, (before, day) in enumerate(pairwise(days)):
        short = missed[day]
        if short is None or short == 0 or day in explained:
            continue
        after = days[at + 2] if at + 2 < len(days) else None
        slip = after is not None and missed[after] == -short
        if slip and after is not None:
            explained.add(after)
        yield _tell(question, totals, added, (before, day, after if slip else None), short)


def _miss(totals: dict[date, Answer], added: dict[date, Answer], before: date, day: date) -> Decimal | None:
    """By how much the total of a day is short of the one before and what was added since; None where additions lack,
    or where the difference is no more than rounding."""
    between = [before + _DAY * (step + 1) for step in range(min((day - before).days, LONGEST + 1))]
    if len(between) > LONGEST or any(one not in added for one in between):
        return None
    sums = sum((added[one].number or Decimal(0) for one in between), Decimal(0))
    one, other = totals[before], totals[day]
    short = (one.number or Decimal(0)) + sums - (other.number or Decimal(0))
    return short if abs(short) > max(one.slack, other.slack, *(added[one].slack for one in between)) else Decimal(0)


def _tell(
    question: Question,
    totals: dict[date, Answer],
    added: dict[date, Answer],
    days: tuple[date, date, date | None],
    short: Decimal,
) -> Finding:
    before, day, after = days
    one, other = totals[before], totals[day]
    steps = [added[before + _DAY * (step + 1)] for step in range((day - before).days)]
    sums = sum((step.number or Decimal(0) for step in steps), Decimal(0))
    meant = (one.number or Decimal(0)) + sums
    told = " and ".join(quote(step.kept.figure) for step in steps[:3])
    reason = (
        f"{name_question(question)}: {one.name} tells {quote(one.kept.figure)} for {name_day(before)} and {told} added"
        f" by {name_day(day)}, which makes {show_number(meant)}, but {quote(other.kept.figure)} for {name_day(day)}"
    )
    if after is None:
        return make_finding("sum", (one, other, *steps), f"{reason}.", 0.8, _guess(one, other, sums), day)
    later = totals[after]
    reason += (
        f"; {show_number(meant)} also fits {quote(later.kept.figure)} for {name_day(after)}, so this looks like a slip."
    )
    return make_finding("sum", (one, other, *steps, later), reason, 0.95, "slip", day)


def _guess(one: Answer, other: Answer, added: Decimal) -> Cause | None:
    """A total that stands although something was added was copied from the day before: a slip."""
    return "slip" if added and one.number == other.number else None
