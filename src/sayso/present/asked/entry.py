"""A single thing of a ledger with all that is known of it, as names and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.model import Edition, Judgement, KeptDocument, KeptFigure, KeptStatement, Pin, Versions
from sayso.present.asked import records
from sayso.present.asked.words import (
    mark_words,
    tell_act,
    tell_content,
    tell_document,
    tell_judged,
    tell_moment,
    tell_range,
    tell_said,
    tell_value,
    tell_when,
)
from sayso.present.counts import OWN_VOICE, tell_amount, tell_event, tell_flag, tell_sides
from sayso.present.display import NOTE, show_days, show_line, show_relays, tell_day

Entry = KeptFigure | KeptStatement | KeptDocument | Edition | Judgement
Pairs = Iterator[tuple[str, str]]


def entry_to_json(entry: Entry, judgements: Sequence[Judgement]) -> Mapping[str, Any]:
    """The entry under the name of its kind, and the judgements of it."""
    return {**_entry_to_json(entry), "judgements": [records.judgement_to_json(one) for one in judgements]}


def _entry_to_json(entry: Entry) -> Mapping[str, Any]:
    if isinstance(entry, KeptFigure):
        return {"figure": records.kept_figure_to_json(entry)}
    if isinstance(entry, KeptStatement):
        return {"statement": records.kept_statement_to_json(entry)}
    if isinstance(entry, KeptDocument):
        return {"document": records.kept_document_to_json(entry)}
    if isinstance(entry, Edition):
        return {"edition": records.edition_to_json(entry)}
    return {"judgement": records.judgement_to_json(entry)}


def tell_entry(entry: Entry, judgements: Sequence[Judgement]) -> Pairs:
    """Everything about an entry; what isn't told is empty."""
    if isinstance(entry, KeptFigure):
        yield from _tell_figure(entry)
    elif isinstance(entry, KeptStatement):
        yield from _tell_statement(entry)
    elif isinstance(entry, KeptDocument):
        yield from _tell_document(entry)
    elif isinstance(entry, Edition):
        yield from _tell_edition(entry)
    else:
        yield from _tell_judgement(entry)
    for number, judgement in enumerate(judgements):
        yield "" if number else "Judgements", tell_judged(judgement)


def _tell_figure(kept: KeptFigure) -> Pairs:
    figure, quantity = kept.figure, kept.figure.quantity
    yield "Figure", kept.id
    yield "Counted", tell_amount(figure)
    yield "Commits to", f"{tell_range(quantity.low, quantity.high)} ({quantity.bound.replace('_', ' ')})"
    yield "Event", tell_event(figure)
    yield "Whose", tell_sides(figure)
    yield "Days", tell_when(kept)
    yield "Where", _tell_places(kept)
    yield "On whose word", show_line(figure.according_to or OWN_VOICE)
    yield "Chain", _tell_chain(kept)
    yield "Statement", kept.statement or ""
    yield "Said", show_days(kept.said) if kept.said else ""
    yield "Sentence", mark_words(kept.sentence, figure.pin)
    yield "Around it", show_line(kept.passage.words) if kept.passage.span != kept.sentence.span else ""
    yield "Characters", _tell_place((figure.pin,))
    yield "Flags", "\n".join(map(tell_flag, kept.flags))
    yield from _tell_edition(kept.edition)
    yield "Review", kept.review
    yield "As it was read", _tell_corrected(records.kept_figure_to_json(kept))
    yield "Read by", _tell_versions(kept.versions, figure.method, figure.score)


def _tell_statement(kept: KeptStatement) -> Pairs:
    statement = kept.statement
    yield "Statement", kept.id
    yield "Speaker", show_line(statement.speaker or "not told") + _in_brackets(statement.speaker_kind)
    yield "Stance", statement.stance
    yield "Kind", statement.kind
    yield "Said", tell_said(kept)
    yield "Via", show_relays(statement.via)
    for name, pins in (("Source", statement.source), ("Cue", statement.cue), ("Content", statement.content)):
        told = tell_content(kept) if name == "Content" else show_line(" … ".join(pin.words for pin in pins))
        yield name, f"{told} ({_tell_place(pins)})" if pins else ""
    yield "Figures in it", " ".join(kept.figures)
    yield from _tell_edition(kept.edition)
    yield "Review", kept.review
    yield "As it was read", _tell_corrected(records.kept_statement_to_json(kept))
    yield "Read by", _tell_versions(kept.versions, statement.method, statement.score)


def _tell_document(kept: KeptDocument) -> Pairs:
    yield "Document", kept.id
    yield from _tell_edition(kept.edition)
    yield "Editions", str(kept.editions)
    yield "Statements", str(kept.statements)
    yield "Figures", str(kept.figures)
    yield "Flags", "\n".join(map(tell_flag, kept.flags))


def _tell_edition(edition: Edition) -> Pairs:
    report = edition.report
    yield "Told in", tell_document(edition)
    yield "Published", tell_day(report)
    yield "Byline", show_line(report.byline or "")
    yield "Address", show_line(report.url or report.address)
    yield "Read from", show_line(report.address) if report.url else ""
    replaced = f", replaced {tell_moment(edition.replaced)}" if edition.replaced else ""
    yield "Edition", f"{edition.id}, added {tell_moment(edition.added)}{replaced}"
    yield "Bytes", f"SHA-256 {report.raw_digest}"
    yield "Text", f"SHA-256 {edition.text_digest}"


def _tell_judgement(one: Judgement) -> Pairs:
    yield "Judgement", one.id
    yield "Of", show_line(f"{one.kind} {one.target}")
    yield "Act", tell_act(one)
    yield "What stood there", tell_value(one.was) if one.was is not None else ""
    yield "By", show_line(one.by)
    yield "When", tell_moment(one.made)
    yield "Why", show_line(one.why or "")
    if one.retired:
        yield "Taken back", f"{tell_moment(one.retired)} by {show_line(one.retired_by or '')}"
        yield "Why taken back", show_line(one.retired_why or "")


def _tell_chain(kept: KeptFigure) -> str:
    """From whose word it is to who published it."""
    links = kept.figure.according_to or kept.speaker, *kept.via, kept.edition.report.publisher
    return show_line(" → ".join(dict.fromkeys(link for link in links if link)))


def _tell_places(kept: KeptFigure) -> str:
    meant = ", ".join(f"{locale.name}{_in_brackets(locale.country)}" for locale in kept.locales)
    return show_line(f"{kept.figure.place or ''}{f': {meant}' if meant else ''}")


def _tell_place(pins: Sequence[Pin]) -> str:
    return ", ".join(f"{pin.span.start}–{pin.span.end}" for pin in pins)


def _tell_corrected(told: Mapping[str, Any]) -> str:
    """What the machine had read where something else stands now."""
    now, machine = told.get("figure", told.get("statement")), told["machine"]
    differing = (f"{name}: {tell_value(machine[name])}" for name in machine if machine[name] != now[name])
    return "; ".join(differing)


def _tell_versions(versions: Versions, method: str, score: float) -> str:
    made = f"sayso {versions.sayso}, weights {versions.tagger}, {method}, score {score:.2f}"
    return show_line(f"{made}. {NOTE}")


def _in_brackets(words: str | None) -> str:
    return f" ({words})" if words else ""
