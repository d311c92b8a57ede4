"""Values for tests, made from what matters in a case; everything else has a plain default."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sayso.model import (
    Attribution,
    Dropped,
    Entity,
    Figure,
    OffsetMap,
    Pin,
    Quantity,
    Reading,
    Relay,
    Report,
    Span,
    Statement,
    Text,
    Versions,
    make_pin,
)

BODY = (
    "The bridge at Oldford was closed overnight, Mayor Ann Example said on Monday.\n"
    "“We had no choice,” she told the Oldford Echo. Her office denied that a warning had been ignored.\n"
    "According to the county’s report, the deck had moved."
)
"""A made-up report, with people and places that do not exist."""


def make_span(body: str, words: str, nth: int = 0) -> Span:
    """The span of the `nth` place where `body` says `words`; ValueError where it doesn't."""
    start = -1
    for _ in range(nth + 1):
        start = body.index(words, start + 1)
    return Span(start, start + len(words))


def make_pins(body: str, *words: str) -> tuple[Pin, ...]:
    """A pin at the first place of each of `words`."""
    return tuple(make_pin(body, make_span(body, part)) for part in words if part)


def make_report(**values: Any) -> Report:
    """A report of 7 March 2022 by the made-up Oldford Echo."""
    default = Report(
        id="r1",
        address="bridge.txt",
        media_type="text/plain",
        raw_digest="0" * 64,
        title="Bridge closed",
        publisher="Oldford Echo",
        published=date(2022, 3, 7),
        published_from="given",
        language="en",
    )
    return replace(default, **values)


def make_text(body: str, **values: Any) -> Text:
    """A text with a paragraph a line and a sentence a paragraph."""
    lines = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", body))
    runs = ((0, 0, len(body)),) if body else ()
    return replace(Text("r1", body, lines, lines, OffsetMap(runs)), **values)


def make_statement(
    body: str, source: str | Sequence[str], cue: str, content: str | Sequence[str], **values: Any
) -> Statement:
    """A statement whose parts stand at the first place of their words; an empty part has no pins."""
    sources = (source,) if isinstance(source, str) else tuple(source)
    contents = (content,) if isinstance(content, str) else tuple(content)
    default = Statement(
        id="s1",
        kind="indirect",
        source=make_pins(body, *sources),
        cue=make_pins(body, cue),
        content=make_pins(body, *contents),
        speaker=sources[0] or None,
        speaker_kind="person",
        entity=None,
        stance="asserts",
        said=None,
        via=(),
        inside=None,
        score=0.9,
        method="test",
    )
    return replace(default, **values)


def make_statements(body: str = BODY) -> tuple[Statement, ...]:
    """The statements of `BODY`: one indirect, one direct with a relay, one denial, one by a document."""
    ann: dict[str, Any] = {"speaker": "Ann Example", "entity": "e1"}
    echo = Relay("Oldford Echo", make_pin(body, make_span(body, "Oldford Echo")))
    said = "The bridge at Oldford was closed overnight"
    return (
        make_statement(body, "Mayor Ann Example", "said", said, **ann),
        make_statement(body, "she", "told", "“We had no choice,”", id="s2", kind="direct", via=(echo,), **ann),
        make_statement(
            body, "Her office", "denied", "that a warning had been ignored", id="s3", stance="denies",
            speaker="the mayor's office", speaker_kind="organisation",
        ),
        make_statement(
            body, "the county’s report", "According to", "the deck had moved", id="s4",
            speaker="the county", speaker_kind="document",
        ),
    )  # fmt: skip


def make_figure(
    body: str = "At least 12: at least 12 people died.", words: str = "at least 12", **values: Any
) -> Figure:
    """At least 12 people killed, in the report's own voice; nothing more is told."""
    default = Figure(
        id="f1",
        pin=make_pin(body, make_span(body, words)),
        quantity=Quantity(Decimal(12), None, "at_least", words),
        event="killed",
        unit="person",
        party=None,
        by=None,
        status=None,
        period=None,
        cumulative=False,
        place=None,
        places=(),
        part_of=None,
        statement=None,
        according_to=None,
        role="claim",
        modality="asserted",
        score=0.9,
        method="test",
    )
    return replace(default, **values)


def make_reading(body: str = BODY, statements: Sequence[Statement] | None = None, **values: Any) -> Reading:
    """A reading of `body`; without `statements` those of `BODY` where that is the body, else none."""
    if statements is None:
        statements = make_statements() if body == BODY else ()
    attributions = tuple(_attribute(statement) for statement in statements)
    mentions = tuple(pin.span for s in statements if s.entity == "e1" for pin in s.source)
    entities = (Entity("e1", "person", "Ann Example", mentions),) if mentions else ()
    default = Reading(
        make_report(),
        make_text(body),
        attributions,
        tuple(statements),
        entities,
        (),
        (),
        (),
        (),
        (),
        Versions("0.1.0", "test"),
    )
    return replace(default, **values)


def _attribute(statement: Statement) -> Attribution:
    source, cue, content = (
        tuple(pin.span for pin in part) for part in (statement.source, statement.cue, statement.content)
    )
    return Attribution(source, cue, content, statement.score)


def make_dropped(**values: Any) -> Dropped:
    """A report with no text."""
    return replace(Dropped("r2", "text", "no text", "the page has no main text"), **values)
