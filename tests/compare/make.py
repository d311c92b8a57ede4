"""Kept figures for tests, made from what matters in a case; everything else has a plain default."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sayso.model import Bound, Days, Edition, KeptFigure, Pin, Quantity, Span, Stance, Versions, make_pin
from tests.factories import make_figure, make_report, make_span

_FIGURE = frozenset(
    "event unit party by status period cumulative place places part_of according_to role modality score method".split()
)


def make_kept(
    words: str = "12",
    low: int | str | None = 12,
    high: int | str | None = 12,
    *,
    body: str | None = None,
    nth: int = 0,
    bound: Bound = "exact",
    publisher: str | None = "Oldford Echo",
    published: date | None = date(2022, 3, 7),
    speaker: str | None = None,
    said: Days | None = None,
    stance: Stance | None = None,
    via: Sequence[str] = (),
    **values: Any,
) -> KeptFigure:
    """A figure told in the `nth` place where `body` says `words`, in a document of its own for each publisher, day and body.

    Without `body` the report says *12 people died at Oldford.* with the words in the number's place. A statement
    is there where a speaker or a stance is. `values` are fields of the figure, else of the kept figure.
    """
    body = body if body is not None else f"{words} people died at Oldford."
    fields = {name: values.pop(name) for name in _FIGURE & set(values)}
    pin = make_pin(body, make_span(body, words, nth))
    edition = values.pop("edition", None) or make_edition(body, publisher=publisher, published=published)
    statement = None if speaker is None and stance is None else f"s{pin.span.start}"
    figure = replace(
        make_figure(body, words),
        id=f"f{pin.span.start}",
        pin=pin,
        quantity=Quantity(_decimal(low), _decimal(high), bound, words),
        statement=statement,
        **fields,
    )
    default = KeptFigure(
        id=f"{edition.document}-{pin.span.start}",
        figure=figure,
        machine=figure,
        edition=edition,
        review="unreviewed",
        statement=statement and f"{edition.document}-{statement}",
        speaker=speaker,
        said=said,
        stance=stance or ("asserts" if statement else None),
        via=tuple(via),
        locales=(),
        sentence=_find_sentence(body, pin.span),
        passage=make_pin(body, Span(0, len(body))),
        versions=Versions("0.1.0", "test"),
    )
    return replace(default, **values)


def _decimal(number: int | str | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _find_sentence(body: str, span: Span) -> Pin:
    """Sentences end at a full stop with a blank or a line's end behind it."""
    starts = [0, *(i + 2 for i in range(len(body) - 2) if body[i : i + 2] in (". ", ".\n")), len(body) + 1]
    start = max(one for one in starts if one <= span.start)
    stop = min(one for one in starts if one > span.start) - 1
    return make_pin(body, Span(start, min(stop, len(body))))


def make_edition(body: str, *, number: int = 1, added: datetime | None = None, **report: Any) -> Edition:
    """The edition of a report with that text; `report` are fields of the report."""
    facts = make_report(**report)
    key = f"{facts.publisher} {facts.published} {facts.url} {body}"
    document = "d" + hashlib.sha256(key.encode()).hexdigest()[:16]
    day = facts.published or date(2022, 3, 8)
    moment = added or datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Edition(f"{document}.{number}", document, number, facts, digest_body(body), moment)


def digest_body(body: str) -> str:
    """The digest by which a kept figure's text is known."""
    return hashlib.sha256(body.encode()).hexdigest()


def make_bodies(*figures: KeptFigure, more: Sequence[str] = ()) -> dict[str, str]:
    """Texts by digest: the passages of `figures`, which are whole texts as `make_kept` makes them, and `more`."""
    return {digest_body(text): text for text in (*(one.passage.words for one in figures), *more)}
