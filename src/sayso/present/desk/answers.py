"""Answers that were laid side by side already, as long as the ledger stays as it is: a question's page, its chart and who
told whom in it ask for the same one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock

from sayso.compare.compare import SortedOut
from sayso.compare.group import Group
from sayso.keeper import Ledger
from sayso.model import Filter, KeptFigure, Series

KEPT = 16
"""Answers that are kept; one of two thousand figures takes some 20 MB."""

Key = tuple[Filter, int, str]


@dataclass(frozen=True)
class Laid:
    """The newest figures that meet a filter, by the question that they answer; `cut` tells whether there are more."""

    figures: Mapping[str, KeptFigure]
    sorted_out: SortedOut
    cut: bool
    _series: dict[str, Series] = field(default_factory=dict, repr=False)

    @property
    def groups(self) -> Sequence[Group]:
        """The questions with their figures, those with most figures first."""
        return self.sorted_out.groups

    def find_group(self, figure: str) -> Group | None:
        """The question that the figure with this id answers; None where it isn't among these."""
        return self.sorted_out.find(figure) if figure in self.figures else None

    def lay_out(self, group: Group) -> Series:
        """The series of a question."""
        if group.id not in self._series:
            self._series[group.id] = self.sorted_out.lay_out(group)
        return self._series[group.id]


@dataclass(slots=True)
class Answers:
    """The answers that were asked for last."""

    _laid: OrderedDict[Key, Laid] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def find(self, ledger: Ledger, filter: Filter, most: int) -> Laid:
        """The newest `most` figures that meet the filter, laid side by side."""
        key = (filter, most, ledger.stamp())
        with self._lock:
            known = self._laid.get(key)
            if known is not None:
                self._laid.move_to_end(key)
                return known
        laid = _lay(ledger, filter, most)
        with self._lock:
            self._laid[key] = laid
            while len(self._laid) > KEPT:
                self._laid.popitem(last=False)
        return laid


def _lay(ledger: Ledger, filter: Filter, most: int) -> Laid:
    found = list(islice(ledger.figures(filter, limit=most + 1), most + 1))
    kept = found[:most]
    return Laid({one.id: one for one in kept}, ledger.sort_out(kept), len(found) > most)
