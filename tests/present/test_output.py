"""A file is replaced by a whole one or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.present.output import open_output


def write(path: Path | None, words: str, error: BaseException | None = None) -> None:
    with open_output(path) as stream:
        stream.write(words)
        if error:
            raise error


def test_the_file_is_there_when_all_went_well(tmp_path: Path) -> None:
    write(tmp_path / "out.json", "“new”\ud800")

    assert (tmp_path / "out.json").read_text("utf-8") == "“new”\\ud800"
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_run_that_fails_leaves_the_old_file_and_its_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write(path, "half", KeyboardInterrupt())

    [part] = tmp_path.glob("*.part")
    assert (path.read_text(), part.read_text()) == ("old", "half")
    assert str(part) in capsys.readouterr().err


def test_a_run_that_fails_before_it_wrote_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="wrong"):
        write(tmp_path / "out.json", "", ValueError("wrong"))

    assert os.listdir(tmp_path) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")
    write(tmp_path / "link.json", "new")

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"


def test_a_device_is_written_to_and_stays() -> None:
    write(Path(os.devnull), "gone")

    assert not Path(os.devnull).is_file()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no" / "such" / "folder.json"
    with pytest.raises(InputError) as told:
        write(path, "")

    assert str(told.value) == f"cannot write {path}: No such file or directory; choose another --output"


def test_without_a_path_it_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write(None, "words")

    assert capsys.readouterr().out == "words"
