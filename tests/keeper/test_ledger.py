"""A ledger as its user meets it: real readings of made-up reports, kept, judged and asked for."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso import Dropped, Filter, InputError, Ledger
from sayso.attribute import Tagger, load_tagger

WAR = Path(__file__).parent.parent.parent / "examples" / "war.jsonl"
WHO = "Ann Example"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


@pytest.fixture(scope="module")
def kept(tagger: Tagger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the made-up reports, made once."""
    path = tmp_path_factory.mktemp("ledger") / "war.db"
    with Ledger.open(path, create=True) as ledger:
        assert {one.state for one in ledger.add([WAR], tagger=tagger) if not isinstance(one, Dropped)} == {"new"}
    return path


@pytest.fixture
def ledger(kept: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it, to do with as a test likes."""
    copy = tmp_path / "war.db"
    copy.write_bytes(kept.read_bytes())
    with Ledger.open(copy) as opened:
        yield opened


def write_row(folder: Path, **fields: str) -> Path:
    path = folder / "row.jsonl"
    path.write_text(json.dumps(fields), encoding="utf-8")
    return path


def test_adding_again_changes_nothing(ledger: Ledger, tagger: Tagger) -> None:
    before = [one.id for one in ledger.figures()]
    assert [one.state for one in ledger.add([WAR], tagger=tagger) if isinstance(one, sayso.Added)] == ["unchanged"] * 5
    assert [one.id for one in ledger.figures()] == before


def test_what_is_kept_is_what_is_read(ledger: Ledger, tagger: Tagger) -> None:
    read = {
        (reading.report.id, figure.pin, figure.quantity)
        for reading in sayso.read_reports([WAR], tagger=tagger)
        if isinstance(reading, sayso.Reading)
        for figure in reading.figures
    }
    assert {(one.edition.report.id, one.machine.pin, one.machine.quantity) for one in ledger.figures()} == read


def test_new_bytes_at_an_address_are_a_new_edition(ledger: Ledger, tagger: Tagger, tmp_path: Path) -> None:
    url, told = "https://oldford-echo.example/dam", "people died when a dam broke in Oldford on Sunday, police said."
    first = write_row(tmp_path, id="dam", url=url, published="2031-03-09", text=f"At least 12 {told}")
    [one] = ledger.add([first], tagger=tagger)
    second = write_row(tmp_path, id="dam", url=url, published="2031-03-09", text=f"At least 19 {told}")
    [two] = ledger.add([second], tagger=tagger)

    assert isinstance(one, sayso.Added)
    assert isinstance(two, sayso.Added)
    assert (one.state, two.state) == ("new", "new edition")
    assert [(change.what, change.kind) for change in two.changes if change.what == "figure"] == [("figure", "changed")]
    assert list(ledger.changes(two.edition.document)) == list(two.changes)
    [now] = ledger.figures(Filter(document=two.edition.document))
    assert now.figure.pin.words == "At least 19"
    assert len(list(ledger.figures(Filter(document=two.edition.document, replaced=True)))) == 2


def test_a_report_that_cannot_be_read_is_kept_with_its_reason(ledger: Ledger, tmp_path: Path, tagger: Tagger) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    [outcome] = ledger.add([empty], tagger=tagger)
    assert isinstance(outcome, Dropped)
    assert list(ledger.dropped()) == [outcome]


def test_a_person_goes_over_the_machine_and_can_take_it_back(ledger: Ledger) -> None:
    [figure] = ledger.figures(Filter(event="captured"))
    made = ledger.correct(figure.id, "by", "Norland", by=WHO, why="the report says so above")

    [now] = ledger.figures(Filter(by="Norland"))
    assert (now.figure.by, now.machine.by, now.review) == ("Norland", figure.machine.by, "corrected")
    assert list(ledger.figures(Filter(by="Norland"), as_of=figure.edition.added)) == []
    ledger.retract(made.id, by=WHO)
    assert list(ledger.figures(Filter(by="Norland"))) == []
    assert [one.id for one in ledger.judgements(figure.id)] == [made.id]


def test_reading_again_with_other_weights_stands_beside(ledger: Ledger, tagger: Tagger) -> None:
    [figure] = ledger.figures(Filter(event="captured"))
    ledger.confirm(figure.id, by=WHO)
    newer = Tagger(tagger.network, tagger.tokenizer, tagger.limits, "made-up version")

    outcomes = [one for one in ledger.reread(tagger=newer) if isinstance(one, sayso.Added)]

    assert [one.state for one in outcomes] == ["new reading"] * 5
    [again] = ledger.figures(Filter(event="captured"))
    assert (again.id, again.versions.tagger) == (figure.id, "made-up version")
    judged_otherwise = [judgement.target for judgement, _ in ledger.adrift()]
    assert again.review == ("unreviewed" if figure.id in judged_otherwise else "confirmed")
    assert list(ledger.verify()) == []


def test_a_ledger_holds_what_was_written(ledger: Ledger) -> None:
    assert list(ledger.verify()) == []


def test_several_processes_read_the_same(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other.db", create=True) as other:
        assert [one.state for one in other.add([WAR], jobs=2) if isinstance(one, sayso.Added)] == ["new"] * 5
        assert [one.machine for one in other.figures()] == [one.machine for one in ledger.figures()]


@pytest.mark.parametrize("jobs", [0, -1])
def test_jobs_are_one_or_more(ledger: Ledger, jobs: int) -> None:
    with pytest.raises(InputError, match="1 or more"):
        list(ledger.add([WAR], jobs=jobs))


def test_an_input_that_is_not_there_is_told_at_once(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="no file"):
        ledger.add(["no-such-file.txt"])


def test_a_saved_question_tells_what_is_new(ledger: Ledger, tagger: Tagger, tmp_path: Path) -> None:
    asked = Filter(event="killed", party="Sudland")
    assert ledger.watch("toll", asked).since is None
    assert ledger.watch("toll").new == ()
    text = "Norland's army said on Wednesday that 1,410 Sudland soldiers had been killed since 3 March."
    list(ledger.add([write_row(tmp_path, id="later", published="2031-03-12", text=text)], tagger=tagger))

    later = ledger.watch("toll")

    assert any("1,410" in sentence for _, sentence in later.new)
    with pytest.raises(InputError, match="no question"):
        ledger.watch("nothing saved")


TOLL = "Norland's army said on Wednesday that {} Sudland soldiers had been killed since 3 March. "
REST = "At least 12 civilians were killed in Oldford, the mayor said. The town's bridge is closed, and no trains run."


def test_a_new_edition_tells_only_what_it_changed(ledger: Ledger, tagger: Tagger, tmp_path: Path) -> None:
    def add(text: str) -> None:
        row = write_row(tmp_path, url="https://oldford-echo.example/toll", published="2031-03-12", text=text)
        list(ledger.add([row], tagger=tagger))

    add(TOLL.format("1,410") + REST)
    ledger.watch("toll", Filter(event="killed"))
    add("Correction follows. " + TOLL.format("1,410") + REST)
    said_again = ledger.watch("toll")
    add("Corrected. " + TOLL.format("1,410") + REST)
    add("Corrected. " + TOLL.format("1,510") + REST)
    changed = ledger.watch("toll")

    assert (said_again.new, said_again.gone, said_again.changed) == ((), (), ())
    figures = [(before, now) for id, before, now in changed.changed if id.startswith("f")]
    assert [("1,410" in before, "1,510" in now) for before, now in figures] == [(True, True)]
    entries = {one.id for one in ledger.figures()} | {one.id for one in ledger.statements()}
    assert not [sentence for id, sentence in changed.new if id in entries]
    assert not [sentence for _, sentence in changed.gone if "12" in sentence]
    add("Corrected. " + REST)
    assert any("1,510" in sentence for _, sentence in ledger.watch("toll").gone)


def test_the_same_words_in_another_document_are_new(ledger: Ledger, tagger: Tagger, tmp_path: Path) -> None:
    def add(page: str, text: str) -> None:
        list(ledger.add([write_row(tmp_path, url=f"https://oldford-echo.example/{page}", text=text)], tagger=tagger))

    add("one", REST)
    ledger.watch("toll", Filter(event="killed"))
    add("one", "Nothing is known of any dead, the mayor said.")
    add("two", REST)
    told = ledger.watch("toll")

    assert any("12" in sentence for _, sentence in told.new)
    assert any("12" in sentence for _, sentence in told.gone)


KILLED = """
import os, pathlib, signal, sys
import sayso
if __name__ == "__main__":
    with sayso.Ledger.open(sys.argv[1], create=True) as ledger:
        for _ in ledger.add(sys.argv[2:], jobs=2):
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_processes_that_read_end_where_the_first_is_killed(tmp_path: Path) -> None:
    """All of them hold the other end of standard output: reading it ends only when all have ended."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED)

    done = subprocess.run([sys.executable, script, tmp_path / "new.db", WAR], capture_output=True, timeout=60)

    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")
    with Ledger.open(tmp_path / "new.db") as kept:
        assert len(list(kept.documents())) >= 1
