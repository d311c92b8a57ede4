"""Readings by the thousand: bodies of hostile text with statements and figures at any place in them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from sayso.model import Flag, Pin, Reading, Span, Statement, make_pin
from tests.factories import make_figure, make_reading, make_statement

HOSTILE = "<>&\"'`=/ \n\t\r\x00\x07\x1b\x7f\x85\x9b\u061c\u200f\u2028\u202e\u2066\u2069\ud800\udfff\U0001f600é“”م"
"""What breaks markup, terminals, encodings and the order of a line, among some letters."""


def bodies() -> st.SearchStrategy[str]:
    """Texts of plain and hostile characters; never empty."""
    return st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), min_size=1, max_size=60)


@st.composite
def pins(draw: st.DrawFn, body: str) -> tuple[Pin, ...]:
    """Up to two pins anywhere in `body`, in text order; they may overlap, as a tagger's may."""
    places = st.lists(st.tuples(*[st.integers(0, len(body))] * 2), max_size=2)
    spans = sorted(Span(min(place), max(place)) for place in draw(places) if place[0] != place[1])
    return tuple(make_pin(body, span) for span in spans)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of a hostile body with up to four statements and some figures, which overlap and nest as they like."""
    body = draw(bodies())
    statements: list[Statement] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        plain = make_statement(body, "", "", "", id=f"s{number}", speaker=draw(st.none() | bodies()))
        source, cue, content = draw(pins(body)), draw(pins(body)), draw(pins(body))
        statements.append(replace(plain, source=source, cue=cue, content=content))
    places = [pin for _ in range(draw(st.integers(0, 3))) for pin in draw(pins(body))]
    told: dict[str, Any] = {
        name: draw(st.none() | bodies()) for name in ("unit", "party", "by", "place", "according_to")
    }
    figures = tuple(replace(make_figure(), id=f"f{number}", pin=pin, **told) for number, pin in enumerate(places, 1))
    flags = (Flag("sum", tuple(figure.id for figure in figures), draw(bodies()), 0.5),) if figures else ()
    return make_reading(body, statements, figures=figures, flags=flags)
