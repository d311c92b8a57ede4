"""The sentences of `tests.cases`, each read by the whole pipeline."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from sayso.attribute import Tagger, load_tagger
from sayso.model import Figure, Raw, Reading
from sayso.pipeline import process_report
from tests.cases import SENTENCES, Told

TUESDAY = date(2024, 3, 5)


@cache
def tagger() -> Tagger:
    return load_tagger()


def read(sentence: str) -> tuple[Figure, ...]:
    found = process_report(Raw(sentence.encode(), "text/plain", "made-up.txt", published=TUESDAY), tagger())
    assert isinstance(found, Reading)
    return found.figures


def tell(figure: Figure, told: Told) -> Told:
    """Of a figure what the case tells of."""
    fields = {name: getattr(figure, name, None) for name in told}
    fields |= {name: getattr(figure.quantity, name) for name in ("low", "high", "bound") if name in told}
    days = figure.period
    fields |= {name: days and getattr(days, name) for name in ("start", "end") if name in told}
    return fields


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_what_pattern_matching_gets_wrong_is_read_right(sentence: str, expected: list[tuple[str, Told]]) -> None:
    found = read(sentence)

    assert [figure.pin.words for figure in found] == [words for words, _ in expected]
    for figure, (_, told) in zip(found, expected, strict=True):
        assert tell(figure, told) == told
