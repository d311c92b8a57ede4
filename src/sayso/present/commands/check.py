"""`sayso verify|changes|dropped`: whether a ledger is what was written, what new editions changed, what was not read."""

from __future__ import annotations

import argparse

from sayso.present.commands.ask import add_limit, find_limit, give
from sayso.present.commands.filters import find_document
from sayso.present.commands.opening import DONE, SOME_WRONG, Commands, add_command, add_form, add_ledger, open_ledger

VERIFY_HELP = """\
Computes every digest of the ledger anew, and looks up every word at its place:
bytes, text, offsets, words, readings, judgements. A single changed byte is found
and named. Nothing is mended.

exit code:
  0    nothing differs
  1    something differs; it is listed
  2    the ledger can't be read"""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    verify = add_command(commands, "verify", help="check every digest and every place", description=VERIFY_HELP)
    verify.set_defaults(run=run_verify)
    changes = commands.add_parser(
        "changes",
        help="list what new editions changed",
        description="Lists the statements and figures that a newer edition of a document added, removed or changed.",
    )
    changes.add_argument("document", nargs="?", metavar="DOCUMENT", help="only in this one")
    changes.set_defaults(run=run_changes)
    dropped = commands.add_parser(
        "dropped",
        help="list what could not be read",
        description="Lists the reports, and the parts of reports, that could not be read, and why.",
    )
    dropped.set_defaults(run=run_dropped)
    for command in (verify, changes, dropped):
        add_ledger(command)
        add_limit(command)
        add_form(command)


def run_verify(options: argparse.Namespace) -> int:
    """Lists what differs, and gives the exit code."""
    from sayso.present.asked.notes import FAULTS

    with open_ledger(options) as ledger:
        found = give(ledger.verify(), FAULTS, options, find_limit(options))
    return SOME_WRONG if found else DONE


def run_changes(options: argparse.Namespace) -> int:
    """Lists what new editions changed, and gives the exit code."""
    from sayso.present.asked.notes import CHANGES

    with open_ledger(options) as ledger:
        give(ledger.changes(find_document(ledger, options.document)), CHANGES, options, find_limit(options))
    return DONE


def run_dropped(options: argparse.Namespace) -> int:
    """Lists what could not be read, and gives the exit code."""
    from sayso.present.asked.notes import LEFT_OUT

    with open_ledger(options) as ledger:
        give(ledger.dropped(), LEFT_OUT, options, find_limit(options))
    return DONE
