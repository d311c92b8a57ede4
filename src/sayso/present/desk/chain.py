"""Who told whom, as a tree: whose word it is, those who passed it on, and the reports, each behind the one it goes back to.

A figure has at most one link by which it goes back to another, so that whatever is of one origin is a tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from sayso.lexicon.naming import fold_name
from sayso.model import Edition, KeptFigure, KeptReading, KeptStatement, Link, Origin
from sayso.present.desk.steps import list_steps
from sayso.present.display import name_report, show_day

Kind = Literal["voice", "relay", "report"]
Figures = Mapping[str, KeptFigure]
UNNAMED = "Nobody who is named"
"""Whose word it is where no report tells."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody on the way, or a report at its end. `name` is who it is (of a report its publisher), `told` are more words
    about it; `link` tells why it goes back to the node before. `figure` is the figure of a report, None for all others."""

    kind: Kind
    name: str
    told: tuple[str, ...]
    address: str
    link: Link | None = None
    figure: str | None = None
    below: tuple[Node, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Node]]:
        """This node and all behind it with their depth, each before those that go back to it."""
        yield depth, self
        for node in self.below:
            yield from node.walk(depth + 1)


def find_place(edition: Edition, entry: str) -> str:
    """Where an entry is shown in its report; an edition that was replaced has its own address."""
    number = f"/{edition.number}" if edition.replaced else ""
    return f"/reports/{quote(edition.document)}{number}?entry={quote(entry)}#entry"


def list_below(origin: Origin) -> Mapping[str | None, Sequence[str]]:
    """The figures that go back to each figure, in the order of the origin; under None those that go back to none of them."""
    own = set(origin.figures)
    up = {link.figure: link.to for link in origin.links if link.to in own}
    below: dict[str | None, list[str]] = defaultdict(list)
    for figure in origin.figures:
        below[up.get(figure)].append(figure)
    return below


def order_figures(origin: Origin) -> list[str]:
    """All figures of an origin, each before those that go back to it, what hangs together side by side."""
    below, found = list_below(origin), list[str]()
    waiting = list(reversed(below.get(None, ())))
    while waiting:
        found.append(figure := waiting.pop())
        waiting.extend(reversed(below.get(figure, ())))
    return found


def choose_figures(origin: Origin, chosen: str, most: int) -> list[str]:
    """At most so many figures of an origin, those nearest to it first: always `chosen`, and what it goes back to as far as
    there is room."""
    up = {link.figure: link.to for link in origin.links}
    picked: dict[str, None] = {}
    figure: str | None = chosen
    while figure is not None and figure not in picked and len(picked) < most:
        picked[figure] = None
        figure = up.get(figure)
    below = list_below(origin)
    level = list(below.get(None, ()))
    while level and len(picked) < most:
        picked.update(dict.fromkeys([one for one in level if one not in picked][: most - len(picked)]))
        level = [one for above in level for one in below.get(above, ())]
    return list(picked)


def plant(origin: Origin, figures: Figures, shown: Iterable[str], address: str) -> Node:
    """The tree of an origin with the figures that are `shown`; one whose own link leads to a figure that isn't stands at
    the beginning. `address` is where whoever's word it is leads to."""
    wanted = set(shown)
    grower = _Grower(origin, figures, {link.figure: link for link in origin.links})
    below: dict[str | None, list[str]] = defaultdict(list)
    for figure in order_figures(origin):
        if figure in wanted:
            link = grower.links.get(figure)
            below[link.to if link and link.to in wanted else None].append(figure)
    name = origin.name or UNNAMED
    return Node("voice", name, ("whose word it is",), address, below=grower.grow(None, below))


@dataclass(frozen=True, slots=True)
class _Grower:
    """What the nodes of an origin are made of."""

    origin: Origin
    figures: Figures
    links: Mapping[str, Link]

    def grow(
        self, above: str | None, below: Mapping[str | None, Sequence[str]], passed: frozenset[str] = frozenset()
    ) -> tuple[Node, ...]:
        """The nodes of all that go back to a figure, behind those who passed them on; nobody stands behind himself, so
        those who have `passed` it on before that figure are left out."""
        made = []
        for one in below.get(above, ()):
            relays = [name for name in self._list_relays(one, above) if fold_name(name) not in passed]
            more = self.grow(one, below, passed | {fold_name(name) for name in relays})
            made.append((relays, one, self._make_report(one, more)))
        return tuple(self._gather(made, 0))

    def _gather(self, made: Sequence[tuple[Sequence[str], str, Node]], depth: int) -> Iterator[Node]:
        """Those of one relay stand together behind it, where its first one stood."""
        groups: dict[str, list[tuple[Sequence[str], str, Node]]] = defaultdict(list)
        for relays, figure, node in made:
            groups[fold_name(relays[depth]) if depth < len(relays) else f"\n{figure}"].append((relays, figure, node))
        for group in groups.values():
            relays, figure, node = group[0]
            if depth == len(relays):
                yield node
                continue
            place = find_place(self.figures[figure].edition, figure)
            yield Node("relay", relays[depth], ("passed it on",), place, below=tuple(self._gather(group, depth + 1)))

    def _list_relays(self, figure: str, above: str | None) -> list[str]:
        """Those between the figure above, or whoever's word it is, and the report: none who is either himself."""
        kept = self.figures[figure]
        ends = {fold_name(kept.edition.report.publisher or "")}
        if above is not None:
            ends.add(fold_name(self.figures[above].edition.report.publisher or ""))
        passed = {fold_name(one) for one in self.origin.chain} - ends
        names = {fold_name(one): one for one in (kept.speaker, *kept.via) if one}
        return [name for folded, name in names.items() if folded in passed]

    def _make_report(self, figure: str, below: tuple[Node, ...]) -> Node:
        kept = self.figures[figure]
        report = kept.edition.report
        day = f", {show_day(report.published)}" if report.published else ""
        told = (name_report(report), f"{kept.figure.pin.words}{day}")
        place = find_place(kept.edition, figure)
        return Node(
            "report", report.publisher or "Publisher unknown", told, place, self.links.get(figure), figure, below
        )


def plant_statement(kept: KeptStatement, whole: KeptReading) -> Node:
    """The way of a statement as a tree without branches: who said it, who passed it on, the report."""
    node: Node | None = None
    steps = list_steps(kept, whole)
    for at, step in reversed(list(enumerate(steps))):
        kind: Kind = "report" if at == len(steps) - 1 else "relay" if at else "voice"
        place = find_place(kept.edition, step.entry or kept.id)
        node = Node(kind, step.name, (step.did,), place, below=(node,) if node else ())
    return node or Node("report", name_report(kept.edition.report), ("this report",), find_place(kept.edition, kept.id))
