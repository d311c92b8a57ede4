"""What several speakers of one report say on the same matters: a table of topics by speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.compare.accord import AGREEING, Match, Side, compare_sides, index_figures, is_one_question
from sayso.compare.asked import Asked, drop_asked, find_asked
from sayso.compare.topics import group_vectors, make_vector, name_topic, read_content, weigh_words
from sayso.compare.witnesses import Witness, find_teller, find_witness, list_witnesses
from sayso.lexicon.findings import load_findings
from sayso.lexicon.naming import fold_name
from sayso.model import Figure, Pin, Reading, Statement, make_pin

TopicKind = Literal["question", "words", "figures"]
"""What makes a topic: a question that was asked, words in common, or figures that answer one question."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one speaker says on a topic, by ids, in text order. `speaker` is the id of a witness."""

    speaker: str
    statements: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the table. `name` is made of the report's own words, `why` is a sentence that tells why these statements
    were put together, `asked` the question where one was asked. `agrees` and `differs` are questions, never verdicts."""

    kind: TopicKind
    name: str
    why: str
    asked: Pin | None
    cells: tuple[Cell, ...]
    agrees: tuple[Match, ...]
    differs: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Testimony:
    """The table: `speakers` are its columns in the order of the text, `topics` its rows, those with the most speakers
    first after the questions that were asked. `alone` is what one only speaks of."""

    speakers: tuple[Witness, ...]
    topics: tuple[Topic, ...]
    alone: tuple[Cell, ...]


def tell_testimony(reading: Reading) -> Testimony:
    """What the speakers of a report say on the same matters.

    Rows are first the questions that the report tells with what was answered, then figures on one question, then groups of
    statements with words in common; a statement stands in one row of words at most. The same reading gives the same table.
    A group whose members speak too (*the soldiers*, *the first soldier*) is a speaker of its own that covers them.
    """
    table = _Table.lay_out(reading)
    topics = [*table.ask(), *table.count()]
    told = {id for topic in topics if topic.kind != "figures" for cell in topic.cells for id in cell.statements}
    left = [one for one in table.statements if one.id not in told]
    alone = tuple(table.make_cell(side) for side in table.make_sides(left))
    return Testimony(tuple(table.witnesses.values()), tuple(topics), alone)


@dataclass(frozen=True, slots=True)
class _Table:
    """A report with its speakers, and what is said by whom."""

    reading: Reading
    statements: tuple[Statement, ...]
    asked: tuple[Asked, ...]
    witnesses: Mapping[str, Witness]
    tellers: Mapping[str, str]
    weights: Mapping[str, float]

    @classmethod
    def lay_out(cls, reading: Reading) -> _Table:
        known = {one.id: one for one in reading.statements}
        names = {fold_name(one.speaker): find_witness(one) for one in reversed(reading.statements) if one.speaker}
        tellers = {one.id: find_teller(one, known, names) for one in reading.figures}
        outer = _drop_outer(reading.statements)
        witnesses = {one.id: one for one in list_witnesses(outer, ((tellers[one.id], one) for one in reading.figures))}
        asked = find_asked(reading.text, outer, witnesses.values())
        said = tuple(drop_asked(outer, asked))
        return cls(reading, said, tuple(asked), witnesses, tellers, weigh_words(reading.text))

    def ask(self) -> Iterator[Topic]:
        """The topics of statements: questions that were asked, then words in common."""
        place = {one.id: at for at, one in enumerate(self.statements)}
        seeds = [[place[one.id] for one in asked.answers if one.id in place] for asked in self.asked]
        vectors = [make_vector(read_content(one), self.weights) for one in self.statements]
        groups = group_vectors(vectors, seeds)
        questions = {seed[0]: asked for seed, asked in zip(seeds, self.asked, strict=True) if seed}
        made = [(group, next((questions[at] for at in group if at in questions), None)) for group in groups]
        topics = [self._make(group, asked) for group, asked in made]
        kept = [topic for topic in topics if topic.kind == "question" or len(topic.cells) > 1]
        yield from sorted(
            kept, key=lambda topic: (topic.kind != "question", -len(topic.cells) * (topic.kind == "words"))
        )

    def _make(self, group: Sequence[int], asked: Asked | None) -> Topic:
        statements = [self.statements[at] for at in group]
        sides, words = self.make_sides(statements), name_topic(statements, self.weights)
        if asked is not None:
            pin = make_pin(self.reading.text.body, asked.span)
            why = "The report tells that this was asked; these are the answers, and what else is said in their words."
            return self._finish("question", " ".join(pin.words.split()), why, pin, sides)
        told = ", ".join(f"“{word}”" for word in words)
        return self._finish("words", ", ".join(words), f"These statements have words in common: {told}.", None, sides)

    def count(self) -> Iterator[Topic]:
        """The topics of figures that more than one tell."""
        left = list(self.reading.figures)
        while left:
            first, *rest = left
            same = [first, *(one for one in rest if is_one_question(first, one))]
            left = [one for one in rest if one not in same]
            sides = [side for side in self.make_sides((), same) if side.figures]
            if len(sides) > 1:
                why = "These figures count the same, and nothing told of them sets them apart."
                yield self._finish("figures", _name_count(first), why, None, sides)

    def _finish(self, kind: TopicKind, name: str, why: str, asked: Pin | None, sides: Sequence[Side]) -> Topic:
        question = name if kind == "question" else None
        found = tuple(compare_sides(sides, self.weights, question))
        agrees = tuple(one for one in found if one.kind in AGREEING)
        differs = tuple(one for one in found if one.kind not in AGREEING)
        return Topic(kind, name, why, asked, tuple(self.make_cell(side) for side in sides), agrees, differs)

    def make_sides(self, statements: Iterable[Statement], figures: Iterable[Figure] = ()) -> list[Side]:
        """What each speaker says of these, in the order of the speakers."""
        index, said = index_figures(self.reading.figures), list(statements)
        theirs = [*figures, *(figure for one in said for figure in index.get(one.id, ()))]
        sides = [
            Side(
                witness,
                tuple(one for one in said if find_witness(one) == id),
                tuple(one for one in theirs if self.tellers[one.id] == id),
            )
            for id, witness in self.witnesses.items()
        ]
        return [side for side in sides if side.statements or side.figures]

    @staticmethod
    def make_cell(side: Side) -> Cell:
        """The ids of what a side says."""
        ids = tuple(one.id for one in side.statements) or tuple(one.statement for one in side.figures if one.statement)
        return Cell(side.witness.id, tuple(dict.fromkeys(ids)), tuple(one.id for one in side.figures))


def _drop_outer(statements: Sequence[Statement]) -> list[Statement]:
    """Without those that only hold another's: what a video shows soldiers to say is said by the soldiers."""
    length = {one.id: sum(pin.span.end - pin.span.start for pin in one.content) for one in statements}
    held = {one.inside for one in statements if one.inside and length[one.id] > 0.5 * length.get(one.inside, 0)}
    return [one for one in statements if one.id not in held]


def _name_count(figure: Figure) -> str:
    words = load_findings()
    unit = words.name_many(figure.unit) if figure.unit else ""
    return (
        " ".join(filter(None, (unit, words.phrases[figure.event], f"of {figure.party}" if figure.party else "")))
        or figure.event
    )
