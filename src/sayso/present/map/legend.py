"""What the signs of a map mean, and how long a kilometre is on it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.present.map.frame import Frame
from sayso.present.map.ground import WITH_DETAIL
from sayso.present.map.mark import Mark, Precision, count_figures
from sayso.present.map.spread import Scale, Symbol
from sayso.present.map.symbols import draw_shape
from sayso.present.page.markup import Markup, element, escape, join

MEANINGS: dict[Precision, str] = {
    "settlement": "a settlement, where it lies",
    "region": "somewhere in a region or district; the hatched disc is about as large",
    "country": "somewhere in a country; its land is shaded",
    "area": "a sea, river or land without drawn bounds",
}
BAR = 150
"""Units of the drawing that the scale bar is at most long."""
ROUND = (1, 2, 5)
NOTE = (
    "Outlines: Natural Earth, true to about {error}. Countries as in ISO 3166; dashed borders are disputed. "
    "A border drawn here is no statement on whose land it is."
)


def draw_legend(marks: Sequence[Mark], symbols: Sequence[Symbol], scale: Scale, frame: Frame) -> Markup:
    """A list of the signs that stand in the map, how large they are, and where its lines come from."""
    shown = {symbol.marks[0].precision for symbol in symbols}
    items = [_draw_item(kind, MEANINGS[kind]) for kind in MEANINGS if kind in shown]
    if any(len(symbol.marks) > 1 for symbol in symbols):
        items.append(_draw_item("cluster", "several settlements close together"))
    if any(symbol.is_aside for symbol in symbols):
        items.append(_draw_item("leader", "a sign that stands aside, with a line to its place"))
    items += _draw_sizes(marks, scale)
    note = NOTE.format(error="10 km" if frame.view.zoom < WITH_DETAIL else "2 km")
    return join(element("ul", *items, class_="map-legend"), element("p", escape(note), class_="map-note"))


def _draw_item(kind: str, words: str) -> Markup:
    match kind:
        case "cluster":
            ring = '<circle class="map-ring" cx="16" cy="12" r="10"/>'
            sign = join(Markup(ring), draw_shape("settlement", 16, 12, 7))
        case "leader":
            line = '<path d="M3 20L22 9"/><circle cx="3" cy="20" r="1.8"/>'
            sign = join(element("g", Markup(line), class_="map-leaders"), draw_shape("settlement", 23, 8, 5))
        case "region":
            disc = '<circle class="map-extent" fill="url(#map-hatch)" cx="16" cy="12" r="11"/>'
            sign = join(Markup(disc), draw_shape("region", 16, 12, 5))
        case "country":
            land = '<rect class="map-told" fill="url(#map-lines)" x="1" y="2" width="30" height="20"/>'
            sign = join(Markup(land), draw_shape("country", 16, 12, 5))
        case "area":
            ring = '<circle class="map-unbounded" fill="none" cx="16" cy="12" r="11"/>'
            sign = join(Markup(ring), draw_shape("area", 16, 12, 4.5))
        case _:
            sign = draw_shape("settlement", 16, 12, 5.5)
    return _write_item(element("g", sign, class_=f"map-{kind}"), 32, 24, words)


def _draw_sizes(marks: Sequence[Mark], scale: Scale) -> list[Markup]:
    """One figure, the most, and a number between, each as large as it is drawn."""
    if not marks:
        return []
    most = max(mark.figures for mark in marks)
    counts = sorted({1, max(1, round(most / 4)), most})
    return [_draw_size(count, scale.measure(count)) for count in counts]


def _draw_size(count: int, radius: float) -> Markup:
    side = max(24, round(2 * radius + 4))
    sign = element("g", draw_shape("settlement", side / 2, side / 2, radius), class_="map-size")
    return _write_item(sign, side, side, count_figures(count))


def _write_item(sign: Markup, width: int, height: int, words: str) -> Markup:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    drawing = Markup(f'<svg {size} aria-hidden="true">{sign}</svg>')
    return element("li", drawing, escape(words))


def draw_scale_bar(frame: Frame) -> Markup:
    """A bar of a round number of kilometres; none on the whole world, where no length holds everywhere."""
    if frame.is_world:
        return Markup("")
    longest = BAR / frame.scale
    power = 10 ** (len(str(int(longest))) - 1)
    length = max(step * power for step in ROUND if step * power <= longest)
    end, foot = 16 + length * frame.scale, frame.height - 14
    path = f'<path d="M16 {foot - 6}V{foot}H{end:.1f}V{foot - 6}"/>'
    text = element("text", escape(f"{length:,} km"), x="20", y=str(foot - 5))
    return element("g", Markup(path), text, class_="map-scale")
