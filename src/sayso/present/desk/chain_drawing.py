"""The tree of who told whom, drawn as SVG: from left to right, every node a link, in the order in which it is read.

Nothing in it has a style of its own: the desk's style sheet colours it on a screen, at night and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.present.desk.chain import Node
from sayso.present.display import cut_line
from sayso.present.page.markup import NOTHING, Markup, element, escape, join

WIDE, HIGH = 218, 66
ACROSS, DOWN = 98, 14
"""Room between the columns, in which a link's kind is written, and between the rows."""
EDGE = 3
"""Room around all of it for the line of what has the focus."""
LETTERS = 33
"""Characters of a line in a node; what is wider still is cut off at its edge."""
INSET, FIRST, LINE = 11, 21, 18
SURE = 0.6
"""A link that is less sure than that is dashed."""
LABELS: Mapping[str, str] = {"voice": "Whose word it is", "relay": "Passed on by", "report": "Report"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands: its left upper corner, and the place of the node before it among the spots."""

    node: Node
    left: int
    top: int
    before: int | None


def lay_out(root: Node) -> list[Spot]:
    """A spot for each node in reading order. Columns are depths; a node stands in one row with the first behind it, so that
    the drawing begins in its left upper corner however long it is."""
    spots: list[Spot] = []
    _place(root, 0, EDGE, None, spots)
    return spots


def _place(node: Node, depth: int, top: int, before: int | None, spots: list[Spot]) -> int:
    """Places a node with all behind it from `top` on; gives the next free place under them."""
    at, next = len(spots), top
    spots.append(Spot(node, EDGE + depth * (WIDE + ACROSS), top, before))
    for child in node.below:
        next = _place(child, depth + 1, next, at, spots)
    return max(next, top + HIGH + DOWN)


def draw(root: Node, name: str, chosen: str | None = None) -> Markup:
    """The drawing; `name` is what it is called where it can't be seen, `chosen` the figure that stands out."""
    spots = lay_out(root)
    wide = max(spot.left for spot in spots) + WIDE + EDGE
    high = max(spot.top for spot in spots) + HIGH + EDGE
    edges = [_draw_edge(spots[spot.before], spot) for spot in spots if spot.before is not None]
    nodes = [_draw_node(spot, spots, chosen) for spot in spots]
    return element(
        "svg",
        element("g", *edges, aria_hidden="true"),
        *nodes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide} {high}",
        width=str(wide),
        height=str(high),
        role="group",
        aria_label=name,
        class_="tree",
    )


def _draw_edge(before: Spot, spot: Spot) -> Markup:
    """A line with an arrow, and what kind of link it is where that is told."""
    start, y = before.left + WIDE, before.top + HIGH // 2
    end, to = spot.left, spot.top + HIGH // 2
    line = element("path", d=f"M{start} {y}H{start + 16}V{to}H{end - 7}", class_=_tell_line(spot.node))
    arrow = element("path", d=f"M{end - 8} {to - 4.5}L{end - 1} {to}L{end - 8} {to + 4.5}Z", class_="arrow")
    if spot.node.link is None:
        return join(line, arrow)
    kind = element("text", escape(spot.node.link.kind), x=str(end - 12), y=str(to - 6), class_="kind")
    return join(line, arrow, kind)


def _tell_line(node: Node) -> str:
    return "edge unsure" if node.link and node.link.score < SURE else "edge"


def _draw_node(spot: Spot, spots: Sequence[Spot], chosen: str | None) -> Markup:
    node, own = spot.node, chosen is not None and spot.node.figure == chosen
    place = {"x": str(spot.left), "y": str(spot.top), "width": str(WIDE), "height": str(HIGH)}
    return element(
        "a",
        element("rect", **place, rx="18" if node.kind == "voice" else "3", class_="box"),
        _draw_fold(spot) if node.kind == "report" else NOTHING,
        element("svg", *_write_lines(node), **place),  # cuts off what is too wide
        href=node.address,
        aria_label=_name_node(spot, spots),
        aria_current="true" if own else None,
        class_=f"node {node.kind}",
    )


def _draw_fold(spot: Spot) -> Markup:
    """A sheet's folded corner: what is a report is told by its shape too."""
    right, top = spot.left + WIDE, spot.top
    return element("path", d=f"M{right - 13} {top}V{top + 13}H{right}", class_="fold")


def _write_lines(node: Node) -> Iterator[Markup]:
    """The words in a node, in the middle of its height."""
    lines = [cut_line(words, LETTERS - (2 if node.kind == "report" else 0)) for words in (node.name, *node.told)]
    first = FIRST + (3 - len(lines)) * LINE // 2
    for at, line in enumerate(lines):
        yield element("text", escape(line), x=str(INSET), y=str(first + LINE * at), class_="who" if at == 0 else "told")


def _name_node(spot: Spot, spots: Sequence[Spot]) -> str:
    """What a node is called where it can't be seen, with what it goes back to and how."""
    node = spot.node
    told = f"{LABELS[node.kind]}: {', '.join((node.name, *node.told))}"
    if spot.before is None:
        return told
    before = spots[spot.before].node
    how = f" ({node.link.kind})" if node.link else ""
    return f"{told}. Behind {before.name}{how}"
