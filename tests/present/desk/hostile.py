"""A desk at which reports stand that want to break it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from sayso import Ledger
from sayso.compare.editions import compare_editions
from sayso.ledger.store import open_store
from sayso.model import Figure, Raw, Reading, Relay, Span, make_pin
from sayso.present.desk.app import make_app
from sayso.present.desk.desk import Desk
from tests.factories import make_figure, make_reading, make_report, make_statement
from tests.ledger.reports import add_bytes

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover='x"
STEERING = "\u202egnp.\u2066exe\x1b[31m\x07\x00"
BODY = (
    f"At least 12 {MARKUP} people died {STEERING} near Oldford, {MARKUP} said.\n"
    "“{{ 7 * 7 }} {% include 'base.html' %} more,” Ann Example told a paper. ﷽ שלום مرحبا"
)


def make_hostile() -> tuple[Raw, Reading]:
    """A report in which every name, word and address is hostile."""
    said = make_statement(
        BODY, MARKUP, "said", "At least 12", speaker=MARKUP + STEERING, via=(Relay(MARKUP),), method=MARKUP
    )
    more = make_statement(BODY, "Ann Example", "told", "“{{ 7 * 7 }} {% include 'base.html' %} more,”", id="s2")
    figure = replace(make_figure(BODY, "At least 12"), statement="s1", method=MARKUP)
    figure = replace(figure, unit=MARKUP, party=STEERING, by=MARKUP, place=MARKUP, according_to=MARKUP)
    told = make_report(title=MARKUP + STEERING, byline=MARKUP, publisher=MARKUP, language='en" onclick="x')
    reading = make_reading(BODY, (said, more), figures=(figure,), report=told)
    return add_bytes(BODY.encode(), reading, address="javascript:alert(1)", url="javascript:alert(1)")


def make_counts(number: int) -> tuple[Raw, Reading]:
    """A report with so many figures, ten a paragraph."""
    lines = (" ".join(f"{1000 + start + at} people fled." for at in range(10)) for start in range(0, number, 10))
    body = "\n".join(lines)
    found = re.finditer(r"\d{4,}", body)
    figures = tuple(_make_count(body, Span(*place.span()), at) for at, place in enumerate(found, 1))
    return add_bytes(body.encode(), make_reading(body, (), figures=figures), address="counts.txt")


def make_paragraph(length: int) -> tuple[Raw, Reading]:
    """A report of one paragraph without a full stop, with a statement over all of it and a figure at its end."""
    body = "many " * (length // 5) + "9999 people"
    whole = make_pin(body, Span(0, len(body)))
    said = replace(make_statement(body, "", "", ""), content=(whole,), speaker="Ann Example")
    figure = _make_count(body, Span(len(body) - 11, len(body) - 7), 1)
    return add_bytes(body.encode(), make_reading(body, (said,), figures=(figure,)), address="long.txt")


def _make_count(body: str, span: Span, number: int) -> Figure:
    return replace(make_figure(), id=f"f{number}", pin=make_pin(body, span))


def open_ledger(path: Path, pairs: Sequence[tuple[Raw, Reading]]) -> Ledger:
    """A ledger of these reports; whoever opens it closes it."""
    with open_store(path, create=True) as store:
        for pair in pairs:
            store.write(*pair, compare_editions)
    return Ledger.open(path)


def visit(ledger: Ledger) -> TestClient:
    """A browser at a desk of this ledger."""
    desk = Desk(ledger, "hostile.db", "Ann Example", frozenset({"desk.example"}), b"a secret of the tests")
    return TestClient(make_app(desk), base_url="http://desk.example", follow_redirects=False)
