"""Made-up sentences with their numbers marked in square brackets."""

from __future__ import annotations

import re
from decimal import Decimal

from sayso.measure.counts.find import find_counts
from sayso.measure.draft import Count, Mention, NumberKind
from sayso.model import Quantity, Span, Words, find_words
from tests.measure.counting import cut_text

_MARK = re.compile(r"\[([^]]+)\]")
_ONES = ("a", "an", "one", "one person")


def read_marked(marked: str) -> tuple[Words, tuple[Count, ...]]:
    """The words of a text and the counts of its marked numbers; *[+3]* is an addition, *[$3]* money."""
    body, spans = _unmark(marked)
    text = cut_text(body)
    words = find_words(text)
    return words, find_counts(text, words, [make_mention(words, span) for span in spans])


def read_events(marked: str) -> list[tuple[str, str | None]]:
    """The event and the unit of each marked number."""
    return [(count.event, count.unit) for count in read_marked(marked)[1]]


def make_mention(words: Words, span: Span) -> Mention:
    """A mention of the number at a span."""
    told = words.body[span.start : span.end]
    kind: NumberKind = "addition" if told.startswith("+") else "money" if told.startswith("$") else "count"
    value = Decimal(1 if told.lower() in _ONES else re.sub(r"\D", "", told) or 7)
    quantity = Quantity(value, value, "exact", told)
    return Mention(span, *words.within(span), quantity, kind, "dollar" if kind == "money" else None)


def _unmark(marked: str) -> tuple[str, list[Span]]:
    body, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        body += marked[at : match.start()]
        spans.append(Span(len(body), len(body) + len(match[1])))
        body += match[1]
        at = match.end()
    return body + marked[at:], spans
