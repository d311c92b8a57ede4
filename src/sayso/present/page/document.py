"""The page as a whole: head with its policy, contents, reports, and what could not be read."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Sequence
from functools import cache
from importlib import resources
from tempfile import SpooledTemporaryFile
from typing import TextIO

from sayso.model import Dropped, Reading, Report
from sayso.present.display import NOTE, UNTITLED, count_found, show_line, tell_day, tell_left_out
from sayso.present.page.article import write_text
from sayso.present.page.figures import write_flags
from sayso.present.page.markup import NOTHING, Markup, element, escape, join, link, name
from sayso.present.page.records import write_index, write_records
from sayso.version import __version__

IN_MEMORY = 8_000_000
"""Characters of finished reports that are held in memory; beyond that they wait on disk."""
MASTHEAD = Markup(
    '<header class="masthead"><h1>sayso</h1><p>Who said what and how many, pinned to its characters.</p></header>'
)
LEGEND = Markup(
    '<p class="legend"><span><span class="mark source">source</span> who speaks</span> '
    '<span><span class="mark cue">cue</span> the words that attribute</span> '
    '<span><span class="mark content">content</span> what is attributed</span> '
    '<span><span class="mark figure">figure</span> how many</span></p>'
)


class PageWriter:
    """One self-contained page of all reports: style and script stand in it and nothing is loaded, which
    its policy also forbids. The contents stand first, so the page is written out by `close`; until then
    finished reports wait in memory, and on disk when they are many."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.reports = SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115 - `close` closes it, not a block
        self.titles: list[str] = []
        self.failures: list[Dropped] = []

    def add(self, outcome: Reading | Dropped) -> None:
        if isinstance(outcome, Dropped):
            self.failures.append(outcome)
        else:
            self.titles.append(_tell_title(outcome.report))
            self.reports.write(write_report(outcome, len(self.titles)))

    def close(self) -> None:
        self.stream.write(write_head(self.titles))
        self.reports.seek(0)
        shutil.copyfileobj(self.reports, self.stream)
        self.reports.close()
        self.stream.write(write_foot(self.failures))
        self.stream.flush()


def write_head(titles: Sequence[str]) -> str:
    """From the doctype to the place where the reports stand, contents included where there are several."""
    style, policy = _load("page.css"), _tell_policy()
    title = titles[0] if len(titles) == 1 else f"{len(titles)} reports"
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'),
        element("title", escape(f"{title} · sayso")),
        Markup(f"<style>{style}</style>"),
    )
    return f'<!doctype html>\n<html lang="en">{head}\n<body>\n{MASTHEAD}\n{_write_contents(titles)}<main>\n'


def write_report(reading: Reading, number: int) -> str:
    """One report: head, text and, beside it, the records. Ids on the first report are those of its
    statements (`s3`), on the others they carry the report's number (`r2-s3`)."""
    prefix = "" if number == 1 else f"r{number}-"
    text = element("div", write_text(reading, prefix), class_="text", lang=reading.report.language)
    column = element("div", _write_report_head(reading), text, class_="column")
    side = element("aside", write_records(reading, prefix), write_index(reading, prefix), class_="side")
    inner = [column, side] if reading.statements or reading.figures else [column]
    return element("article", *inner, class_="report", id=f"r{number}") + "\n"


def write_foot(failures: Sequence[Dropped]) -> str:
    """What could not be read, the note that this is a machine's reading, and the script."""
    items = (
        element("li", element("b", name(dropped.report)), escape(f": {dropped.reason} ({dropped.detail})"))
        for dropped in failures
    )
    failed = element("section", element("h2", Markup("Could not be read")), element("ul", *items), class_="failures")
    foot = element("footer", escape(f"{NOTE} Made by sayso {__version__}."))
    return f"{failed if failures else NOTHING}</main>\n{foot}\n<script>{_load('page.js')}</script>\n</body></html>\n"


def _write_report_head(reading: Reading) -> Markup:
    report = reading.report
    told = [name(report.byline)] if report.byline else []
    told.append(escape(tell_day(report)))
    if report.url:
        told.append(link(report.url, report.url))
    left_out = (element("p", escape(tell_left_out(dropped)), class_="notice") for dropped in reading.dropped)
    return element(
        "header",
        element("p", name(report.publisher or "Publisher unknown"), class_="publisher"),
        element("h2", escape(_tell_title(report)), dir="auto"),
        element("p", join(*told, by=" · "), class_="facts"),
        element("p", element("b", escape(NOTE)), escape(" " + count_found(reading)), class_="notice"),
        *left_out,
        write_flags(reading),
        LEGEND if reading.statements or reading.figures else NOTHING,
    )


def _write_contents(titles: Sequence[str]) -> Markup:
    if len(titles) < 2:
        return NOTHING
    items = (element("li", element("a", escape(title), href=f"#r{n}")) for n, title in enumerate(titles, 1))
    return element("nav", element("h2", escape(f"{len(titles)} reports")), element("ol", *items), class_="contents")


def _tell_title(report: Report) -> str:
    return show_line(report.title or report.address or UNTITLED)


def _tell_policy() -> str:
    """A Content Security Policy under which only this page's own style and script work, and nothing loads."""
    return (
        f"default-src 'none'; style-src '{_digest('page.css')}'; script-src '{_digest('page.js')}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(file: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(_load(file).encode()).digest()).decode()


@cache
def _load(file: str) -> str:
    return resources.files(__package__).joinpath(file).read_text("utf-8")
