"""`sayso export`: a ledger's content in the forms of others."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from sayso.present.commands.ask import parse_limit
from sayso.present.commands.filters import add_filters, add_moment, make_filter
from sayso.present.commands.opening import DONE, Commands, add_command, add_ledger, open_ledger, tell
from sayso.present.export.forms import FORMS
from sayso.present.export.wanted import Wanted
from sayso.present.output import open_output

DESCRIPTION = """\
Writes what a ledger holds in a form that other programs read, record by record.

forms:
{forms}

What people confirmed is written as it was read, what they corrected as they
corrected it; what they rejected is left out. With the form bench the filters say
which reports: those with a reviewed entry that meets them, with all their entries.
A report counts as reviewed when each of its entries was judged. What the machine
did not find nobody could judge, so it is missing there too."""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    forms = "\n".join(f"  {name:8} {form.tells}" for name, form in FORMS.items())
    command = add_command(
        commands,
        "export",
        help="write what is reviewed in a form that other programs read",
        description=DESCRIPTION.format(forms=forms),
    )
    add_ledger(command)
    add_filters(command)
    add_moment(command)
    command.add_argument("--format", choices=tuple(FORMS), required=True, help="the form")
    command.add_argument("--partial", action="store_true", help="also reports that are reviewed only in part")
    command.add_argument("--limit", type=parse_limit, metavar="N", help="at most so many records")
    command.add_argument("--output", type=Path, metavar="FILE", help="write here; replaced only when all went well")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the records, tells how many were left out, and gives the exit code."""
    form = FORMS[options.format]
    with open_ledger(options) as ledger:
        # As of one moment, so that what somebody judges meanwhile doesn't come into half of it.
        moment = options.as_of or datetime.now(UTC)
        wanted = Wanted(make_filter(options, ledger), moment, options.limit, options.partial)
        with open_output(options.output) as stream:
            written = form.write(ledger, wanted, stream)
    if not written.records:
        tell("nothing was written: no reviewed report was found")
    if written.left_out:
        tell(f"left out: {written.left_out}, because {form.left_out}")
    return DONE
