"""`sayso compare`: figures that answer one question, side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from sayso.errors import InputError
from sayso.model import Filter, Series
from sayso.present.commands.ask import parse_limit
from sayso.present.commands.filters import add_filters, add_moment, make_filter
from sayso.present.commands.opening import (
    DONE,
    Commands,
    add_command,
    add_form,
    add_ledger,
    find_form,
    open_ledger,
    tell,
    wants_style,
)
from sayso.present.display import NOTE
from sayso.present.output import open_output

if TYPE_CHECKING:
    from sayso.compare.rules import Rule
    from sayso.keeper import Ledger
    from sayso.present.asked.compared import Figures

SHOWN = 10
"""Series of a table where no limit was given; CSV and JSON have no limit of their own."""
FETCHED = 500
"""Figures that are asked for in one go."""

DESCRIPTION = """\
Lays figures side by side that answer one question, the longest series first:
whose word each is in the end, who only repeats it, how who speaks stands to what
is counted, what does not agree, and what named rules propose.

How many independent origins a series has is an upper bound: links may be missing.
A link that is none can be cut (`sayso cut`). What was found is a question to you,
never a verdict; a rule proposes, a person decides."""

EXAMPLES = """\
examples:
  sayso compare --event killed --party Norland            all that is told of it
  sayso compare --period 2022-02-24..2022-03-31 --unit soldier
  sayso compare --event killed --output killed.csv        a row for each figure
"""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    compare = add_command(
        commands,
        "compare",
        help="lay figures side by side: who repeats whom, what differs",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_ledger(compare)
    add_filters(compare)
    add_moment(compare)
    compare.add_argument("--rule", action="append", metavar="NAME", help="only this rule's proposal; may be repeated")
    compare.add_argument(
        "--limit", type=parse_limit, metavar="N", help=f"at most so many series; default: {SHOWN} in a table, else all"
    )
    add_form(compare)
    compare.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compares, writes what came out, and gives the exit code."""
    rules = _choose_rules(options.rule)
    with open_ledger(options) as ledger:
        asked = make_filter(options, ledger)
        found = ledger.compare(asked, as_of=options.as_of, rules=rules)
        compared = ((series, fetch_figures(ledger, series, options.as_of)) for series in found)
        with open_output(options.output) as stream:
            count = _write(compared, options, stream)
    if not count:
        tell("no figures were found")
    return DONE


def fetch_figures(ledger: Ledger, series: Series, as_of: datetime | None = None) -> Figures:
    """The figures of a series by their ids, also those that were rejected or replaced meanwhile."""
    ids = [point.figure for point in series.points]
    parts = (ids[start : start + FETCHED] for start in range(0, len(ids), FETCHED))
    wanted = (Filter(ids=tuple(part), replaced=True, rejected=True) for part in parts)
    return {one.id: one for filter in wanted for one in ledger.figures(filter, as_of=as_of)}


def _choose_rules(names: Sequence[str] | None) -> Mapping[str, Rule]:
    from sayso.compare.rules import RULES

    for name in names or ():
        if name not in RULES:
            raise InputError(f"there is no rule {name!r}; there are {', '.join(RULES)}")
    return {name: rule for name, rule in RULES.items() if not names or name in names}


def _write(compared: Iterator[tuple[Series, Figures]], options: argparse.Namespace, stream: TextIO) -> int:
    """Writes the series in the form that was asked for, and gives how many there were."""
    form = find_form(options)
    if form == "table":
        return _print(compared, options, stream)
    wanted = islice(compared, options.limit)
    if form == "csv":
        from sayso.present.asked.compared import LINES, list_all
        from sayso.present.asked.sheet import write_sheet

        return write_sheet(list_all(wanted), LINES, stream, excel=options.excel)
    from sayso.present.asked.answer import write_json
    from sayso.present.asked.compared import series_to_json

    return write_json(wanted, lambda told: series_to_json(*told), stream)


def _print(compared: Iterable[tuple[Series, Figures]], options: argparse.Namespace, stream: TextIO) -> int:
    """Draws the first series; of what stands alone and of what is left only tells how many there are."""
    from sayso.present.asked.series import print_series
    from sayso.present.asked.tables import open_console

    console = open_console(stream, wants_style(options))
    limit = options.limit or SHOWN
    shown = alone = more = 0
    for series, figures in compared:
        if shown and len(series.points) == 1:
            alone += 1
        elif shown == limit:
            more += 1
        else:
            shown += 1
            print_series(shown, series, figures, console)
    if shown:
        console.print(f"{_tell_left(alone, more)}{NOTE} Findings are questions, rules only propose.", style="dim")
    return shown


def _tell_left(alone: int, more: int) -> str:
    """How many figures no other answers, and how many series there are besides."""
    told = f"{more} more series: --limit, or --format csv. " if more else ""
    if alone:
        told += f"{alone} figure{'s answer questions' if alone > 1 else ' answers a question'} of {'their' if alone > 1 else 'its'} own: --format csv. "
    return told
