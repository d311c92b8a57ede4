"""What one report gave."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.entity import Entity
from sayso.model.figure import Figure, Flag, Place, Time
from sayso.model.report import Dropped, Report
from sayso.model.statement import Attribution, Statement
from sayso.model.text import Text


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a reading: the package and the tagger's weights."""

    sayso: str
    tagger: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, its text, and all that was found in it, in text order. A machine reading is never a verified fact."""

    report: Report
    text: Text
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    flags: tuple[Flag, ...]
    dropped: tuple[Dropped, ...]
    versions: Versions
