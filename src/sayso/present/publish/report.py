"""A report as a publication: its text with what was read in it, who confirmed what, data and sums."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.errors import InputError
from sayso.keeper import Ledger
from sayso.keeper.people import People
from sayso.model import Edition, Filter, KeptDocument, KeptFigure, KeptStatement, Reading, Review
from sayso.present.display import count_found, name_report, tell_day
from sayso.present.page.article import write_text
from sayso.present.page.markup import Markup, element, escape, link, name
from sayso.present.publish.door import Door
from sayso.present.publish.folder import Publication
from sayso.present.publish.frame import STATES, tell_left_out, write_json, write_page, write_table
from sayso.present.record import reading_to_json


def publish_report(ledger: Ledger, edition: Edition, allow: Iterable[str] = ()) -> Publication:
    """The publication of an edition as it stands now: what people rejected is left out. `allow` are the names of people
    who are published although nothing shows them to be public. The same ledger gives the same bytes."""
    asked = Filter(document=edition.document, replaced=True)
    figures = [one for one in ledger.figures(asked) if one.edition.id == edition.id]
    statements = [one for one in ledger.statements(asked) if one.edition.id == edition.id]
    reading = _apply(ledger.reading(edition.id), statements, figures)
    reviews: dict[str, Review] = {one.figure.id: one.review for one in figures}
    reviews |= {one.statement.id: one.review for one in statements}
    door = Door(People.of([reading], allow))
    shown = door.reading(reading)
    files = {
        "index.html": _write_page(shown, reviews, edition, door),
        "data.json": _write_json(shown, reviews, edition),
    }
    return Publication(files, door.people.left_out, (edition.document,))


def find_edition(ledger: Ledger, id: str) -> Edition:
    """The edition with this id, or the newest of the document with it; InputError where there is neither."""
    entry = ledger.show(id)
    if not isinstance(entry, KeptDocument | Edition):
        raise InputError(f"{id} is no report; sayso documents lists them")
    return entry.edition if isinstance(entry, KeptDocument) else entry


def _apply(reading: Reading, statements: Sequence[KeptStatement], figures: Sequence[KeptFigure]) -> Reading:
    """The reading with its entries as they stand now, in the order of the text."""
    spoken, counted = (
        {one.statement.id: one.statement for one in statements},
        {one.figure.id: one.figure for one in figures},
    )
    return dataclasses.replace(
        reading,
        statements=tuple(spoken[one.id] for one in reading.statements if one.id in spoken),
        figures=tuple(counted[one.id] for one in reading.figures if one.id in counted),
    )


def _write_page(reading: Reading, reviews: Mapping[str, Review], edition: Edition, door: Door) -> bytes:
    report = reading.report
    title = name_report(report)
    return write_page(
        title,
        element("p", name(report.publisher or "Publisher unknown"), class_="facts"),
        element("h1", escape(title), dir="auto"),
        element(
            "p", escape(tell_day(report)), Markup(" · "), link(report.url, report.url or "no address"), class_="facts"
        ),
        element("p", escape(count_found(reading)), class_="facts"),
        tell_left_out(door.people.left_out),
        element("div", write_text(reading, ""), class_="text", lang=report.language),
        _write_statements(reading, reviews),
        _write_figures(reading, reviews),
        element(
            "p",
            escape(f"SHA-256 of its bytes {edition.report.raw_digest}, of its text {edition.text_digest}"),
            class_="facts",
        ),
        element("p", Markup('The same as data: <a href="data.json">data.json</a>')),
    )


def _write_statements(reading: Reading, reviews: Mapping[str, Review]) -> Markup:
    rows = (
        _write_row(one.id, one.speaker or "not told", one.stance, " … ".join(pin.words for pin in one.content), reviews)
        for one in reading.statements
    )
    return write_table("Statements", ("Who", "How", "Words", "State"), rows)


def _write_figures(reading: Reading, reviews: Mapping[str, Review]) -> Markup:
    rows = (
        _write_row(
            one.id,
            one.according_to or "the report itself",
            one.event,
            f"{one.pin.words} ({one.unit or 'unit not told'})",
            reviews,
        )
        for one in reading.figures
    )
    return write_table("Figures", ("On whose word", "Event", "Number", "State"), rows)


def _write_row(id: str, who: str, how: str, words: str, reviews: Mapping[str, Review]) -> Markup:
    review = reviews[id]
    state = element("span", escape(STATES[review]), class_=f"state {review}")
    cells = (name(who), escape(how), name(words), state)
    return element("tr", *(element("td", cell) for cell in cells), id=id)


def _write_json(reading: Reading, reviews: Mapping[str, Review], edition: Edition) -> bytes:
    told = {
        "edition": edition.id,
        "sha256_of_bytes": edition.report.raw_digest,
        "sha256_of_text": edition.text_digest,
        "reading": reading_to_json(_leave_originals(reading)),
        "states": dict(reviews),
    }
    return write_json(told)


def _leave_originals(reading: Reading) -> Reading:
    """The reading without the words that its turns translate: private people can't be found in another language."""
    turns = tuple(replace(turn, original=None, language=None) for turn in reading.text.turns)
    return replace(reading, text=replace(reading.text, turns=turns))
