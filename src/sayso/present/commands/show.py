"""`sayso show ID` and `sayso search WORDS`: one thing with all that is known of it, and passages by their words."""

from __future__ import annotations

import argparse
import json
import re
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.model import Judgement
from sayso.present.commands.ask import give, parse_limit
from sayso.present.commands.opening import (
    DONE,
    Commands,
    add_command,
    add_form,
    add_ledger,
    find_form,
    open_ledger,
    wants_style,
)
from sayso.present.output import open_output

if TYPE_CHECKING:
    from sayso.present.asked.entry import Entry

FOUND = 20
"""Passages that are shown where no limit was given."""
COMPARED = {
    "l": "a link between two figures: `sayso cut` takes it, and `sayso compare --format json` tells what it rests on",
    "g": "a series: `sayso plot --series` takes it, and `sayso compare --format json` tells what is in it",
    "o": "an origin: `sayso compare --format json` tells what goes back to it",
}
"""What ids mean of things that are found anew each time that figures are compared, and are not kept."""
JUDGED = ("f", "s")
"""How ids of entries begin of which there may be judgements."""

SHOW_HELP = """\
Shows everything about a figure, a statement, a document, an edition or a
judgement: the words in their sentence, from whose word to who published it, the
document with its digests and offsets, and what people have said of it."""

SEARCH_HELP = """\
Finds paragraphs in which all of the words stand, without regard to case and
accents, with what was read there."""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    show = add_command(commands, "show", help="show everything about one of them", description=SHOW_HELP)
    show.add_argument("id", metavar="ID", help="the id, or as much of its beginning as no other id has")
    add_ledger(show)
    add_form(show, forms=("table", "json"))
    show.set_defaults(run=run_show)
    search = add_command(commands, "search", help="find passages by their words", description=SEARCH_HELP)
    search.add_argument("words", nargs="+", metavar="WORD")
    add_ledger(search)
    search.add_argument("--limit", type=parse_limit, default=FOUND, metavar="N", help=f"default: {FOUND}")
    add_form(search)
    search.set_defaults(run=run_search)


def run_show(options: argparse.Namespace) -> int:
    """Shows one entry, and gives the exit code."""
    if re.fullmatch("[lgo][0-9a-f]+", options.id):
        raise InputError(f"{options.id[:40]} is the id of {COMPARED[options.id[0]]}")
    with open_ledger(options) as ledger:
        entry = ledger.show(options.id)
        judged = not isinstance(entry, Judgement) and entry.id.startswith(JUDGED)
        judgements = tuple(ledger.judgements(entry.id)) if judged else ()
    _write(entry, judgements, options)
    return DONE


def _write(entry: Entry, judgements: tuple[Judgement, ...], options: argparse.Namespace) -> None:
    from sayso.present.asked.entry import entry_to_json, tell_entry

    with open_output(options.output) as stream:
        if find_form(options) == "json":
            stream.write(json.dumps(entry_to_json(entry, judgements), indent=2) + "\n")
            return
        from sayso.present.asked.tables import open_console, print_pairs

        print_pairs(tell_entry(entry, judgements), open_console(stream, wants_style(options)))


def run_search(options: argparse.Namespace) -> int:
    """Finds passages, and gives the exit code."""
    from sayso.present.asked.notes import PASSAGES

    with open_ledger(options) as ledger:
        found = ledger.search(" ".join(options.words), limit=options.limit + 1)
        give(found, PASSAGES, options, options.limit)
    return DONE
