"""What several speakers of one report say on the same matters: a table of topics by speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from sayso.compare.accord import AGREEING, Match, Side, compare_sides, index_figures, share_place
from sayso.compare.asked import Asked, drop_asked, find_asked
from sayso.compare.counted import part_questions
from sayso.compare.topics import find_matters, group_vectors, make_vector, name_topic, read_content, weigh_words
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
    asked = list(table.ask())
    words = table.group(_leave(table.statements, asked))
    left = _leave(table.statements, [*asked, *words])
    alone = tuple(table.make_cell(side) for side in table.make_sides(left))
    return Testimony(tuple(table.witnesses.values()), (*asked, *table.count(), *words), alone)


def _leave(statements: Iterable[Statement], topics: Iterable[Topic]) -> list[Statement]:
    """The statements that stand in none of the topics."""
    told = {id for topic in topics for cell in topic.cells for id in cell.statements}
    return [one for one in statements if one.id not in told]


def _meet(one: Statement, other: Statement) -> bool:
    """Whether two people speak of something in at least two words, each in words of their own."""
    if find_witness(one) == find_witness(other) or share_place(one, other):
        return False
    return len(find_matters(read_content(one)) & find_matters(read_content(other))) > 1


@dataclass(frozen=True, slots=True)
class _Table:
    """A report with its speakers, and what is said by whom: `tellers` by figure, `order` of the speakers by id, `within`
    the figures by statement."""

    reading: Reading
    statements: tuple[Statement, ...]
    asked: tuple[Asked, ...]
    witnesses: Mapping[str, Witness]
    tellers: Mapping[str, str]
    order: Mapping[str, int]
    within: Mapping[str, Sequence[Figure]]
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
        order, within = {id: at for at, id in enumerate(witnesses)}, index_figures(reading.figures)
        return cls(reading, said, tuple(asked), witnesses, tellers, order, within, weigh_words(reading.text))

    def ask(self) -> Iterator[Topic]:
        """The questions that were asked, with those who answer."""
        known = {one.id for one in self.statements}
        for asked in self.asked:
            pin = make_pin(self.reading.text.body, asked.span)
            why = "The report tells that this was asked; these are the statements that follow it and answer."
            sides = self.make_sides(one for one in asked.answers if one.id in known)
            if sides:
                yield self._finish("question", " ".join(pin.words.split()), why, pin, sides)

    def group(self, statements: Sequence[Statement]) -> list[Topic]:
        """The topics of statements with words in common, those of the most speakers first."""
        vectors = [make_vector(read_content(one), self.weights) for one in statements]
        found = []
        for group in group_vectors(vectors):
            said = [statements[at] for at in group]
            several = len({find_witness(one) for one in said}) > 1
            if several and any(_meet(one, other) for one, other in combinations(said, 2)):
                words = name_topic(said, self.weights)
                why = f"These statements have words in common: {', '.join(f'“{word}”' for word in words)}."
                found.append(self._finish("words", ", ".join(words), why, None, self.make_sides(said)))
        return sorted(found, key=lambda topic: -len(topic.cells))

    def count(self) -> Iterator[Topic]:
        """The topics of figures that more than one tell."""
        for same in part_questions(self._list_shared()):
            sides = [side for side in self.make_sides((), same) if side.figures]
            if len(sides) > 1:
                why = "These figures count the same, and nothing told of them sets them apart."
                topic = self._finish("figures", _name_count(same[0]), why, None, sides)
                # One pays many times, so that payments that are not one number are no answers to one question.
                if same[0].event != "paid" or topic.agrees:
                    yield topic

    def _list_shared(self) -> list[Figure]:
        """The figures of events of which more than one tell; no others can be on one question."""
        tellers = defaultdict[str, set[str]](set)
        for one in self.reading.figures:
            tellers[one.event].add(self.tellers[one.id])
        return [one for one in self.reading.figures if len(tellers[one.event]) > 1]

    def _finish(self, kind: TopicKind, name: str, why: str, asked: Pin | None, sides: Sequence[Side]) -> Topic:
        question = name if kind == "question" else None
        found = tuple(compare_sides(sides, self.weights, question))
        agrees = tuple(one for one in found if one.kind in AGREEING)
        differs = tuple(one for one in found if one.kind not in AGREEING)
        return Topic(kind, name, why, asked, tuple(self.make_cell(side) for side in sides), agrees, differs)

    def make_sides(self, statements: Iterable[Statement], figures: Iterable[Figure] = ()) -> list[Side]:
        """What each speaker says of these, in the order of the speakers."""
        said, told = defaultdict[str, list[Statement]](list), defaultdict[str, list[Figure]](list)
        for figure in figures:
            told[self.tellers[figure.id]].append(figure)
        for one in statements:
            said[find_witness(one)].append(one)
            for figure in self.within.get(one.id, ()):
                told[self.tellers[figure.id]].append(figure)
        return [
            Side(self.witnesses[id], tuple(said[id]), tuple(told[id]))
            for id in sorted(said.keys() | told.keys(), key=self.order.__getitem__)
        ]

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
    told = " ".join(filter(None, (unit, words.phrases[figure.event]))) or figure.event
    return f"{told}, {figure.party}" if figure.party else told
