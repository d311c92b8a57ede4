"""`sayso case|timestamp|key|custody`: what proves later what was read, and who did what with it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import InputError
from sayso.model import Filter
from sayso.present.commands.ask import add_limit, find_limit, give
from sayso.present.commands.filters import add_filters, find_document, make_filter
from sayso.present.commands.opening import (
    DONE,
    SOME_WRONG,
    Commands,
    add_command,
    add_doer,
    add_form,
    add_ledger,
    find_doer,
    open_ledger,
    parse_given,
    tell,
)

if TYPE_CHECKING:
    from sayso.keeper import Ledger
    from sayso.keeper.cases import Made

CASE_HELP = """\
Writes reports with their bytes, all that was read in them and what people said of
it into one file (WACZ) that anybody can check with `sayso verify`: those in which
an entry meets the filters, those with the entries that are named, or those named.

A case is for those who examine: the reports stand in it as they are, with every
name. For others use `sayso publish`. Its export is written into the custody log."""

CASE_EXAMPLES = """\
examples:
  sayso case --event killed --party Norland --title "Losses" --output losses.wacz
  sayso case --report d0123456789abcdef --sign --output report.wacz
  sayso case --entry f0123456789abcdef --sign --timestamp https://tsa.example.org/ --output one.wacz
"""

STAMP_HELP = """\
Completes the time stamp (RFC 3161) of a case: asks the authority at --url, or takes
the answer that somebody else fetched for the request (--response). Without either
the request is written to --request, to be sent by other means. The authority learns
only a digest.

exit code:
  0    done
  1    the authority gave no answer; the case is as it was
  2    the command was wrong, or the case isn't whole"""

KEY_HELP = """\
Prints the public key (Ed25519) with which others check your signature. The key is
made at the first use, where only you may read it, and never written over. SAYSO_KEY
names another file."""

CUSTODY_HELP = """\
Lists what was done with the reports of a ledger: collected, read, judged, exported,
published, verified; by whom, when, and with which digest. --note writes down what
the ledger can't see, such as a copy that was handed over."""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    _add_case(commands)
    _add_timestamp(commands)
    add_command(commands, "key", help="print your public key", description=KEY_HELP).set_defaults(run=run_key)
    custody = add_command(commands, "custody", help="list what was done with reports", description=CUSTODY_HELP)
    add_ledger(custody)
    custody.add_argument("--document", type=parse_given, metavar="ID", help="only with this one")
    custody.add_argument("--note", type=parse_given, metavar="SENTENCE", help="write this down instead")
    add_doer(custody, "who did what is noted")
    add_limit(custody)
    add_form(custody)
    custody.set_defaults(run=run_custody)


def _add_case(commands: Commands) -> None:
    case = add_command(
        commands, "case", help="write reports with all that proves them", description=CASE_HELP, epilog=CASE_EXAMPLES
    )
    add_ledger(case)
    case.add_argument("--report", action="append", default=[], metavar="ID", help="this document; may be repeated")
    case.add_argument(
        "--entry", action="append", default=[], metavar="ID", help="the document with this entry; may be repeated"
    )
    case.add_argument("--all", action="store_true", help="all documents of the ledger")
    case.add_argument("--title", type=parse_given, help="what the case is called; default: how its reports were chosen")
    add_doer(case, "who makes it")
    case.add_argument("--sign", action="store_true", help="sign it with your key (`sayso key`)")
    case.add_argument(
        "--timestamp",
        nargs="?",
        const="",
        metavar="URL",
        help="ask this authority for a time stamp; without URL, or out of reach, only the request is kept",
    )
    case.add_argument("--output", type=Path, required=True, metavar="FILE", help="a new file, such as case.wacz")
    add_filters(case, by="--done-by")
    case.set_defaults(run=run_case)


def _add_timestamp(commands: Commands) -> None:
    stamp = add_command(commands, "timestamp", help="complete the time stamp of a case", description=STAMP_HELP)
    stamp.add_argument("case", type=Path, metavar="CASE", help="the case")
    how = stamp.add_mutually_exclusive_group(required=True)
    how.add_argument("--url", type=parse_given, help="the authority's address")
    how.add_argument("--response", type=Path, metavar="FILE", help="what the authority answered")
    how.add_argument("--request", type=Path, metavar="FILE", help="a new file for the request")
    stamp.set_defaults(run=run_timestamp)


def run_case(options: argparse.Namespace) -> int:
    """Writes a case, tells what is in it, and gives the exit code."""
    from sayso.keeper.cases import Case, choose_documents, export_case

    path, options.output, by = options.output, None, find_doer(options, "makes the case")
    with open_ledger(options) as ledger:
        filter = make_filter(options, ledger)
        asked = _tell_asked(filter, options)
        named = [filter.document] if filter.document and filter == Filter(document=filter.document) else []
        chosen = None if named or not (options.all or filter != Filter()) else filter
        documents = choose_documents(ledger, chosen, [*options.report, *named], options.entry)
        title = options.title or ", ".join(_tell_part(name, value) for name, value in asked.items())
        case = Case(documents, title, by, asked)
        made = export_case(ledger, case, path, signed=options.sign, authority=options.timestamp)
    _tell_made(path, made)
    return DONE


def _tell_asked(filter: Filter, options: argparse.Namespace) -> dict[str, Any]:
    """How reports are chosen, as JSON has it; InputError where nothing is said."""
    from sayso.keeper.cases import tell_filter

    asked = json.loads(tell_filter(filter))
    asked |= {name: given for name in ("report", "entry", "all") if (given := getattr(options, name))}
    if not asked:
        raise InputError("say which reports: give filters, --report, --entry, or --all")
    return dict(asked)


def _tell_part(name: str, value: object) -> str:
    told = " ".join(value) if isinstance(value, list) else json.dumps(value) if isinstance(value, dict) else value
    return name if value is True else f"{name} {told}"


def _tell_made(path: Path, made: Made) -> None:
    many = "1 report" if made.documents == 1 else f"{made.documents:,} reports"
    tell(f"{path}: {many}, SHA-256 {made.hash}")
    if made.key:
        tell(f"signed with the key {made.key}")
    if made.stamping and made.stamping.response is None:
        tell(f"not stamped yet: {made.stamping.trouble}; complete it with `sayso timestamp {path} --url URL`")
    if made.unrecorded:
        tell(f"the export is not in the custody log: {made.unrecorded}")


def run_timestamp(options: argparse.Namespace) -> int:
    """Completes a time stamp or writes out its request, and gives the exit code."""
    from sayso.keeper.proving import find_request, stamp_case

    if options.request:
        data = find_request(options.case)
        try:
            with options.request.open("xb") as stream:
                stream.write(data)
        except OSError as wrong:
            raise InputError(f"cannot write {options.request}: {wrong.strerror}; choose another file") from wrong
        tell(
            f"{options.request}: {len(data)} bytes; send it as application/timestamp-query, and give the answer with --response"
        )
        return DONE
    stamping = stamp_case(options.case, authority=options.url or "", response=_read(options.response))
    if stamping.response is None:
        tell(f"not stamped: {stamping.trouble}")
        return SOME_WRONG
    tell(f"{options.case}: stamped; check it with `sayso verify {options.case}`")
    return DONE


def _read(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError as wrong:
        raise InputError(f"cannot read {path}: {wrong.strerror}") from wrong


def run_key(options: argparse.Namespace) -> int:
    """Prints the public key, and gives the exit code."""
    from sayso.keeper.cases import show_key

    path, public = show_key()
    print(public)
    tell(f"the key lies in {path}; keep it to yourself")
    return DONE


def run_custody(options: argparse.Namespace) -> int:
    """Lists what was done, or writes down a note, and gives the exit code."""
    from sayso.keeper.custody import list_custody
    from sayso.present.asked.proof import HANDLINGS

    with open_ledger(options) as ledger:
        document = find_document(ledger, options.document)
        if options.note:
            _note(ledger, options, document)
        else:
            give(list_custody(ledger, document), HANDLINGS, options, find_limit(options))
    return DONE


def _note(ledger: Ledger, options: argparse.Namespace, document: str | None) -> None:
    from sayso.keeper.custody import Deed, record_act

    by = find_doer(options, "did it")
    id = record_act(ledger, Deed("note", by, [document] if document else [], detail=options.note))
    tell(f"{id}: noted")
