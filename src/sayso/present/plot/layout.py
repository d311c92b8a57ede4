"""Where everything stands: a frame for the plot, and around it the panels, in a drawing of a given width."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sayso.model import Series
from sayso.present.plot.badges import RADIUS, Badge, choose_findings, place_badges
from sayso.present.plot.canvas import MOST_RINGS, Canvas, Stroke
from sayso.present.plot.extents import draw_extent
from sayso.present.plot.frame import Frame, make_frame
from sayso.present.plot.marks import Drawing
from sayso.present.plot.panels import measure_key, write_findings, write_head, write_key, write_notes, write_signs
from sayso.present.plot.styles import MUTED
from sayso.present.plot.words import count, estimate_width, tell_standing, tell_title
from sayso.version import __version__

EDGE, KEY, GAP = 18.0, 268.0, 26.0
"""Pixels: the white around everything, the width of a key beside the plot, and the white between the two."""
CLEAR = 5.0
"""How far from the middle of its mark the line of a letter ends, in pixels."""
BESIDE = 720
"""From this width on the key stands beside the plot."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing with all its places. `under` is drawn below the marks, `over` above them; `left`, `above`, `right` and
    `below` are what surrounds the frame, in pixels."""

    drawing: Drawing
    frame: Frame
    under: Canvas
    over: Canvas
    left: float
    above: float
    right: float
    below: float


def lay_out(series: Series, drawing: Drawing, width: float) -> Layout:
    """The layout of a drawing that has at least one mark."""
    beside = width >= BESIDE
    room = width - 2 * EDGE
    draft = make_frame(drawing.marks, room, _choose_height(drawing, room, beside))
    axis = max(estimate_width(write_number(number), 11) for number in draft.numbers) + 12
    inner = room - axis - (KEY + GAP if beside else 8)
    frame = make_frame(drawing.marks, inner, draft.height)
    under, over = Canvas(), Canvas()
    findings = choose_findings(series)
    badges = place_badges(findings, drawing.marks, frame)
    for mark in drawing.marks:
        draw_extent(under, frame, mark, drawing.voices[mark.voice].style)
    _count_rings(over, frame, drawing)
    for badge in badges:
        _draw_badge(over, frame, badge)
    above = write_head(over, -axis, room, tell_title(series.question), tell_standing(series)) + EDGE
    y = frame.height + 46
    if beside:
        write_key(over, frame.width + GAP, -4, KEY, drawing.voices, 1)
    else:
        y = write_key(over, -axis, y, room, drawing.voices, _count_columns(room)) + 6
    y = write_signs(over, -axis, y, room, drawing.marks)
    y = write_findings(over, -axis, y, room, badges, len(findings) - len(badges))
    y = write_notes(over, -axis, y, room, tell_notes(series, drawing, frame))
    return Layout(
        drawing, frame, under, over, EDGE + axis, above, width - EDGE - axis - inner, math.ceil(y) - frame.height
    )


def tell_notes(series: Series, drawing: Drawing, frame: Frame) -> list[str]:
    """What is not in the plot, where its scale begins, and what it was made from."""
    left_out = [
        (drawing.undated, "tells no day"),
        (drawing.vague, "tells no number that can be drawn"),
        (drawing.too_large, "tells a number too large to draw"),
        (drawing.denied, "tells what somebody denies"),
    ]
    told = [
        f"{count(number, 'figure')} {what if number == 1 else what.replace('tells', 'tell')}"
        for number, what in left_out
        if number
    ]
    notes = [f"Not in the plot: {', '.join(told)}."] if told else []
    if frame.bottom > 0:
        notes.append(f"The scale begins at {write_number(frame.bottom)}, not at zero.")
    notes.append(f"{count(len(drawing.marks), 'figure')} of series {series.id}. Made by sayso {__version__}.")
    return notes


def write_number(number: float) -> str:
    """A number of the axis: *94,000*."""
    return f"{number:,.0f}"


def _count_rings(canvas: Canvas, frame: Frame, drawing: Drawing) -> None:
    """How many echoes there are at a place where their rings can't be counted."""
    most = {(mark.day, mark.value, mark.voice): mark.ring for mark in drawing.marks if mark.ring > MOST_RINGS}
    for (day, value, _), rings in most.items():
        canvas.write(frame.place_day(day) + 13, frame.place_number(value) - 9, f"×{rings:,}", 10, muted=True)


def _choose_height(drawing: Drawing, room: float, beside: bool) -> float:
    """Half as high as wide, higher where the key needs it, low where there is hardly anything to see."""
    plain = min(max(room * 0.48, 240.0), 440.0) if len(drawing.marks) > 2 else 240.0
    return max(plain, measure_key(drawing.voices, 1) - 24) if beside else plain


def _count_columns(room: float) -> int:
    return 2 if room >= 480 else 1


def _draw_badge(canvas: Canvas, frame: Frame, badge: Badge) -> None:
    """The letter, with a thin line to each mark that it is about."""
    for mark, (x, y) in badge.places:
        to_x, to_y = frame.place_day(mark.day), frame.place_number(mark.value)
        reach = math.dist((x, y), (to_x, to_y))
        over, up = (to_x - x) / reach, (to_y - y) / reach
        canvas.strokes.append(
            Stroke(x + over * RADIUS, y + up * RADIUS, to_x - over * CLEAR, to_y - up * CLEAR, MUTED, width=1)
        )
        canvas.letter(x, y, badge.letter)
