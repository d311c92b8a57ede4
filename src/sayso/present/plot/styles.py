"""How voices are told apart: by shape and dash first, so that it holds in black and white, and by colour besides."""

from __future__ import annotations

from dataclasses import dataclass

INK, MUTED, RULE, PAPER = "#1d1b18", "#5f5a52", "#dcd8d0", "#ffffff"


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a voice. `shape` is Vega's name of a symbol or a path, `dash` lengths of strokes and gaps in pixels
    (none: a solid line), `filled` whether the symbol is full."""

    shape: str
    dash: tuple[int, ...]
    colour: str
    filled: bool


_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
_DASHES: tuple[tuple[int, ...], ...] = (
    (), (7, 3), (2, 2), (9, 3, 2, 3), (14, 4), (1, 4),
    (5, 2, 1, 2, 1, 2), (4, 5), (12, 2, 4, 2), (2, 5), (18, 3, 3, 3), (6, 1),
)  # fmt: skip
_COLOURS = (
    "#1c5687", "#93222b", "#1f6b45", "#5b2a86", "#8a4b00", "#1d1b18",
    "#00686b", "#a3336f", "#5f6300", "#3a3f9e", "#a8401c", "#4a4f55",
)  # fmt: skip

STYLES: tuple[Style, ...] = tuple(
    Style(_SHAPES[n % 6], dash, colour, n < 6) for n, (dash, colour) in enumerate(zip(_DASHES, _COLOURS, strict=True))
)
"""As many voices as one plot tells apart: six full shapes, then the same ones hollow. All colours have a contrast of
4.5 and more with white."""

OTHERS = Style("M-1,-1L1,1M1,-1L-1,1", (), "#6b6b6b", False)
"""All voices beyond those: a small x each, and no line."""
