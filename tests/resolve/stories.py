"""Made-up reports for tests, with the source of each statement in braces."""

from __future__ import annotations

import re

from sayso.model import OffsetMap, Pin, Report, Span, Statement, Text, Words, find_words, make_pin
from sayso.text.paragraphs import split_paragraphs
from sayso.text.sentences import split_sentences
from tests.factories import make_report

_SOURCE = re.compile(r"\{([^}]*)\}")
_QUOTED = re.compile(r"“[^”]*”")


def read_story(marked: str, **report: object) -> tuple[Report, Text, tuple[Statement, ...]]:
    """The report of a text in which `{the mayor}` marks a source, and its statements, one for each mark.

    A statement's content is the quotation of its sentence, else what follows the source. `{}` is a source
    left out.
    """
    body, marks = "", []
    at = 0
    for match in _SOURCE.finditer(marked):
        body += marked[at : match.start()]
        marks.append((len(body), len(body) + len(match[1])))
        body, at = body + match[1], match.end()
    body += marked[at:]
    paragraphs = split_paragraphs(body)
    text = Text("r1", body, paragraphs, split_sentences(body, paragraphs), OffsetMap(((0, 0, len(body)),)))
    return make_report(**report), text, tuple(_make_draft(text, *mark, n) for n, mark in enumerate(marks, 1))


def read_words(marked: str, **report: object) -> tuple[Report, Text, Words, tuple[Statement, ...]]:
    """The same with the words of the text."""
    told, text, statements = read_story(marked, **report)
    return told, text, find_words(text), statements


def _make_draft(text: Text, start: int, end: int, number: int) -> Statement:
    paragraph = next(one for one in text.paragraphs if one.start <= start <= one.end)
    inside = [one for one in text.sentences if one.start <= start < one.end]
    low, high = (inside[0].start, inside[0].end) if inside else (paragraph.start, paragraph.end)
    quoted = _QUOTED.search(text.body, paragraph.start if text.body[paragraph.start] == "“" else low, paragraph.end)
    content = Span(*quoted.span()) if quoted else Span(min(end + 1, high - 1), high)
    source: tuple[Pin, ...] = (make_pin(text.body, Span(start, end)),) if end > start else ()
    return Statement(
        f"s{number}", "direct" if quoted else "indirect", source, (), (make_pin(text.body, content),),
        None, None, None, "asserts", None, (), None, 1.0, "test",
    )  # fmt: skip
