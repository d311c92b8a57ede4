"""A report as its page shows it: who speaks, every entry with its label, and the text in blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.model import Flag, KeptFigure, KeptReading, KeptStatement, Pin, Span
from sayso.present.desk.blocks import Block, cut_blocks, cut_parts, find_block
from sayso.present.desk.voices import Voice, list_each, list_voices
from sayso.present.segments import Role

Kept = KeptStatement | KeptFigure


@dataclass(frozen=True, slots=True)
class Record:
    """An entry on its report's page. `label` is its speaker's letter and its number among the statements (*A3*), or f and
    its number among the figures (*f4*). `voice` is who speaks; of a figure, in the statement that it stands in."""

    kept: Kept
    label: str
    voice: Voice | None

    @property
    def id(self) -> str:
        """The ledger's id of the entry."""
        return self.kept.id

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure, not a statement."""
        return isinstance(self.kept, KeptFigure)

    def list_pins(self) -> Iterator[tuple[Role, Pin]]:
        """Its exact words, each with the role that they play."""
        if isinstance(self.kept, KeptFigure):
            yield "figure", self.kept.figure.pin
            return
        statement = self.kept.statement
        parts: tuple[tuple[Role, tuple[Pin, ...]], ...] = (
            ("source", statement.source), ("cue", statement.cue), ("content", statement.content),
        )  # fmt: skip
        yield from ((role, pin) for role, pins in parts for pin in pins)

    def find_start(self) -> int:
        """Where its first word stands; 0 for an entry without words."""
        return min((pin.span.start for _, pin in self.list_pins()), default=0)


class Article:
    """A report's reading laid out; what costs time is made once, when it is asked for."""

    def __init__(self, whole: KeptReading) -> None:
        self.whole = whole

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        """Who speaks, by the ids of statements."""
        return list_voices(self.whole)

    @cached_property
    def speakers(self) -> Sequence[Voice]:
        """Each who speaks, in text order."""
        return list_each(self.voices.values())

    @cached_property
    def records(self) -> Sequence[Record]:
        """All entries in the order in which they begin in the text."""
        spoken = (
            Record(kept, f"{self.voices[kept.id].label}{number}", self.voices[kept.id])
            for number, kept in enumerate(self.whole.statements, 1)
        )
        counted = (
            Record(kept, f"f{number}", self.voices.get(kept.statement or ""))
            for number, kept in enumerate(self.whole.figures, 1)
        )
        return sorted([*spoken, *counted], key=lambda record: (record.find_start(), record.is_figure))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """By the id of each entry its place among the records."""
        return {record.id: place for place, record in enumerate(self.records)}

    def find(self, id: str) -> Record | None:
        """The entry with this id, if it is in the reading."""
        place = self.places.get(id)
        return None if place is None else self.records[place]

    def find_beside(self, id: str) -> tuple[Record | None, Record | None]:
        """The entries before and after one."""
        place = self.places[id]
        before = self.records[place - 1] if place else None
        return before, self.records[place + 1] if place + 1 < len(self.records) else None

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The text in order."""
        return cut_blocks(self.whole.text, self.whole.edition.report.title)

    @cached_property
    def begun(self) -> Mapping[int, Sequence[Record]]:
        """By the number of each block the entries that begin in it."""
        found: dict[int, list[Record]] = {}
        for record in self.records:
            found.setdefault(find_block(self.blocks, record.find_start()), []).append(record)
        return found

    @cached_property
    def parts(self) -> Sequence[range]:
        """The numbers of the blocks of each part."""
        return cut_parts(self.blocks, [len(self.begun.get(number, ())) for number in range(len(self.blocks))])

    def find_part(self, record: Record) -> int:
        """The number of the part in which an entry begins, from 0 on."""
        block = find_block(self.blocks, record.find_start())
        return next(number for number, part in enumerate(self.parts) if block in part or not part)

    def list_flags(self, id: str) -> Sequence[Flag]:
        """What the reading says against an entry."""
        return self._flagged.get(id, ())

    @cached_property
    def _flagged(self) -> Mapping[str, Sequence[Flag]]:
        found: dict[str, list[Flag]] = {}
        for flag in self.whole.flags:
            for side in flag.sides:
                found.setdefault(side, []).append(flag)
        return found

    def count_reviews(self) -> Counter[str]:
        """How many entries are confirmed, corrected and so on."""
        return Counter(record.kept.review for record in self.records)

    def list_spans(self, records: Sequence[Record]) -> Iterator[tuple[Span, tuple[int, Role]]]:
        """Every span of these entries with the entry's place among the records, and its role."""
        for record in records:
            for role, pin in record.list_pins():
                yield pin.span, (self.places[record.id], role)
