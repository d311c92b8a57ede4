"""What of a report its page shows, as its address tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from sayso.present.desk.address import make_query, read_number
from sayso.present.segments import Role

LAYERS: Mapping[Role, str] = {"source": "sources", "cue": "cues", "content": "contents", "figure": "figures"}
"""The roles that words play, each with the name of its layer in an address."""
NONE = "none"


@dataclass(frozen=True, slots=True)
class Look:
    """Where a report's page is, which layers are marked on it, of whom alone (the letter of a voice), which part it shows
    (from 1 on, None for the one of the entry), and which entry is open."""

    path: str
    layers: frozenset[Role] = frozenset(LAYERS)
    who: str | None = None
    part: int | None = None
    entry: str | None = None

    def tell(self) -> str:
        """The address."""
        return self.path + make_query(self._list_values())

    def list_hidden(self) -> list[tuple[str, str]]:
        """The parameters of the address, for a form that asks for the same."""
        return [(name, str(value)) for name, value in self._list_values().items() if value is not None]

    def _list_values(self) -> dict[str, Any]:
        layers = None if len(self.layers) == len(LAYERS) else _tell_layers(self.layers)
        return {"layers": layers, "who": self.who, "part": self.part, "entry": self.entry}

    def open_entry(self, id: str) -> str:
        """The address at which an entry is open."""
        return f"{_lead(self.path, self.layers, self.who)}entry={quote_plus(id)}#entry"

    def correct_field(self, name: str) -> str:
        """The address at which a field of the open entry is corrected."""
        return f"{self.path}{make_query(self._list_values(), field=name)}#correct"

    def close_entry(self, id: str) -> str:
        """The address at which none is, at an entry's place in the text."""
        return f"{replace(self, entry=None).tell()}#at-{id}"

    def change(self, **values: Any) -> str:
        """The address of the same page with something changed."""
        return replace(self, **values).tell()

    def toggle(self, layer: Role) -> str:
        """The address at which a layer is shown if it isn't now, and isn't if it is."""
        return self.change(layers=self.layers ^ {layer})


def read_look(path: str, asked: Mapping[str, str]) -> Look:
    """What an address asks to be shown; what it doesn't know, or can't be read, is left out."""
    part = read_number(asked.get("part", ""))
    who = asked.get("who", "")[:9]
    return Look(path, _read_layers(asked.get("layers", "")), who or None, part or None, asked.get("entry") or None)


@lru_cache(maxsize=256)
def _lead(path: str, layers: frozenset[Role], who: str | None) -> str:
    """The address up to its last parameter: a page has it for each of its entries."""
    query = make_query(Look(path, layers, who)._list_values())
    return path + (f"{query}&" if query else "?")


def _tell_layers(layers: frozenset[Role]) -> str:
    return ",".join(name for role, name in LAYERS.items() if role in layers) or NONE


def _read_layers(told: str) -> frozenset[Role]:
    names = told.split(",")
    found = frozenset(role for role, name in LAYERS.items() if name in names)
    return found if found or told == NONE else frozenset(LAYERS)
