"""What is drawn at pixels, beside what stands at a day and a number: words, symbols and strokes of a few kinds.

Pixels are counted from the upper left corner of the inner plot; what stands left of it or above has negative ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.present.plot.styles import INK, MUTED, PAPER, Style

_LOOKS_SMALL = {"triangle-up": 1.5, "triangle-down": 1.5, "diamond": 1.6, "cross": 1.25}
"""Shapes that fill little of their square get a larger one."""
MOST_RINGS = 5
"""Echoes at one place that are drawn as rings around each other; those beyond are all the same ring."""
SYMBOL = 70.0
"""Size of a symbol in the key, in square pixels as Vega counts them (the square of the width)."""


Align = Literal["left", "center"]
ALIGNS: tuple[Align, ...] = ("left", "center")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float = 12
    bold: bool = False
    colour: str = INK
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol; `size` in square pixels, `fill` None for a hollow one."""

    x: float
    y: float
    shape: str
    size: float
    fill: str | None
    stroke: str
    width: float = 1.5
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str = INK
    dash: tuple[int, ...] = ()
    width: float = 1.5
    opacity: float = 1.0


@dataclass(slots=True)
class Canvas:
    """What has been put down so far, in this order."""

    words: list[Words] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def write(
        self, x: float, y: float, text: str, size: float = 12, *, bold: bool = False, muted: bool = False
    ) -> None:
        """Puts down a line of text."""
        self.words.append(Words(x, y, text, size, bold, MUTED if muted else INK))

    def sign(self, x: float, y: float, style: Style, size: float = SYMBOL, opacity: float = 1.0) -> None:
        """Puts down an origin's symbol."""
        self.symbols.append(make_symbol(x, y, style, size, opacity))

    def letter(self, x: float, y: float, letter: str, *, faint: bool = False) -> None:
        """Puts down the letter of a finding in its circle; a faint one has no circle."""
        if not faint:
            self.symbols.append(Symbol(x, y, "circle", 290, PAPER, INK, 1.2))
        self.words.append(Words(x, y + 4, letter, 11, True, MUTED if faint else INK, "center"))


def make_symbol(x: float, y: float, style: Style, size: float, opacity: float = 1.0) -> Symbol:
    """An origin's symbol: a full one has a thin white edge, so that two that overlap stay two."""
    size *= _LOOKS_SMALL.get(style.shape, 1.0)
    if style.filled:
        return Symbol(x, y, style.shape, size, style.colour, PAPER, 0.8, opacity)
    return Symbol(x, y, style.shape, size, PAPER, style.colour, 1.6, opacity)
