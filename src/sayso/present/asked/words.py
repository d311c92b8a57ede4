"""What a ledger keeps, told in words for a person: one line each, made safe for the terminal."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sayso.model import Act, Edition, Judgement, KeptFigure, KeptStatement, Pin, Question, Relation, Report
from sayso.present.counts import EVENTS, OWN_VOICE, UNITLESS, tell_period
from sayso.present.display import show_day, show_days, show_line

RELATIONS: dict[Relation, str] = {
    "own": "own losses",
    "enemy": "the enemy’s losses",
    "third": "third party",
    "witness": "witness",
    "unknown": "relation not known",
}
"""How who speaks stands to what is counted."""

TOWARDS: dict[Act, str] = {"merge": "with ", "split": "from "}
"""How an act is said to go with its other name."""


def tell_range(low: Decimal | None, high: Decimal | None) -> str:
    """3,500 or more; 60; 4 to 10; open at both ends."""
    if low is None:
        return "open" if high is None else f"{_number(high)} or fewer"
    if high is None:
        return f"{_number(low)} or more"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def tell_best(number: Decimal | None) -> str:
    """A number of an estimate, a dash where the rule has none."""
    return "–" if number is None else _number(number)


def tell_when(kept: KeptFigure) -> str:
    """The days that a figure covers."""
    return tell_period(kept.figure.period, kept.figure.cumulative)


def tell_word(kept: KeptFigure) -> str:
    """On whose word, and who passed it on."""
    word = kept.figure.according_to or OWN_VOICE
    return show_line(f"{word}, via {', '.join(kept.via)}" if kept.via else word)


def tell_published(report: Report) -> str:
    """Who published it and when."""
    known = report.publisher or report.url or report.address, show_day(report.published) if report.published else ""
    return show_line(", ".join(filter(None, known)))


def tell_document(edition: Edition) -> str:
    """Title, publisher and day of a document."""
    report = edition.report
    return show_line(f"{report.title} ({tell_published(report)})" if report.title else tell_published(report))


def tell_content(kept: KeptStatement) -> str:
    """The statement's words."""
    return show_line(" … ".join(pin.words for pin in kept.statement.content))


def tell_said(kept: KeptStatement) -> str:
    """When it was said, where the report tells."""
    return show_days(kept.statement.said) if kept.statement.said else ""


def tell_moment(moment: datetime) -> str:
    """2026-01-31 12:00:07 UTC."""
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment.tzname() or ''}".strip()


def tell_act(judgement: Judgement) -> str:
    """What a judgement did: *correct unit: person → soldier*, *merge with oldford echo*."""
    if judgement.act == "correct":
        return show_line(f"correct {judgement.field}: {tell_value(judgement.was)} → {tell_value(judgement.value)}")
    if judgement.value is None:
        return judgement.act
    return show_line(f"{judgement.act} {TOWARDS.get(judgement.act, '')}{tell_value(judgement.value)}")


def tell_value(value: object) -> str:
    """A value as JSON has it, in words."""
    if value is None:
        return "not told"
    if isinstance(value, dict):
        return ", ".join(f"{name} {tell_value(part)}" for name, part in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return show_line(str(value))


def tell_judged(judgement: Judgement) -> str:
    """An act with who, when and why, and whether it was taken back."""
    told = f"{tell_act(judgement)} – {judgement.by}, {tell_moment(judgement.made)}"
    if judgement.why:
        told += f": {judgement.why}"
    if judgement.retired:
        told += f" (taken back by {judgement.retired_by}, {tell_moment(judgement.retired)}"
        told += f": {judgement.retired_why})" if judgement.retired_why else ")"
    return show_line(told)


def mark_words(within: Pin, inner: Pin) -> str:
    """The words of `within` with those of `inner` in double brackets."""
    start = inner.span.start - within.span.start
    stop = inner.span.end - within.span.start
    if not 0 <= start < stop <= len(within.words):
        return show_line(within.words)
    words = within.words
    return show_line(f"{words[:start]}⟦{words[start:stop]}⟧{words[stop:]}")


def _number(number: Decimal) -> str:
    return f"{number:,f}"


def tell_question(question: Question) -> str:
    """What the figures of a series share: *killed, soldier, of Sudland, running total since 3 Mar 2031*."""
    told = [EVENTS.get(question.event, question.event), question.unit or UNITLESS]
    told += [question.status.replace("_", " ")] if question.status not in (None, question.unit) else []
    told += [f"of {question.party}"] if question.party else []
    told += [f"by {question.by}"] if question.by else []
    told += [f"at {question.place}"] if question.place else []
    if question.cumulative:
        told.append(f"running total since {show_day(question.start)}" if question.start else "running total")
    elif question.period:
        told.append(tell_period(question.period))
    return show_line(", ".join(told))
