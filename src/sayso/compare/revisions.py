"""Values that one source tells and then tells otherwise: new counts, corrections, slips, and falls of running totals."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from sayso.compare.answers import Answer, Laid, find_slack, make_finding
from sayso.compare.causes import corrects, find_cause, find_mistyped, tell_cause, tell_mistyped
from sayso.compare.explain import name_day, name_question, quote, show_number
from sayso.model import Cause, Finding, Quantity, Question

YOUNG, LEAP = timedelta(days=60), 3
"""A total younger than this can be told anew with any number; an older one is the same up to so many times its number."""

DEEP = Decimal("0.5")
"""A total that falls below this share of itself is rather another count than the same one anew."""

STAYING = 2
"""How many later values must stay below a rounded one to show that it counted something else."""

LOOK_BACK = 30
"""Days of a series that are looked back to for what a fall may have started from."""


def find_revisions(laid: Laid) -> Iterator[Finding]:
    """Findings of the kinds *revision* and *fall*.

    A voice's running total that only grows is one finding: a new count, from its first day to its last. Each fall of it
    is a finding of its own, and so is each other value for a day. Of an incident, and of a count that is told for no
    days, each new value of a voice is one.
    """
    for told in laid.voices.values():
        numbered = [answer for answer in told if answer.number is not None]
        if laid.question.cumulative:
            yield from _find_in_total(laid.question, [answer for answer in numbered if answer.day is not None])
        else:
            yield from _find_in_counts(laid.question, numbered)


def _find_in_total(question: Question, told: Sequence[Answer]) -> Iterator[Finding]:
    by_day = [_order_told(same) for _, same in groupby(told, key=lambda answer: answer.day)]
    for same in by_day:
        yield from _find_changes(question, same, same_day=True)
    days = _drop_strays([same[-1] for same in by_day])
    grown: list[Answer] = []
    highest: Answer | None = None
    seen: set[Decimal] = set()
    for at, answer in enumerate(days):
        if highest is not None and _falls(highest, answer):
            if not _is_stale(answer, highest, seen) and (finding := _tell_fall(question, days, at, highest)):
                yield finding
                highest = answer
        else:
            grown += [answer] if highest is None or _grows(highest, answer) else []
            highest = answer if highest is None or _number(answer) >= _number(highest) else highest
        seen.add(_number(answer))
    yield from _tell_growth(question, grown)


def _drop_strays(days: Sequence[Answer]) -> list[Answer]:
    """Without rounded numbers that several later ones stay below with no word of correction: rather counts of something
    else, as a running total that was told in round numbers falls only where somebody says so."""
    if not any(answer.slack for answer in days):
        return list(days)
    kept: list[Answer] = []
    highest, spoken = Decimal(0), False
    for left, answer in enumerate(reversed(days)):
        if not answer.slack or left < STAYING or spoken or _number(answer) - answer.slack < highest:
            kept.append(answer)
            highest = max(highest, _number(answer))
        spoken = spoken or corrects(answer)
    return kept[::-1]


def _find_in_counts(question: Question, told: Sequence[Answer]) -> Iterator[Finding]:
    """Changes of a count that is no running total: of an incident as a whole, else day by day."""
    if question.period is not None:
        yield from _find_changes(question, _order_told(told), same_day=False)
        return
    timed = sorted(told, key=lambda answer: (_tell_period(answer) is not None, _tell_period(answer) or ()))
    for _, same in groupby(timed, key=_tell_period):
        yield from _find_changes(question, _order_told(same), same_day=False)


def _tell_period(answer: Answer) -> tuple[date, date] | None:
    period = answer.kept.figure.period
    return None if period is None else (period.start or period.end, period.end)


def _order_told(answers: Iterable[Answer]) -> list[Answer]:
    """In the order in which they were told; of what was told at one time the highest last."""
    return sorted(answers, key=lambda answer: (answer.told or date.max, _number(answer), answer.kept.id))


def _number(answer: Answer) -> Decimal:
    return answer.number or Decimal(0)


def _find_changes(question: Question, told: Sequence[Answer], *, same_day: bool) -> Iterator[Finding]:
    for before, after in pairwise(told):
        if before.kept.edition.document != after.kept.edition.document and _differ(before, after):
            cause = _find_change_cause(before, after, same_day)
            words = "told otherwise for the same day" if same_day else "told otherwise"
            reason = (
                f"{name_question(question)}: {before.tell()} is {words}, {quote(after.kept.figure)}, "
                f"on the same word{_tell_told(after)}; {tell_cause(cause)}."
            )
            yield make_finding("revision", (before, after), reason, 0.7, cause, after.day)


def _tell_told(answer: Answer) -> str:
    return f" on {name_day(answer.told)}" if answer.told else ""


def _find_change_cause(before: Answer, after: Answer, same_day: bool) -> Cause:
    cause = find_cause(before, after)
    if cause is None and same_day:
        low = high = _number(after)
        return "slip" if find_mistyped(_number(before), low, high) else "unknown"
    return cause or ("new count" if _number(after) > _number(before) else "unknown")


def _differ(before: Answer, after: Answer) -> bool:
    """Whether no number fits both, one of them being rounded or not."""
    if before.number == after.number:
        return False
    slack = max(before.slack, after.slack)
    return any(
        one.high is not None and other.low is not None and one.high + slack < other.low
        for one, other in ((before, after), (after, before))
    )


def _grows(before: Answer, after: Answer) -> bool:
    """Whether a later report tells more; a total of months that leaps is rather another count."""
    most = max(_number(before), before.high or Decimal(0))
    if before.kept.edition.document == after.kept.edition.document or _number(after) <= most:
        return False
    period = after.kept.figure.period
    young = period is None or period.start is None or period.end - period.start <= YOUNG
    return young or _number(after) < LEAP * _number(before)


def _falls(before: Answer, after: Answer) -> bool:
    """Whether all that the later words commit to lies below what another report told before; one report that tells of
    both tells how things went."""
    if before.kept.edition.document == after.kept.edition.document:
        return False
    return _number(after) < _number(before) and _differ(before, after)


def _is_stale(answer: Answer, highest: Answer, seen: Container[Decimal]) -> bool:
    """Whether another outlet tells the voice's number late, as it was told earlier, or rounded down: that is no fall."""
    if answer.kept.edition.report.publisher == highest.kept.edition.report.publisher:
        return False
    return _number(answer) in seen or _round_down(highest, _number(answer))


def _round_down(highest: Answer, number: Decimal) -> bool:
    unit = find_slack(Quantity(number, number, "about", ""))
    return unit > 1 and _number(highest) // unit * unit == number


def _tell_fall(question: Question, days: Sequence[Answer], at: int, highest: Answer) -> Finding | None:
    """The fall as a finding; None where so much is lost without a word on it that it must be a count of something else."""
    after = days[at]
    cause, why, more = _find_fall_cause(days, at, highest)
    if cause not in ("correction", "slip") and _number(after) < DEEP * _number(highest):
        return None
    fell = f"{name_question(question)}: the running total falls from {highest.tell()} to {after.tell()}"
    less = show_number(_number(highest) - _number(after))
    return make_finding("fall", (highest, after, *more), f"{fell}, {less} less; {why}.", 0.8, cause, after.day)


def _find_fall_cause(days: Sequence[Answer], at: int, highest: Answer) -> tuple[Cause, str, tuple[Answer, ...]]:
    """The cause, the words for it, and further answers that show it."""
    after = days[at]
    if corrects(after):
        return "correction", tell_cause("correction"), ()
    earlier = reversed(days[max(0, at - LOOK_BACK) : at])
    before = next((one for one in earlier if _number(one) <= _number(after)), None)
    if before is not None and (meant := _find_meant(highest, before, after)):
        why = f"{quote(highest.kept.figure)} looks mistyped {tell_mistyped(meant)}, as it is above what was told before and after"
        return "slip", why, (before,)
    later = days[at + 1] if at + 1 < len(days) else None
    if later is not None and (meant := _find_meant(after, highest, later)):
        why = f"{quote(after.kept.figure)} looks mistyped {tell_mistyped(meant)}, as {later.tell()} is above both"
        return "slip", why, (later,)
    cause = find_cause(highest, after) or "unknown"
    return cause, tell_cause(cause), ()


def _find_meant(answer: Answer, low: Answer, high: Answer) -> tuple[Decimal, ...]:
    """What an answer can be mistyped for; only numbers in digits, as nobody swaps the noughts of *1.5 million*."""
    return () if answer.slack > 1 else find_mistyped(_number(answer), _number(low), _number(high))


def _tell_growth(question: Question, grown: Sequence[Answer]) -> Iterator[Finding]:
    if len(grown) < 2:
        return
    first, last = grown[0], grown[-1]
    steps = f"in {len(grown) - 1} steps " if len(grown) > 2 else ""
    reason = f"{name_question(question)}: {first.tell()} grew {steps}to {quote(last.kept.figure)}"
    reason += f" ({name_day(last.day)})" if last.day else ""
    yield make_finding("revision", (first, last), f"{reason}; {tell_cause('new count')}.", 0.9, "new count", last.day)
