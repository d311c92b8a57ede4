"""The bench's form: reports with their statements and figures as people left them, one JSON object a line.

It holds what a scorer compares and a model is trained on: spans, speakers, relays, quantities, events. It can't carry the
parts of totals, which places of the gazetteer are meant, modality, nesting, how sure the machine was and what it read
before it was corrected, nor who judged when. What the machine did not find nobody could review, so it is missing here too.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TextIO, TypedDict

from sayso.errors import InputError
from sayso.model import Figure, Filter, KeptDocument, KeptFigure, KeptStatement, Review, Statement
from sayso.present.export.wanted import Wanted, Written
from sayso.present.record import days_to_json, number_to_json, period_to_json, span_to_json
from sayso.present.shapes import DaysJson, Number, PeriodJson, SpanJson, Spans

if TYPE_CHECKING:
    from sayso.keeper import Ledger


class StatementRow(TypedDict):
    """A statement. `review` says what people have said of it."""

    id: str
    kind: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None
    speaker_kind: str | None
    stance: str
    said: DaysJson | None
    via: list[str]
    review: Review


class FigureRow(TypedDict):
    """A figure. `statement` is null where the statement that it stands in was rejected."""

    id: str
    span: SpanJson
    low: Number | None
    high: Number | None
    bound: str
    event: str
    unit: str | None
    party: str | None
    by: str | None
    status: str | None
    period: PeriodJson | None
    cumulative: bool
    place: str | None
    statement: str | None
    according_to: str | None
    role: str
    review: Review


class ReportRow(TypedDict):
    """A report. `id` is the ledger's own id of the document, `report` the one that it came with; `reviewed` tells whether
    people have judged all of its entries, `rejected` how many of these they took out."""

    id: str
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    text: str
    text_digest: str
    reviewed: Literal["all", "some"]
    rejected: int
    statements: list[StatementRow]
    figures: list[FigureRow]


def write_bench(ledger: Ledger, wanted: Wanted, stream: TextIO) -> Written:
    """Writes the reports in which a reviewed entry meets the filter, all of their entries each, the newest added first;
    those of which people reviewed only some entries are left out unless they are wanted too.

    The same ledger as of the same moment gives the same bytes. The text read again as plain text has the same offsets.
    """
    records = left_out = 0
    for row in list_rows(ledger, wanted):
        if row["reviewed"] == "some" and not wanted.partial:
            left_out += 1
            continue
        stream.write(json.dumps(row) + "\n")
        records += 1
        if records == wanted.limit:
            break
    return Written(records, left_out)


def list_rows(ledger: Ledger, wanted: Wanted) -> Iterator[ReportRow]:
    """The reports in which a reviewed entry meets the filter, also those that are reviewed only in part; InputError where
    the filter asks for what nobody has judged."""
    if wanted.filter.reviewed is False:
        raise InputError("only reports that people have judged are written in this form; leave out --unreviewed")
    filter = replace(wanted.filter, reviewed=True, rejected=True, replaced=False)
    for document in ledger.documents(filter, as_of=wanted.as_of):
        within = Filter(document=document.id, rejected=True)
        statements = sorted(ledger.statements(within, as_of=wanted.as_of), key=_place_statement)
        figures = sorted(ledger.figures(within, as_of=wanted.as_of), key=_place_figure)
        yield _make_row(document, ledger.body(document.edition.text_digest), statements, figures)


def _place_statement(kept: KeptStatement) -> tuple[int, str]:
    statement = kept.statement
    return min(pin.span.start for pin in (*statement.content, *statement.cue, *statement.source)), kept.id


def _place_figure(kept: KeptFigure) -> tuple[int, str]:
    return kept.figure.pin.span.start, kept.id


def _make_row(
    document: KeptDocument, body: str, statements: Sequence[KeptStatement], figures: Sequence[KeptFigure]
) -> ReportRow:
    report = document.edition.report
    reviews = [kept.review for kept in statements] + [kept.review for kept in figures]
    left = [kept for kept in statements if kept.review != "rejected"]
    ids = {kept.statement.id for kept in left}
    return {
        "id": document.id,
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "text": body,
        "text_digest": document.edition.text_digest,
        "reviewed": "some" if "unreviewed" in reviews else "all",
        "rejected": reviews.count("rejected"),
        "statements": [statement_to_row(kept.statement, kept.review) for kept in left],
        "figures": [figure_to_row(kept.figure, ids, kept.review) for kept in figures if kept.review != "rejected"],
    }


def statement_to_row(statement: Statement, review: Review) -> StatementRow:
    """A statement in the bench's form."""
    source, cue, content = (
        [span_to_json(pin.span) for pin in part] for part in (statement.source, statement.cue, statement.content)
    )
    return {
        "id": statement.id,
        "kind": statement.kind,
        "source": source,
        "cue": cue,
        "content": content,
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "stance": statement.stance,
        "said": days_to_json(statement.said),
        "via": [relay.name for relay in statement.via],
        "review": review,
    }


def figure_to_row(figure: Figure, statements: Container[str | None], review: Review) -> FigureRow:
    """A figure in the bench's form; `statements` are the ids of those that stand beside it."""
    return {
        "id": figure.id,
        "span": span_to_json(figure.pin.span),
        "low": number_to_json(figure.quantity.low),
        "high": number_to_json(figure.quantity.high),
        "bound": figure.quantity.bound,
        "event": figure.event,
        "unit": figure.unit,
        "party": figure.party,
        "by": figure.by,
        "status": figure.status,
        "period": period_to_json(figure.period),
        "cumulative": figure.cumulative,
        "place": figure.place,
        "statement": figure.statement if figure.statement in statements else None,
        "according_to": figure.according_to,
        "role": figure.role,
        "review": review,
    }
