"""The frame of a published page: it holds its own style, runs nothing, and loads nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from sayso.model import Review
from sayso.present.display import NOTE
from sayso.present.page.markup import Markup, element, escape
from sayso.version import __version__

STATES: dict[Review, str] = {
    "unreviewed": "machine reading",
    "confirmed": "confirmed by a person",
    "corrected": "corrected by a person",
    "rejected": "rejected by a person",
}


def write_page(title: str, *parts: Markup) -> bytes:
    """A page of parts, as UTF-8."""
    style = load_style()
    policy = f"default-src 'none'; style-src '{_digest(style)}'; img-src 'self'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'),
        element("title", escape(title)),
        Markup(f"<style>{style}</style>"),
    )
    foot = element("footer", escape(f"{NOTE} Made by sayso {__version__}."))
    body = element("body", element("main", *parts), foot)
    return f'<!doctype html>\n<html lang="en">{head}\n{body}</html>\n'.encode("utf-8", "replace")


def tell_left_out(count: int) -> Markup:
    """Who is left out, for whoever reads the publication."""
    if not count:
        return element("p", Markup("No private person is named in these reports."), class_="note")
    who = "One private person is" if count == 1 else f"{count:,} private people are"
    told = f"{who} left out, each under a number. The reports as they came are not published; their digests are."
    return element("p", escape(told), class_="note")


def write_table(title: str, heads: Iterable[str], rows: Iterable[Markup]) -> Markup:
    """A section with a table, which scrolls by itself where it is too wide."""
    head = element("thead", element("tr", *(element("th", escape(one), scope="col") for one in heads)))
    table = element("table", head, element("tbody", *rows))
    return element("section", element("h2", escape(title)), element("div", table, class_="scroll"))


def write_json(told: Mapping[str, object]) -> bytes:
    """Data with the version of sayso that made it, as UTF-8."""
    return (json.dumps({"sayso": __version__, **told}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


@cache
def load_style() -> str:
    """The style sheet of published pages."""
    return resources.files(__package__).joinpath("page.css").read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
