"""A question as a publication: page, drawing, data and sums."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping

from sayso.keeper import Ledger
from sayso.keeper.people import People
from sayso.model import KeptFigure, Series, Span
from sayso.present.asked.compared import LINES, Line, list_lines, series_to_json
from sayso.present.asked.sheet import write_sheet
from sayso.present.asked.words import RELATIONS, tell_best, tell_published, tell_question, tell_range, tell_word
from sayso.present.display import show_day
from sayso.present.page.markup import NOTHING, Markup, element, escape, join, link, name
from sayso.present.plot.command import draw
from sayso.present.plot.marks import can_draw
from sayso.present.publish.door import Door
from sayso.present.publish.folder import Publication
from sayso.present.publish.frame import STATES, tell_left_out, write_json, write_page, write_table

WIDTH = 1040
HEADS = ("Day", "Number", "Whose word", "Told by", "Words", "State")


def publish_question(
    ledger: Ledger, series: Series, figures: Mapping[str, KeptFigure], allow: Iterable[str] = ()
) -> Publication:
    """The publication of a series; `figures` are all of its figures by id, `allow` the names of people who are published
    although nothing shows them to be public. The same ledger gives the same bytes."""
    kept = {point.figure: figures[point.figure] for point in series.points}
    editions = sorted({one.edition.id for one in kept.values()})
    door = Door(People.of(map(ledger.reading, editions), allow))
    marks = {id: door.mark(one.sentence.words, _find_inner(one)) for id, one in kept.items()}
    shown, masked = door.value(series), {id: door.value(one) for id, one in kept.items()}
    files = {
        "index.html": _write_page(shown, masked, marks, door),
        "data.json": _write_json(shown, masked),
        "figures.csv": _write_csv(shown, masked),
    }
    if any(map(can_draw, shown.points)):
        files["chart.svg"] = draw(shown, masked, ".svg", WIDTH)
    documents = tuple(sorted({one.edition.document for one in kept.values()}))
    return Publication(files, door.people.left_out, documents)


def _find_inner(kept: KeptFigure) -> Span:
    start = kept.sentence.span.start
    return Span(kept.figure.pin.span.start - start, kept.figure.pin.span.end - start)


def _write_json(series: Series, figures: Mapping[str, KeptFigure]) -> bytes:
    return write_json({"series": series_to_json(series, figures), "sources": list(_list_sources(figures))})


def _list_sources(figures: Mapping[str, KeptFigure]) -> Iterator[dict[str, str | None]]:
    """The reports that were used, with the digests of their bytes and texts."""
    for edition in {one.edition.id: one.edition for one in figures.values()}.values():
        report = edition.report
        yield {
            "edition": edition.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "url": report.url,
            "sha256_of_bytes": report.raw_digest,
            "sha256_of_text": edition.text_digest,
        }


def _write_csv(series: Series, figures: Mapping[str, KeptFigure]) -> bytes:
    sheet = io.StringIO()
    write_sheet(list_lines(series, figures), LINES, sheet)
    return sheet.getvalue().encode("utf-8", "replace")


def _write_page(
    series: Series, figures: Mapping[str, KeptFigure], marks: Mapping[str, tuple[str, str, str]], door: Door
) -> bytes:
    question = tell_question(series.question)
    title = question[:1].upper() + question[1:]
    drawn = draw(series, figures, ".svg", WIDTH).decode() if any(map(can_draw, series.points)) else ""
    counted = f"{len(series.points):,} figures, at most {series.independent:,} independent origins. {series.reason}"
    return write_page(
        title,
        element("h1", escape(title)),
        element("p", escape(counted), class_="facts"),
        tell_left_out(door.people.left_out),
        element("div", Markup(drawn), class_="chart") if drawn else NOTHING,
        _write_estimates(series),
        _write_findings(series),
        _write_figures(series, figures, marks),
        _write_sources(figures),
        element(
            "p", Markup('The same as data: <a href="data.json">data.json</a>, <a href="figures.csv">figures.csv</a>')
        ),
    )


def _write_estimates(series: Series) -> Markup:
    rows = (
        element("tr", *(element("td", escape(cell)) for cell in (
            one.rule, tell_best(one.low), tell_best(one.best), tell_best(one.high), one.reason
        )))
        for one in series.estimates
    )  # fmt: skip
    return write_table("What rules propose; a person decides", ("Rule", "Low", "Best", "High", "Why"), rows)


def _write_findings(series: Series) -> Markup:
    items = (
        element("li", element("strong", escape(one.kind)), escape(f" {one.reason}"), id=one.id)
        for one in series.findings
    )
    title = element("h2", Markup("Findings: questions, never verdicts"))
    return element("section", title, element("ul", *items)) if series.findings else NOTHING


def _write_figures(
    series: Series, figures: Mapping[str, KeptFigure], marks: Mapping[str, tuple[str, str, str]]
) -> Markup:
    rows = (_write_row(line, marks[line.point.figure]) for line in list_lines(series, figures))
    return write_table("The figures", HEADS, rows)


def _write_row(line: Line, marked: tuple[str, str, str]) -> Markup:
    report, review = line.kept.edition.report, line.kept.review
    why = (
        f"echo of {line.origin.name or 'another report'}: {line.link.reason}"
        if line.link
        else RELATIONS[line.point.relation]
    )
    before, inner, behind = marked
    return element(
        "tr",
        element("td", escape(show_day(line.point.day) if line.point.day else "not told")),
        element("td", escape(tell_range(line.point.low, line.point.high)), class_="number"),
        element("td", name(tell_word(line.kept)), Markup("<br>"), element("span", name(why), class_="facts")),
        element("td", link(report.url, tell_published(report))),
        element("td", element("bdi", escape(before), element("mark", escape(inner)), escape(behind)), class_="words"),
        element("td", element("span", escape(STATES[review]), class_=f"state {review}")),
        id=line.point.figure,
    )


def _write_sources(figures: Mapping[str, KeptFigure]) -> Markup:
    rows = (
        element(
            "tr",
            element(
                "td",
                link(one["url"], one["title"] or one["url"] or "untitled"),
                join(Markup("<br>"), name(one["publisher"] or "")),
            ),
            element("td", escape(one["sha256_of_bytes"] or ""), class_="digest"),
            element("td", escape(one["sha256_of_text"] or ""), class_="digest"),
        )
        for one in _list_sources(figures)
    )
    return write_table("The reports", ("Report", "SHA-256 of its bytes", "SHA-256 of its text"), rows)
