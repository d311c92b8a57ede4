"""The house keeps its own rules, and the import contracts catch what they are there to catch."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src" / "sayso").rglob("*.py"))
OURS = [*MODULES, *sorted((ROOT / "evals").rglob("*.py"))]
LONGEST = 400

FAULTS = [
    ("resolve/__init__.py", "import sayso.read", "A report walks through the rooms"),
    ("utils.py", "", "A report walks through the rooms"),
    ("model/span.py", "import numpy", "The foundation needs nothing"),
    ("model/span.py", "import sayso.lexicon", "A report walks through the rooms"),
    ("read/__init__.py", "import onnxruntime", "runtime stays behind its adapter"),
    ("read/__init__.py", "import trafilatura", "HTML is read in one place"),
    ("present/cli.py", "import sayso.read", "The windows never look into a room"),
    ("attribute/__init__.py", "import torch", "Training libraries stay in training"),
    ("read/__init__.py", "import sqlalchemy", "The database stays in the ledger"),
    ("compare/__init__.py", "import rensa", "Near-copies are found in one place"),
    ("compare/__init__.py", "import sayso.ledger", "A report walks through the rooms"),
    ("present/cli.py", "import altair", "Charts are drawn in one place"),
    ("pipeline.py", "import sayso.train", "A report walks through the rooms"),
]


def lint_imports(source: Path) -> subprocess.CompletedProcess[str]:
    """The import contracts of the project, checked on the package in `source`."""
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--config",
        str(ROOT / "pyproject.toml"),
        "--no-cache",
    ]
    # The package in front of the path wins over the installed one.
    return subprocess.run(
        command, cwd=source, env={**os.environ, "PYTHONPATH": str(source)}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the package's code that may be spoiled."""
    shutil.copytree(
        ROOT / "src" / "sayso", tmp_path / "sayso", ignore=shutil.ignore_patterns("*.onnx", "*.bin", "__pycache__")
    )
    return tmp_path


def test_the_contracts_hold(house: Path) -> None:
    done = lint_imports(house)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("module", "line", "contract"), FAULTS, ids=[" ".join(fault[:2]) for fault in FAULTS])
def test_a_planted_fault_is_caught(house: Path, module: str, line: str, contract: str) -> None:
    path = house / "sayso" / module
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")

    done = lint_imports(house)

    assert done.returncode == 1
    broken = [shown for shown in done.stdout.splitlines() if " BROKEN" in shown]
    assert any(contract in shown for shown in broken), done.stdout


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_modules_are_short_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= LONGEST
    assert not text or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_and_classes_say_what_comes_out(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_data_is_checked_by_raise_and_not_by_assert(path: Path) -> None:
    """An assert is gone under `python -O`."""
    found = [
        node.lineno for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Assert)
    ]

    assert found == []
