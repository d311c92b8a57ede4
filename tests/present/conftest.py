"""A ledger of the made-up war, for the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso import Ledger

WAR = Path(__file__).parent.parent.parent / "examples" / "war.jsonl"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, made once."""
    path = tmp_path_factory.mktemp("kept") / "war.db"
    with Ledger.open(path, create=True) as ledger:
        assert len(list(ledger.add([WAR]))) == 5
    return path


@pytest.fixture
def war(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which the commands find by themselves, in a folder of its own."""
    path = tmp_path / "sayso.db"
    path.write_bytes(kept.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("SAYSO_USER", "Ann Example")
    return path
