"""The parts of evals/README.md that programs write: the table of scores and the floors that were lowered."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from evals.floors import Lowered
from evals.suites import Run

PATH = Path(__file__).with_name("README.md")
BARS = Path(__file__).with_name("bars.toml")
NOT_MEASURED = "not measured"


def replace_block(page: str, name: str, block: str) -> str:
    """The page with new lines between `<!-- NAME -->` and `<!-- /NAME -->`. ValueError where they are missing."""
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    if page.count(start) != 1 or page.count(end) != 1:
        raise ValueError(f"the page needs one {start.strip()} and one {end}")
    head, rest = page.split(start)
    return head + start + block + end + rest.split(end)[1]


def render_scores(runs: Sequence[Run], bars: Path = BARS) -> str:
    """The table of all measures with a bar to clear, and a line on what was measured."""
    scores = {run.suite: run.scores for run in runs}
    lines = ["| measure | sayso | best elsewhere | people | to reach |", "|---|---|---|---|---|"]
    for bar in tomllib.loads(bars.read_text(encoding="utf-8"))["bars"]:
        score = scores.get(bar["suite"], {}).get(bar["measure"])
        shown = NOT_MEASURED if score is None else f"**{100 * score:.1f}**"
        others = (str(bar.get(key, "")) for key in ("elsewhere", "people", "aim"))
        lines.append(f"| {bar['label']} | {shown} | {' | '.join(others)} |")
    return "\n".join([*lines, "", *(_tell(run) for run in runs)]) + "\n"


def _tell(run: Run) -> str:
    failed = sum(result.failed is not None for result in run.results)
    return (
        f"- {run.suite}: {len(run.results)} reports ({failed} of them failed), {run.statements} gold marks, "
        f"corpus `{run.corpus}`, sayso {run.sayso}, tagger `{run.tagger}`."
    )


def write_scores(runs: Sequence[Run], path: Path = PATH) -> None:
    """Put the table into the page."""
    page = path.read_text(encoding="utf-8")
    path.write_text(replace_block(page, "scores", render_scores(runs)), encoding="utf-8")


def record_lowered(lowered: Iterable[Lowered], reason: str, day: date, path: Path = PATH) -> None:
    """Add a row for each lowered floor to the page's list; nothing is ever taken from it."""
    page = path.read_text(encoding="utf-8")
    before = page.split("<!-- lowered -->\n")[1].split("<!-- /lowered -->")[0]
    kept = reason.replace("|", "/").replace("\n", " ")
    rows = (f"| {day} | {row.suite} | {row.measure} | {row.old} | {row.new} | {kept} |\n" for row in lowered)
    path.write_text(replace_block(page, "lowered", before + "".join(rows)), encoding="utf-8")
