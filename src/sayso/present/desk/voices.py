"""Who speaks in a report: a letter, a hue and a line for each, so that they are told apart without colour too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from sayso.model import KeptReading, KeptStatement

HUES = 8
"""Looks that the style sheet has; a ninth speaker has the first one's, and another letter."""
UNKNOWN = "Speaker not told"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: `label` is A for the first in the text, `hue` the number of the look, None for whoever the
    report doesn't name; `statements` are how many there are, `stands_for` what a name like a capital's means."""

    label: str
    name: str
    hue: int | None
    statements: int
    stands_for: str | None = None

    @property
    def look(self) -> str | None:
        """The class of the style sheet; None for whoever the report doesn't name."""
        return None if self.hue is None else f"voice-{self.hue}"


def list_voices(whole: KeptReading) -> dict[str, Voice]:
    """The voice of each statement by the statement's id, in text order."""
    keys = {kept.id: _find_key(kept) for kept in whole.statements}
    counts = Counter(keys.values())
    names = {keys[kept.id]: kept.statement.speaker for kept in reversed(whole.statements)}
    meanings = {entity.id: entity.stands_for for entity in whole.entities}
    known = [key for key in dict.fromkeys(keys.values()) if names[key]]
    voices = {
        key: Voice(name_label(number), names[key] or UNKNOWN, number % HUES, counts[key], meanings.get(key))
        for number, key in enumerate(known)
    }
    unknown = Voice("?", UNKNOWN, None, sum(counts[key] for key in counts if key not in voices))
    return {id: voices.get(key, unknown) for id, key in keys.items()}


def name_label(number: int) -> str:
    """A to Z for 0 to 25, then AA, AB …"""
    label = ""
    while number >= 0:
        number, place = divmod(number, len(ascii_uppercase))
        label, number = ascii_uppercase[place] + label, number - 1
    return label


def list_each(voices: Iterable[Voice]) -> list[Voice]:
    """Each voice once, in the order given."""
    return list(dict.fromkeys(voices))


def _find_key(kept: KeptStatement) -> str:
    """What is the same for one speaker's statements: the one that the machine found, but for a name that people gave."""
    read, stands = kept.machine, kept.statement
    return read.entity if read.entity and stands.speaker == read.speaker else f"name:{stands.speaker or ''}"
