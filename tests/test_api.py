"""The public verbs, as a caller meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso import Dropped, InputError, Raw, Reading, pipeline
from tests.factories import make_reading

TAGGER: Any = object()
"""What a test hands on as the tagger where no room looks at it."""


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hall whose rooms give a reading for any report, save one that crashes in a room."""

    def process(raw: Raw, tagger: object) -> Reading | Dropped:
        assert tagger is TAGGER
        if b"crash" in raw.data:
            crash_in("sayso.text.clean")
        return make_reading()

    monkeypatch.setattr(pipeline, "process_report", process)


def crash_in(module: str) -> None:
    """Raises from a function that lives in `module`."""
    exec("def crash(): raise ZeroDivisionError('by nothing')\ncrash()", {"__name__": module})


def write_rows(folder: Path, *texts: str) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": f"row{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def test_every_public_name_is_there() -> None:
    assert [name for name in sayso.__all__ if not hasattr(sayso, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'read_everything'"):
        _ = sayso.read_everything


def test_types_come_without_the_tagger() -> None:
    script = "import sys, sayso; sayso.Settings(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert not {"numpy", "onnxruntime", "trafilatura", "sayso.pipeline"} & set(loaded)


@pytest.mark.usefixtures("rooms")
def test_a_crash_costs_one_report_and_the_run_goes_on(tmp_path: Path) -> None:
    outcomes = list(sayso.read_reports([write_rows(tmp_path, "one", "crash", "three")], tagger=TAGGER))

    assert outcomes == [
        make_reading(),
        Dropped("row1", "text", "crash", "ZeroDivisionError: by nothing"),
        make_reading(),
    ]


@pytest.mark.parametrize(
    ("module", "stage"),
    [
        ("sayso.read.rows", "read"),
        ("sayso.resolve", "resolve"),
        ("json.decoder", "resolve"),
        ("sayso.present", "resolve"),
    ],
)
def test_a_crash_is_laid_to_the_last_room_entered(
    module: str, stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "process_report", lambda raw, tagger: crash_in(module))
    [outcome] = sayso.read_reports([write_rows(tmp_path, "one")], tagger=TAGGER)

    assert isinstance(outcome, Dropped)
    assert outcome.stage == stage


def test_an_interrupt_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(raw: Raw, tagger: object) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "process_report", interrupt)
    with pytest.raises(KeyboardInterrupt):
        list(sayso.read_reports([write_rows(tmp_path, "one")], tagger=TAGGER))


def test_inputs_are_checked_at_the_call() -> None:
    with pytest.raises(InputError, match="there is no file"):
        sayso.read_reports(["no-such-file.txt"], tagger=TAGGER)


@pytest.mark.parametrize("input_", ["report.txt", Path("report.txt")])
def test_a_single_input_is_not_taken_for_many(input_: Any) -> None:
    with pytest.raises(InputError, match="takes a list of inputs"):
        sayso.read_reports(input_, tagger=TAGGER)


@pytest.mark.usefixtures("rooms")
def test_reports_are_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def count(inputs: object, settings: object) -> Iterator[Raw]:
        for number in range(3):
            taken.append(number)
            yield Raw(b"text", "text/plain", "a.txt")

    monkeypatch.setattr(pipeline, "read_sources", count)
    outcomes = sayso.read_reports([tmp_path], tagger=TAGGER)
    next(outcomes)

    assert taken == [0]


@pytest.mark.usefixtures("rooms")
def test_one_report_is_read(tmp_path: Path) -> None:
    assert sayso.read_report(write_rows(tmp_path, "one"), tagger=TAGGER) == make_reading()


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["one", "two"], "holds several reports; use read_reports"),
        (["crash"], r"can't be read: crash \(ZeroDivisionError: by nothing\)"),
        (["", "crash"], "holds several reports; use read_reports"),
    ],
)
def test_why_a_report_is_not_read(texts: list[str], reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        sayso.read_report(write_rows(tmp_path, *texts), tagger=TAGGER)
