"""`sayso confirm|correct|reject|merge|split|side|cut|retract|judgements`: what people say of what the machine read."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.model import Judgement, KeptFigure
from sayso.present.commands.ask import add_limit, find_limit, give
from sayso.present.commands.filters import add_filters, add_moment, make_filter
from sayso.present.commands.opening import (
    DONE,
    Commands,
    add_command,
    add_form,
    add_ledger,
    find_doer,
    open_ledger,
    parse_given,
)
from sayso.present.display import show_line

if TYPE_CHECKING:
    from sayso.keeper import Ledger

Act = Callable[["Ledger", argparse.Namespace, str], Judgement]

ACTS: dict[str, tuple[str, tuple[tuple[str, str], ...], Act]] = {
    "confirm": (
        "say that a figure or a statement is right as it stands",
        (("id", "the figure or statement"),),
        lambda ledger, told, by: ledger.confirm(told.id, by=by, why=told.why),
    ),
    "correct": (
        "say what a field of a figure or a statement should be",
        (
            ("id", "the figure or statement"),
            ("field", "low, high, bound, event, unit, party, by, status, period, place, speaker, stance …"),
            ("value", "what it should say, days as 2022-02-24..2022-02-27; none where the report doesn't tell"),
        ),
        lambda ledger, told, by: ledger.correct(told.id, told.field, _read_value(told.value), by=by, why=told.why),
    ),
    "reject": (
        "say that a figure or a statement is wrong; it is left out from then on",
        (("id", "the figure or statement"),),
        lambda ledger, told, by: ledger.reject(told.id, by=by, why=told.why),
    ),
    "merge": (
        "say that two names mean the same source",
        (("name", "a name"), ("other", "the name by which both are called")),
        lambda ledger, told, by: ledger.merge(told.name, told.other, by=by, why=told.why),
    ),
    "split": (
        "say that two names that were merged mean two sources",
        (("name", "a name"), ("other", "the name that it was merged with")),
        lambda ledger, told, by: ledger.split(told.name, told.other, by=by, why=told.why),
    ),
    "side": (
        "say on which side a source is",
        (("name", "the source"), ("party", "the party, as figures tell it")),
        lambda ledger, told, by: ledger.mark_side(told.name, told.party, by=by, why=told.why),
    ),
    "cut": (
        "say that a figure does not go back to another",
        (("link", "the link, as `sayso compare` tells it; with the same options, if any were given there"),),
        lambda ledger, told, by: ledger.cut(told.link, by=by, why=told.why, among=_find_figures(ledger, told)),
    ),
    "retract": (
        "take a judgement back",
        (("judgement", "the judgement"),),
        lambda ledger, told, by: ledger.retract(told.judgement, by=by, why=told.why),
    ),
}
"""Each act with what it does, what it takes, and how it is done."""

NOTHING = "none"
"""What is written for a value that isn't told."""

ACT_HELP = """\
Records a judgement: {what}.
Nothing that the machine read is changed; a judgement stands beside it with who
made it, when and why, and can be taken back with `sayso retract`."""

LIST_HELP = """\
Lists what people have said, with what was taken back. --adrift lists only those
that what stands there now no longer bears out."""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    for name, (what, takes, act) in ACTS.items():
        command = add_command(commands, name, help=what, description=ACT_HELP.format(what=what))
        for argument, told in takes:
            command.add_argument(argument, metavar=argument.upper(), help=told)
        add_ledger(command)
        if name == "cut":
            add_filters(command, by="--done-by")
        command.add_argument(
            "--by", type=parse_given, metavar="WHO", help="who judges; default: the variable SAYSO_USER"
        )
        command.add_argument("--why", metavar="REASON", help="why, in a sentence")
        command.set_defaults(run=run_act, act=act)
    listed = add_command(commands, "judgements", help="list what people have said", description=LIST_HELP)
    listed.add_argument(
        "target", nargs="?", type=parse_given, metavar="TARGET", help="of this entry, link or source only"
    )
    add_ledger(listed)
    listed.add_argument("--adrift", action="store_true", help="only those that hold no longer")
    add_moment(listed)
    add_limit(listed)
    add_form(listed)
    listed.set_defaults(run=run_list)


def run_act(options: argparse.Namespace) -> int:
    """Records an act, says what was recorded, and gives the exit code."""
    from sayso.present.asked.words import tell_judged

    by = find_doer(options, "judges")
    act: Act = options.act
    with open_ledger(options) as ledger:
        judgement = act(ledger, options, by)
    print(show_line(f"{judgement.id} {judgement.kind} {judgement.target}: {tell_judged(judgement)}"))
    return DONE


def run_list(options: argparse.Namespace) -> int:
    """Lists judgements, and gives the exit code."""
    from sayso.present.asked.notes import ADRIFT, JUDGEMENTS

    if options.adrift and options.as_of:
        raise InputError("--adrift tells what holds now; leave out --as-of")
    with open_ledger(options) as ledger:
        if options.adrift:
            give(ledger.adrift(options.target), ADRIFT, options, find_limit(options))
        else:
            give(ledger.judgements(options.target, as_of=options.as_of), JUDGEMENTS, options, find_limit(options))
    return DONE


def _find_figures(ledger: Ledger, told: argparse.Namespace) -> Iterator[KeptFigure]:
    """The figures that were compared when the link was shown."""
    return ledger.figures(make_filter(told, ledger))


def _read_value(value: str) -> str | None:
    return None if value == NOTHING else value
