"""Readings as a ledger would hand their figures out, made in memory."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from sayso.model import Edition, Figure, KeptFigure, Locale, Pin, Reading, Span, Statement, make_pin

ADDED = datetime(2026, 1, 1, tzinfo=UTC)
"""When everything is said to have been added, so that the same readings give the same figures."""


def keep_readings(readings: Iterable[Reading]) -> list[KeptFigure]:
    """All figures of the readings, in their order. Readings at the same address are editions of one document."""
    numbers: Counter[str] = Counter()
    return [kept for reading in readings for kept in _keep_reading(reading, numbers)]


def map_bodies(readings: Iterable[Reading]) -> dict[str, str]:
    """The texts by their digests."""
    return {reading.text.digest: reading.text.body for reading in readings}


def _keep_reading(reading: Reading, numbers: Counter[str]) -> Iterator[KeptFigure]:
    report = reading.report
    document = _digest("d", report.url or report.id)
    numbers[document] += 1
    number = numbers[document]
    edition = Edition(f"{document}.{number}", document, number, report, reading.text.digest, ADDED)
    statements = {one.id: one for one in reading.statements}
    locales = {place.id: place.candidates[0] for place in reading.places if place.candidates}
    for figure in reading.figures:
        yield _keep_figure(reading, edition, figure, statements.get(figure.statement or ""), locales)


def _keep_figure(
    reading: Reading, edition: Edition, figure: Figure, told: Statement | None, locales: Mapping[str, Locale]
) -> KeptFigure:
    body, sentences, span = reading.text.body, reading.text.sentences, figure.pin.span
    nth = max(0, bisect_right([one.start for one in sentences], span.start) - 1)
    around = Span(sentences[max(0, nth - 1)].start, sentences[min(len(sentences) - 1, nth + 1)].end)
    return KeptFigure(
        id=_digest("f", edition.document, edition.text_digest, span.start, span.end),
        figure=figure,
        machine=figure,
        edition=edition,
        review="unreviewed",
        statement=_pin_digest(edition, told.content or told.cue) if told else None,
        speaker=told.speaker if told else None,
        said=told.said if told else None,
        stance=told.stance if told else None,
        via=tuple(relay.name for relay in told.via) if told else (),
        locales=tuple(locales[place] for place in figure.places if place in locales),
        sentence=make_pin(body, sentences[nth]),
        passage=make_pin(body, around),
        versions=reading.versions,
        flags=tuple(flag for flag in reading.flags if {figure.id, figure.statement} & set(flag.sides)),
    )


def _pin_digest(edition: Edition, pins: tuple[Pin, ...]) -> str:
    places = [number for pin in pins for number in (pin.span.start, pin.span.end)]
    return _digest("s", edition.document, edition.text_digest, *places)


def _digest(kind: str, *parts: object) -> str:
    return kind + hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]
