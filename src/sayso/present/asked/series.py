"""Series as a person reads them: the question, whose word, who only repeats it, what to look at, what rules propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.model import Estimate, Finding, Origin, Series
from sayso.present.asked.compared import Figures, Line, list_lines
from sayso.present.asked.kind import stack
from sayso.present.asked.tables import WIDE
from sayso.present.asked.words import RELATIONS, tell_best, tell_question, tell_range
from sayso.present.counts import OWN_VOICE
from sayso.present.display import show_day, show_line

STEP = 3
"""Columns by which everything of a series stands in from its question."""


def print_series(number: int, series: Series, figures: Figures, console: Console) -> None:
    """Draws a series with all that was found in it."""
    console.print(Text(f"{number}. {tell_question(series.question)}", style="bold"))
    lines = list_lines(series, figures)
    count = f"{len(lines)} figure{'s' * (len(lines) != 1)}, at most {series.independent} independent "
    count += f"origin{'s' * (series.independent != 1)}; series {series.id}"
    _print_within(Text(f"{show_line(series.reason)}\n{count}"), console)
    console.print()
    _print_within(_draw_origins(series, lines, console.width - STEP), console)
    if series.findings:
        console.print()
        _print_within(Text("\n".join(map(tell_finding, series.findings))), console)
    if series.estimates:
        console.print()
        _print_within(_draw_estimates(series.estimates, console.width - STEP), console)
    console.print()


def _print_within(shown: Text | Table, console: Console) -> None:
    console.print(Padding(shown, (0, 0, 0, STEP), expand=False))


def _draw_origins(series: Series, lines: Iterable[Line], width: int) -> Table:
    """A row for each figure: an origin's first, then indented those that only repeat it."""
    wide = width >= WIDE - STEP
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, width=width)
    table.add_column("Whose word", ratio=6 if wide else 5, overflow="fold")
    table.add_column("Says", ratio=3, overflow="fold")
    for name in ("Day", "Published", "Relation") if wide else ("Day, published",):
        table.add_column(name, ratio=3, overflow="fold")
    table.add_column("Figure", no_wrap=True)
    for line, again in _order_lines(series, lines):
        table.add_row(*map(Text, _tell_cells(line, again, wide)))
    return table


def _order_lines(series: Series, lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines of each origin, its first before all others; origins of one name stand together. Told with each line is
    whether its origin's name was told before."""
    known = {line.point.figure: line for line in lines}
    voices: dict[str, list[Origin]] = {}
    for origin in series.origins:
        voices.setdefault(origin.name or origin.id, []).append(origin)
    for origins in voices.values():
        for number, origin in enumerate(origins):
            figures = dict.fromkeys((origin.first, *origin.figures))
            yield from ((known[figure], number > 0) for figure in figures if figure in known)


def _tell_cells(line: Line, again: bool, wide: bool) -> Iterator[str]:
    relation = "" if again else _tell_relation(line)
    day = show_day(line.point.day) if line.point.day else "day not told"
    yield stack(_tell_who(line, again), "" if wide else relation, _tell_link(line))
    yield stack(show_line(line.kept.figure.pin.words), _tell_commits(line))
    published = _tell_where(line)
    yield from (day, published, relation) if wide else (stack(day, published),)
    yield line.point.figure


def _tell_relation(line: Line) -> str:
    """How who speaks stands to the claim; of an origin's first figure that is the origin, whoever wrote it down."""
    first = line.origin.first == line.point.figure
    return RELATIONS[line.origin.relation if first else line.point.relation]


def _tell_commits(line: Line) -> str:
    """What the words commit to, where that is more or less than the number that they tell."""
    meant = tell_range(line.point.low, line.point.high)
    return "" if meant == show_line(line.kept.figure.pin.words) else meant


def _tell_where(line: Line) -> str:
    """Who published it and when, as far as that isn't who says it and the day that it is told for."""
    report = line.kept.edition.report
    whose = line.origin.name if line.origin.first == line.point.figure else line.kept.figure.according_to
    publisher = show_line(report.publisher) if report.publisher and report.publisher != whose else ""
    published = show_day(report.published) if report.published and report.published != line.point.day else ""
    return ", ".join(filter(None, (publisher, published)))


def _tell_who(line: Line, again: bool) -> str:
    """An origin's name; of an echo on whose word it is said to be."""
    whose = line.kept.figure.according_to or line.kept.edition.report.publisher or OWN_VOICE
    if line.origin.first != line.point.figure:
        return show_line(f"└ {whose}")
    return "  again" if again else show_line(line.origin.name or whose)


def _tell_link(line: Line) -> str:
    """Why a figure is taken for an echo, the link that can be cut, and those in whose place the machine found it."""
    if line.link is None:
        return ""
    instead = f"; found by the machine after people cut {', '.join(line.link.instead)}" if line.link.instead else ""
    return show_line(f"{line.link.kind}: {line.link.reason} ({line.link.id}{instead})")


def tell_finding(finding: Finding) -> str:
    """A question to a person: what was found, why, and in which figures."""
    kind = f"{finding.kind} ({finding.cause})" if finding.cause else finding.kind
    day = f" on {show_day(finding.day)}" if finding.day else ""
    return show_line(f"? {kind}{day}: {finding.reason} [{', '.join(finding.sides)}]")


def _draw_estimates(estimates: Iterable[Estimate], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=True, width=width)
    table.add_column("Rule", no_wrap=True)
    for name in ("Low", "Best", "High", "Used"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Because", ratio=5, overflow="fold")
    for one in estimates:
        numbers = (tell_best(number) for number in (one.low, one.best, one.high))
        table.add_row(show_line(one.rule), *numbers, str(len(one.used)), Text(show_line(one.reason)))
    return table
