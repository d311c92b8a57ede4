"""One record of a report with all that is known of it, as the panel beside the text and the entry's own page show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.keeper import Ledger
from sayso.keeper.roles import may
from sayso.model import Flag, Judgement, KeptFigure, Pin, Span
from sayso.present.desk.address import make_query
from sayso.present.desk.article import Article, Record
from sayso.present.desk.fields import Held, list_held
from sayso.present.desk.look import Look
from sayso.present.desk.pages import Page
from sayso.present.desk.steps import list_steps
from sayso.present.segments import Role

AROUND = 600
"""Characters of a sentence that are shown on either side of its figure."""


def open_panel(page: Page, article: Article, record: Record, look: Look) -> Mapping[str, Any]:
    """The values of the panel's template. The address tells which field the form corrects; the first where it tells none."""
    held = list_held(record.kept)
    before, after = article.find_beside(record.id)
    judgements = list(page.ledger.judgements(record.id))
    field = page.asked.get("field")
    return {
        "record": record,
        "kept": record.kept,
        "whole": article.whole,
        "look": look,
        "before": before,
        "after": after,
        "held": held,
        "chosen": choose_field(held, field),
        "correcting": field is not None,
        "may_judge": may(page.visitor.role, "judge"),
        "steps": list_steps(record.kept, article.whole),
        "pins": list(list_pins(record)),
        "sentence": find_sentence(record.kept) if isinstance(record.kept, KeptFigure) else None,
        "flags": list_flags(article, record),
        "near": _list_near(article, record),
        "judgements": judgements,
        "adrift": _list_adrift(page.ledger, record.id, judgements),
        "series": ask_series(record),
    }


def list_pins(record: Record) -> Iterator[tuple[Role | str, Pin]]:
    """All exact words that it rests on, those who passed it on too."""
    yield from record.list_pins()
    if not isinstance(record.kept, KeptFigure):
        yield from (("relay", relay.pin) for relay in record.kept.statement.via if relay.pin)


def find_sentence(kept: KeptFigure) -> Pin:
    """The sentence of a figure; of a very long one what stands around the figure."""
    sentence, span = kept.sentence, kept.figure.pin.span
    start = max(sentence.span.start, span.start - AROUND)
    end = max(start + 1, min(sentence.span.end, span.end + AROUND))
    words = sentence.words[start - sentence.span.start : end - sentence.span.start]
    return Pin(Span(start, end), words, sentence.before, sentence.after)


def choose_field(held: Sequence[Held], field: str | None) -> Held:
    """The field that the form corrects: the one that is asked for, else the first."""
    return next((one for one in held if one.field.name == field), held[0])


def list_flags(article: Article, record: Record) -> list[tuple[Flag, list[Record]]]:
    """What the reading says against an entry, with the other entries that lead to that."""
    found = article.list_flags(record.id)
    return [(flag, [other for id in flag.sides if id != record.id and (other := article.find(id))]) for flag in found]


def _list_near(article: Article, record: Record) -> list[tuple[str, Record]]:
    """Entries that it hangs together with, each told how."""
    kept, whole = record.kept, article.whole
    if isinstance(kept, KeptFigure):
        ids = [("Stands in", kept.statement)]
        ids += [("Part of", one.id) for one in whole.figures if one.figure.id == kept.figure.part_of]
        ids += [("Has as a part", one.id) for one in whole.figures if one.figure.part_of == kept.figure.id]
    else:
        ids = [("Stands in", one.id) for one in whole.statements if one.statement.id == kept.statement.inside]
        ids += [("Holds", one.id) for one in whole.statements if one.statement.inside == kept.statement.id]
        ids += [("Holds", id) for id in kept.figures]
    return [(how, other) for how, id in ids if (other := article.find(id or ""))]


def _list_adrift(ledger: Ledger, id: str, judgements: Sequence[Judgement]) -> Mapping[str, str]:
    """Why judgements hold no longer, by their ids."""
    return {one.id: reason for one, reason in ledger.adrift(id)} if judgements else {}


def ask_series(record: Record) -> str | None:
    """The address of the series that a figure stands in."""
    if not isinstance(record.kept, KeptFigure):
        return None
    figure = record.kept.figure
    asked = {"event": figure.event, "unit": figure.unit, "party": figure.party}
    return "/question" + make_query(asked, holding=record.id)
