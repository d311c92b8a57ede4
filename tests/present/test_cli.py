"""The command: what it reads is asked for rightly, what it found is written, and its exit code tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from sayso import __version__
from sayso.errors import InputError
from sayso.model import Dropped, Reading
from sayso.present import cli
from sayso.settings import Settings
from tests.factories import make_dropped, make_reading

Outcome = Reading | Dropped | BaseException


class FakeReader:
    """Stands in for `read_reports`: gives the outcomes it was made with, raises those that are errors."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = outcomes
        self.inputs: Sequence[str] = ()
        self.settings = Settings()

    def __call__(self, inputs: Sequence[str], /, *, settings: Settings) -> Iterator[Reading | Dropped]:
        self.inputs, self.settings = inputs, settings
        for outcome in self.outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome


# Outcomes of a run, its exit code, and what it says on stderr.
RUNS = [
    pytest.param([make_reading()], 0, [], id="all read"),
    pytest.param(
        [make_reading(), make_dropped(), make_reading()], 1,
        ["sayso: r2: no text (the page has no main text)", "sayso: 1 of 3 reports could not be read: 1 no text"],
        id="some dropped",
    ),
    pytest.param(
        [make_dropped(detail="none")], 2,
        ["sayso: r2: no text (none)"], id="none read",
    ),
    pytest.param([], 2, ["sayso: there was nothing to read"], id="nothing to read"),
    pytest.param([InputError("there is no file a; check its path")], 2, ["sayso: there is no file a; check its path"], id="bad use"),
    pytest.param([make_reading(), KeyboardInterrupt()], 130, ["sayso: interrupted"], id="interrupted"),
    pytest.param([OSError(28, "No space left on device")], 2, ["sayso: cannot write the output: No space left on device"], id="disk full"),
]  # fmt: skip

BAD_USE = [
    ([], "COMMAND"),
    (["read"], "INPUT"),
    (["write", "a.txt"], "invalid choice"),
    (["read", "a.txt", "--format", "xml"], "invalid choice: 'xml'"),
    (["read", "a.txt", "--published", "yesterday"], "'yesterday' is no day; write it as 2022-02-28"),
    (["read", "a.txt", "--colour"], "unrecognized arguments"),
]

FORMATS = [
    ([], "Bridge closed\n"),
    (["--format", "table"], "Bridge closed\n"),
    (["--format", "json"], "{\n"),
    (["--format", "jsonl"], '{"id": '),
    (["--format", "html"], "<!doctype html>\n"),
]


@pytest.mark.parametrize(("outcomes", "code", "said"), RUNS)
def test_the_exit_code_and_stderr_tell_how_it_went(
    outcomes: list[Outcome], code: int, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", "a.txt", "--format", "jsonl"], FakeReader(*outcomes)) == code
    assert capsys.readouterr().err.splitlines() == said


@pytest.mark.parametrize(("arguments", "said"), BAD_USE)
def test_bad_use_is_told_and_exits_with_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        cli.main(arguments, FakeReader())

    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(("options", "begins"), FORMATS)
def test_each_form_is_written(options: list[str], begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", "a.txt", *options], FakeReader(make_reading())) == 0
    assert capsys.readouterr().out.startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("o.json", "{\n"), ("o.JSONL", '{"id"'), ("o.html", "<!doctype"), ("o.htm", "<!doctype"), ("o.txt", "Bridge")],
)
def test_the_suffix_of_the_output_tells_the_form(name: str, begins: str, tmp_path: Path) -> None:
    assert cli.main(["read", "a.txt", "--output", str(tmp_path / name)], FakeReader(make_reading())) == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_format_wins_over_the_suffix(tmp_path: Path) -> None:
    cli.main(["read", "a", "--format", "jsonl", "--output", str(tmp_path / "o.html")], FakeReader(make_reading()))

    assert json.loads((tmp_path / "o.html").read_text())["id"] == "r1"


@pytest.mark.parametrize(
    ("inputs", "kind"), [(["a.txt"], dict), (["a.txt", "b.txt"], list), (["a.jsonl"], list), (["-"], dict)]
)
def test_json_has_the_shape_that_the_inputs_tell(
    inputs: list[str], kind: type, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["read", *inputs, "--format", "json"], FakeReader(make_reading()))

    assert isinstance(json.loads(capsys.readouterr().out), kind)


def test_options_become_settings() -> None:
    reader = FakeReader(make_reading())
    options = ["--published", "2022-02-28", "--publisher", "Echo", "--allow-private"]
    cli.main(["read", "a.txt", "-", *options, "--format", "jsonl"], reader)

    assert reader.inputs == ["a.txt", "-"]
    assert reader.settings == Settings(date(2022, 2, 28), "Echo", allow_private=True)


def test_many_dropped_reports_are_counted_and_only_the_first_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    dropped = [make_dropped(report=f"r{n}", reason="binary" if n % 3 else "no text") for n in range(12)]
    assert cli.main(["read", "a.jsonl", "--format", "jsonl"], FakeReader(make_reading(), *dropped)) == 1

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6
    assert said[-1] == "sayso: 12 of 13 reports could not be read: 8 binary, 4 no text"


def test_what_was_finished_is_whole_when_interrupted(tmp_path: Path) -> None:
    output = tmp_path / "o.json"
    output.write_text("old")
    assert cli.main(["read", "a", "b", "--output", str(output)], FakeReader(make_reading(), KeyboardInterrupt())) == 130

    [part] = tmp_path.glob("*.part")
    assert [reading["id"] for reading in json.loads(part.read_text())] == ["r1"]
    assert output.read_text() == "old"


def test_an_input_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "a.json")
    assert cli.main(["read", path, "--output", path], FakeReader(make_reading())) == 2
    assert "is one of the inputs" in capsys.readouterr().err


def test_words_of_a_report_do_not_steer_the_terminal_through_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["read", "a", "--format", "jsonl"], FakeReader(make_dropped(report="\x1b[2J", detail="a\nb\u202e")))

    assert capsys.readouterr().err.splitlines()[0] == "sayso: ␛[2J: no text (a b\ufffd)"


def test_help_teaches_by_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["read", "--help"]):
        with pytest.raises(SystemExit) as exit_:
            cli.main(arguments)
        assert exit_.value.code == 0
        assert "sayso read report.html" in capsys.readouterr().out


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--version"])

    assert capsys.readouterr().out == f"sayso {__version__}\n"


def run_command(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sayso", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", **options)  # type: ignore[call-overload, no-any-return]


def test_the_module_is_the_command(tmp_path: Path) -> None:
    done = run_command("read", str(tmp_path / "none.txt"))

    assert done.returncode == 2
    assert done.stderr.startswith("sayso: there is no file")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_is_met_in_silence(tmp_path: Path) -> None:
    """The pipe is closed before anything is written to it."""
    script = (
        "import sys\n"
        "from sayso.present.cli import main\n"
        "from tests.factories import make_reading\n"
        "sys.exit(main(['read', 'a.jsonl', '--format', 'jsonl'], lambda inputs, settings: iter([make_reading()] * 3)))\n"
    )
    reading, writing = os.pipe()
    os.close(reading)
    root = Path(__file__).parents[2]
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=root, stdout=closed, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr) == (141, b"")


def test_help_does_not_wait_for_heavy_libraries() -> None:
    script = "import sys, sayso.present.cli as c; c.build_parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert not {
        "numpy",
        "onnxruntime",
        "trafilatura",
        "rich",
        "tokenizers",
        "lxml",
        "sqlalchemy",
        "altair",
        "rensa",
    } & set(loaded)
