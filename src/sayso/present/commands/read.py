"""`sayso read PATH|URL|- …`: reads reports and shows what they say."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from sayso.errors import InputError
from sayso.model import Dropped, Reading
from sayso.present.commands.opening import (
    DONE,
    NOTHING_DONE,
    SOME_WRONG,
    Commands,
    add_command,
    find_form,
    parse_given,
    tell,
)
from sayso.present.output import open_output
from sayso.present.progress import Progress
from sayso.present.writers import JsonWriter, LinesWriter, Writer
from sayso.settings import Settings

FORMATS = ("table", "json", "jsonl", "html")
SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".html": "html", ".htm": "html", ".txt": "table"}
ROWS = (".jsonl", ".ndjson")
NAMED = 5
"""Reports that are named on stderr when they could not be read; beyond that they are only counted."""

DESCRIPTION = """\
Reads news reports and shows who said what in them: every statement with its
source, cue, content, speaker and relays, each pinned to its characters.
A reading is a machine's: it tells what the report says, not that it is so."""

EXAMPLES = """\
examples:
  sayso read report.html                         a table on the terminal
  sayso read report.txt --published 2022-02-28   the day tells when "on Sunday" is
  sayso read report.html --output marked.html    a page with the marks in the text
  sayso read https://news.example/story          a page from the web
  sayso read day.jsonl --output readings.jsonl   a reading a line, as they come
  cat report.txt | sayso read - --format json    from a pipe, as JSON
"""

INPUT_HELP = """\
INPUT is a file of text or HTML, a .jsonl file (an object a line: id, text or
html, title, publisher, published, url), an http(s) address, or - for standard
input."""

READ_HELP = f"""\
{INPUT_HELP} With --format json one report is an object, and several inputs or a
.jsonl file are an array. All JSON is ASCII, with everything else escaped.

exit code:
  0    every report was read
  1    some reports could not be read; their reasons stand in the output
  2    nothing could be read, or the command was wrong
  130  interrupted; what was finished is kept"""


class Reader(Protocol):
    """What turns inputs into readings; `sayso.read_reports` is one."""

    def __call__(self, inputs: Sequence[str], /, *, settings: Settings) -> Iterator[Reading | Dropped]: ...


def add_parser(commands: Commands) -> None:
    """What the command takes."""
    read = add_command(
        commands,
        "read",
        help="read reports",
        description=DESCRIPTION + "\n\n" + READ_HELP,
        epilog=EXAMPLES,
    )
    add_inputs(read)
    read.add_argument(
        "--format",
        choices=FORMATS,
        help="default: what the suffix of --output says (.json, .jsonl, .html, .txt), else table",
    )
    read.add_argument("--output", type=Path, metavar="FILE", help="write here; replaced only when the run went well")
    read.add_argument("--allow-private", action="store_true", help="fetch from private and loopback addresses too")
    read.add_argument("--no-color", action="store_true", help="no style in the table (so does the variable NO_COLOR)")
    read.set_defaults(run=run, reader=None, suffixes=SUFFIXES)


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """The reports, and what the user knows of them."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="a path, an http(s) address, or -")
    parser.add_argument(
        "--published",
        type=_parse_day,
        metavar="DATE",
        help="the day it was published, YYYY-MM-DD; goes over what the page says",
    )
    parser.add_argument(
        "--publisher", type=parse_given, metavar="NAME", help="who published it; goes over what the page says"
    )
    parser.add_argument(
        "--translation",
        metavar="INPUT",
        help="a translation of the one transcript that is read: kept beside it, and read too",
    )
    parser.add_argument(
        "--translator",
        type=parse_given,
        metavar="NAME",
        help="who translated a transcript: a relay of all that is said in it",
    )


def run(options: argparse.Namespace) -> int:
    """Reads, writes, tells on stderr what could not be read, and gives the exit code."""
    check_output(options.output, options.inputs)
    reader: Reader = options.reader or _load_reader()
    outcomes = reader(options.inputs, settings=make_settings(options))
    with open_output(options.output) as stream, closing(make_writer(options, stream)) as writer:
        progress = Progress(sys.stderr, stream, _count_reports(options.inputs))
        tally = write_outcomes(outcomes, writer, progress)
    return tally.tell()


def make_settings(options: argparse.Namespace) -> Settings:
    """What the options say of a run."""
    return Settings(
        published=options.published, publisher=options.publisher, translator=options.translator, translation=options.translation,
        allow_private=options.allow_private,
    )  # fmt: skip


def make_writer(options: argparse.Namespace, stream: TextIO) -> Writer:
    """The writer of the form that was asked for, or that the output's suffix tells."""
    form = find_form(options)
    if form == "jsonl":
        return LinesWriter(stream)
    if form == "json":
        return JsonWriter(
            stream, several=len(options.inputs) > 1 or bool(options.translation) or holds_rows(options.inputs[0])
        )
    if form == "html":
        from sayso.present.page import PageWriter

        return PageWriter(stream)
    # rich is loaded only for whom it shows something: it takes as long to load as everything else here.
    from sayso.present.table import TableWriter

    return TableWriter(stream, color=not (options.no_color or os.environ.get("NO_COLOR")))


@dataclass(slots=True)
class Tally:
    """What a run has met so far: reports read or not, why not, and the first few that were not."""

    total: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    first: list[Dropped] = field(default_factory=list)

    def count(self, outcome: object) -> None:
        """Counts one outcome."""
        self.total += 1
        if isinstance(outcome, Dropped):
            self.reasons[outcome.reason] += 1
            if len(self.first) < NAMED:
                self.first.append(outcome)

    def summarise(self) -> str:
        """3 of 120 reports could not be read: 2 no text, 1 binary."""
        reasons = ", ".join(f"{count} {reason}" for reason, count in self.reasons.most_common())
        return f"{self.reasons.total()} of {self.total} reports could not be read: {reasons}"

    def tell(self) -> int:
        """Tells on stderr what could not be read, and gives the exit code."""
        for dropped in self.first:
            tell(f"{dropped.report}: {dropped.reason} ({dropped.detail})")
        if self.reasons and self.total > 1:
            tell(self.summarise())
        if not self.total:
            tell("there was nothing to read")
        if self.total == self.reasons.total():
            return NOTHING_DONE
        return SOME_WRONG if self.reasons else DONE


def write_outcomes(outcomes: Iterable[Reading | Dropped], writer: Writer, progress: Progress) -> Tally:
    """Writes each outcome as it comes, and counts them."""
    tally = Tally()
    with progress:
        for outcome in outcomes:
            with progress.cleared():
                writer.add(outcome)
            progress.advance()
            tally.count(outcome)
    return tally


def check_output(output: Path | None, inputs: Sequence[str]) -> None:
    """InputError where the output is one of the inputs."""
    if output and any(Path(given).resolve() == output.resolve() for given in inputs if given != "-"):
        raise InputError(f"--output {output} is one of the inputs; choose another file")


def holds_rows(given: str) -> bool:
    """Whether an input's name says that it is a file of rows."""
    return Path(given).suffix.lower() in ROWS


def _count_reports(inputs: Sequence[str]) -> int | None:
    """How many reports the inputs hold, as far as their names tell; None where only reading them can."""
    return None if any(given == "-" or holds_rows(given) for given in inputs) else len(inputs)


def _parse_day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write it as 2022-02-28") from error


def _load_reader() -> Reader:
    # Loaded here so that help, version and a wrong option do not wait for the tagger.
    from sayso.pipeline import read_reports

    return read_reports
