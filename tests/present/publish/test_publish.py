"""What is published: without private people, the same bytes each time, and with nothing that runs or loads."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso import Ledger
from sayso.keeper.adding import Sent
from sayso.model import Edition, Filter, Series
from sayso.present.cli import main
from sayso.present.publish import Publication, publish_question, publish_report

TITLE = "Prisoner Ann Example tells of losses"
REPORT = """Ann Example, a captured soldier from Oldford, said that 40 Norland soldiers were killed on Friday.

"We were told nothing," Example said. Her mother, Ida Example, cried.

Norland's defence ministry said 12 Norland soldiers were killed on Friday."""
NAMES = ("Ann", "Ida", "Example")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with one report of a prisoner."""
    with Ledger.open(tmp_path / "told.db", create=True) as opened:
        data = REPORT.encode()
        list(opened.add_sent([Sent("told.txt", lambda: io.BytesIO(data), TITLE)]))
        yield opened


@pytest.fixture
def edition(ledger: Ledger) -> Edition:
    return next(iter(ledger.documents())).edition


def find_series(ledger: Ledger) -> tuple[Series, Publication]:
    asked = Filter(event="killed")
    series = max(ledger.compare(asked), key=lambda one: len(one.points))
    return series, publish_question(ledger, series, {one.id: one for one in ledger.figures(asked)})


def test_no_private_person_is_named(ledger: Ledger, edition: Edition) -> None:
    for made in (find_series(ledger)[1], publish_report(ledger, edition)):
        assert made.left_out == 2
        for name, data in made.with_sums().items():
            assert not [word for word in NAMES if word in data.decode()], name


def test_who_is_allowed_is_named(ledger: Ledger, edition: Edition) -> None:
    page = publish_report(ledger, edition, ["Ann Example"]).files["index.html"].decode()
    assert "Ann Example" in page
    assert "Ida" not in page


@pytest.mark.parametrize(
    "url", ["file:///home/ola/secret.html", "ftp://ola@store.example/a", "https://paper.example/a"]
)
def test_only_addresses_of_the_web_are_told(tmp_path: Path, url: str) -> None:
    row = {"id": "1", "text": "The ministry said 12 Norland soldiers were killed on Friday.", "url": url}
    path = tmp_path / "ola_private_notes.jsonl"
    path.write_text(json.dumps(row))
    with Ledger.open(tmp_path / "told.db", create=True) as opened:
        list(opened.add([path]))
        made = [find_series(opened)[1], publish_report(opened, next(opened.documents()).edition)]
    told = "".join(data.decode() for one in made for data in one.with_sums().values())
    assert "ola" not in told
    assert (url in told) == url.startswith("https")


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, edition: Edition) -> None:
    assert publish_report(ledger, edition).pack("a") == publish_report(ledger, edition).pack("a")
    assert find_series(ledger)[1].pack("a") == find_series(ledger)[1].pack("a")


def test_sums_are_those_of_the_files(ledger: Ledger) -> None:
    files = find_series(ledger)[1].with_sums()
    told = {
        name: digest for digest, _, name in (line.partition("  ") for line in files["SHA256SUMS"].decode().splitlines())
    }
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}


def test_pages_run_and_load_nothing(ledger: Ledger, edition: Edition) -> None:
    for made in (find_series(ledger)[1], publish_report(ledger, edition)):
        page = made.files["index.html"].decode()
        assert "<script" not in page
        assert "default-src 'none'" in page
        assert "src=" not in page.replace("default-src=", "")


def test_readings_and_judgements_are_told_apart(ledger: Ledger, edition: Edition) -> None:
    figures = list(ledger.figures())
    ledger.confirm(figures[0].id, by="Ed Example")
    ledger.reject(figures[1].id, by="Ed Example")
    made = publish_report(ledger, edition)
    page = made.files["index.html"].decode()
    assert "confirmed by a person" in page
    assert "machine reading" in page
    assert figures[1].figure.id not in json.loads(made.files["data.json"])["states"]
    assert "Ed Example" not in page


def test_pins_of_a_published_report_hold_its_words(ledger: Ledger, edition: Edition) -> None:
    told = json.loads(publish_report(ledger, edition).files["data.json"])["reading"]
    body = told["text"]
    assert {body[slice(*one["span"])] for one in told["figures"]} == {"40", "12"}
    said = [" ".join(body[slice(*span)] for span in one["content"]) for one in told["statements"]]
    assert "We were told nothing" in " ".join(said)


def test_the_command_writes_a_new_folder_only(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where, folder = str(tmp_path / "told.db"), tmp_path / "out"
    assert main(["publish", "--event", "killed", "--output", str(folder), "--ledger", where]) == 0
    assert {one.name for one in folder.iterdir()} >= {"index.html", "data.json", "figures.csv", "SHA256SUMS"}
    assert main(["publish", "--event", "killed", "--output", str(folder), "--ledger", where]) == 2
    assert "choose another folder" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [[], ["--report", "f0000000000000000"], ["--event", "viewed"]])
def test_what_can_not_be_published(ledger: Ledger, tmp_path: Path, asked: list[str]) -> None:
    assert ledger.stamp()
    told = ["publish", *asked, "--output", str(tmp_path / "out"), "--ledger", str(tmp_path / "told.db")]
    assert main(told) == 2
    assert not (tmp_path / "out").exists()


def test_an_archive_holds_the_folder(ledger: Ledger) -> None:
    made = find_series(ledger)[1]
    with zipfile.ZipFile(io.BytesIO(made.pack("sayso-question"))) as archive:
        assert archive.read("sayso-question/index.html") == made.files["index.html"]


def publish(path: Path, name: str, *, file: str = "told.txt", **row: str) -> str:
    """All that is published of a report, by itself and as an answer, in which somebody of this name tells of losses."""
    text = (
        f"Norland killed 12 Sudland soldiers near Oldford on 1 March 2022, said {name}, a baker. {row.pop('more', '')}"
    )
    told = {"text": text, "publisher": "Oldford Paper", "published": "2022-03-02", **row}
    (path / file).write_text(json.dumps(told), "utf-8")
    with Ledger.open(path / "coded.db", create=True) as ledger:
        list(ledger.add([path / file]))
        made = publish_report(ledger, next(iter(ledger.documents())).edition), find_series(ledger)[1]
    assert [one.left_out for one in made] == [1, 1]
    return "".join(data.decode() for one in made for data in one.files.values())


@pytest.mark.parametrize(
    "row",
    [
        {"url": "https://paper.example/%C3%96zlem-%C3%87elikova"},
        {"url": "https://paper.example/%25C3%2596zlem_%25C3%2587elikova"},
        {"url": "https://paper.example/ozlem+celikova.html"},
        {"more": "More at https://paper.example/%C3%96zlem-%C3%87elikova-tells, they said."},
        {"more": "The page had &Ouml;zlem&nbsp;&Ccedil;elikova in it, and mailto:ozlem%40paper.example too."},
        {"id": "case-özlem-çelikova"},
        {"title": "ÖZLEM ÇELIKOVA tells"},
        {"file": "celikova.jsonl"},
    ],
)
def test_a_name_that_is_written_as_a_code_or_an_id_is_left_out(tmp_path: Path, row: dict[str, str]) -> None:
    told = publish(tmp_path, "Özlem Çelikova", file=row.pop("file", "told.jsonl"), **row).lower()
    assert not [word for word in ("zlem", "elikov", "%40", str(tmp_path).lower()) if word in told]


@pytest.mark.parametrize("name", ["Marta Unknown", "Marta Exact", "Marta Witness", "Marta Claim"])
def test_a_name_that_is_a_word_of_ours_changes_none_of_ours(tmp_path: Path, name: str) -> None:
    told = publish(tmp_path, name)
    assert '"bound": "exact"' in told
    assert "Marta" not in told
