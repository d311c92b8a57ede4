"""What all commands on a ledger share: where it is, in which form the answer comes and where it goes."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sayso.errors import InputError
from sayso.present.display import show_line

if TYPE_CHECKING:
    from sayso.keeper import Ledger

DEFAULT_LEDGER = "sayso.db"
FORMATS = ("table", "csv", "json")
SUFFIXES = {".csv": "csv", ".json": "json", ".txt": "table"}
"""Which form the suffix of an output tells."""
USER = "SAYSO_USER"
"""The variable that says who is at work."""
DONE, SOME_WRONG, NOTHING_DONE, PIPE_CLOSED, INTERRUPTED = 0, 1, 2, 141, 130
"""Exit codes: all went well; some of it didn't, or something is wrong; nothing was done, or the command was wrong. The
last two are those that a shell gives for SIGPIPE and SIGINT."""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `add_subparsers` gives; argparse has no public name for it."""


def add_command(
    commands: Commands, name: str, *, help: str, description: str, epilog: str | None = None
) -> argparse.ArgumentParser:
    """A command; what it says of itself, and its examples, are shown in the lines in which they are written."""
    raw = argparse.RawDescriptionHelpFormatter
    return commands.add_parser(name, help=help, description=description, epilog=epilog, formatter_class=raw)


def add_ledger(parser: argparse.ArgumentParser) -> None:
    """The option that says which ledger."""
    parser.add_argument(
        "--ledger",
        type=parse_given,
        metavar="FILE|URL",
        help=f"an SQLite file or a postgresql:// address; default: the variable SAYSO_LEDGER, else {DEFAULT_LEDGER}",
    )


def add_form(parser: argparse.ArgumentParser, forms: Sequence[str] = FORMATS) -> None:
    """The options that say in which form the answer is written, and where."""
    suffixes = {suffix: form for suffix, form in SUFFIXES.items() if form in forms}
    parser.add_argument(
        "--format", choices=forms, help=f"default: what the suffix of --output says ({', '.join(suffixes)}), else table"
    )
    parser.set_defaults(suffixes=suffixes)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write here; replaced only when all went well")
    if "csv" in forms:
        parser.add_argument("--excel", action="store_true", help="begin CSV with the mark by which Excel knows UTF-8")
    parser.add_argument("--no-color", action="store_true", help="no style in the table (so does the variable NO_COLOR)")


def parse_given(value: str) -> str:
    """A value that isn't empty: an empty one, as an unset variable of the shell gives, would ask for nothing."""
    if not value.strip():
        raise argparse.ArgumentTypeError("the value is empty; give one, or leave the option out")
    return value


def find_form(options: argparse.Namespace) -> str:
    """The form that was asked for, or that the output's suffix tells (`options.suffixes`); a table where it has none.
    InputError where no form goes by the suffix."""
    suffix = options.output.suffix.lower() if options.output else ""
    if options.format or not suffix:
        return str(options.format or "table")
    if suffix not in options.suffixes:
        raise InputError(
            f"no form goes by the suffix of --output {options.output}; end it in {', '.join(options.suffixes)}, or give --format"
        )
    return str(options.suffixes[suffix])


def check_form(options: argparse.Namespace) -> None:
    """InputError where the options of a command that answers contradict each other."""
    if find_form(options) != "csv" and getattr(options, "excel", False):
        raise InputError("--excel is for CSV; give --format csv too, or an --output that ends in .csv")


def wants_style(options: argparse.Namespace) -> bool:
    """Whether tables may have style."""
    return not (options.no_color or os.environ.get("NO_COLOR"))


def open_ledger(options: argparse.Namespace, *, create: bool = False) -> Ledger:
    """The ledger that the options or the environment name; LedgerError where it can't be used, InputError where the output
    would be written over it or has no form. Nothing is made then."""
    where = options.ledger or os.environ.get("SAYSO_LEDGER") or DEFAULT_LEDGER
    output: Path | None = getattr(options, "output", None)
    if output and output.resolve() == Path(where).resolve():
        raise InputError(f"--output {output} is the ledger; choose another file")
    if "suffixes" in options:
        check_form(options)
    # Loaded here so that help and a wrong option do not wait for the tagger and the database.
    from sayso.keeper import Ledger

    return Ledger.open(where, create=create)


def tell(message: str) -> None:
    """Says something on standard error, made safe for the terminal."""
    print(f"sayso: {show_line(message)}", file=sys.stderr)


def find_doer(options: argparse.Namespace, what: str) -> str:
    """Who does it: what --by says, else the variable SAYSO_USER; InputError (*say who judges*) where neither does."""
    by = options.by or os.environ.get(USER)
    if not by or not by.strip():
        raise InputError(f"say who {what}: give --by, or set the variable {USER}")
    return str(by)


def name_user() -> str | None:
    """Who is at work: what SAYSO_USER says, else the name of the account on this machine; None where it has none."""
    try:
        return os.environ.get(USER) or getpass.getuser()
    except (KeyError, OSError):
        return None


def add_doer(parser: argparse.ArgumentParser, what: str) -> None:
    """The option that says who does it (*who judges*)."""
    parser.add_argument("--by", type=parse_given, metavar="WHO", help=f"{what}; default: the variable {USER}")
