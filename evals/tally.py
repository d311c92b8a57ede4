"""Counts of what was found, what was read and what is there, and the scores that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """`hit` things are right, of `read` that a program gave and `gold` that there are."""

    hit: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was read that is right, 0 where nothing was read."""
        return self.hit / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, 0 where nothing is there."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.hit / (self.read + self.gold) if self.read + self.gold else 0.0


NOTHING = Tally()

Tallies = Mapping[str, Tally]
"""A tally for each measure's name."""


def add_tallies(rows: Iterable[Tallies]) -> dict[str, Tally]:
    """The sums over all rows, measure by measure: micro-averages."""
    total: dict[str, Tally] = {}
    for row in rows:
        for measure, tally in row.items():
            total[measure] = total.get(measure, Tally()) + tally
    return total
