"""`sayso formats`: what sayso reads."""

from __future__ import annotations

import argparse
import sys

from sayso.present.commands.opening import DONE, Commands, add_command

DESCRIPTION = """\
The formats that sayso reads. Each is told by its first bytes; only where these tell
nothing does the end of the file's name count."""


def add_parser(commands: Commands) -> None:
    """What the command takes: nothing."""
    formats = add_command(commands, "formats", help="list what can be read", description=DESCRIPTION)
    formats.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes a line for each format."""
    from sayso.pipeline import list_formats

    for name, suffixes in list_formats():
        sys.stdout.write(f"{name} ({', '.join(suffixes)})\n")
    return DONE
