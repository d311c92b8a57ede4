"""Questions that a report tells, and the statements that answer them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.compare.witnesses import Witness, find_witness
from sayso.lexicon.testimony import load_testimony
from sayso.model import Span, Statement, Text

LONGEST = 300
"""Characters that a question may have; what is longer is no question."""
_STOP = re.compile(r"[,;:?!\n“”\"]")
FURTHEST = 8
"""Words that may stand between the verb of asking and the question: *asked by two reporters of the Echo why*."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question at its place, with the statements that answer it, in text order; `turn` where it is one of a transcript."""

    span: Span
    answers: tuple[Statement, ...]
    turn: bool = False


def find_asked(text: Text, statements: Sequence[Statement], witnesses: Iterable[Witness]) -> list[Asked]:
    """The questions that are answered, in text order. Of a report's sentence (*when asked why he came, he said …*) whoever
    speaks next answers; of several who are told one after the other, those of one group. Of a transcript's question all
    statements up to the next one are answers."""
    turns = _find_turns(text)
    questions = turns or sorted(_find_told(text, statements), key=lambda one: one.start)
    scene = _Scene(text, sorted(statements, key=_place), {one.id: one for one in witnesses})
    ends = [*(one.start for one in questions), len(text.body)][1:]
    found = []
    for span, end in zip(questions, ends, strict=True):
        follow = [one for one in scene.statements if span.end <= _place(one) < end]
        answers = follow if turns else list(scene.take_answers(span, follow))
        if answers:
            found.append(Asked(span, tuple(answers), bool(turns)))
    return found


def _place(statement: Statement) -> int:
    return statement.content[0].span.start


def _find_turns(text: Text) -> list[Span]:
    words = load_testimony().turns_asking
    pattern = re.compile(rf"\s*(?:{'|'.join(map(re.escape, sorted(words)))})\s*[:.]\s+(?=\S)", re.IGNORECASE)
    found = []
    for paragraph in text.paragraphs:
        match = pattern.match(text.body, paragraph.start, paragraph.end)
        if match and match.end() < paragraph.end:
            found.append(Span(match.end(), paragraph.end))
    return found


def _find_told(text: Text, statements: Sequence[Statement]) -> Iterator[Span]:
    """Questions inside the report's own sentences: not what a speaker tells of having been asked."""
    quoted = [pin.span for one in statements if one.stance != "asks" for pin in one.content]
    for match in _asking().finditer(text.body):
        start = match.start("question")
        sentence = text.sentences[max(0, bisect_right(text.sentences, Span(match.start(), 1 << 40)) - 1)]
        span = Span(start, max(start + 1, _find_end(text.body, start, sentence.end)))
        if span.end - span.start <= LONGEST and not any(one.start <= match.start() < one.end for one in quoted):
            yield span


def _find_end(body: str, start: int, end: int) -> int:
    """Where a question that begins there ends, at the latest with its sentence."""
    match = _STOP.search(body, start, end)
    return len(body[:end].rstrip(". ")) if match is None else match.end() if match[0] == "?" else match.start()


@cache
def _asking() -> re.Pattern[str]:
    words = load_testimony()
    verbs, openers = ("|".join(map(re.escape, sorted(one))) for one in (words.asking, words.openers))
    between = rf"(?:[ ]+[^\s,;:.?!“”\"]+){{0,{FURTHEST}}}?"
    return re.compile(rf"\b(?:{verbs})\b{between}[ ]+(?P<question>(?:{openers})\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A report's text with its statements in order."""

    text: Text
    statements: Sequence[Statement]
    witnesses: dict[str, Witness]

    def take_answers(self, question: Span, follow: Sequence[Statement]) -> Iterator[Statement]:
        """The statements that follow a question and answer it."""
        asker = {find_witness(one) for one in self.statements if _overlaps(one, question)}
        at = self._find_paragraph(question.start)
        asked: set[str] = set()
        for one in follow:
            who, where = find_witness(one), self._find_paragraph(_place(one))
            if not asked:
                if who in asker or where > at + 1:
                    return
                asked = self._gather(who)
            elif who not in asked or where > at + 1 or (where > at and len(asked) == 1):
                return
            yield one
            at = where

    def _find_paragraph(self, offset: int) -> int:
        return bisect_right(self.text.paragraphs, Span(offset, 1 << 40)) - 1

    def _gather(self, who: str) -> set[str]:
        """A speaker with all of the same group."""
        groups = (one for one in self.witnesses.values() if who == one.id or who in one.members)
        return {who}.union(*((one.id, *one.members) for one in groups if one.members))


def _overlaps(statement: Statement, span: Span) -> bool:
    return any(pin.span.overlaps(span) for pin in statement.content)


def drop_asked(statements: Iterable[Statement], asked: Collection[Asked]) -> list[Statement]:
    """The statements that are none of the questions themselves."""
    return [one for one in statements if not any(_overlaps(one, question.span) for question in asked)]
