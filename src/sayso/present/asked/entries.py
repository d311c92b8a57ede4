"""Figures, statements, documents and sources as answers."""

from __future__ import annotations

from sayso.model import KeptDocument, KeptFigure, KeptSource, KeptStatement
from sayso.present.asked import records
from sayso.present.asked.kind import QUOTED, REPORT, Kind, Shown, stack, tell_review
from sayso.present.asked.words import tell_content, tell_document, tell_published, tell_said, tell_when, tell_word
from sayso.present.counts import tell_amount, tell_event, tell_sides
from sayso.present.display import cut_line, show_day, show_line


def _figure_cells(kept: KeptFigure) -> str:
    return stack(tell_amount(kept.figure), tell_event(kept.figure), tell_sides(kept.figure), tell_review(kept.review))


FIGURES: Kind[KeptFigure] = Kind(
    "figure",
    "figures",
    wide=(
        Shown("Id", None, lambda kept: kept.id),
        Shown("Figure", 4, lambda kept: tell_amount(kept.figure)),
        Shown("Event", 3, lambda kept: stack(tell_event(kept.figure), tell_review(kept.review))),
        Shown("Whose", 3, lambda kept: tell_sides(kept.figure)),
        Shown("Days", 4, tell_when),
        Shown("Where", 3, lambda kept: show_line(kept.figure.place or "")),
        Shown("On whose word", 4, tell_word),
        Shown("Published", 4, lambda kept: tell_published(kept.edition.report)),
    ),
    narrow=(
        Shown("Id", None, lambda kept: kept.id),
        Shown("Figure", 4, _figure_cells),
        Shown("When and where", 4, lambda kept: stack(tell_when(kept), show_line(kept.figure.place or ""))),
        Shown("On whose word", 4, lambda kept: stack(tell_word(kept), tell_published(kept.edition.report))),
    ),
    columns=(
        ("id", lambda kept: kept.id),
        ("words", lambda kept: kept.figure.pin.words),
        ("low", lambda kept: kept.figure.quantity.low),
        ("high", lambda kept: kept.figure.quantity.high),
        ("bound", lambda kept: kept.figure.quantity.bound),
        ("event", lambda kept: kept.figure.event),
        ("unit", lambda kept: kept.figure.unit),
        ("party", lambda kept: kept.figure.party),
        ("by", lambda kept: kept.figure.by),
        ("status", lambda kept: kept.figure.status),
        ("period_start", lambda kept: kept.figure.period.start if kept.figure.period else None),
        ("period_end", lambda kept: kept.figure.period.end if kept.figure.period else None),
        ("cumulative", lambda kept: "yes" if kept.figure.cumulative else "no"),
        ("place", lambda kept: kept.figure.place),
        ("countries", lambda kept: " ".join(sorted({locale.country for locale in kept.locales} - {""}))),
        ("according_to", lambda kept: kept.figure.according_to),
        ("role", lambda kept: kept.figure.role),
        ("modality", lambda kept: kept.figure.modality),
        ("speaker", lambda kept: kept.speaker),
        ("said_start", lambda kept: kept.said.start if kept.said else None),
        ("said_end", lambda kept: kept.said.end if kept.said else None),
        ("via", lambda kept: ", ".join(kept.via)),
        ("review", lambda kept: kept.review),
        ("statement", lambda kept: kept.statement),
        ("flags", lambda kept: "; ".join(flag.reason for flag in kept.flags)),
        ("sentence", lambda kept: kept.sentence.words),
        ("start", lambda kept: kept.figure.pin.span.start),
        ("end", lambda kept: kept.figure.pin.span.end),
        *REPORT,
    ),
    to_json=records.kept_figure_to_json,
)


def _speaker(kept: KeptStatement) -> str:
    return stack(show_line(kept.statement.speaker or "not told"), tell_review(kept.review))


def _relays(kept: KeptStatement) -> str:
    return show_line(", ".join(relay.name for relay in kept.statement.via))


def _record(kept: KeptStatement) -> str:
    relays = _relays(kept)
    return stack(kept.statement.stance, tell_said(kept), f"via {relays}" if relays else "")


STATEMENTS: Kind[KeptStatement] = Kind(
    "statement",
    "statements",
    wide=(
        Shown("Id", None, lambda kept: kept.id),
        Shown("Speaker", 3, _speaker),
        Shown("Statement", 8, lambda kept: cut_line(tell_content(kept), QUOTED)),
        Shown("Stance", None, lambda kept: kept.statement.stance),
        Shown("Said", 2, tell_said),
        Shown("Via", 2, _relays),
        Shown("Published", 3, lambda kept: tell_published(kept.edition.report)),
    ),
    narrow=(
        Shown("Id", None, lambda kept: kept.id),
        Shown("Speaker", 3, lambda kept: stack(_speaker(kept), _record(kept))),
        Shown("Statement", 6, lambda kept: cut_line(tell_content(kept), QUOTED)),
        Shown("Published", 3, lambda kept: tell_published(kept.edition.report)),
    ),
    columns=(
        ("id", lambda kept: kept.id),
        ("speaker", lambda kept: kept.statement.speaker),
        ("speaker_kind", lambda kept: kept.statement.speaker_kind),
        ("stance", lambda kept: kept.statement.stance),
        ("kind", lambda kept: kept.statement.kind),
        ("said_start", lambda kept: kept.statement.said.start if kept.statement.said else None),
        ("said_end", lambda kept: kept.statement.said.end if kept.statement.said else None),
        ("via", _relays),
        ("source", lambda kept: " … ".join(pin.words for pin in kept.statement.source)),
        ("cue", lambda kept: " … ".join(pin.words for pin in kept.statement.cue)),
        ("content", tell_content),
        ("review", lambda kept: kept.review),
        ("figures", lambda kept: " ".join(kept.figures)),
        *REPORT,
    ),
    to_json=records.kept_statement_to_json,
)

DOCUMENTS: Kind[KeptDocument] = Kind(
    "document",
    "documents",
    wide=(
        Shown("Id", None, lambda kept: kept.id),
        Shown("Title", 5, lambda kept: show_line(kept.edition.report.title or "")),
        Shown("Published", 3, lambda kept: tell_published(kept.edition.report)),
        Shown("Address", 4, lambda kept: show_line(kept.edition.report.url or kept.edition.report.address)),
        Shown("Editions", None, lambda kept: str(kept.editions)),
        Shown("Statements", None, lambda kept: str(kept.statements)),
        Shown("Figures", None, lambda kept: str(kept.figures)),
        Shown("Flags", None, lambda kept: str(len(kept.flags))),
    ),
    narrow=(
        Shown("Id", None, lambda kept: kept.id),
        Shown("Document", 6, lambda kept: tell_document(kept.edition)),
        Shown("Holds", 3, lambda kept: stack(*_tell_counts(kept))),
    ),
    columns=(
        *REPORT,
        ("byline", lambda kept: kept.edition.report.byline),
        ("language", lambda kept: kept.edition.report.language),
        ("editions", lambda kept: kept.editions),
        ("statements", lambda kept: kept.statements),
        ("figures", lambda kept: kept.figures),
        ("flags", lambda kept: "; ".join(flag.reason for flag in kept.flags)),
    ),
    to_json=records.kept_document_to_json,
)


def _tell_counts(kept: KeptDocument) -> tuple[str, ...]:
    """2 editions, 8 statements, 3 figures; what there is none of is not told."""
    counts = (
        (kept.editions, "edition"), (kept.statements, "statement"), (kept.figures, "figure"), (len(kept.flags), "flag"),
    )  # fmt: skip
    return tuple(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count)


def _names(kept: KeptSource) -> str:
    others = [name for name in kept.names if name != kept.name]
    return show_line(f"{kept.name} (also {', '.join(others)})" if others else kept.name)


def _days(kept: KeptSource) -> str:
    days = dict.fromkeys(show_day(day) for day in (kept.first, kept.last) if day)
    return " – ".join(days)


SOURCES: Kind[KeptSource] = Kind(
    "source",
    "sources",
    wide=(
        Shown("Name", 6, _names),
        Shown("Side", 2, lambda kept: show_line(kept.side or "")),
        Shown("Statements", None, lambda kept: str(kept.statements)),
        Shown("Figures", None, lambda kept: str(kept.figures)),
        Shown("On its word", None, lambda kept: str(kept.on_word)),
        Shown("Documents", None, lambda kept: str(kept.documents)),
        Shown("Days", 3, _days),
    ),
    narrow=(
        Shown("Name", 5, lambda kept: stack(_names(kept), f"side: {show_line(kept.side)}" if kept.side else "")),
        Shown("Statements", None, lambda kept: str(kept.statements)),
        Shown("Figures", None, lambda kept: str(kept.figures)),
        Shown("Documents", None, lambda kept: str(kept.documents)),
        Shown("Days", 3, _days),
    ),
    columns=(
        ("key", lambda kept: kept.key),
        ("name", lambda kept: kept.name),
        ("names", lambda kept: "; ".join(kept.names)),
        ("side", lambda kept: kept.side),
        ("statements", lambda kept: kept.statements),
        ("figures", lambda kept: kept.figures),
        ("documents", lambda kept: kept.documents),
        ("first", lambda kept: kept.first),
        ("last", lambda kept: kept.last),
        ("on_word", lambda kept: kept.on_word),
    ),
    to_json=records.kept_source_to_json,
)
