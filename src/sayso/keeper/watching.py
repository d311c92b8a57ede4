"""The answer to a saved question, in a form in which two answers can be laid side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from sayso.model import KeptFigure, KeptStatement, Series


def tell_answer(
    figures: Iterable[KeptFigure], statements: Iterable[KeptStatement], series: Iterable[Series]
) -> Mapping[str, tuple[str, str]]:
    """For the id of each entry and finding a digest of what stands there, and a sentence that tells it."""
    told: dict[str, tuple[str, str]] = {}
    for id, sentence in (*_tell_figures(figures), *_tell_statements(statements), *_tell_findings(series)):
        told[id] = hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()[:16], sentence
    return told


def _tell_figures(figures: Iterable[KeptFigure]) -> Iterator[tuple[str, str]]:
    for one in figures:
        figure = one.figure
        counted = " ".join(part for part in (figure.pin.words, figure.event, figure.unit) if part)
        low, high = ("open" if end is None else f"{end:,}" for end in (figure.quantity.low, figure.quantity.high))
        values = f"{low} to {high}, {figure.party or 'no party'}, {one.review}"
        yield (
            one.id,
            f"{_name(one.edition.report.publisher)}: {counted} ({values}), on the word of {figure.according_to or 'the report'}",
        )


def _tell_statements(statements: Iterable[KeptStatement]) -> Iterator[tuple[str, str]]:
    for one in statements:
        words = " … ".join(pin.words for pin in one.statement.content)
        yield (
            one.id,
            f"{_name(one.edition.report.publisher)}: {one.statement.speaker or 'nobody named'} {one.statement.stance}: {words} ({one.review})",
        )


def _tell_findings(series: Iterable[Series]) -> Iterator[tuple[str, str]]:
    for one in series:
        for finding in one.findings:
            yield finding.id, f"{finding.kind}: {finding.reason}"


def _name(publisher: str | None) -> str:
    return publisher or "publisher unknown"
