"""`sayso add` and `sayso reread`: reports are read and kept."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, get_args

from sayso.model import Added, AddedState, Dropped
from sayso.present.commands.opening import INTERRUPTED, Commands, add_command, add_ledger, name_user, open_ledger, tell
from sayso.present.commands.read import INPUT_HELP, Tally, add_inputs, holds_rows, make_settings
from sayso.present.display import show_line
from sayso.present.progress import Progress

NAMED = 20
"""Changes and judgements that are named; beyond that they are only counted."""

ADD_HELP = f"""\
Reads reports as `sayso read` does, and keeps them in a ledger: the bytes as they
came, the text, and all that was read in it. The ledger is made where there is
none. What is there already is not read again; the same address with other bytes
is a new edition of its document, and what changed in it is told.

{INPUT_HELP}

exit code:
  0    every report was read
  1    some reports could not be read; `sayso dropped` tells why
  2    nothing could be read, or the command was wrong
  130  interrupted; what was finished is kept"""

REREAD_HELP = """\
Reads all documents again from their kept bytes, where another version of sayso
or of its weights read them. The new reading stands beside the old; judgements
hold on where the words are found again, and the others are told."""

EXAMPLES = """\
examples:
  sayso add report.html                     one page, in the ledger sayso.db
  sayso add day.jsonl --jobs 4              rows of data, by four processes
  sayso add *.html --ledger war.db          another ledger
"""


def add_parser(commands: Commands) -> None:
    """What the commands take."""
    add = add_command(
        commands, "add", help="read reports and keep them in a ledger", description=ADD_HELP, epilog=EXAMPLES
    )
    add_inputs(add)
    add.add_argument("--allow-private", action="store_true", help="fetch from private and loopback addresses too")
    add.set_defaults(run=run)
    reread = add_command(commands, "reread", help="read again what another version read", description=REREAD_HELP)
    reread.set_defaults(run=run_reread)
    for command in (add, reread):
        add_ledger(command)
        command.add_argument(
            "--jobs",
            type=parse_jobs,
            default=1,
            metavar="N",
            help="how many processes read, about 250 MB each; default: 1",
        )


def run(options: argparse.Namespace) -> int:
    """Reads and keeps, tells what became of it, and gives the exit code."""
    from sayso.keeper.adding import read_inputs
    from sayso.keeper.custody import work_as

    settings = make_settings(options)
    read_inputs(options.inputs, settings)  # no ledger is made for inputs that aren't there
    with open_ledger(options, create=True) as ledger, work_as(name_user()):
        outcomes = ledger.add(options.inputs, settings=settings, jobs=options.jobs)
        return follow(outcomes, count_reports(options.inputs) if sys.stderr.isatty() else None)


def run_reread(options: argparse.Namespace) -> int:
    """Reads again, tells what became of it, and gives the exit code."""
    from sayso.keeper.custody import work_as

    with open_ledger(options) as ledger, work_as(name_user()):
        return follow(ledger.reread(jobs=options.jobs), None)


def parse_jobs(value: str) -> int:
    """A number of processes, 1 or more."""
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; write 1 or more")
    return int(value)


def follow(outcomes: Iterable[Added | Dropped], total: int | None) -> int:
    """Counts what becomes of reports as they are kept, tells it at the end, and gives the exit code. What was finished is
    told even where the run is cut short."""
    kept, tally = Kept(), Tally()
    try:
        # Closed at once where the run is cut short, so that no worker is left.
        with (
            closing(cast(Generator[Added | Dropped], outcomes)),
            Progress(sys.stderr, sys.stdout, total, rate=True) as bar,
        ):
            for outcome in outcomes:
                bar.advance()
                tally.count(outcome)
                kept.count(outcome)
    except KeyboardInterrupt:
        tell("interrupted; what was finished is kept")
        return INTERRUPTED
    finally:
        for line in kept.tell(tally):
            print(show_line(line))
    return tally.tell()


@dataclass(slots=True)
class Kept:
    """What was kept so far; statements and figures are those that were written."""

    states: Counter[AddedState] = field(default_factory=Counter)
    statements: int = 0
    figures: int = 0
    changes: list[str] = field(default_factory=list)
    adrift: list[str] = field(default_factory=list)

    def count(self, outcome: Added | Dropped) -> None:
        """Counts one outcome."""
        from sayso.present.asked.words import tell_document

        if isinstance(outcome, Dropped):
            return
        self.states[outcome.state] += 1
        if outcome.state == "unchanged":
            return
        self.statements += outcome.statements
        self.figures += outcome.figures
        self.adrift += outcome.adrift
        name = tell_document(outcome.edition)
        self.changes += [f"  {name}: {change.reason}" for change in outcome.changes]

    def tell(self, tally: Tally) -> Iterable[str]:
        """12 new, 1 new edition, 3 unchanged, 1 not read (1 no text); 80 statements, 31 figures."""
        if not tally.total:
            return
        states = [tell_count(self.states[state], state) for state in get_args(AddedState) if self.states[state]]
        if lost := tally.reasons.total():
            reasons = ", ".join(f"{count} {reason}" for reason, count in tally.reasons.most_common())
            states.append(f"{lost} not read ({reasons})")
        counts = f"; {tell_count(self.statements, 'statement')}, {tell_count(self.figures, 'figure')}"
        wrote = self.states.total() > self.states["unchanged"]
        yield f"{', '.join(states)}{counts if wrote else ''}."
        yield from _tell_some(self.changes, "changed in new editions:", "sayso changes")
        yield from _tell_some(self.adrift, "judgements that hold no longer:", "sayso judgements --adrift")


def tell_count(count: int, name: str) -> str:
    """1 new edition, 2 new editions; what is no noun stays as it is."""
    return f"{count} {name}{'s' * (count != 1 and name not in ('new', 'unchanged'))}"


def count_reports(inputs: Sequence[str]) -> int | None:
    """How many reports the inputs hold: a line of rows is one. None where only reading them can tell."""
    counts = [_count_rows(Path(given)) if holds_rows(given) else 1 for given in inputs]
    return None if "-" in inputs or None in counts else sum(filter(None, counts))


def _count_rows(path: Path) -> int | None:
    if not path.is_file():  # a pipe can be read only once
        return None
    with path.open("rb") as stream:
        return sum(1 for line in stream if line.strip())


def _tell_some(lines: Sequence[str], head: str, command: str) -> Iterable[str]:
    if not lines:
        return
    yield f"{len(lines)} {head}"
    yield from lines[:NAMED]
    if len(lines) > NAMED:
        yield f"  and {len(lines) - NAMED} more: {command}"
