"""Answers that were laid side by side already, as long as the ledger stays as it is: a question's page, its chart and who
told whom in it ask for the same one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock

from sayso.keeper import Ledger
from sayso.model import Filter, KeptFigure, Series

KEPT = 16
"""Answers that are kept; one of two thousand figures takes some 20 MB."""

Key = tuple[Filter, int, str]


@dataclass(frozen=True, slots=True)
class Laid:
    """The newest figures that meet a filter, in series; `cut` tells whether there are more."""

    figures: Sequence[KeptFigure]
    series: Sequence[Series]
    cut: bool


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
    return Laid(kept, list(ledger.lay(kept)), len(found) > most)
