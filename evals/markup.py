"""Our own made-up reports, kept as marked-up text that a person can read and mend.

A report is a TOML file: `title`, `publisher`, `published`, a `text` with marks, and under `[statements]`
what else each statement is. A mark `[s1.cue said]` says that *said* is the cue of statement s1; marks
may stand inside one another, and several marks of one role make a discontinuous span. `[s1+s2.source
she]` marks for two statements. `[f1.number at least 12]` marks a figure, which `[figures]` tells of. There
is no other use of square brackets in a made-up report.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.cases import ROLES, Case, make_case

FOLDER = Path(__file__).with_name("made")
_MARK = re.compile(
    r"\[(?:(?P<ids>s\d+(?:\+s\d+)*)\.(?P<role>source|cue|content)|(?P<figure>f\d+)\.number) |(?P<close>\])|(?P<stray>\[)"
)


def load_made(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All made-up reports, by name."""
    return tuple(make_case(row) for row in make_rows(folder))


def make_rows(folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """The made-up reports as objects of the bench's form."""
    for path in sorted(folder.glob("*.toml")):
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        text, marks = strip_marks(row["text"])
        told = {**row.get("statements", {}), **row.get("figures", {})}
        if set(marks) != set(told):
            raise ValueError(f"{path.name}: marks {sorted(marks)} but statements and figures {sorted(told)}")
        said = [_make_statement(id, spans, told[id]) for id, spans in marks.items() if id[0] == "s"]
        counted = [_make_figure(id, spans, told[id]) for id, spans in marks.items() if id[0] == "f"]
        head = {"id": path.stem, "title": row["title"], "publisher": row["publisher"]}
        published = row["published"].isoformat()
        yield {**head, "published": published, "text": text, "statements": said, "figures": counted}


def _make_statement(id: str, spans: dict[str, list[list[int]]], told: dict[str, Any]) -> dict[str, Any]:
    defaults: dict[str, Any] = {
        "kind": "indirect",
        "speaker": None,
        "speaker_kind": "person",
        "stance": "asserts",
        "via": [],
    }
    if unknown := set(told) - set(defaults):
        raise ValueError(f"statement {id}: unknown {sorted(unknown)}")
    return {"id": id, **{role: sorted(spans[role]) for role in ROLES}, **defaults, **told}


def _make_figure(id: str, spans: dict[str, list[list[int]]], told: dict[str, Any]) -> dict[str, Any]:
    """A number alone is exact: `n = 12` means that low and high are 12. Days are TOML dates."""
    number = told.get("n")
    low, high = told.get("low", number), told.get("high", number)
    days = {key: told[key].isoformat() for key in ("start", "end") if key in told}
    names = ("event", "unit", "party", "by", "status", "cumulative", "place", "according_to", "role")
    if unknown := set(told) - {*names, "n", "low", "high", "bound", "start", "end"}:
        raise ValueError(f"figure {id}: unknown {sorted(unknown)}")
    fields = {name: told[name] for name in names if name in told}
    if len(spans["number"]) != 1:
        raise ValueError(f"figure {id}: has {len(spans['number'])} marks, not one")
    return {
        "id": id,
        "span": spans["number"][0],
        "low": low,
        "high": high,
        "bound": told.get("bound", "exact"),
        "period": days,
        **fields,
    }


def strip_marks(marked: str) -> tuple[str, dict[str, dict[str, list[list[int]]]]]:
    """The text without its marks, and for each statement its spans by role.

    ValueError where a bracket belongs to no mark or a mark is not closed.
    """
    text, at, length = [], 0, 0
    opened: list[tuple[list[str], str, int]] = []
    marks: dict[str, dict[str, list[list[int]]]] = {}
    for match in _MARK.finditer(marked):
        text.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match["figure"]:
            opened.append(([match["figure"]], "number", length))
        elif match["ids"]:
            opened.append((match["ids"].split("+"), match["role"], length))
        elif match["stray"] or not opened:
            raise ValueError(f"a bracket of no mark near {marked[match.start() - 20 : match.end() + 20]!r}")
        else:
            ids, role, start = opened.pop()
            for id in ids:
                marks.setdefault(id, {name: [] for name in (ROLES if id[0] == "s" else ("number",))})[role].append(
                    [start, length]
                )
    if opened:
        raise ValueError(f"marks not closed: {opened}")
    return "".join((*text, marked[at:])), dict(
        sorted(marks.items(), key=lambda item: (item[0][0] == "f", int(item[0][1:])))
    )


if __name__ == "__main__":
    for row in make_rows():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
