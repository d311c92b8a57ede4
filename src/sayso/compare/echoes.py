"""Words that are told again, and words that are denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sayso.compare.answers import Answer, Laid, make_finding
from sayso.compare.explain import join_names, name_question, quote
from sayso.model import Finding, Origin, Question

MOST = 10
"""Figures with the number that is denied which a denial names."""


def find_echoes(laid: Laid) -> Iterator[Finding]:
    """A finding of the kind *echo* for each origin whose word more than one outlet tells for the same days.

    A body that publishes its own unchanged total again repeats itself; that is no echo.
    """
    for origin in (one for one in laid.origins if len(one.figures) > 1):
        told = _take_days([laid.by_id[id] for id in origin.figures if id in laid.by_id], laid.question)
        outlets = list(dict.fromkeys(_name_outlet(answer) for answer in told))
        if len(outlets) > 1:
            score = min((link.score for link in origin.links), default=0.5)
            yield make_finding("echo", told, _tell_echo(laid, origin, told, outlets), score, None, told[0].day)


def _take_days(told: Sequence[Answer], question: Question) -> Sequence[Answer]:
    """Of counts of single days those for the day of the first: the same number on another day is another count."""
    if question.cumulative or question.period is not None:
        return told
    first = next((answer.kept.figure.period for answer in told if answer.kept.figure.period), None)
    return [answer for answer in told if answer.kept.figure.period in (None, first)]


def _name_outlet(answer: Answer) -> str:
    return answer.kept.edition.report.publisher or f"the report {answer.kept.edition.document}"


def _tell_echo(laid: Laid, origin: Origin, told: Sequence[Answer], outlets: Sequence[str]) -> str:
    documents = len({answer.kept.edition.document for answer in told})
    why = next((f" {link.reason}" for link in origin.links if link.kind != "own report"), "")
    return (
        f"{name_question(laid.question)}: {quote(told[0].kept.figure)} stands in {documents} documents"
        f" ({join_names(outlets)}) and is one word, that of {origin.name or told[0].name}.{why}"
    )


def find_denials(laid: Laid) -> Iterator[Finding]:
    """A finding of the kind *denial* for each figure that somebody denies, with those who tell that number."""
    by_number: dict[Decimal | None, list[Answer]] = {}
    for one in laid.asserted:
        by_number.setdefault(one.number, []).append(one)
    for denied in laid.denied:
        claims = [one for one in by_number.get(denied.number, ())[:MOST] if one.voice != denied.voice]
        thing = f"{name_question(laid.question)}: {denied.name} denies {quote(denied.kept.figure)}"
        if denied.number is None or not claims:
            told = any(one.voice == denied.voice for one in by_number.get(denied.number, ()))
            rest = ", which it told itself" if told else "; no other figure here tells that number"
            yield make_finding("denial", (denied,), f"{thing}{rest}.", 0.5, None, denied.day)
        else:
            names = join_names(list(dict.fromkeys(one.name for one in claims)))
            yield make_finding("denial", (denied, *claims), f"{thing}, which {names} tells.", 0.8, None, denied.day)
