"""Where a report's own words say whom it has its news from: bylines, datelines, closing credits, names beside a count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.compare.naming import UNNAMED, read_name
from sayso.lexicon.bodies import load_bodies
from sayso.lexicon.grammar import load_grammar
from sayso.model import KeptFigure, Pin, Report, Span, make_pin

_WORD = r"[A-Z][\w.&/’'-]{0,40}"
_PRESS = rf"(?P<name>{_WORD}(?: (?:of |the |and )?{_WORD}){{0,4}})"
_DATELINES = (
    re.compile(r"^[^\n()]{0,80}\((?P<name>[A-Z][\w./ -]{1,30})\)\s?[-–—:](?![-\w])", re.MULTILINE),
    re.compile(r"^(?P<name>[A-Z][\w./ -]{1,30})\s[-–—]\s[A-Z]", re.MULTILINE),
)
_PLACED = re.compile(r"[A-Z]{3}[A-Z .'’-]*(?:[,/][\w .,]{0,40})?\(")
"""Before an agency that no table knows a place in capitals must stand."""

_CLOSINGS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b(?:[Oo]riginally|[Ff]irst) (?:published|appeared|reported) (?:by|in|on|at) (?:the )?{_PRESS}",
        rf"\b[Ww]ith (?:additional |further )?(?:reporting|files|material|input|inputs|information) (?:by|from) (?:the )?{_PRESS}",
        rf"\b{_PRESS} contributed to this (?:report|story|article)",
        rf"^(?:[Oo]riginal )?(?:[Ss]ource|SOURCE|[Vv]ia|[Bb]y|BY)\s*:?\s+(?:the |The )?{_PRESS}[.\s]*$",
    )
)
_NEEDED = {_CLOSINGS[0]: ("riginally ", "irst "), _CLOSINGS[2]: (" contributed to this ",)}
"""Of what a text must have a part to be looked through for a closing credit: most have none."""

_SAYING = (
    "said|says|reported|reports|estimated|estimates|calculated|calculates|claimed|claims|announced|stated|counted|recorded"
    "|confirmed|wrote|put|puts|told|identified|documented"
)
_SAYS = re.compile(rf" (?:{_SAYING})\b")
"""Without such a word nobody speaks, and to look for names would take ten times as long."""


_INSIDE = "".join(rf"(?<!\b{word} )" for word in ("in", "at", "of", "on", "to", "from", "near", "for", "with"))
"""What a name that speaks never stands behind (*in Oldford*)."""

_ASIDE = r"(?:, (?:which|who|whose|an?|the|or) [^.;\n]{1,100}?(?=,))?"


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report's words credit: the name as it is told, and where. `pin` is None for a byline that stands in no
    text."""

    told: str
    pin: Pin | None


def find_report_credit(report: Report, body: str) -> Credit | None:
    """The agency or outlet that the whole of a report is credited to: its byline, the dateline (*OLDFORD (AP) —*), a
    closing credit. None where it is nobody's or the publisher's own."""
    if report.byline and read_name(report.byline).kind == "press":
        return Credit(report.byline, None)
    for pattern in (*_DATELINES, *_CLOSINGS):
        if not any(part in body for part in _NEEDED.get(pattern, ("",))):
            continue
        for found in pattern.finditer(body):
            name = read_name(found["name"].strip())
            placed = pattern is _DATELINES[0] and _PLACED.match(found[0]) and name.kind == "name"
            if name.kind == "press" or placed:
                return _make(body, *found.span("name"))
    return None


def find_passage_credits(figure: KeptFigure, body: str) -> Iterator[Credit]:
    """Those whose word the passage around a figure names (*according to X*, *X said*), the figure's own sentence first."""
    start, end = figure.passage.span.start, figure.passage.span.end
    inside = figure.sentence.span
    according, saying = _find_patterns()
    patterns = (according, saying) if _SAYS.search(body, start, end) else (according,)
    found = [match.span("name") for pattern in patterns for match in pattern.finditer(body, start, end)]
    for span in sorted(set(found), key=lambda one: (not inside.start <= one[0] < inside.end, one)):
        credit = _read_credit(body, *span)
        if credit is not None:
            yield credit


def _read_credit(body: str, start: int, end: int) -> Credit | None:
    words, small = body[start:end].split(" "), load_grammar().closed
    while words and words[0].lower().strip(",") in small:
        start += len(words.pop(0)) + 1
    if not words:
        return None
    return None if read_name(body[start:end]).kind in UNNAMED else _make(body, start, end)


def _make(body: str, start: int, end: int) -> Credit:
    """The credit of a name, without the stop behind it that ends a sentence."""
    name = body[start:end].rstrip()
    if name.endswith(".") and "." not in name.split()[-1][:-1]:
        name = name[:-1]
    return Credit(name, make_pin(body, Span(start, start + len(name))))


@cache
def _find_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names with capitals, small words and the words of offices between and behind them (*Norland's defence ministry*)."""
    bodies = load_bodies()
    offices = {word for phrase in bodies.offices for word in phrase.split()}
    common = "|".join(sorted(offices | {"officials", "authorities", "spokesman", "spokeswoman"}, key=len, reverse=True))
    name = rf"(?P<name>{_WORD}(?: (?:(?:of|and|for|the|in|on|&) (?:the )?)?(?:{_WORD}|(?:{common})\b)){{0,8}})"
    return (
        re.compile(
            rf"\b(?:[Aa]ccording to|[Aa]s per|citing|cited by|quoting|estimates? by|figures? from) (?:the |a |an )?{name}"
        ),
        re.compile(rf"{_INSIDE}{name}{_ASIDE},? (?:has |had |have |also |later )?(?:{_SAYING})\b"),
    )
