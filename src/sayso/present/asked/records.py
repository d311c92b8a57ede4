"""What a ledger keeps as plain values that `json.dumps` takes, in the shapes of `sayso.present.asked.shapes`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sayso.model import (
    Change,
    Dropped,
    Edition,
    Fault,
    Judgement,
    KeptDocument,
    KeptFigure,
    KeptSource,
    KeptStatement,
    Passage,
    Pin,
    Versions,
)
from sayso.present.asked.shapes import (
    AdriftJson,
    ChangeJson,
    EditionJson,
    FaultJson,
    JudgementJson,
    KeptDocumentJson,
    KeptFigureJson,
    KeptSourceJson,
    KeptStatementJson,
    LeftOutJson,
    PassageJson,
    PinJson,
)
from sayso.present.record import (
    days_to_json,
    figure_to_json,
    flag_to_json,
    locale_to_json,
    span_to_json,
    statement_to_json,
)
from sayso.present.shapes import VersionsJson


def kept_figure_to_json(kept: KeptFigure) -> KeptFigureJson:
    """A figure with its document, its sentence and what people said of it."""
    return {
        "id": kept.id,
        "words": kept.figure.pin.words,
        "figure": figure_to_json(kept.figure),
        "machine": figure_to_json(kept.machine),
        "machine_reading": True,
        "review": kept.review,
        "statement": kept.statement,
        "speaker": kept.speaker,
        "said": days_to_json(kept.said),
        "stance": kept.stance,
        "via": list(kept.via),
        "locales": [locale_to_json(locale) for locale in kept.locales],
        "sentence": pin_to_json(kept.sentence),
        "passage": pin_to_json(kept.passage),
        "flags": [flag_to_json(flag) for flag in kept.flags],
        "edition": edition_to_json(kept.edition),
        "versions": _versions(kept.versions),
    }


def kept_statement_to_json(kept: KeptStatement) -> KeptStatementJson:
    """A statement with its document and what people said of it."""
    return {
        "id": kept.id,
        "source": _pins(kept.statement.source),
        "cue": _pins(kept.statement.cue),
        "content": _pins(kept.statement.content),
        "statement": statement_to_json(kept.statement),
        "machine": statement_to_json(kept.machine),
        "machine_reading": True,
        "review": kept.review,
        "figures": list(kept.figures),
        "edition": edition_to_json(kept.edition),
        "versions": _versions(kept.versions),
    }


def kept_document_to_json(kept: KeptDocument) -> KeptDocumentJson:
    """A document by its newest edition."""
    return {
        "id": kept.id,
        "edition": edition_to_json(kept.edition),
        "editions": kept.editions,
        "statements": kept.statements,
        "figures": kept.figures,
        "flags": [flag_to_json(flag) for flag in kept.flags],
    }


def kept_source_to_json(kept: KeptSource) -> KeptSourceJson:
    """Somebody who speaks, with all names."""
    return {
        "key": kept.key,
        "name": kept.name,
        "names": list(kept.names),
        "side": kept.side,
        "statements": kept.statements,
        "figures": kept.figures,
        "documents": kept.documents,
        "first": day_to_json(kept.first),
        "last": day_to_json(kept.last),
        "on_word": kept.on_word,
    }


def judgement_to_json(judgement: Judgement) -> JudgementJson:
    """One act of a person."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "target": judgement.target,
        "act": judgement.act,
        "field": judgement.field,
        "value": judgement.value,
        "was": judgement.was,
        "by": judgement.by,
        "why": judgement.why,
        "made": judgement.made.isoformat(),
        "retired": _moment(judgement.retired),
        "retired_by": judgement.retired_by,
        "retired_why": judgement.retired_why,
    }


def adrift_to_json(adrift: tuple[Judgement, str]) -> AdriftJson:
    """A judgement that holds no longer, and why."""
    return {**judgement_to_json(adrift[0]), "adrift": adrift[1]}


def passage_to_json(passage: Passage) -> PassageJson:
    """A paragraph with the places of the words that were looked for."""
    return {
        "edition": edition_to_json(passage.edition),
        "span": span_to_json(passage.pin.span),
        "words": passage.pin.words,
        "found": [span_to_json(span) for span in passage.found],
        "statements": list(passage.statements),
        "figures": list(passage.figures),
    }


def change_to_json(change: Change) -> ChangeJson:
    """What a newer edition has changed."""
    return {
        "what": change.what,
        "kind": change.kind,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
        "older": change.older,
        "newer": change.newer,
    }


def left_out_to_json(dropped: Dropped) -> LeftOutJson:
    """What could not be read."""
    return {"report": dropped.report, "stage": dropped.stage, "reason": dropped.reason, "detail": dropped.detail}


def fault_to_json(fault: Fault) -> FaultJson:
    """What is not as it was written."""
    return {"kind": fault.kind, "where": fault.where, "detail": fault.detail}


def edition_to_json(edition: Edition) -> EditionJson:
    """A version of a document, with what is known of the report."""
    report = edition.report
    return {
        "id": edition.id,
        "document": edition.document,
        "number": edition.number,
        "report": report.id,
        "address": report.address,
        "url": report.url,
        "media_type": report.media_type,
        "title": report.title,
        "byline": report.byline,
        "publisher": report.publisher,
        "published": day_to_json(report.published),
        "published_from": report.published_from,
        "language": report.language,
        "fetched": _moment(report.fetched),
        "raw_digest": report.raw_digest,
        "text_digest": edition.text_digest,
        "added": edition.added.isoformat(),
        "replaced": _moment(edition.replaced),
    }


def pin_to_json(pin: Pin) -> PinJson:
    """Words at their place."""
    return {"span": span_to_json(pin.span), "words": pin.words}


def day_to_json(day: date | None) -> str | None:
    """YYYY-MM-DD."""
    return day.isoformat() if day else None


def _pins(pins: Iterable[Pin]) -> list[PinJson]:
    return [pin_to_json(pin) for pin in pins]


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _versions(versions: Versions) -> VersionsJson:
    return {"sayso": versions.sayso, "tagger": versions.tagger}
