"""What people say of sources and links: who is the same, on whose side they are, and which links are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from sayso.ledger.acts import make_judgement
from sayso.ledger.schema import judgement
from sayso.ledger.state import State
from sayso.model import Judgement

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Marks:
    """`same` leads from folded names that people merged to the one that they mean, `sides` from a folded name to the side
    that it was marked as; `cut` are ids of links between figures that people say are none."""

    same: Mapping[str, str]
    sides: Mapping[str, str]
    cut: frozenset[str]


def read_marks(connection: Connection, state: State) -> Marks:
    """The marks that count in a state."""
    asked = select(judgement).where(judgement.c.kind.in_(["source", "link"]), *state.made_live(judgement))
    rows = connection.execute(asked.order_by(judgement.c.seq)).mappings()
    return make_marks([make_judgement(row) for row in rows])


def make_marks(judgements: Iterable[Judgement]) -> Marks:
    """The marks that judgements make, in the order in which they were made; the last one on a matter wins."""
    edges, sides, cut = list[Edge](), dict[str, str](), set[str]()
    for one in judgements:
        if one.act == "merge":
            edges.append((one.target, str(one.value)))
        elif one.act == "split":
            edges = _split(edges, one.target, str(one.value))
        elif one.act == "side":
            sides[one.target] = str(one.value)
        elif one.act == "cut":
            cut.add(one.target)
    same = _lead(edges)
    return Marks(same, _spread(sides, same), frozenset(cut))


def _split(edges: list[Edge], name: str, other: str) -> list[Edge]:
    """Without those merges of `name` by which it came to be `other`; what else was merged with either stays so."""
    rest = [edge for edge in edges if name not in edge]
    return [edge for edge in edges if name not in edge or other not in _gather(rest, *(set(edge) - {name}))]


def _gather(edges: list[Edge], *names: str) -> set[str]:
    """All names that merges join to these."""
    found = set(names)
    while more := {name for edge in edges if found & set(edge) for name in edge} - found:
        found |= more
    return found


def _lead(edges: list[Edge]) -> dict[str, str]:
    """From each merged name to the one that all merged with it mean: the one that was last merged into."""
    same: dict[str, str] = {}
    for name, into in edges:
        for one in _gather(edges, name, into):
            same[one] = into
    return {name: root for name, root in same.items() if name != root}


def _spread(sides: Mapping[str, str], same: Mapping[str, str]) -> dict[str, str]:
    """Sides, also of the names that are merged with one that was marked; a name's own mark goes first."""
    by_root = {same.get(name, name): side for name, side in sides.items()}
    merged = {name: by_root[root] for name, root in same.items() if root in by_root}
    return {**merged, **by_root, **sides}
