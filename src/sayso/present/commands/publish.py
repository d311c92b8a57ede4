"""`sayso publish`: a question or a report as a folder that needs no server."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError, LedgerError
from sayso.model import Filter
from sayso.present.commands.compare import fetch_figures
from sayso.present.commands.filters import add_filters, make_filter
from sayso.present.commands.opening import DONE, Commands, add_command, add_ledger, name_user, open_ledger, tell
from sayso.present.plot.command import check_extra, choose_series

if TYPE_CHECKING:
    from sayso.keeper import Ledger
    from sayso.present.publish import Publication

DESCRIPTION = """\
Writes a question or a report into a new folder: a page, a drawing, the data and
their SHA-256 sums. The page needs no server and loads nothing.

Machine readings and what people confirmed are told apart. Private people are left
out: prisoners, victims, witnesses, and whoever is named without an office or a body.
Each stands under a number; what they are called is not written anywhere. --name
publishes somebody by name. Read what you publish: a machine looks for names."""

EXAMPLES = """\
examples:
  sayso publish --event killed --party Norland --output killed
  sayso publish --report d0123456789abcdef --output report --name "Ann Example"
"""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    publish = add_command(
        commands,
        "publish",
        help="write a question or a report as a folder for others",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    add_ledger(publish)
    publish.add_argument("--report", metavar="ID", help="publish this document, or this version of one")
    publish.add_argument(
        "--series", metavar="ID", help="the series; default: the one with most figures that can be drawn"
    )
    publish.add_argument(
        "--name", action="append", default=[], help="publish who is called so by name; may be repeated"
    )
    publish.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="a new folder")
    add_filters(publish)
    publish.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the folder, tells who is left out, and gives the exit code."""
    if options.output.exists():
        raise InputError(f"there is a {options.output} already; choose another folder")
    folder, options.output = options.output, None
    with open_ledger(options) as ledger:
        made = _publish_report(ledger, options) if options.report else _publish_question(ledger, options)
        made.write(folder)
        _record(ledger, made, folder)
    people = "1 private person" if made.left_out == 1 else f"{made.left_out:,} private people"
    tell(f"{folder}: {len(made.files) + 1} files; {people} left out; read it before others do")
    return DONE


def _record(ledger: Ledger, made: Publication, folder: Path) -> None:
    """Writes it into the custody log, where the ledger can be written."""
    from sayso.keeper.custody import record_act

    try:
        record_act(ledger, made.tell_deed(name_user() or "not told", str(folder.absolute())))
    except LedgerError as wrong:
        tell(f"the publication is not in the custody log: {wrong}")


def _publish_report(ledger: Ledger, options: argparse.Namespace) -> Publication:
    from sayso.present.publish import find_edition, publish_report

    return publish_report(ledger, find_edition(ledger, options.report), options.name)


def _publish_question(ledger: Ledger, options: argparse.Namespace) -> Publication:
    from sayso.present.publish import publish_question

    asked = make_filter(options, ledger)
    if asked == Filter():
        raise InputError("say which question: give filters, or a report with --report")
    check_extra()
    series, _ = choose_series(ledger.compare(asked), options.series)
    return publish_question(ledger, series, fetch_figures(ledger, series, None), options.name)
