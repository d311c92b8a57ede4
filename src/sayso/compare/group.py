"""Figures that answer one question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.model import KeptFigure, Question

GroupKind = Literal["total", "daily", "incident", "untold"]
"""A running total from a start on; counts of single days that are added up; an incident or a stretch of days; a count
that is not told for any days."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that answer one question, in the order of the days that they stand for.

    `id` is a digest of the question, the same in whatever order the figures came. `reason` is a sentence for people.
    A total's `daily` is the id of the group of its daily additions, None where there is none. Figures whose role is
    comparison make groups of their own: `comparison`.
    """

    id: str
    kind: GroupKind
    question: Question
    reason: str
    figures: tuple[KeptFigure, ...]
    daily: str | None = None
    comparison: bool = False
