"""Words that are told again, and words that are denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sayso.compare.answers import Answer, Laid, make_finding
from sayso.compare.explain import join_names, name_question, quote
from sayso.model import Finding, Origin

MOST = 10
"""Figures with the number that is denied which a denial names."""


def find_echoes(laid: Laid) -> Iterator[Finding]:
    """A finding of the kind *echo* for each origin whose word stands in more than one document."""
    for origin in laid.origins:
        told = [laid.by_id[id] for id in origin.figures if id in laid.by_id]
        documents = {answer.kept.edition.document for answer in told}
        if len(documents) > 1:
            score = min((link.score for link in origin.links), default=0.5)
            yield make_finding("echo", told, _tell_echo(laid, origin, told, len(documents)), score, None, told[0].day)


def _tell_echo(laid: Laid, origin: Origin, told: Sequence[Answer], documents: int) -> str:
    whose = origin.name or told[0].name
    outlets = dict.fromkeys(answer.kept.edition.report.publisher or answer.name for answer in told)
    why = next((f": {link.reason}" for link in origin.links), ".")
    return (
        f"{name_question(laid.question)}: {quote(told[0].kept.figure)} stands in {documents} documents"
        f" ({join_names(list(outlets))}) and is one word, {whose}’s{why}"
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
            yield make_finding(
                "denial", (denied,), f"{thing}; no other figure here tells that number.", 0.5, None, denied.day
            )
        else:
            names = join_names(list(dict.fromkeys(one.name for one in claims)))
            yield make_finding("denial", (denied, *claims), f"{thing}, which {names} tells.", 0.8, None, denied.day)
