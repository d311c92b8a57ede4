"""`sayso verify|changes|dropped`: whether a ledger is what was written, what new editions changed, what was not read."""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.present.commands.ask import add_limit, find_limit, give
from sayso.present.commands.filters import find_document
from sayso.present.commands.opening import (
    DONE,
    SOME_WRONG,
    Commands,
    add_command,
    add_form,
    add_ledger,
    check_form,
    open_ledger,
    parse_given,
    tell,
)

if TYPE_CHECKING:
    from sayso.keeper import Ledger

VERIFY_HELP = """\
Computes every digest of a ledger anew, looks up every word at its place, and goes
through the chain of its changes: bytes, text, offsets, words, readings, judgements.
A single changed byte is found and named. Nothing is mended.

FILE may be a case (`sayso case`). Then the file itself is looked at, every digest,
the signature, the time stamp, the archive, and the ledger in it. Nothing but the
file is needed.

exit code:
  0    nothing differs
  1    something differs; it is listed
  2    the ledger or the case can't be read"""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    verify = add_command(commands, "verify", help="check every digest and every place", description=VERIFY_HELP)
    verify.add_argument("file", nargs="?", metavar="FILE", help="a case, or a ledger; default: as --ledger says")
    verify.add_argument(
        "--head", action="store_true", help="only print the digest of the last change, to be noted elsewhere"
    )
    verify.add_argument(
        "--expect", metavar="DIGEST", help="a head that was noted earlier: it must be in the chain still"
    )
    verify.add_argument(
        "--by", type=parse_given, metavar="WHO", help="also write into the custody log that WHO verified"
    )
    verify.add_argument("--key", type=parse_given, metavar="KEY", help="the public key that a case must be signed with")
    verify.add_argument(
        "--roots",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="root certificates (PEM) of authorities of time to be trusted, instead of the system's; may be repeated",
    )
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
    """Lists what differs in a ledger or a case, and gives the exit code."""
    from sayso.keeper.proving import is_case

    if options.file is not None and options.ledger is not None:
        raise InputError("give either a file or --ledger")
    if options.file is not None and is_case(Path(options.file)):
        return _verify_case(options)
    if options.key or options.roots:
        raise InputError("--key and --roots are for a case; a ledger has no signature")
    options.ledger = options.file or options.ledger
    with open_ledger(options) as ledger:
        return _print_head(ledger) if options.head else _verify_ledger(ledger, options)


def _print_head(ledger: Ledger) -> int:
    from sayso.keeper.custody import read_head

    head = read_head(ledger)
    print(head.digest)
    tell(f"the head after {head.number:,} changes; note it where nobody can change it")
    return DONE


def _verify_ledger(ledger: Ledger, options: argparse.Namespace) -> int:
    from sayso.keeper.custody import Deed, check_head, record_act
    from sayso.present.asked.notes import FAULTS

    noted = check_head(ledger, options.expect) if options.expect else ()
    found = give(chain(noted, ledger.verify()), FAULTS, options, find_limit(options))
    if options.by:
        told = f"{found} faults were found" if found else "no fault was found"
        record_act(ledger, Deed("verification", options.by, detail=told))
    return SOME_WRONG if found else DONE


def _verify_case(options: argparse.Namespace) -> int:
    from sayso.keeper.proving import Expected, verify_case
    from sayso.present.asked.proof import CHECKS

    if options.head or options.expect or options.by:
        raise InputError("--head, --expect and --by are for a ledger; a case is closed")
    check_form(options)
    looked = list(verify_case(Path(options.file), Expected(options.key, tuple(options.roots))))
    give(looked, CHECKS, options)
    wrong = sum(len(one.faults) for one in looked)
    tell(f"{wrong:,} faults were found in the case" if wrong else "the case is as it was written")
    return SOME_WRONG if wrong else DONE


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
