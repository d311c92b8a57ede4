"""`sayso plot`: a series drawn over time, by origin."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sayso.errors import InputError
from sayso.model import KeptFigure, Series
from sayso.present.commands.compare import fetch_figures
from sayso.present.commands.filters import add_filters, add_moment, make_filter
from sayso.present.commands.opening import DONE, Commands, add_command, add_ledger, open_ledger, tell
from sayso.present.output import open_output
from sayso.present.plot.marks import can_draw
from sayso.present.plot.words import tell_title

SUFFIXES = (".svg", ".png", ".html")
NARROWEST, WIDEST, PLAIN = 360, 2400, 960
"""Widths of a drawing in pixels: what is taken, and what it is where none is asked for."""
NAMED = 5
"""Other series that are named; beyond that they are only counted."""

DESCRIPTION = """\
Draws a series over time: a mark for each figure, a line and a shape for each
origin, so that it can be read in black and white. What only repeats an origin's
number is faint; open bounds are arrows and ranges bars; what does not agree has a
letter and stands under the plot.

The series with most figures that tell a day and a number is drawn, or the one that
--series names; the others are named on stderr. How many independent origins there
are is an upper bound, and what was found is a question to you, never a verdict."""

EXAMPLES = """\
examples:
  sayso plot --event killed --party Norland --output killed.svg
  sayso plot --unit tank --series g0f1e2d3c4b5a697 --output tanks.png
  sayso plot --event killed --output killed.html     a page with all figures and their words
  sayso plot --event killed > killed.svg
"""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    plot = add_command(
        commands,
        "plot",
        help="draw a series over time, by origin",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_ledger(plot)
    add_filters(plot)
    add_moment(plot)
    plot.add_argument(
        "--series", metavar="ID", help="the series to draw; default: the one with most figures that can be drawn"
    )
    plot.add_argument(
        "--output",
        type=_parse_output,
        metavar="FILE",
        help="write here, as its suffix says (.svg, .png or .html); default: SVG on standard output",
    )
    plot.add_argument(
        "--width",
        type=_parse_width,
        default=PLAIN,
        metavar="PIXELS",
        help=f"of the drawing, {NARROWEST} to {WIDEST:,}; a PNG has twice as many; default: {PLAIN}",
    )
    plot.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Draws, writes, tells which other series there are, and gives the exit code."""
    check_extra()
    if options.output is None and sys.stdout.isatty():
        raise InputError("a drawing is nothing for a terminal; give --output FILE.svg, FILE.png or FILE.html")
    with open_ledger(options) as ledger:
        asked = make_filter(options, ledger)
        series, others = choose_series(ledger.compare(asked, as_of=options.as_of, rules={}), options.series)
        figures = fetch_figures(ledger, series, options.as_of)
    drawn = draw(series, figures, options.output.suffix.lower() if options.output else ".svg", options.width)
    with open_output(options.output) as stream:
        stream.buffer.write(drawn)
    if not options.series:
        _name_others(others)
    return DONE


def choose_series(found: Iterable[Series], id: str | None) -> tuple[Series, list[Series]]:
    """The series with this id, or the one with most figures that can be drawn, and the others in the same order.
    InputError where there is no such series."""
    series = sorted(found, key=lambda one: (-sum(map(can_draw, one.points)), -len(one.points), one.id))
    if not series:
        raise InputError("no figures were found")
    chosen = next((one for one in series if id in (None, one.id)), None)
    if chosen is None:
        raise InputError(f"there is no series {id!r} among the {len(series):,} that were found: {_list_ids(series)}")
    return chosen, [one for one in series if one is not chosen]


def _list_ids(series: Sequence[Series]) -> str:
    ids = ", ".join(one.id for one in series[:NAMED])
    return ids if len(series) <= NAMED else f"{ids} and {len(series) - NAMED:,} more; sayso compare lists them"


def draw(series: Series, figures: Mapping[str, KeptFigure], form: str, width: int = PLAIN) -> bytes:
    """The series drawn as `.svg`, `.png` or `.html`, the same bytes each time. InputError where the libraries are
    missing, or where no figure tells both a day and a number."""
    check_extra()
    # Loaded here so that help and a wrong option do not wait for the libraries, which may not be there.
    from sayso.present.plot.chart import draw_series
    from sayso.present.plot.page import load_snippet, write_page
    from sayso.present.plot.render import bundle_script, render_png, render_svg

    chart = draw_series(series, figures, width)
    if form == ".png":
        return render_png(chart)
    if form == ".html":
        return write_page(series, figures, chart, bundle_script(load_snippet())).encode()
    return render_svg(chart, tell_title(series.question)).encode()


def check_extra() -> None:
    """InputError where what draws is not installed."""
    if not all(importlib.util.find_spec(library) for library in ("altair", "vl_convert")):
        raise InputError("plots need libraries that are not installed: pip install 'sayso[plot]'")


def _name_others(others: Sequence[Series]) -> None:
    from sayso.present.asked.words import tell_question

    for other in others[:NAMED]:
        tell(f"not drawn: {other.id}, {len(other.points):,} figures: {tell_question(other.question)}")
    if len(others) > NAMED:
        tell(f"and {len(others) - NAMED:,} more series; sayso compare lists them")


def _parse_output(value: str) -> Path:
    path = Path(value)
    if path.suffix.lower() not in SUFFIXES:
        raise argparse.ArgumentTypeError(f"{value!r} must end in {', '.join(SUFFIXES)}")
    return path


def _parse_width(value: str) -> int:
    if value.isascii() and value.isdigit() and NARROWEST <= int(value[:9]) <= WIDEST:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is no width; give {NARROWEST} to {WIDEST}")
