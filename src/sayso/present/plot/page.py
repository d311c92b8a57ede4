"""The plot as a page that needs nothing else: the chart with what draws it, and every figure with its words."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from sayso.model import KeptFigure, Series
from sayso.present.asked.compared import Line, list_lines
from sayso.present.asked.words import RELATIONS, tell_published, tell_range
from sayso.present.counts import OWN_VOICE
from sayso.present.display import NOTE, show_day
from sayso.present.page.markup import Markup, element, escape, join, link, name
from sayso.present.plot.words import tell_title
from sayso.version import __version__

HEADS = ("Day", "Number", "Whose word", "Told by", "Words", "Figure")
NO_SCRIPT = Markup(
    '<noscript><p class="note">The plot is drawn by a script, which is switched off here.</p></noscript>'
)


def write_page(series: Series, figures: Mapping[str, KeptFigure], chart: Mapping[str, Any], script: str) -> str:
    """The page of a chart; `script` is the JavaScript that draws it. Nothing is loaded from elsewhere, which the
    page's policy also forbids, and no word of a report is markup or script."""
    rows = [element("tr", *(element("td", cell) for cell in _tell_cells(line))) for line in list_lines(series, figures)]
    table = element("table", _write_heads(), element("tbody", *rows))
    body = join(
        element("main", element("div", id="plot"), NO_SCRIPT, _write_section(table)),
        element("footer", escape(f"{NOTE} Made by sayso {__version__}.")),
        Markup(f'<script type="application/json" id="chart">{write_data(chart)}</script>'),
        Markup(f"<script>{script}</script>"),
        by="\n",
    )
    head = _write_head(tell_title(series.question), script)
    return f'<!doctype html>\n<html lang="en">{head}\n<body>\n{body}\n</body></html>\n'


def write_data(chart: Mapping[str, Any]) -> str:
    """The chart as JSON that can't end the element that it stands in: ASCII, and no character that markup knows."""
    told = json.dumps(chart, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def load_snippet() -> str:
    """What the page does with its chart, to be bundled with all that it calls."""
    return _load("page.js")


def _write_head(title: str, script: str) -> Markup:
    style = _load("page.css")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        element("title", escape(f"{title} · sayso")),
        Markup(f"<style>{style}</style>"),
    )


def _write_section(table: Markup) -> Markup:
    return element(
        "section", element("h2", Markup("The figures")), element("div", table, class_="scroll"), class_="figures"
    )


def _write_heads() -> Markup:
    return element("thead", element("tr", *(element("th", Markup(head), scope="col") for head in HEADS)))


def _tell_cells(line: Line) -> Iterator[Markup]:
    """Day, number, whose word and why it is taken for an echo, where it was told, the sentence, the figure's id."""
    report = line.kept.edition.report
    whose = line.kept.figure.according_to or report.publisher or OWN_VOICE
    why = (
        f"goes back to {line.origin.name or 'another report'}: {line.link.reason}"
        if line.link
        else RELATIONS[line.point.relation]
    )
    yield escape(show_day(line.point.day) if line.point.day else "not told")
    yield escape(tell_range(line.point.low, line.point.high))
    yield join(name(whose), element("span", name(why), class_="why"))
    yield link(report.url, tell_published(report))
    yield _mark_words(line.kept)
    yield escape(line.point.figure)


def _mark_words(kept: KeptFigure) -> Markup:
    """The sentence with the figure's words marked in it."""
    words, start = kept.sentence.words, kept.sentence.span.start
    first, last = kept.figure.pin.span.start - start, kept.figure.pin.span.end - start
    if not 0 <= first < last <= len(words):
        return name(words)
    return element("bdi", escape(words[:first]), element("mark", escape(words[first:last])), escape(words[last:]))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _load(file: str) -> str:
    return resources.files(__package__).joinpath(file).read_text("utf-8")
