"""What the pages say holds: their examples run, their links lead somewhere, and nothing is left out."""

from __future__ import annotations

import doctest
import glob
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import sayso
from docs.generate import FOLDER, make_pages
from sayso.present import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "evals/README.md"])
EXAMPLES = [page for page in PAGES if ">>>" in page.read_text(encoding="utf-8")]
COMMANDS = {
    page.relative_to(ROOT).as_posix(): lines
    for page in PAGES
    if (lines := re.findall(r"^\$ (sayso .+)$", page.read_text(encoding="utf-8"), re.MULTILINE))
}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples in it, as a reader of the docs has; it is the current one."""
    (tmp_path / "examples").mkdir()
    for path in (ROOT / "examples").iterdir():
        (tmp_path / "examples" / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples_and_commands() -> None:
    assert len(EXAMPLES) >= 3
    assert sum(map(len, COMMANDS.values())) >= 8


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.name)
def test_python_examples_run(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    test = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)

    failed, tried = doctest.DocTestRunner().run(test)

    assert tried
    assert not failed, capsys.readouterr().out


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("page", COMMANDS)
def test_commands_run(page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands of a page run in their order; its output, where one names a file, is there afterwards."""
    monkeypatch.setenv("SAYSO_USER", "Ann Example")
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    for line in COMMANDS[page]:
        _run_command(line, capsys)


def _run_command(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [name for word in shlex.split(line)[1:] for name in (sorted(glob.glob(word)) if "*" in word else [word])]

    code, shown = cli.main(words), capsys.readouterr()
    assert code == 0, f"{line}: {shown.err}"
    if "--output" in words:
        assert Path(words[words.index("--output") + 1]).stat().st_size
    else:
        assert shown.out or shown.err


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", sorted(make_pages()))
def test_the_reference_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == make_pages()[name], "run make docs"


def test_every_option_is_told_in_a_how_to() -> None:
    told = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs/how-to").glob("*.md"))
    options = set(re.findall(r"--[a-z][a-z-]+", make_pages()["command.md"])) - {"--help", "--version"}

    assert sorted(option for option in options if option not in told) == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    reasons = (ROOT / "docs/why/dependencies.md").read_text(encoding="utf-8")

    assert [name for name in (re.split(r"[<>=~]", one)[0] for one in listed) if name not in reasons] == []


def test_the_changelog_has_this_version() -> None:
    assert f"## [{sayso.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report.html", "report.txt", "reports.jsonl"])
def test_examples_say_that_they_are_made_up(name: str) -> None:
    for part in (ROOT / "examples" / name).read_text(encoding="utf-8").strip().split("\n" if "jsonl" in name else "\0"):
        assert "made up" in part.lower()


def test_the_example_shows_every_kind_of_statement() -> None:
    reading = sayso.read_report(ROOT / "examples" / "report.html")

    assert {said.kind for said in reading.statements} == {"direct", "indirect", "mixed", "post"}
    assert {"claims", "denies", "asks", "warns"} <= {said.stance for said in reading.statements}
    assert {"person", "organisation", "account", "anonymous"} <= {said.speaker_kind for said in reading.statements}
    assert any(said.via for said in reading.statements)
    assert reading.text.corrections


def test_a_quotation_over_paragraphs_is_a_statement_a_paragraph() -> None:
    reading = sayso.read_report(ROOT / "examples" / "report.html")
    (later,) = (said for said in reading.statements if "Nobody is laughing" in said.content[-1].words)

    assert (later.cue, later.speaker, len(later.content)) == ((), "Anselm Roake", 1)
