"""`sayso figures|statements|sources|documents`: what a ledger holds."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

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
from sayso.present.output import open_output

if TYPE_CHECKING:
    from sayso.present.asked.kind import Kind

T = TypeVar("T")
SHOWN = 100
"""Rows of a table where no limit was given; CSV and JSON have no limit of their own."""

HELPS = {
    "figures": "how many of what, whose, when, where, on whose word",
    "statements": "who said what",
    "sources": "who speaks, and how often",
    "documents": "the reports that are kept",
}
DESCRIPTION = """\
Lists the {name} of a ledger, {what}. Each has its place in
a kept document. They are a machine's readings: they tell what the reports say,
not that it is so."""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    for name, what in HELPS.items():
        command = add_command(
            commands,
            name,
            help=f"list {name}: {what}",
            description=DESCRIPTION.format(name=name, what=what),
        )
        add_ledger(command)
        add_filters(command)
        add_moment(command)
        add_limit(command)
        add_form(command)
        command.set_defaults(run=run, asked=name)


def run(options: argparse.Namespace) -> int:
    """Asks, writes the answer, and gives the exit code."""
    kinds = load_kinds()
    with open_ledger(options) as ledger:
        asked = make_filter(options, ledger)
        find: Callable[..., Iterator[Any]] = getattr(ledger, options.asked)
        limit = find_limit(options)
        found = find(asked, as_of=options.as_of, limit=None if limit is None else limit + 1)
        give(found, kinds[options.asked], options, limit)
    return DONE


def load_kinds() -> dict[str, Kind[Any]]:
    """The kinds of entries by the name of their command."""
    from sayso.present.asked.entries import DOCUMENTS, FIGURES, SOURCES, STATEMENTS

    return {kind.plural: kind for kind in (FIGURES, STATEMENTS, SOURCES, DOCUMENTS)}


def give(found: Iterable[T], kind: Kind[T], options: argparse.Namespace, limit: int | None = None) -> int:
    """Writes what was found, at most `limit`, tells on stderr where there was nothing or there is more, and gives how
    many were written."""
    # What an answer looks like is loaded only where there is one, so that the other commands don't wait for it.
    from sayso.present.asked.answer import write_answer

    left = iter(found)
    with open_output(options.output) as stream:
        form, style = find_form(options), wants_style(options)
        count = write_answer(islice(left, limit), kind, form, stream, excel=options.excel, style=style)
    if not count:
        tell(f"no {kind.plural} were found")
    elif limit is not None and next(left, None) is not None:
        tell(f"there are more than these {count}; ask for more with --limit, or for all with --format csv")
    return count


def add_limit(parser: argparse.ArgumentParser) -> None:
    """The option that says how many."""
    parser.add_argument(
        "--limit", type=parse_limit, metavar="N", help=f"at most so many; default: {SHOWN} in a table, else all"
    )


def find_limit(options: argparse.Namespace) -> int | None:
    """How many were asked for, or fit a table; None for all."""
    if options.limit is not None:
        return int(options.limit)
    return SHOWN if find_form(options) == "table" else None


def parse_limit(value: str) -> int:
    """A number of rows, 1 or more."""
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of rows; write 1 or more")
    return int(value)
