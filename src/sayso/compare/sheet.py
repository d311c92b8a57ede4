"""Questions with their answers while they are put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from sayso.compare.facets import Facets, Number
from sayso.compare.group import GroupKind
from sayso.compare.spots import Spot
from sayso.model import Event

Note = Literal["number", "size"]
"""Why a figure was joined that leaves something open: it has the same number, or a number of the same size."""


class Subject(NamedTuple):
    """Of what, whose and where a question asks, whatever days it asks for."""

    event: Event
    term: str | None
    party: str | None
    spot: Spot
    comparison: bool


class Key(NamedTuple):
    """A question. `start` is that of a total; an incident has the days that were told of it first. `number` parts
    questions that nothing else tells apart."""

    kind: GroupKind
    subject: Subject
    start: date | None = None
    end: date | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure that answers a question, and what was taken for granted in joining it."""

    facets: Facets
    note: Note | None = None


@dataclass(slots=True)
class Sheet:
    """All questions so far, each with its answers."""

    answers: dict[Key, list[Answer]] = field(default_factory=lambda: defaultdict(list))

    def put(self, key: Key, facets: Facets, note: Note | None = None) -> None:
        """Make a figure an answer to a question."""
        self.answers[key].append(Answer(facets, note))

    def find(self, kind: GroupKind) -> Iterator[tuple[Key, list[Answer]]]:
        """The questions of a kind that there are now."""
        yield from [(key, answers) for key, answers in self.answers.items() if key.kind == kind]


def find_subject(facets: Facets) -> Subject:
    """Of what a figure is told."""
    return Subject(facets.event, facets.term, facets.party, facets.spot, facets.comparison)


def part_numbers(answers: Iterable[Facets]) -> bool:
    """Whether one source tells several numbers in one document: then these are counts of several things."""
    told: dict[tuple[str, str], Number] = {}
    return any(told.setdefault((one.kept.edition.id, one.voice), one.number) != one.number for one in answers)
