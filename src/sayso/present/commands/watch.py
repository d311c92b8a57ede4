"""`sayso watch NAME`: what changed in a saved question since it was last asked."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.model import Filter
from sayso.present.commands.ask import add_limit, find_limit, give
from sayso.present.commands.filters import add_filters, make_filter
from sayso.present.commands.opening import DONE, Commands, add_command, add_form, add_ledger, open_ledger, tell
from sayso.present.display import show_line

if TYPE_CHECKING:
    from sayso.keeper import Ledger
    from sayso.ledger.watch import Difference
    from sayso.present.asked.notes import Step

DESCRIPTION = """\
The first time, saves the question that the filters ask under the name. From then
on, the name alone tells what is new, gone or changed since it was last asked:
figures, statements and findings. Without a name the saved questions are listed."""


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    watch = add_command(
        commands,
        "watch",
        help="tell what changed in a saved question",
        description=DESCRIPTION,
    )
    watch.add_argument("name", nargs="?", metavar="NAME", help="what the question is called")
    add_ledger(watch)
    add_filters(watch)
    add_limit(watch)
    add_form(watch)
    watch.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Asks again, tells what changed, and gives the exit code."""
    from sayso.present.asked.notes import STEPS
    from sayso.present.asked.words import tell_moment

    with open_ledger(options) as ledger:
        if options.name is None:
            return _list_questions(ledger)
        asked = make_filter(options, ledger)
        difference = ledger.watch(options.name, None if asked == Filter() else asked)
    if difference.since is None:
        tell(f"the question {difference.name!r} is saved; ask again with its name alone")
    else:
        tell(f"since {tell_moment(difference.since)}:")
        give(list_steps(difference), STEPS, options, find_limit(options))
    return DONE


def list_steps(difference: Difference) -> Iterator[Step]:
    """What became of each entry and finding that isn't as it was."""
    from sayso.present.asked.notes import Step

    yield from (Step("new", id, None, now) for id, now in difference.new)
    yield from (Step("changed", id, before, now) for id, before, now in difference.changed)
    yield from (Step("gone", id, before, None) for id, before in difference.gone)


def _list_questions(ledger: Ledger) -> int:
    from sayso.present.asked.words import tell_moment

    count = 0
    for one in ledger.questions():
        print(show_line(f"{one.name}: saved {tell_moment(one.made)}, last asked {tell_moment(one.asked)}"))
        count += 1
    if not count:
        tell("no question is saved yet; give a name and filters to save one")
    return DONE
