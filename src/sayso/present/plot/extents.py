"""Bounds as they are drawn at a mark: an arrow for an open end, a bar between two numbers, a tick for *about*."""

from __future__ import annotations

from sayso.present.plot.canvas import Canvas, Stroke, Symbol
from sayso.present.plot.frame import Frame
from sayso.present.plot.marks import Extent, Mark
from sayso.present.plot.styles import Style

ARROW, HEAD, TICK, CAP = 24.0, 26.0, 9.0, 4.0
"""Pixels: length of an arrow, size of its head (square pixels), length of a tick, half the width of a bar's cap."""
ECHO = 0.4
"""Opacity of what only repeats."""


def draw_extent(canvas: Canvas, frame: Frame, mark: Mark, style: Style) -> None:
    """Puts down the bound of `mark`."""
    x, opacity = frame.place_day(mark.day), ECHO if mark.ring else 1.0
    if mark.extent == "bar" and mark.low is not None and mark.high is not None:
        draw_bar(canvas, x, frame.place_number(mark.high), frame.place_number(mark.low), style.colour, opacity)
    else:
        draw_sign(canvas, x, frame.place_number(mark.value), mark.extent, style.colour, opacity)


def draw_bar(canvas: Canvas, x: float, upper: float, lower: float, colour: str, opacity: float = 1.0) -> None:
    """A bar with a cap at both ends."""
    canvas.strokes.append(Stroke(x, upper, x, lower, colour, width=2, opacity=opacity))
    for y in (upper, lower):
        canvas.strokes.append(Stroke(x - CAP, y, x + CAP, y, colour, width=2, opacity=opacity))


def draw_sign(
    canvas: Canvas, x: float, y: float, extent: Extent, colour: str, opacity: float = 1.0, length: float = ARROW
) -> None:
    """An arrow or a tick at a symbol in `x`, `y`."""
    if extent in ("up", "down"):
        end = y - length if extent == "up" else y + length
        canvas.strokes.append(Stroke(x, y, x, end, colour, opacity=opacity))
        shape = "triangle-up" if extent == "up" else "triangle-down"
        canvas.symbols.append(Symbol(x, end, shape, HEAD, colour, colour, 0.5, opacity))
    elif extent in ("tick", "tick below"):
        start = y - TICK if extent == "tick" else y
        canvas.strokes.append(Stroke(x, start, x, y + TICK, colour, width=2, opacity=opacity))
