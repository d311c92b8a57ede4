"""Where the counted was: the most exact place that a report tells for a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.lexicon.choices import load_choices
from sayso.lexicon.sites import load_sites
from sayso.measure.chain import find_likeliest
from sayso.measure.clause import split_lists
from sayso.measure.draft import Count
from sayso.measure.wheres.place_ground import Ground, read_ground
from sayso.measure.wheres.place_options import link_places
from sayso.model import Place, Report, Statement, Text, Words


@dataclass(frozen=True, slots=True)
class Where:
    """The most exact place told for a count, in the text's words (None where none is told), and the ids of the places
    named there. A land that goes without saying (*Ukraine* for the losses of its war) has no ids."""

    name: str | None
    places: tuple[str, ...]


def find_wheres(
    report: Report,
    text: Text,
    words: Words,
    counts: Sequence[Count],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> tuple[Where, ...]:
    """Where each count was, in order.

    `counts` must stand in the text's order, `places` be all of the text; `statements` help to tell where somebody spoke
    from where it happened. The counts of a list share their place unless one is told between them.
    """
    if not counts:
        return ()
    ground, weights = read_ground(report, text, words, counts, places, statements), load_choices()["place"]
    ids = {one.name: one.places for one in reversed(ground.spots)}
    lists = skip_added(split_by_place(ground, counts))
    names = find_likeliest(link_places(ground, lists), weights)
    found = {id(count): name for listed, name in zip(lists, names, strict=True) for count in listed}
    wheres: list[Where] = []
    for count in counts:
        if id(count) in found:
            name = found[id(count)]
            wheres.append(Where(name, ids.get(name, ()) if name else ()))
        else:
            wheres.append(wheres[-1])
    return tuple(wheres)


def skip_added(lists: Sequence[list[Count]]) -> list[list[Count]]:
    """Lists without the additions to the count before, whose place they share."""
    return [listed for at, listed in enumerate(lists) if not at or listed[0].mention.kind != "addition"]


def split_by_place(ground: Ground, counts: Sequence[Count]) -> list[list[Count]]:
    """Lists of counts, parted where a place is told between two members."""
    parted: list[list[Count]] = []
    for listed in split_lists(counts):
        parted.append(listed[:1])
        for before, count in pairwise(listed):
            if _is_placed(ground, before.mention.last, count.mention.first):
                parted.append([count])
            else:
                parted[-1].append(count)
    return parted


def _is_placed(ground: Ground, first: int, last: int) -> bool:
    """Whether a preposition sets something in a place between two words."""
    return any(one.lead in load_sites().placed for one in ground.between(first, last))
