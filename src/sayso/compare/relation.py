"""How who speaks stands to what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sayso.compare.standing import find_day, find_speaker
from sayso.lexicon.naming import fold_name
from sayso.lexicon.parties import (
    find_enemies,
    find_party,
    is_known_side,
    is_same_camp,
    is_third,
    is_witness,
    speaks_for,
)
from sayso.lexicon.states import load_states
from sayso.model import KeptFigure, Relation


def find_side(name: str, sides: Mapping[str, str]) -> str | None:
    """The party that a speaker belongs to, by its name in full; None for those who are on no side.

    `sides` are a person's marks by folded name; they go over the table. A mark of an empty side says: on no side.
    """
    marked = sides.get(fold_name(name))
    if marked is None:
        return find_party(name)
    return (find_party(marked) or marked) if marked else None


def relate(figure: KeptFigure, sides: Mapping[str, str]) -> Relation:
    """How who speaks stands to the counted: *own* or *enemy* losses as the table of parties and wars has it on that day,
    *third* for a party that is in neither camp, a body that studies others, or an outlet in its own voice; *witness* for
    those on the spot; *unknown* for all whose side isn't known. A body with the name of the counted speaks of its own, one
    with the name of who did it of its enemy's, also where no table has them.

    Where the counted people's party isn't told, it is the state in which all the figure's places lie.
    """
    speaker = find_speaker(figure)
    if speaker is None:
        return "unknown"
    side = find_side(speaker, sides)
    if side is None:
        by_name = _relate_by_name(speaker, figure.figure.party, figure.figure.by)
        return by_name or _relate_others(speaker, figure)
    counted = _find_counted(figure, sides)
    if counted is None:
        return "unknown"
    if any(is_same_camp(side, one) or fold_name(side) == one for one in counted):
        return "own" if len(counted) == 1 else "unknown"
    if find_enemies(side, find_day(figure)).intersection(counted) or _did_it(side, figure, sides):
        return "enemy"
    return "third" if is_known_side(side) else "unknown"


def relate_voice(name: str, party: str, sides: Mapping[str, str]) -> Relation:
    """How somebody stands to a party whose losses are counted, by the names alone: wars of all days count, and who did it is
    not looked at (see `relate`, which knows the figure)."""
    side = find_side(name, sides)
    if side is None:
        by_name = _relate_by_name(name, party, None)
        return by_name or ("witness" if is_witness(name) else "third" if is_third(name) else "unknown")
    counted = split_party(party, sides)
    if any(is_same_camp(side, one) or fold_name(side) == one for one in counted):
        return "own" if len(counted) == 1 else "unknown"
    if find_enemies(side, None).intersection(counted):
        return "enemy"
    return "third" if is_known_side(side) else "unknown"


def _did_it(side: str, figure: KeptFigure, sides: Mapping[str, str]) -> bool:
    """Whether the figure tells that the side did it to the counted."""
    by = figure.figure.by
    return by is not None and (find_side(by, sides) or fold_name(by)) in (side, fold_name(side))


@lru_cache(maxsize=1 << 14)
def _relate_by_name(speaker: str, party: str | None, by: str | None) -> Relation | None:
    if party is not None and speaks_for(speaker, party):
        return "own"
    return "enemy" if by is not None and speaks_for(speaker, by) else None


def _relate_others(speaker: str, figure: KeptFigure) -> Relation:
    if is_witness(speaker):
        return "witness"
    voice = figure.figure.according_to or figure.speaker
    published = voice is None and "@" not in speaker
    return "third" if published or is_third(speaker) else "unknown"


def _find_counted(figure: KeptFigure, sides: Mapping[str, str]) -> tuple[str, ...] | None:
    party = figure.figure.party
    if party is not None:
        return split_party(party, sides)
    countries = {locale.country for locale in figure.locales}
    state = load_states().codes.get(countries.pop()) if len(countries) == 1 else None
    return (state,) if state else None


def split_party(party: str, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The sides that a party's name means, in alphabetical order: one, or several of which it is made.

    >>> split_party("Ukraine and Russia", {}), split_party("the Oldford Rovers", {})
    (('Russia', 'Ukraine'), ('oldford rovers',))
    """
    whole = find_side(party, sides)
    if whole is not None:
        return (whole,)
    parts = [find_side(part, sides) for part in party.replace(",", " and ").split(" and ") if part.strip()]
    known = sorted({part for part in parts if part})
    return tuple(known) if len(parts) > 1 and len(known) == len(parts) else (fold_name(party),)
