"""The drawing as a Vega-Lite chart. Only this module knows altair.

Marks stand at their day and number; what is laid out by pixels has no scale. No text of a report gets into an
expression, a name or a setting: it is data, which Vega draws as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import product
from typing import Any

import altair as alt

from sayso.errors import InputError
from sayso.model import KeptFigure, Series
from sayso.present.display import show_day
from sayso.present.plot.canvas import ALIGNS, Align, Canvas
from sayso.present.plot.frame import Frame, Tick
from sayso.present.plot.layout import lay_out
from sayso.present.plot.marks import Drawing, arrange_series
from sayso.present.plot.rows import TOLD, Address, Row, list_lines, list_marks, make_dash, make_look
from sayso.present.plot.styles import INK, MUTED, PAPER, RULE
from sayso.present.plot.words import clean, tell_number, tell_standing, tell_title

FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, sans-serif"


def draw_series(
    series: Series, figures: Mapping[str, KeptFigure], width: int, address: Address | None = None
) -> dict[str, Any]:
    """A Vega-Lite chart of `series`, as JSON has it; `figures` hold all of its figures by their id.

    The same series gives the same chart. `width` is that of the whole drawing in pixels; from 720 on the key stands
    beside the plot. `address` gives where a mark leads, by the figure's id. InputError where no figure tells both a day and a number; KeyError where a figure is missing.
    """
    drawing = arrange_series(series, figures)
    if not drawing.marks:
        raise InputError(
            f"series {series.id} can't be drawn: none of its figures tells both a day and a number that is not denied; "
            "sayso compare lists them"
        )
    layout = lay_out(series, drawing, width)
    data: dict[str, list[Row]] = {"lines": list(list_lines(drawing)), "marks": list(list_marks(drawing, address))}
    under, over = list(_draw_canvas("under", layout.under, data)), list(_draw_canvas("over", layout.over, data))
    chart = alt.layer(
        *under, _draw_lines(layout.frame), _draw_marks(layout.frame, address is not None), *over
    ).properties(
        width=layout.frame.width,
        height=layout.frame.height,
        autosize=alt.AutoSizeParams(type="none"),
        padding={"left": layout.left, "top": layout.above, "right": layout.right, "bottom": layout.below},
        background=PAPER,
        description=describe(series, drawing),
        datasets=data,
    )
    told: dict[str, Any] = chart.configure(font=FONT).configure_view(stroke=None).to_dict()
    return told


def describe(series: Series, drawing: Drawing) -> str:
    """The plot in words, for who can't see it."""
    told = [f"{tell_title(series.question)} {tell_standing(series)}"]
    for voice in drawing.voices:
        latest = f"{tell_number(voice.latest)} on {show_day(voice.latest.day)}"
        told.append(f"{clean(voice.name)}: {latest}; {voice.new} told, {voice.echoes} echoed.")
    return " ".join(told)


def _draw_lines(frame: Frame) -> alt.Chart:
    lines = alt.Chart(alt.NamedData("lines")).mark_line(strokeWidth=1.6, strokeJoin="round", aria=False)
    chart: alt.Chart = lines.encode(
        **_place_on_scales(frame),
        detail="voice:N",
        order="order:Q",
        color=alt.Color("colour:N", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None),
    )
    return chart


def _draw_marks(frame: Frame, leads: bool) -> alt.Chart:
    told = [alt.Tooltip(f"{name}:N") for name in TOLD]
    marks = alt.Chart(alt.NamedData("marks")).mark_point()
    chart: alt.Chart = marks.encode(**_place_on_scales(frame), **_encode_look(), tooltip=told, description="said:N")
    return chart.encode(href="leads:N") if leads else chart


def _place_on_scales(frame: Frame) -> dict[str, Any]:
    """The two axes. A day is its number in the calendar: what a date is to a browser depends on its time zone."""
    first, last = frame.first.toordinal() - frame.margin, frame.last.toordinal() + frame.margin
    days = alt.Axis(
        values=[tick.day.toordinal() for tick in frame.days], labelExpr=_tell_days(frame.days),
        title=None, grid=False, domainColor=INK if frame.bottom <= 0 else RULE, tickColor=MUTED, tickSize=5,
        labelColor=INK, labelFontSize=11, labelPadding=5, labelLineHeight=14, labelFlush=False, labelOverlap=False,
    )  # fmt: skip
    numbers = alt.Axis(
        values=list(frame.numbers), format=",.0f", title=None, domain=False, ticks=False, gridColor=RULE,
        labelColor=INK, labelFontSize=11, labelPadding=8, labelOverlap=False,
    )  # fmt: skip
    return {
        "x": alt.X("day:Q", scale=alt.Scale(domain=[first, last], zero=False, nice=False), axis=days),
        "y": alt.Y("value:Q", scale=alt.Scale(domain=[frame.bottom, frame.top], zero=False, nice=False), axis=numbers),
    }


def _tell_days(ticks: Sequence[Tick]) -> str:
    """An expression that gives the label of a day from a table of them."""
    return json.dumps({str(tick.day.toordinal()): tick.label for tick in ticks}) + "[datum.value]"


def _draw_canvas(name: str, canvas: Canvas, data: dict[str, list[Row]]) -> Iterator[alt.Chart]:
    """Strokes, then symbols, then words, each kind with its rows in `data`; what there is none of has no layer."""
    if canvas.strokes:
        data[f"{name} strokes"] = [asdict(stroke) | {"dash": make_dash(stroke.dash)} for stroke in canvas.strokes]
        yield _draw_strokes(f"{name} strokes")
    if canvas.symbols:
        data[f"{name} symbols"] = [{"x": symbol.x, "y": symbol.y, **make_look(symbol)} for symbol in canvas.symbols]
        yield _at_pixels(alt.Chart(alt.NamedData(f"{name} symbols")).mark_point(aria=False)).encode(**_encode_look())
    for align, bold in product(ALIGNS, (False, True)):
        words = [one for one in canvas.words if (one.align, one.bold) == (align, bold)]
        if words:
            rows = f"{name} {'bold' if bold else 'plain'} {align}"
            data[rows] = [
                {"x": one.x, "y": one.y, "text": one.text, "size": one.size, "colour": one.colour} for one in words
            ]
            yield _draw_words(rows, align, bold)


def _draw_strokes(rows: str) -> alt.Chart:
    return _at_pixels(alt.Chart(alt.NamedData(rows)).mark_rule(aria=False)).encode(
        x2="x2:Q",
        y2="y2:Q",
        color=alt.Color("colour:N", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None),
        strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        opacity=alt.Opacity("opacity:Q", scale=None),
    )


def _draw_words(rows: str, align: Align, bold: bool) -> alt.Chart:
    mark = alt.Chart(alt.NamedData(rows)).mark_text(
        align=align, baseline="alphabetic", font=FONT, fontWeight="bold" if bold else "normal"
    )
    return _at_pixels(mark).encode(
        text="text:N", size=alt.Size("size:Q", scale=None), color=alt.Color("colour:N", scale=None)
    )


def _at_pixels(chart: alt.Chart) -> alt.Chart:
    return chart.encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None))


def _encode_look() -> dict[str, Any]:
    """What `make_look` gives, drawn as it is."""
    return {
        "shape": alt.Shape("shape:N", scale=None),
        "size": alt.Size("size:Q", scale=None),
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("stroke:N", scale=None),
        "strokeWidth": alt.StrokeWidth("width:Q", scale=None),
        "opacity": alt.Opacity("opacity:Q", scale=None),
    }
