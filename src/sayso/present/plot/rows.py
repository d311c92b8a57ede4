"""The rows of a chart's data: one for each mark, and one for each turn of a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from sayso.present.asked.words import tell_published
from sayso.present.display import cut_line, show_day
from sayso.present.plot.canvas import MOST_RINGS, SYMBOL, Symbol, make_symbol
from sayso.present.plot.extents import ECHO
from sayso.present.plot.marks import Drawing, Mark
from sayso.present.plot.styles import Style
from sayso.present.plot.words import clean, tell_number

_MANY = 250
"""From so many marks on most of them are dots, and a few of each origin have its symbol."""
_DOT, _SIGNPOSTS = 9.0, 9


Row = dict[str, object]
Address = Callable[[str], str]
"""Where a mark leads, by the id of its figure."""
TOLD = ("Day", "Number", "Whose word", "Told by", "Words")
"""What a page tells of a mark that is pointed at."""


def list_lines(drawing: Drawing) -> Iterator[Row]:
    """The turns of all lines, in the order in which a line goes through them."""
    for n, mark in enumerate(drawing.marks):
        voice = drawing.voices[mark.voice]
        if mark.on_line and voice.relation:
            yield {
                "day": mark.day.toordinal(), "value": float(mark.value), "order": n, "voice": mark.voice,
                "colour": voice.style.colour, "dash": make_dash(voice.style.dash),
            }  # fmt: skip


def list_marks(drawing: Drawing, address: Address | None = None) -> Iterator[Row]:
    """Each mark with where it leads, if `address` tells. Echoes first, so that nothing faint lies over what is new, and dots before symbols."""
    signposts = _find_signposts(drawing)
    for mark in sorted(drawing.marks, key=lambda one: (not one.ring, one.ring, one.figure.id in signposts)):
        voice = drawing.voices[mark.voice]
        published = tell_published(mark.figure.edition.report)
        number = tell_number(mark) + (" (an echo)" if mark.ring else "")
        yield {
            "day": mark.day.toordinal(), "value": float(mark.value),
            **make_look(_choose_symbol(mark, voice.style, mark.figure.id in signposts)),
            "Day": show_day(mark.day), "Number": number, "Whose word": clean(voice.name),
            "Told by": clean(published), "Words": cut_line(clean(mark.figure.sentence.words), 160),
            "said": clean(f"{show_day(mark.day)}: {number}, {voice.name}; {published}"),
            **({"leads": address(mark.figure.id)} if address else {}),
        }  # fmt: skip


def _find_signposts(drawing: Drawing) -> frozenset[str]:
    """The figures that have their origin's symbol: all new numbers, or some along each line where there are many."""
    new = [
        [mark.figure.id for mark in drawing.marks if mark.voice == n and not mark.ring]
        for n in range(len(drawing.voices))
    ]
    if len(drawing.marks) < _MANY:
        return frozenset(chain(*new))
    return frozenset(one for n, ids in enumerate(new) for one in ids[n * 2 % 5 :: max(len(ids) // _SIGNPOSTS, 1)])


def _choose_symbol(mark: Mark, style: Style, signpost: bool) -> Symbol:
    """An echo is a faint outline; each at the same place is wider than the one before, like rings on water."""
    if signpost:
        return make_symbol(0, 0, style, SYMBOL)
    if not mark.ring:
        return Symbol(0, 0, "circle", _DOT, style.colour, style.colour, 0)
    side = SYMBOL**0.5 * (1 + 0.5 * min(mark.ring, MOST_RINGS))
    opacity = ECHO if mark.ring <= MOST_RINGS else 0.0
    return Symbol(0, 0, style.shape, round(side**2, 1), None, style.colour, 1.0, opacity)


def make_look(symbol: Symbol) -> Row:
    """A symbol as a chart's fields have it."""
    return {
        "shape": symbol.shape, "size": symbol.size, "fill": symbol.fill or "transparent", "stroke": symbol.stroke,
        "width": symbol.width, "opacity": symbol.opacity,
    }  # fmt: skip


def make_dash(dash: tuple[int, ...]) -> list[int]:
    """As Vega has it, where none is no dash but a missing value."""
    return list(dash) or [1, 0]
