"""Gold, readings and runs for the tests of the measuring room."""

from __future__ import annotations

import importlib.util
import os
import random
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evals.cases import Case, Record, Spans
from evals.suites import Outcome, Run, SuiteName, measure
from evals.tally import Tally


def make_record(id: str, content: Spans, source: Spans = (), cue: Spans = (), **told: Any) -> Record:
    """A record that says only what matters."""
    return Record(id, source, cue, content, **told)


def echo_gold(case: Case) -> Outcome:
    """A perfect reader: it gives back the gold."""
    return Outcome(case.records, case.records, case.figures, case.times, Tally(1, 1, 1))


def read_nothing(case: Case) -> Outcome:
    """A reader that finds nothing."""
    return Outcome()


def make_run(cases: Sequence[Case], suite: SuiteName = "made", reader: Any = echo_gold, tagger: str = "t1") -> Run:
    """A run of one of the two readers above."""
    return measure(suite, cases, reader, ("0.0.0", tagger))


def blur(case: Case, seed: int) -> tuple[Record, ...]:
    """The case's gold with some of it lost, moved, cut, joined or given to somebody else: a bad reading."""
    chance = random.Random(f"{case.id} {seed}")
    found = [_blur_one(record, case, chance) for record in case.records if chance.random() < 0.85]
    return tuple(record for record in found if record.content)


def _blur_one(record: Record, case: Case, chance: random.Random) -> Record:
    other = chance.choice(case.records)
    move = chance.choice((0, 0, 0, 1, 4, 30))
    source = chance.choice((record.source, record.source, (), other.source))
    content = tuple(_shift(span, move, len(case.text)) for span in record.content)
    content = chance.choice((content, content[:1], record.content + other.content))
    speaker = chance.choice((record.speaker, record.speaker, other.speaker, None))
    via = chance.choice((record.via, other.via))
    kind, stance = chance.choice((record, other)).kind, chance.choice((record, other)).stance
    return Record(record.id, source, record.cue[:1], content, kind, speaker, stance, via)


def _shift(span: tuple[int, int], move: int, length: int) -> tuple[int, int]:
    start = min(span[0] + move, length - 1)
    return start, max(start + 1, min(span[1] + move, length))


def as_row(record: Record) -> dict[str, Any]:
    """A record as the specifications' own programs take it."""
    spans = {role: [list(span) for span in record.spans(role)] for role in ("source", "cue", "content")}
    told = {"kind": record.kind, "speaker": record.speaker, "stance": record.stance, "via": list(record.via)}
    return {"id": record.id, **spans, **told}


def find_outside(variable: str, *parts: str) -> Path:
    """A file under the folder that an environment variable names; skips the test where there is none."""
    folder = os.environ.get(variable)
    path = Path(folder or "", *parts)
    if not folder or not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} in the folder that {variable} names")
    return path


def load_program(path: Path) -> ModuleType:
    """A Python file from elsewhere as a module."""
    spec = importlib.util.spec_from_file_location(f"outside_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
