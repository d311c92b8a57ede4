"""The places of the figures that maps showed last, as long as the ledger stays as it is."""

from __future__ import annotations

import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock

from sayso.keeper import Ledger
from sayso.model import Filter, KeptFigure, Locale
from sayso.present.map import Marks, make_marks

MOST = 2_000
"""Figures of a map: the newest added are taken where there are more."""
TOLD = 3
"""Figures of each place that are told with it."""
KEPT = 32
"""Maps that are kept."""
_OTHER = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Places:
    """Figures by place. `told` are the newest figures of each place by the mark's address (`#place-…`); `cut` is set where
    there are more figures than were taken."""

    marks: Marks
    told: Mapping[str, Sequence[KeptFigure]]
    figures: int
    cut: bool


@dataclass(slots=True)
class Atlas:
    """Whoever moves over a map or goes closer doesn't wait for its figures again."""

    _stamp: str = ""
    _places: OrderedDict[Filter, Places] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def find(self, ledger: Ledger, filter: Filter) -> Places:
        """The places of the figures that meet a filter, as the ledger is now."""
        stamp = ledger.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._places.clear()
                self._stamp = stamp
            if filter in self._places:
                self._places.move_to_end(filter)
                return self._places[filter]
        places = gather_places(islice(ledger.figures(filter, limit=MOST + 1), MOST + 1))
        with self._lock:
            if stamp == self._stamp:
                self._places[filter] = places
                while len(self._places) > KEPT:
                    self._places.popitem(last=False)
        return places


def gather_places(found: Iterable[KeptFigure]) -> Places:
    """Figures, the newest first, by the likeliest meaning of the first place that each is told for."""
    figures = list(found)
    taken = figures[:MOST]
    told: dict[str, list[KeptFigure]] = defaultdict(list)
    for kept in taken:
        if kept.locales and len(told[address_place(kept.locales[0])]) < TOLD:
            told[address_place(kept.locales[0])].append(kept)
    return Places(make_marks(taken, address_place), told, len(taken), len(figures) > MOST)


def address_place(locale: Locale) -> str:
    """Where on the map's page a place is told; seas and lands have no number in the gazetteer and go by their names."""
    return f"#place-{locale.id or _OTHER.sub('-', f'{locale.name} {locale.country}'.strip())}"
