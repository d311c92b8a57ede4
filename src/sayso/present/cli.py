"""The command line: which commands there are, and what becomes of whatever goes wrong in one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from sayso.errors import SaysoError
from sayso.present.commands import (
    account,
    add,
    ask,
    check,
    compare,
    export,
    formats,
    judge,
    prove,
    publish,
    read,
    show,
    transcribe,
    watch,
)
from sayso.present.commands.opening import INTERRUPTED, NOTHING_DONE, PIPE_CLOSED, tell
from sayso.present.commands.read import Reader
from sayso.present.desk import command as serve
from sayso.present.plot import command as plot
from sayso.version import __version__

FAMILIES = (
    read,
    transcribe,
    formats,
    add,
    ask,
    show,
    compare,
    plot,
    watch,
    judge,
    check,
    prove,
    publish,
    export,
    serve,
    account,
)
"""The commands in the order in which the help tells them."""

EXAMPLES = """\
examples:
  sayso add *.html day.jsonl                     keep reports in the ledger sayso.db
  sayso figures --event killed --party Norland   who says how many, in which report
  sayso compare --event killed --party Norland   who only repeats it, and what differs
"""


def main(argv: Sequence[str] | None = None, reader: Reader | None = None) -> int:
    """Runs the command and gives its exit code; `argv` is `sys.argv` without the program, `reader`
    stands in for `sayso.read_reports`. SystemExit from argparse on bad use (2), help and version (0)."""
    options = build_parser().parse_args(argv)
    options.reader = reader
    try:
        return int(options.run(options))
    except SaysoError as error:
        tell(str(error))
        return NOTHING_DONE
    except BrokenPipeError:
        # Whoever read our output has enough; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        tell(f"cannot write the output: {error.strerror}")
        return NOTHING_DONE
    except KeyboardInterrupt:
        tell("interrupted")
        return INTERRUPTED


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        "sayso",
        description=read.DESCRIPTION,
        epilog=read.EXAMPLES + EXAMPLES.removeprefix("examples:\n"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"sayso {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in FAMILIES:
        family.add_parser(commands)
    return parser
